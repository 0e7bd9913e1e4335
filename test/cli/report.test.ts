import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findingsSchema } from "../../src/findings/schema.ts";
import { fairwait, inScratchFolder, REPOSITORY } from "./run-fairwait.ts";

const LIST = join(REPOSITORY, "fixtures/lists/example-trust.csv");
const IMD = join(REPOSITORY, "fixtures/lists/example-imd.csv");
const FROM_LIST = [LIST, "--imd", IMD, "--quiet"];
const reported = (...args: string[]) => fairwait(["report", ...FROM_LIST, ...args]);

/** Earlier findings of the same invented trust, 28 days before: whoever joined since is not on the list yet. */
const EARLIER = ["analyse", LIST, "--imd", IMD, "--as-at", "2026-09-27", "--quiet", "--format", "json"];

interface Wrong {
  readonly name: string;
  readonly args: readonly string[];
  /** Files written beside, by name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly exitCode: 2 | 3;
  readonly stderr: string | RegExp;
}

const findingsText = (change: (findings: Record<string, unknown>) => void): string => {
  const findings = JSON.parse(readFileSync(join(REPOSITORY, "fixtures/findings/sample.json"), "utf8"));
  change(findings);
  return JSON.stringify(findings);
};

const WRONG: readonly Wrong[] = [
  {
    name: "no template",
    args: ["list.csv", "--out", "x.md"],
    exitCode: 2,
    stderr: /^fairwait: no template is named\. Add --template T\. Templates are disparity, /,
  },
  {
    name: "an unknown template",
    args: ["list.csv", "--template", "disparty"],
    exitCode: 2,
    stderr: 'fairwait: there is no template "disparty". Did you mean disparity?\n',
  },
  {
    name: "no list",
    args: ["--template", "disparity", "--out", "x.md"],
    exitCode: 2,
    stderr: "fairwait: no list is named. fairwait report ptl.csv --template disparity --out disparity.html\n",
  },
  {
    name: "no format",
    args: ["list.csv", "--template", "disparity"],
    exitCode: 2,
    stderr: /^fairwait: no format is named\. Use \.html, /,
  },
  {
    name: "an unknown extension",
    args: ["list.csv", "--template", "disparity", "--out", "x.pdf"],
    exitCode: 2,
    stderr: /^fairwait: x\.pdf: the extension does not give a format\. Use \.html, /,
  },
  {
    name: "a Word document on standard output",
    args: ["list.csv", "--template", "disparity", "--format", "docx"],
    exitCode: 2,
    stderr: "fairwait: docx is written to a file, not to standard output. Name it with --out report.docx.\n",
  },
  {
    name: "an unknown format",
    args: ["list.csv", "--template", "disparity", "--format", "pdf"],
    exitCode: 2,
    stderr: /^fairwait: --format takes html or md or /,
  },
  {
    name: "a list that is not there",
    args: ["none.csv", "--template", "disparity", "--out", "x.md"],
    exitCode: 3,
    stderr: /^fairwait: none\.csv: /,
  },
  {
    name: "an output over an earlier file",
    args: ["list.csv", "--template", "disparity", "--previous", "p.json", "--out", "p.json"],
    files: { "p.json": "{}" },
    exitCode: 2,
    stderr: "fairwait: p.json: --out would overwrite a file of an earlier run. Name another file.\n",
  },
  {
    name: "earlier findings that are not there",
    args: ["list.csv", "--template", "disparity", "--previous", "p.json", "--out", "x.md"],
    exitCode: 3,
    stderr: /^fairwait: p\.json: the file of --previous cannot be read\. Make it: fairwait analyse /,
  },
  {
    name: "earlier findings that are no JSON",
    args: ["list.csv", "--template", "disparity", "--previous", "p.json", "--out", "x.md"],
    files: { "p.json": "group,n\n" },
    exitCode: 3,
    stderr: /^fairwait: p\.json: the file of --previous is not JSON\. Make it: /,
  },
  {
    name: "JSON of something else",
    args: ["list.csv", "--template", "disparity", "--previous", "p.json", "--out", "x.md"],
    files: { "p.json": "[1, 2]" },
    exitCode: 3,
    stderr:
      /^fairwait: p\.json: --previous takes findings \(fairwait\/findings@1\), and this file does not say what it is\. /,
  },
  {
    name: "an order where findings are wanted",
    args: ["list.csv", "--template", "disparity", "--previous", "p.json", "--out", "x.md"],
    files: { "p.json": '{"schema":"fairwait/order@1"}' },
    exitCode: 3,
    stderr:
      /^fairwait: p\.json: --previous takes findings \(fairwait\/findings@1\), and this is an order \(fairwait\/order@1\)\. /,
  },
  {
    name: "findings of another version",
    args: ["list.csv", "--template", "disparity", "--baseline", "p.json", "--out", "x.md"],
    files: { "p.json": '{"schema":"fairwait/findings@2"}' },
    exitCode: 3,
    stderr:
      "fairwait: p.json: it is findings of another version (fairwait/findings@2); this fairwait reads fairwait/findings@1. Make it again with this version of fairwait.\n",
  },
  {
    name: "findings without the shape of findings",
    args: ["list.csv", "--template", "disparity", "--previous", "p.json", "--out", "x.md"],
    files: { "p.json": findingsText((findings) => (findings["overall"] = "all")) },
    exitCode: 3,
    stderr: /^fairwait: p\.json: it says that it is findings .* and has not its shape: look at overall\. /,
  },
  {
    name: "findings where an order is wanted",
    args: ["list.csv", "--template", "disparity", "--impact", "p.json", "--out", "x.md"],
    files: { "p.json": findingsText(() => {}) },
    exitCode: 3,
    stderr:
      /^fairwait: p\.json: --impact takes an order .*, and this is findings \(fairwait\/findings@1\)\. /,
  },
  {
    name: "an answers file that is not there",
    args: ["list.csv", "--template", "statement", "--answers", "a.yaml", "--out", "x.md"],
    exitCode: 2,
    stderr:
      "fairwait: a.yaml: the answers file cannot be read. Start one: fairwait report --template statement --write-answers statement.yaml\n",
  },
  {
    name: "an answer to a question nobody asks",
    args: ["list.csv", "--template", "statement", "--answers", "a.yaml", "--out", "x.md"],
    files: { "a.yaml": "use-of-informaton: none\n" },
    exitCode: 2,
    stderr: 'fairwait: a.yaml:1: there is no slot "use-of-informaton". Did you mean use-of-information?\n',
  },
  {
    name: "an answers file that would be lost",
    args: ["--template", "statement", "--write-answers", "a.yaml"],
    files: { "a.yaml": "use-of-information: mine\n" },
    exitCode: 2,
    stderr: /^fairwait: a\.yaml: there is a file of that name, and what is written in it would be lost\. /,
  },
  {
    name: "answers to a document without questions",
    args: ["--template", "disparity", "--write-answers", "a.yaml"],
    exitCode: 2,
    stderr: /^fairwait: the template disparity has no place for words of yours\. /,
  },
  {
    name: "a rule of disclosure control that is none",
    args: ["list.csv", "--template", "disparity", "--out", "x.md", "--suppress", "5"],
    exitCode: 2,
    stderr: "fairwait: --suppress takes hes, min:N (N from 2 to 100) or none\n",
  },
];

describe("what cannot be done is one line, and leaves no file", () => {
  test("shows medians of few on demand, under the rule that holds without being named", () => {
    const { exitCode, stdout } = reported("--template", "disparity", "--format", "json", "--small-numbers");
    expect(exitCode).toBe(0);
    expect(findingsSchema.parse(JSON.parse(stdout)).suppression).toEqual({ rule: "hes", smallNumbers: true });
  });

  test.each(WRONG)("$name", ({ args, files = {}, exitCode, stderr }) =>
    inScratchFolder("report-wrong", (folder) => {
      writeFileSync(join(folder, "list.csv"), "a\n");
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
      const run = fairwait(["report", ...args], { folder });
      if (typeof stderr === "string") expect(run.stderr).toBe(stderr);
      else expect(run.stderr).toMatch(stderr);
      expect(run.stderr.trimEnd().split("\n")).toHaveLength(1);
      expect({ exitCode: run.exitCode, stdout: run.stdout }).toEqual({ exitCode, stdout: "" });
      expect(readdirSync(folder).sort()).toEqual(["list.csv", ...Object.keys(files)].sort());
    }),
  );
});

describe("an earlier list", () => {
  const previous = fairwait(EARLIER).stdout;
  const against = (text: string, ...args: string[]) => {
    let run = { exitCode: null as number | null, stdout: "", stderr: "" };
    inScratchFolder("report-previous", (folder) => {
      const path = join(folder, "p.json");
      writeFileSync(path, text);
      run = reported("--template", "disparity", "--format", "md", "--previous", path, ...args);
      run = { ...run, stderr: run.stderr.replaceAll(`${folder}/`, "") };
    });
    return run;
  };
  const changed = (change: (findings: ReturnType<typeof findingsSchema.parse>) => void): string => {
    const findings = findingsSchema.parse(JSON.parse(previous));
    change(findings);
    return JSON.stringify(findings);
  };

  test("comes first in the report, and no gap is said to have changed that chance would change", () => {
    const { exitCode, stdout } = against(previous);
    expect(exitCode).toBe(0);
    expect(stdout.indexOf("## What changed since 27 September 2026")).toBeLessThan(
      stdout.indexOf("## Who waits longer"),
    );
    expect(stdout).toContain("No gap has widened or narrowed by more than chance would make it");
  });

  test("without disclosure control is disclosed before it is used", () => {
    const { stdout } = against(previous);
    const exact = findingsSchema.parse(JSON.parse(previous));
    const { over52Weeks } = exact.overall;
    expect((over52Weeks.count ?? 0) % 5).not.toBe(0);
    expect(stdout).toContain("|Waited over 52 weeks|");
    expect(stdout).not.toContain(`|Waited over 52 weeks|${over52Weeks.count}|`);
  });

  test.each([
    [
      "standard",
      changed((findings) => (findings.standard = { id: "dm01-6", weeks: 6, target: 0.99 })),
      "p.json: --previous is of another analysis: its standard is dm01-6, that of this run rtt-18. Name findings of the same standard, or run this one with the --standard of that one.",
    ],
    [
      "rows",
      changed((findings) => (findings.options.where = ["sex=female"])),
      "p.json: --previous is of another analysis: its part of the list is sex=female, that of this run all of it. Name findings of the same part of the list, or run this one with the --where of that one.",
    ],
    [
      "day",
      changed((findings) => (findings.asAt = "2026-10-25")),
      "p.json: --previous is not earlier: it is as at 2026-10-25, and this list as at 2026-10-25. Name the findings of an earlier list.",
    ],
    [
      "rule",
      changed((findings) => (findings.suppression = { rule: "min:5" })),
      "p.json: --previous was made under the rule min:5 of disclosure control, and this run is under hes: their figures cannot be compared. Add --suppress min:5, or name that run's findings without disclosure control.",
    ],
  ])("of another %s is refused, exit 3", (_, text, message) => {
    expect(against(text)).toEqual({ exitCode: 3, stdout: "", stderr: `fairwait: ${message}\n` });
  });
});

describe("files beside the list", () => {
  test("are named with their fingerprints, a config file too, and one that is not told of is said to be so", () =>
    inScratchFolder("beside", (folder) => {
      const earlier = fairwait(EARLIER).stdout;
      writeFileSync(join(folder, "earlier.json"), earlier);
      const config = "suppress: hes\n";
      writeFileSync(join(folder, "ours.yaml"), config);
      const made = (template: string) =>
        fairwait(
          [
            "report",
            LIST,
            "--imd",
            IMD,
            "--config",
            "ours.yaml",
            "--template",
            template,
            "--format",
            "md",
          ].concat("--previous", "earlier.json"),
          { folder },
        );
      const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
      const board = made("board");
      expect(board.stdout).toContain(
        `|Previous findings, as at 27 September 2026: earlier.json|–|${hash(earlier)}|`,
      );
      expect(board.stdout).toContain(`|Settings: ours.yaml|–|${hash(config)}|`);
      expect(board.stderr).not.toContain("tells nothing of");
      const eds = made("eds");
      expect(eds.stdout).not.toContain("earlier.json");
      expect(eds.stderr).toContain("fairwait: note: the template eds tells nothing of --previous.\n");
    }));
});

describe("a report", () => {
  test("is under the rule for HES unless it is said otherwise", () => {
    const findings = findingsSchema.parse(
      JSON.parse(reported("--template", "disparity", "--format", "json").stdout),
    );
    expect(findings.suppression.rule).toBe("hes");
    for (const { groups } of findings.dimensions) {
      for (const { n } of groups) expect(n === null || n % 5 === 0).toBe(true);
    }
    const internal = reported("--template", "disparity", "--format", "json", "--suppress", "none");
    expect(JSON.parse(internal.stdout).suppression.rule).toBe("none");
  });

  test("of the statement counts IRTT and ORTT where the list says the type, and --where wins", () => {
    const where = (...args: string[]) =>
      JSON.parse(reported("--template", "statement", "--format", "json", ...args).stdout).options.where;
    expect(where()).toEqual(["waiting-list-type=IRTT", "waiting-list-type=ORTT"]);
    expect(where("--where", "waiting-list-type=IRTT")).toEqual(["waiting-list-type=IRTT"]);
  });

  test("has the breakdowns that its template needs beside those asked for", () => {
    const { dimensions } = findingsSchema.parse(
      JSON.parse(reported("--template", "statement", "--format", "json", "--by", "interpreter").stdout),
    );
    expect(dimensions.map(({ dimension }) => dimension)).toEqual([
      "interpreter",
      "imd-quintile",
      "ethnic-group",
      "age-band",
      "sex",
    ]);
  });
});

describe("a report of 50,000 rows with every picture", () => {
  const MOST_BYTES = 1_500_000;
  const PUBLISHED = join(
    REPOSITORY,
    "fixtures/benchmark/WLMDS-Demographics-Geography-to-25-October-2026-v1.csv",
  );
  const DIMENSIONS = "ethnic-group,imd-quintile,sex,age-band,interpreter,learning-disability";
  /** The ends of their ids. */
  const KINDS = [
    "gap-share gap-median gap-over-52 gradient gradient-over-52 wait-curves composition heat-map",
    "ethnicity-within-18 ethnicity-over-52 provider-funnel gap-funnel",
  ].flatMap((kinds) => kinds.split(" "));

  test("is a page that can be sent by mail: at most 1.5 MB", { timeout: 120_000 }, () =>
    inScratchFolder("report-size", (folder) => {
      const run = (...args: string[]) =>
        expect(fairwait([...args, "--quiet"], { folder })).toMatchObject({ exitCode: 0, stderr: "" });
      const made = ["--rows", "50000", "--providers", "30", "--out", "list.csv", "--imd-out", "imd.csv"];
      run("generate", ...made);
      const beside = ["--compare-units", "provider", "--benchmark", PUBLISHED];
      const by = ["--by", `${DIMENSIONS},ethnic-group*imd-quintile`];
      const to = ["--template", "disparity", "--out", "disparity.html"];
      run("report", "list.csv", "--imd", "imd.csv", ...by, ...beside, ...to);
      const html = readFileSync(join(folder, "disparity.html"), "utf8");
      const ids = [...html.matchAll(/<svg[^>]* aria-labelledby="([^"]+)-title"/g)].map(([, id]) => id);
      expect(KINDS.filter((kind) => !ids.some((id) => id?.endsWith(`-${kind}`)))).toEqual([]);
      expect(ids.length).toBeGreaterThanOrEqual(50);
      expect(Buffer.byteLength(html)).toBeLessThanOrEqual(MOST_BYTES);
    }),
  );
});

describe("answers", () => {
  test("are started, filled in, kept, and stand in the document", () =>
    inScratchFolder("answers", (folder) => {
      const path = join(folder, "a.yaml");
      const start = fairwait(["report", "--template", "statement", "--write-answers", path]);
      expect(start).toEqual({ exitCode: 0, stdout: "", stderr: "" });
      expect(readFileSync(path, "utf8")).toContain("# use-of-information:");

      writeFileSync(path, "use-of-information: Clinics were added in the north.\n");
      const args = ["--template", "statement", "--answers", path];
      const { stdout } = reported(...args, "--format", "md");
      expect(stdout).toContain("Clinics were added in the north.");

      expect(fairwait(["report", ...args, "--write-answers", path]).exitCode).toBe(0);
      const kept = readFileSync(path, "utf8");
      expect(kept).toContain("use-of-information: Clinics were added in the north.");
      expect(kept).toContain("# data-improvement:");
      expect(existsSync(path)).toBe(true);
    }));
});
