import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPolicy } from "../../src/config/read-policy.ts";
import { prioritise } from "../../src/pipeline/prioritise.ts";
import { groupAt, PATIENT_CHOICE } from "../../src/prioritise/list-rows.ts";
import { CLINICAL_TIERS, PATIENT_CHOICE_CODES } from "../../src/vocab/clinical-tiers.ts";
import { fairwait } from "../cli/run-fairwait.ts";
import { exactFindings, exactOrder } from "../exact-findings.ts";

const POLICY = `
name: Adjustments, deprivation and ratio
order: breach-ratio
credit:
  - { when: { learning-disability: [yes] }, weeks: 12, reason: adjustment }
  - { when: { imd-quintile: ["1"], interpreter: [yes] }, weeks: 4, reason: deprivation }
maxCreditWeeks: 14
`;

const folder = mkdtempSync(join(tmpdir(), "fairwait-orders-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the program prints of a list of 110,000 untidy rows, read in ten stretches. */
function printed(command: "analyse" | "prioritise", ...more: string[]): string {
  const { stdout, stderr, exitCode } = fairwait(
    [command, "list.csv", "--imd", "imd.csv", "--quiet", ...more],
    { folder },
  );
  expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
  return stdout;
}

const ordered = (...more: string[]): string => printed("prioritise", "--policy", "policy.yaml", ...more);

/** The tier, or the list, that a procedure priority puts people on. */
function placeOf(priority: string): string {
  if (CLINICAL_TIERS.some((tier) => tier === priority)) return priority;
  return PATIENT_CHOICE_CODES.some((code) => code === priority) ? "patient-choice" : "needs-clinical-review";
}

const listOf = (tier: number): string =>
  CLINICAL_TIERS[tier] ?? (tier === PATIENT_CHOICE ? "patient-choice" : "needs-clinical-review");

/** How many there are of each, in an order of their own. */
function counts(entries: Iterable<readonly [string, number]>): Record<string, number> {
  const sums = new Map<string, number>();
  for (const [key, count] of entries) sums.set(key, (sums.get(key) ?? 0) + count);
  return Object.fromEntries([...sums].sort(([one], [other]) => (one < other ? -1 : 1)));
}

describe("an order of a great many rows", () => {
  let csv = "";
  let json = "";
  beforeAll(() => {
    writeFileSync(join(folder, "policy.yaml"), POLICY);
    const generate = ["generate", "--rows", "110000", "--seed", "12", "--mess", "lots", "--postcodes"];
    const { exitCode } = fairwait([...generate, "--out", "list.csv", "--imd-out", "imd.csv"], { folder });
    expect(exitCode).toBe(0);
    csv = ordered("--format", "csv", "--workers", "1");
    json = ordered("--format", "json", "--top", "100", "--workers", "1");
  }, 120_000);

  test("is the same, byte for byte, on any number of threads, and so is what is said of it", () => {
    expect(csv.split("\n").length).toBeGreaterThan(90_000);
    // Not toBe: nobody wants to read how two orders of a hundred thousand differ.
    expect(ordered("--format", "csv", "--workers", "2") === csv).toBe(true);
    expect(ordered("--format", "csv", "--workers", "3") === csv).toBe(true);
    expect(ordered("--format", "json", "--top", "100", "--workers", "3") === json).toBe(true);
  }, 120_000);

  test("has the first of each list and pseudonyms alike on any number of threads", () => {
    writeFileSync(join(folder, "key.txt"), "k".repeat(40));
    const asked = ["--format", "csv", "--by", "specialty", "--top", "500"];
    const coded = [...asked, "--pseudonymise", "--key-file", "key.txt"];
    const alone = ordered(...coded, "--workers", "1");
    expect(ordered(...coded, "--workers", "3") === alone).toBe(true);
    const named: Record<string, string>[] = parse(ordered(...asked, "--workers", "3"), { columns: true });
    const pseudonyms: Record<string, string>[] = parse(alone, { columns: true });
    expect(pseudonyms.map(({ rank, ranked_within: within }) => [within, rank])).toEqual(
      named.map(({ rank, ranked_within: within }) => [within, rank]),
    );
    expect(pseudonyms.every(({ pathway_id: code }) => code === "" || /^[0-9a-f]{32}$/.test(code ?? ""))).toBe(
      true,
    );
  }, 120_000);

  test.skipIf(!existsSync("/dev/full"))(
    "ends with one line when the disk is full, whoever writes",
    () => {
      const { stderr, exitCode } = fairwait(
        [
          "prioritise",
          "list.csv",
          "--imd",
          "imd.csv",
          "--policy",
          "policy.yaml",
          "--quiet",
          "--workers",
          "3",
          "--out",
          "/dev/full",
          "--format",
          "csv",
        ],
        { folder },
      );
      expect({ exitCode, lines: stderr.trim().split("\n").length }).toEqual({ exitCode: 2, lines: 1 });
      expect(stderr).toContain("the disk is full");
    },
    120_000,
  );

  test("has as many people of each ethnic group in each tier as the analysis counts", async () => {
    const { dimensions, ledger } = exactFindings(
      printed("analyse", "--by", "procedure-priority*ethnic-group", "--format", "json"),
    );
    const found = (dimensions[0]?.groups ?? []).map(({ group, n }) => {
      const [priority = "", ethnicity = ""] = group.split("*");
      return [placeOf(priority), ethnicity, n] as const;
    });

    const { named, summary } = await prioritise(
      {
        files: [join(folder, "list.csv")],
        columns: {},
        standard: { kind: "rtt-18" },
        where: [],
        imd: [join(folder, "imd.csv")],
        ethnicGrouping: "2001",
        pseudonymised: false,
        policy: readPolicy(POLICY, "policy.yaml"),
      },
      {},
    );
    const { tiers, size, dimensions: groups } = named.rows;
    const ethnicity = groups.get("ethnic-group");
    if (ethnicity === undefined) throw new Error("no ethnic groups");
    const groupOf = (row: number) => ethnicity.groups[groupAt(ethnicity, row)]?.id;
    const rows = Array.from({ length: size }, (_, row) => row);
    expect(counts(rows.map((row) => [`${listOf(tiers[row] as number)} ${groupOf(row)}`, 1]))).toEqual(
      counts(found.map(([place, group, n]) => [`${place} ${group}`, n])),
    );
    expect(summary().ledger).toEqual(ledger);

    const written: Record<string, string>[] = parse(csv, { columns: true });
    expect(counts(written.map(({ tier, list = "" }) => [tier || list, 1]))).toEqual(
      counts(found.map(([place, , n]) => [place, n])),
    );
    const order = exactOrder(json);
    expect(order.ledger).toEqual(ledger);
    const ranked = found.filter(([place]) => CLINICAL_TIERS.some((tier) => tier === place));
    const impact = order.impact.dimensions.find(({ dimension }) => dimension === "ethnic-group");
    expect(counts((impact?.groups ?? []).map(({ group, n }) => [group, n]))).toEqual(
      counts(ranked.map(([, group, n]) => [group, n])),
    );
  }, 120_000);
});
