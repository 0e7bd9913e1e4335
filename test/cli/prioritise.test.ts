import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { orderSchema } from "../../src/findings/order-schema.ts";
import { fairwait, inScratchFolder, REPOSITORY } from "./run-fairwait.ts";

const LIST = join(REPOSITORY, "fixtures/lists/example-trust.csv");
const IMD = join(REPOSITORY, "fixtures/lists/example-imd.csv");
const POLICY = join(REPOSITORY, "fixtures/policies/inclusive-recovery.yaml");

const prioritise = (...more: string[]) =>
  fairwait(["prioritise", LIST, "--imd", IMD, "--policy", POLICY, ...more]);
type Row = Readonly<Record<string, string>>;
const rowsOf = (csv: string): Row[] => parse(csv, { columns: true });

const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`;

/** The contract's columns, in its order. */
const CONTRACT =
  "rank,pathway_id,local_patient_id,list,tier,target_days,days_waited,breach_ratio,credit_weeks,credit_reasons,plain_rank,places_gained";

describe("fairwait prioritise", () => {
  const { stdout: csv, stderr } = prioritise("--format", "csv");
  const rows = rowsOf(csv);

  test("writes the contract's columns first, and the notice on stderr", () => {
    expect(csv.startsWith(`${CONTRACT},`)).toBe(true);
    expect(stderr).toMatch(/^fairwait: Decision support for human review\. Not a clinical decision\.\n/);
  });

  test("every analysed pathway has one place, from 1 to n on its list", () => {
    expect(rows).toHaveLength(3811);
    for (const name of ["contact", "needs-clinical-review", "patient-choice"]) {
      const ranks = rows.filter(({ list }) => list === name).map(({ rank }) => Number(rank));
      expect(ranks).toEqual(ranks.map((_, index) => index + 1));
    }
    expect(new Set(rows.map(({ list }) => list))).toEqual(
      new Set(["contact", "needs-clinical-review", "patient-choice"]),
    );
  });

  test("tiers are in order on the ranked list and blank on the others", () => {
    const tiers = rows.filter(({ list }) => list === "contact").map(({ tier }) => tier ?? "");
    expect(tiers).toEqual([...tiers].sort());
    expect(new Set(rows.filter(({ list }) => list !== "contact").map(({ tier }) => tier))).toEqual(
      new Set([""]),
    );
  });

  test("places gained are the plain rank less the rank, and sum to nothing", () => {
    for (const { rank, plain_rank, places_gained } of rows)
      expect(Number(plain_rank) - Number(rank)).toBe(Number(places_gained));
    expect(rows.reduce((sum, { places_gained }) => sum + Number(places_gained), 0)).toBe(0);
  });

  test("reasons add up to the credit", () => {
    for (const { credit_weeks, credit_reasons } of rows) {
      const parts = (credit_reasons ?? "").split("; ").filter((part) => part !== "");
      const sum = parts.reduce((total, part) => total + Number(part.split(": ").at(-1)), 0);
      expect(sum).toBe(Number(credit_weeks));
    }
    expect(rows.some(({ credit_weeks }) => credit_weeks === "12")).toBe(true);
  });

  test("the order does not depend on that of the file, nor on threads", async () => {
    await inScratchFolder("prioritise-permuted", (folder) => {
      const records: string[][] = parse(readFileSync(LIST), { relax_column_count: true });
      const [header = "", ...lines] = records.map((fields) => fields.map(quoted).join(","));
      // Of duplicates the first of the file is kept, which another order would change.
      const idOf = (line: string) => line.split(",")[3] ?? "";
      const once = [...new Map(lines.map((line) => [idOf(line), line])).values()];
      const args = ["--imd", IMD, "--policy", POLICY, "--format", "csv", "--quiet"];
      const ordered = (name: string, inFile: readonly string[]) => {
        const list = join(folder, name);
        writeFileSync(list, `${[header, ...inFile].join("\n")}\n`);
        return fairwait(["prioritise", list, ...args]).stdout;
      };
      const forwards = ordered("forwards.csv", once);
      expect(forwards.split("\n").length).toBeGreaterThan(3500);
      expect(ordered("backwards.csv", [...once].reverse())).toBe(forwards);
      expect(prioritise("--format", "csv", "--quiet", "--workers", "2").stdout).toBe(csv);
    });
  });

  test("JSON holds the policy, the impact and every row, obeys its schema, and says what the CSV says", () => {
    const order = orderSchema.parse(JSON.parse(prioritise("--format", "json", "--quiet").stdout));
    expect(order.rows.map(({ pathwayId }) => pathwayId)).toEqual(rows.map(({ pathway_id }) => pathway_id));
    expect(order.policy.name).toBe("Inclusive recovery");
    expect(order.impact.overall.n).toBe(rows.filter(({ list }) => list === "contact").length);
  });

  test("a file of rows is the person's alone, and what the order does is printed beside it", async () => {
    await inScratchFolder("prioritise-out", (folder) => {
      const out = join(folder, "order.csv");
      const impact = join(folder, "impact.md");
      const { stdout, exitCode } = prioritise("--out", out, "--impact", impact);
      expect(exitCode).toBe(0);
      expect(readFileSync(out, "utf8")).toBe(csv);
      expect(statSync(out).mode & 0o777).toBe(0o600);
      expect(stdout).toContain("Equality impact of this order");
      expect(stdout).toContain("Decision support for human review. Not a clinical decision.");
      expect(stdout).not.toContain(rows[0]?.["pathway_id"]);
      expect(readFileSync(impact, "utf8")).toMatch(/^# example-trust\.csv/);
    });
  });

  test("a workbook opens with a row for each pathway", async () => {
    await inScratchFolder("prioritise-xlsx", (folder) => {
      const out = join(folder, "order.xlsx");
      expect(prioritise("--out", out, "--quiet", "--top", "50").exitCode).toBe(0);
      expect(readFileSync(out).subarray(0, 2).toString()).toBe("PK");
      expect(statSync(out).mode & 0o777).toBe(0o600);
    });
  });

  test("--top takes the first of each list; --by ranks each specialty from 1", () => {
    const top = rowsOf(prioritise("--format", "csv", "--quiet", "--top", "3").stdout);
    expect(top.map(({ rank }) => rank)).toEqual(["1", "2", "3", "1", "2", "3", "1", "2", "3"]);
    const within = rowsOf(prioritise("--format", "csv", "--quiet", "--by", "specialty").stdout);
    expect(within).toHaveLength(rows.length);
    const firsts = within.filter(({ rank, list }) => rank === "1" && list === "contact");
    expect(new Set(firsts.map(({ ranked_within }) => ranked_within)).size).toBe(firsts.length);
    expect(firsts.length).toBeGreaterThan(5);
  });

  test("pseudonyms replace identifiers, the same with the same key and others with another", async () => {
    await inScratchFolder("prioritise-pseudonyms", (folder) => {
      const key = join(folder, "key.txt");
      writeFileSync(key, "k".repeat(40));
      const ask = () =>
        rowsOf(prioritise("--format", "csv", "--quiet", "--pseudonymise", "--key-file", key).stdout);
      const first = ask();
      expect(
        first.every(({ pathway_id }) => /^([0-9a-f]{32})?$/.test(pathway_id ?? "")),
        "codes",
      ).toBe(true);
      expect(ask()).toEqual(first);
      writeFileSync(key, "l".repeat(40));
      expect(ask()[0]?.["pathway_id"]).not.toBe(first[0]?.["pathway_id"]);
    });
  });

  test("--example prints a policy that holds; --evidence prints adjusted gaps", () => {
    expect(fairwait(["prioritise", "--example"]).stdout).toBe(readFileSync(POLICY, "utf8"));
    const { stdout, exitCode } = fairwait(["prioritise", LIST, "--imd", IMD, "--evidence"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("evidence for a policy");
    expect(stdout).toMatch(/Asian.*over52Weeks/);
  });

  test.each([
    [["--evidence", "--out", "e.csv"], "--evidence is printed as it is and takes no --out"],
    [["--evidence", "--format", "json"], "--evidence is printed as it is and takes no --format"],
    [["--example", "--out", "p.yaml"], "--example is printed as it is and takes no --out"],
  ])("%j is refused rather than printed elsewhere than asked", (args, message) => {
    const run = fairwait(["prioritise", LIST, "--imd", IMD, ...args]);
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toBe("");
    expect(run.stderr).toContain(message);
  });

  test("what a config says of analyses alone changes neither an order nor its evidence", async () => {
    await inScratchFolder("prioritise-config", (folder) => {
      const config = join(folder, "c.yaml");
      writeFileSync(
        config,
        "by: [column:Nowhere]\nreference: { ethnic-group: black }\npopulation: [nowhere.csv]\ncatchment: icb:QHL\ntimeTo: treatment\n",
      );
      const evidence = ["prioritise", LIST, "--imd", IMD, "--evidence"];
      expect(fairwait([...evidence, "--config", config]).stdout).toBe(fairwait(evidence).stdout);
      expect(prioritise("--format", "csv", "--quiet", "--config", config).stdout).toBe(csv);
    });
  });

  test("a list whose areas no table gives is told to name one", () => {
    const run = fairwait(["prioritise", LIST, "--policy", POLICY]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toMatch(
      /names imd-quintile, and nothing in the list gives it\. Give the table .* --imd FILE/,
    );
  });

  test("providers that are ranked apart are no groups of the impact: places change hands within each", () => {
    const { stdout } = prioritise("--format", "json", "--quiet", "--by", "provider", "--top", "1");
    const { impact } = JSON.parse(stdout);
    expect(impact.rankedWithin.dimension).toBe("provider");
    expect(impact.dimensions.map(({ dimension }: { dimension: string }) => dimension)).not.toContain(
      "provider",
    );
  });

  const POLICIES: Readonly<Record<string, readonly [yaml: string, message: string]>> = {
    "an unknown key": ["name: x\nguard: [52]\n", "p.yaml:2: there is no key"],
    "contradictory tiers": ["name: x\ntiers: [procedure-priority, procedure-priority]\n", "p.yaml:2"],
    "negative weeks": [
      "name: x\nmaxCreditWeeks: 4\ncredit:\n  - { when: { sex: [female] }, weeks: -1, reason: x }\n",
      "p.yaml:4",
    ],
    "a dimension the list lacks": [
      "name: x\nmaxCreditWeeks: 4\ncredit:\n  - { when: { autism: [yes] }, weeks: 1, reason: x }\n",
      "names autism, and nothing in the list gives it",
    ],
    "credit over the cap": [
      "name: x\nmaxCreditWeeks: 4\ncredit:\n  - { when: { imd-quintile: [1] }, weeks: 8, reason: x }\n",
      "p.yaml:4",
    ],
    "ethnicity without governance": [
      "name: x\nmaxCreditWeeks: 4\ncredit:\n  - { when: { ethnic-group: [asian] }, weeks: 2, reason: x }\n",
      "evidence",
    ],
    "a review that is past": [
      "name: x\nmaxCreditWeeks: 4\ncredit:\n  - { when: { imd-quintile: [1] }, weeks: 2, reason: x, reviewBy: 2026-01-01 }\n",
      "2026-01-01",
    ],
  };
  test.each(Object.entries(POLICIES))(
    "refuses a policy with %s in one line, and writes nothing",
    async (_, [yaml, message]) => {
      await inScratchFolder("prioritise-refused", (folder) => {
        const policy = join(folder, "p.yaml");
        const out = join(folder, "order.csv");
        writeFileSync(policy, yaml);
        const run = fairwait(["prioritise", LIST, "--imd", IMD, "--policy", policy, "--out", out]);
        expect(run.exitCode, run.stderr).toBe(2);
        expect(run.stderr.trimEnd().split("\n")).toHaveLength(1);
        expect(run.stderr).toContain(message);
        expect(statSync(out, { throwIfNoEntry: false })).toBeUndefined();
      });
    },
  );

  test.each([
    [["--capacity", "0"], "--capacity takes a number of people a week above 0"],
    [["--top", "0"], "--top takes a whole number above 0"],
    [["--pseudonymise"], "--pseudonymise takes a key"],
    [["--key-file", "k"], "--key-file is given without --pseudonymise"],
    [["--format", "xlsx"], "a workbook is written to a file"],
    [["--by", "elbow"], "--by takes"],
  ])("refuses %j", (args, message) => {
    const run = prioritise(...args);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
  });

  test("a workbook would run no reason, identifiers stand as they are, and of telephones only a blank is told", async () => {
    await inScratchFolder("prioritise-formula", (folder) => {
      const list = join(folder, "list.csv");
      const policy = join(folder, "p.yaml");
      writeFileSync(
        list,
        'Pathway ID,Clock Start,Procedure Priority,Learning Disability,Home Phone\n=a,2026-01-01,P2,Y,0123\n"b,""c",2026-01-02,P2,Y,\n',
      );
      writeFileSync(
        policy,
        "name: x\nmaxCreditWeeks: 2\ncredit:\n  - { when: { learning-disability: [yes] }, weeks: 1, reason: =1+1 }\n",
      );
      const args = ["prioritise", list, "--policy", policy, "--as-at", "2026-10-25"];
      const [first, second] = rowsOf(fairwait([...args, "--format", "csv", "--quiet"]).stdout);
      expect(first?.["pathway_id"]).toBe("=a");
      expect(first?.["credit_reasons"]).toBe("'=1+1: 1");
      expect(first?.["contact_reasons"]).not.toContain("telephone");
      expect(second?.["pathway_id"]).toBe('b,"c');
      expect(second?.["contact_reasons"]).toContain("no telephone number");
      expect(fairwait(args).stdout.replace(/\s+/g, " ")).toContain(
        "1 column of names, addresses or telephone numbers: not read, but for whether there is a telephone number.",
      );
    });
  });

  test("NULL is blank, in identifiers and telephone numbers too, and whoever has no identifier is counted", async () => {
    await inScratchFolder("prioritise-null", (folder) => {
      const list = join(folder, "list.csv");
      const policy = join(folder, "p.yaml");
      writeFileSync(
        list,
        "Pathway ID,Hospital Number,Clock Start,Procedure Priority,Mobile\nNULL, null ,2026-01-01,P2,NULL\nx,NULL,2026-01-02,P2,07\n,P3,2026-01-03,P4,07\n",
      );
      writeFileSync(policy, "name: x\norder: breach-ratio\n");
      const args = ["prioritise", list, "--policy", policy, "--as-at", "2026-10-25"];
      const { stdout, stderr } = fairwait([...args, "--format", "csv"]);
      expect(
        rowsOf(stdout).map(({ pathway_id, local_patient_id, contact_reasons }) => [
          pathway_id,
          local_patient_id,
          contact_reasons,
        ]),
      ).toEqual([
        ["", "", "no telephone number: write"],
        ["x", "", ""],
        ["", "P3", ""],
      ]);
      expect(stderr).toContain("1 pathway is without an identifier of the pathway or of the patient");
      expect(stderr).toContain("2 pathways have a clinical target and neither a priority review");
      const { stdout: table } = fairwait(args);
      expect(table).toContain("1 pathway is in a tier without a clinical target: ordered by wait.");
      expect(table).toMatch(/To know when making contact\n/);
    });
  });

  test("the head of each part of a list says which part it is, in words", () => {
    const { stdout } = prioritise("--by", "specialty", "--top", "1");
    expect(stdout).toContain("First on the list: contact, C_110 (Trauma and Orthopaedic Service)");
    expect(stdout).toMatch(/learning disability: reasonable adjustments/);
  });

  test.each([
    ["site", "2", "Sex", 'site, which is read from the column "Sex"', "Name sex itself"],
    [
      "interpreter",
      "yes",
      "Ethnic Category",
      "a protected characteristic under another name",
      "Name ethnic-",
    ],
  ])(
    "credit by %s cannot be credit by the characteristic that its column is headed as",
    async (field, group, header, message, hint) => {
      await inScratchFolder("prioritise-renamed", (folder) => {
        const policy = join(folder, "p.yaml");
        writeFileSync(
          policy,
          `name: x\nmaxCreditWeeks: 2\ncredit:\n  - { when: { ${field}: ["${group}"] }, weeks: 1, reason: r }\n`,
        );
        const run = fairwait(["prioritise", LIST, "--policy", policy, "--column", `${field}=${header}`]);
        expect(run.exitCode, run.stderr).toBe(2);
        expect(run.stderr).toContain(message);
        expect(run.stderr).toContain(hint);
      });
    },
  );

  test("a list without procedure priorities has no order", async () => {
    await inScratchFolder("prioritise-no-tiers", (folder) => {
      const list = join(folder, "list.csv");
      writeFileSync(list, "Clock Start,Ethnic Category\n2026-01-01,A\n");
      const run = fairwait(["prioritise", list, "--policy", POLICY, "--as-at", "2026-10-25"]);
      expect(run.exitCode).toBe(2);
      expect(run.stderr).toContain("no column of procedure priorities");
    });
  });
});
