import { describe, expect, test } from "vitest";
import { analysisRequest, mergeSettings } from "../../../src/cli/request.ts";

describe("a config file and flags together", () => {
  test("flags win", () => {
    const file = { asAt: "2026-09-27", by: ["sex"], workers: 2 };
    expect(mergeSettings(file, { asAt: "2026-10-25", by: ["age-band"] })).toEqual({
      asAt: "2026-10-25",
      by: ["age-band"],
      workers: 2,
    });
  });

  test("columns, filters and references are overridden one by one", () => {
    const file = { columns: { sex: "Gender", clockStart: "Start" }, reference: { sex: "male" } };
    expect(mergeSettings(file, { columns: { clockStart: "RTT Start" } })).toEqual({
      columns: { sex: "Gender", clockStart: "RTT Start" },
      reference: { sex: "male" },
    });
  });

  test("a catchment is a rule over the list's LSOAs, or areas by code", () => {
    const catchmentOf = (catchment: string) => analysisRequest(["ptl.csv"], { catchment }).catchment;
    expect(catchmentOf("lsoa")).toEqual({ kind: "lsoa" });
    expect(catchmentOf("lsoa:95")).toEqual({ kind: "lsoa", percent: 95 });
    expect(catchmentOf("icb:qhl,QOX")).toEqual({ kind: "icb", codes: ["QHL", "QOX"] });
    expect(catchmentOf("local-authority:E08000025")).toEqual({
      kind: "local-authority",
      codes: ["E08000025"],
    });
    expect(analysisRequest(["ptl.csv"], {})).not.toHaveProperty("catchment");
  });

  test("what is said of records is refused when there are none", () => {
    expect(() => analysisRequest(["ptl.csv"], { ethnicityMethod: "chime" })).toThrow(
      /--ethnicity-method is given without --demographics/,
    );
    expect(() =>
      analysisRequest(["ptl.csv"], { demographicsColumns: { sex: "S" }, demographics: [] }),
    ).toThrow(/--demographics-column is given without --demographics/);
  });

  test("numbers in a file mean what they would mean as flags", () => {
    const request = analysisRequest(["ptl.csv"], {
      ethnicGrouping: 2021,
      maxRejected: 5,
      where: { "treatment-function": [110, 120] },
      reference: { "imd-quintile": 1 },
    });
    expect(request).toMatchObject({
      ethnicGrouping: "2021",
      maxRejected: { kind: "rows", value: 5 },
      where: [
        { field: "treatment-function", value: "110" },
        { field: "treatment-function", value: "120" },
      ],
      references: { "imd-quintile": "1" },
    });
  });
});
