import { describe, expect, it } from "vitest";
import { ambiguousHeaderError, settleByValues } from "../../../src/columns/settle-by-values.ts";

const column = (...texts: string[]) => texts.map((text) => ({ text, count: 10 }));

describe("settling an ambiguous header by its values", () => {
  it.each([
    ["IMD", column("1", "2", "3", "4", "5"), undefined],
    ["IMD", column("1", "2", "9", "10", ""), "imd-decile"],
    ["Deprivation", column("1", "7.0", "10.0"), "imd-decile"],
    ["IMD", column("1", "18044", "32844"), "imd-rank"],
    ["IMD", column("12.5", "3", "61.21"), "imd-score"],
    ["IMD", column("high", "low"), undefined],
    ["Priority", column("P1a", "P2", "P4"), "procedure-priority"],
    ["Priority", column("1A", "2", "3", "4"), "procedure-priority"],
    ["Priority Code", column("Routine", "Urgent", "2WW"), "priority-type"],
    ["Priority", column("1", "2", "3"), undefined],
    ["Priority", column("", " "), undefined],
    ["P Code", column("P2", "2", "1A"), "procedure-priority"],
    ["PCode", column("SW1A 1AA", "LS1 4AP", "ZZ99 3VZ"), "postcode"],
    ["Specialty", column("100", "C_110", "502"), "treatment-function"],
    ["Specialty", column("Orthopaedics", "ENT"), "specialty-name"],
    ["DTA", column("2026-01-05", "04/02/2026"), "decision-to-admit-date"],
    ["Admitted", column("Y", "N"), "admitted-status"],
    ["Clock Start", column("2026-01-05"), undefined],
  ])("%s %j", (header, entries, field) => {
    expect(settleByValues(header, entries)).toBe(field);
  });

  it("takes bare digits for the one field that is left", () => {
    expect(settleByValues("Priority", column("1", "2", "3"), ["priority-type"])).toBe("priority-type");
  });

  it("does not answer with a field that another column already is", () => {
    expect(settleByValues("IMD", column("1", "10"), ["imd-quintile", "imd-rank"])).toBeUndefined();
  });

  it("is not swayed by a few stray values", () => {
    const entries = [
      { text: "P2", count: 95 },
      { text: "see notes", count: 5 },
    ];
    expect(settleByValues("Priority", entries)).toBe("procedure-priority");
  });

  it("asks for --column when nothing settles it", () => {
    const error = ambiguousHeaderError("IMD", ["imd-decile", "imd-quintile"]);
    expect(error.exitCode).toBe(2);
    expect(error.detail.message).toContain("imd-decile or imd-quintile");
    expect(error.detail.hint).toContain('--column imd-decile="IMD"');
  });
});
