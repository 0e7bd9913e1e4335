import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { ANALYSE_FLAGS } from "../../../src/cli/analyse-flags.ts";
import { COMMON_FLAGS, configKeyOf, type Flag } from "../../../src/cli/flag.ts";
import { GENERATE_FLAGS } from "../../../src/cli/generate-flags.ts";
import { INSPECT_FLAGS } from "../../../src/cli/inspect-flags.ts";
import { COMMANDS, readArguments } from "../../../src/cli/program.ts";
import { analysisRequest } from "../../../src/cli/request.ts";
import { typedSettings } from "../../../src/cli/typed-settings.ts";
import { SETTING_KEYS } from "../../../src/config/settings.ts";
import { UserError } from "../../../src/errors.ts";
import { capturedIo } from "./captured-io.ts";

const read = (...args: string[]) => readArguments(args, capturedIo(tmpdir()).io);
const settingsOf = (...args: string[]) =>
  typedSettings(ANALYSE_FLAGS, read("analyse", "ptl.csv", ...args)!.typed);
const requestOf = (...args: string[]) => analysisRequest(["ptl.csv"], settingsOf(...args));

/** Each flag of `analyse` that shapes the request: what is typed, and what it means. */
const MEANINGS: Readonly<Record<string, readonly [typed: string[], means: object]>> = {
  "as-at": [["--as-at", "2026-10-25"], { asAt: "2026-10-25" }],
  imd: [["--imd", "a.csv", "--imd", "b.csv"], { imd: ["a.csv", "b.csv"] }],
  "imd-edition": [["--imd-edition", "2019"], { imdEdition: 2019 }],
  where: [
    ["--where", "provider=RJ6", "--where", "provider=RJ7", "--where", "site=A=B"],
    {
      where: [
        { field: "provider", value: "RJ6" },
        { field: "provider", value: "RJ7" },
        { field: "site", value: "A=B" },
      ],
    },
  ],
  standard: [["--standard", "weeks:26"], { standard: { kind: "weeks", weeks: 26 } }],
  column: [["--column", "clockStart=Clock = Start"], { columns: { clockStart: "Clock = Start" } }],
  sheet: [["--sheet", "PTL"], { sheet: "PTL" }],
  delimiter: [["--delimiter", "tab"], { delimiter: "\t" }],
  "earliest-clock-start": [["--earliest-clock-start", "2010-04-01"], { earliestClockStart: "2010-04-01" }],
  "ethnicity-codes": [["--ethnicity-codes", "hes-1990s"], { ethnicityCodes: "hes-1990s" }],
  "max-rejected": [["--max-rejected", "0.5%"], { maxRejected: { kind: "percent", value: 0.5 } }],
  workers: [["--workers", "0"], { workers: 0 }],
  by: [["--by", "sex, ethnic-group*imd-quintile"], { by: [["sex"], ["ethnic-group", "imd-quintile"]] }],
  adjust: [["--adjust", "specialty, age-band"], { adjust: ["specialty", "age-band"] }],
  reference: [["--reference", "imd-quintile=1"], { references: { "imd-quintile": "1" } }],
  "compare-units": [["--compare-units", "provider"], { compareUnits: "provider" }],
  "age-bands": [["--age-bands", "0-17,18+"], { ageBands: "0-17,18+" }],
  "ethnic-grouping": [["--ethnic-grouping", "2021"], { ethnicGrouping: "2021" }],
  multiplicity: [["--multiplicity", "holm"], { multiplicity: "holm" }],
  "time-to": [["--time-to", "treatment"], { timeTo: { event: "treatment" } }],
  "observed-from": [
    ["--time-to", "treatment", "--observed-from", "2026-04-01"],
    { timeTo: { event: "treatment", observedFrom: "2026-04-01" } },
  ],
  population: [["--population", "a.csv", "--population", "b.csv"], { population: ["a.csv", "b.csv"] }],
  catchment: [["--catchment", "icb:QHL"], { catchment: { kind: "icb", codes: ["QHL"] } }],
  demographics: [["--demographics", "a.csv", "--demographics", "b.gz"], { demographics: ["a.csv", "b.gz"] }],
  "demographics-column": [
    ["--demographics", "a.csv", "--demographics-column", "recordDate=Seen On"],
    { demographicsColumns: { recordDate: "Seen On" } },
  ],
  "ethnicity-method": [
    ["--demographics", "a.csv", "--ethnicity-method", "list-first"],
    { ethnicityMethod: "list-first" },
  ],
  suppress: [
    ["--suppress", "min:5"],
    { suppression: { rule: { kind: "min", fewest: 5 }, smallNumbers: false } },
  ],
  "small-numbers": [
    ["--suppress", "hes", "--small-numbers"],
    { suppression: { rule: { kind: "hes" }, smallNumbers: true } },
  ],
};
/** These say where things go; test/cli proves them on the program itself. */
const OUTSIDE_THE_REQUEST = ["config", "store", "rejects", "rejects-raw", "format", "out", "all-measures"];

describe("the flags of analyse", () => {
  const names = ANALYSE_FLAGS.map(({ name }) => name as string);

  test("every one is tried", () => {
    expect([...Object.keys(MEANINGS), ...OUTSIDE_THE_REQUEST].sort()).toEqual([...names].sort());
  });

  test.each(Object.entries(MEANINGS))("--%s means what it says", (_, [typed, means]) => {
    expect(requestOf(...typed)).toMatchObject(means);
  });

  test("every config key but the gates is a flag, and every flag but --config a config key", () => {
    const keys = (ANALYSE_FLAGS as readonly Flag[]).map(configKeyOf).filter((key) => key !== undefined);
    expect([...keys, "checks"].sort()).toEqual([...SETTING_KEYS].sort());
    expect((ANALYSE_FLAGS as readonly Flag[]).filter((flag) => configKeyOf(flag) === undefined)).toHaveLength(
      1,
    );
  });

  test("without any, the request leaves the choices to fairwait", () => {
    expect(requestOf()).toEqual({
      files: ["ptl.csv"],
      columns: {},
      standard: { kind: "rtt-18" },
      where: [],
      imd: [],
      references: {},
      ethnicGrouping: "2001",
      multiplicity: "benjamini-hochberg",
    });
  });

  test("a number of rows and a percentage are different limits", () => {
    expect(requestOf("--max-rejected", "100").maxRejected).toEqual({ kind: "rows", value: 100 });
    expect(requestOf("--max-rejected", "100%").maxRejected).toEqual({ kind: "percent", value: 100 });
  });

  test.each([
    [["--as-at", "2026-13-01"], "--as-at takes a day that exists, as YYYY-MM-DD"],
    [["--where", "provider"], "--where takes FIELD=VALUE"],
    [["--column", "=x"], "--column takes FIELD=HEADER"],
    [["--workers", "two"], "--workers takes a whole number from 0 to 64"],
    [["--workers", ""], "--workers takes a whole number from 0 to 64"],
    [["--reference", "sex=male", "--reference", "sex=female"], "--reference takes a group"],
    [["--by", "sex,,age-band"], "--by takes dimensions, crossed as a*b"],
  ])("%j is refused", (typed, message) => {
    expect(() => settingsOf(...typed)).toThrowError(expect.objectContaining({ message, exitCode: 2 }));
  });

  test("a flag that takes one value refuses a second", () => {
    expect(() => read("analyse", "a.csv", "--by", "sex", "--by", "age-band")).toThrowError(
      "--by is given twice",
    );
  });
});

describe("what was typed", () => {
  test("no flag name is used twice in a command", () => {
    for (const { name, flags } of COMMANDS) {
      const names = [...flags, ...COMMON_FLAGS].map((flag) => flag.name);
      expect(new Set(names).size, name).toBe(names.length);
    }
  });

  test("the flags of every command are read under their own names", () => {
    const tables = { analyse: ANALYSE_FLAGS, inspect: INSPECT_FLAGS, generate: GENERATE_FLAGS };
    for (const [command, table] of Object.entries(tables)) {
      for (const flag of [...table, ...COMMON_FLAGS] as readonly Flag[]) {
        const value = flag.kind === "switch" ? [] : [flag.choices?.[0] ?? "x"];
        const operands = command === "generate" ? [] : ["ptl.csv"];
        const { typed } = read(command, ...operands, `--${flag.name}`, ...value)!;
        expect(Object.keys(typed)).toEqual([flag.name]);
      }
    }
  });

  test("a lone dash is a file: standard input", () => {
    expect(read("analyse", "-", "b.csv")?.operands).toEqual(["-", "b.csv"]);
  });

  test.each([
    [["analyze", "a.csv"], "unknown command 'analyze'", "Did you mean analyse?"],
    [["analyse", "a.csv", "--asat", "x"], "unknown option '--asat'", "Did you mean --as-at?"],
    [["analyse", "a.csv", "--error-format", "xml"], "--error-format takes text or json", undefined],
    [["analyse"], "missing required argument 'files'", "See fairwait --help."],
    [["analyse", "a.csv", "--imd"], "option '--imd <FILE>' argument missing", "See fairwait --help."],
  ])("%j is wrong usage, with what was probably meant", (args, message, hint) => {
    try {
      read(...args);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      expect(error).toMatchObject({
        exitCode: 2,
        detail: hint === undefined ? { message } : { message, hint },
      });
    }
  });
});
