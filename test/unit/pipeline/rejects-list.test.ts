import { describe, expect, test } from "vitest";
import { readDay } from "../../../src/pipeline/day-text.ts";
import { rejectsList } from "../../../src/pipeline/rejects-list.ts";
import type { AnalysisRequest } from "../../../src/request.ts";

const request = (sinks: Pick<AnalysisRequest, "rejects" | "rejectsRaw">): AnalysisRequest => ({
  files: ["list.csv"],
  columns: {},
  standard: { kind: "rtt-18" },
  where: [],
  imd: [],
  references: {},
  ethnicGrouping: "2001",
  multiplicity: "benjamini-hochberg",
  ...sinks,
});
const collector = () => {
  const written: string[] = [];
  return {
    written,
    write: (text: string | Uint8Array) => void written.push(Buffer.from(text).toString("utf8")),
  };
};
const row = {
  file: "list.csv",
  line: 7,
  reason: "clock-start-missing",
  field: "Clock start, RTT",
  pathway: 'P"1',
  patient: "H1",
  raw: Buffer.from('"P""1",,H1'),
};

describe("the list of rows left out", () => {
  test("is not kept when nobody asks for it", () => {
    expect(rejectsList(request({}))).toBeUndefined();
  });

  test("has file, line, reason, field, pathway id and local patient id, quoted where needed", () => {
    const rejects = collector();
    rejectsList(request({ rejects }))?.(row);
    expect(rejects.written.join("")).toBe(
      'file,line,reason,field,pathway_id,local_patient_id\nlist.csv,7,clock-start-missing,"Clock start, RTT","P""1",H1\n',
    );
  });

  test("raw has the row as it stood, on its own", () => {
    const rejectsRaw = collector();
    rejectsList(request({ rejectsRaw }))?.(row);
    expect(rejectsRaw.written.join("")).toBe('"P""1",,H1\n');
  });
});

describe("a day written as an option", () => {
  test("is a calendar day, YYYY-MM-DD", () => {
    expect(readDay("1970-01-02")).toBe(1);
    expect(readDay(" 2026-10-25 ")).toBe(20_751);
  });

  test.each(["25/10/2026", "2026-02-30", "2026-1-1", "today", ""])("%s is none", (text) => {
    expect(readDay(text)).toBeUndefined();
  });
});
