import { describe, expect, test } from "vitest";
import { simulationSchema } from "../../../src/findings/simulation-schema.ts";
import { displayWidth } from "../../../src/report/printable.ts";
import { REPORT_FORMATS } from "../../../src/report/render.ts";
import { renderSimulation } from "../../../src/report/render-simulation.ts";
import { SIMULATION_COLUMNS } from "../../../src/report/simulation-csv.ts";
import { simulationSentences } from "../../../src/report/simulation-sentences.ts";
import { sparkline, thinned } from "../../../src/report/sparkline.ts";
import { about, sampleMoves, sampleSimulation } from "./sample-simulation.ts";

const LOOK = { colour: false, width: 100 };
const sentences = (findings = sampleSimulation()): string[] =>
  simulationSentences(findings.arms[1]!, findings);

describe("in words", () => {
  test("the gap a policy is for comes first: now, without it and with it, and by how much it closes", () => {
    expect(sentences()[0]).toBe(
      "Between people in the most deprived fifth and people in the least deprived fifth the gap in median weeks waiting is +3.2 weeks now. " +
        "After 2 weeks it is +3.0 (+2.8 to +3.2) in the plain order and +1.2 (+1.0 to +1.4) under the policy: 1.8 (1.6–2.0) weeks nearer to none.",
    );
  });
  test("where too few wait at the end, that is all it says of the end", () => {
    const findings = sampleSimulation();
    const [dimension] = findings.arms[1]!.dimensions;
    const gaps = dimension!.gaps.map((gap) => ({
      ...gap,
      closed: null,
      trajectory: gap.trajectory.map((point, week) => (week === 0 ? point : null)),
    }));
    const arm = { ...findings.arms[1]!, dimensions: [{ ...dimension!, gaps }] };
    expect(simulationSentences(arm, findings)[0]).toMatch(
      / weeks now\. After 2 weeks too few wait to compare\.$/,
    );
  });
  test("a gap that widens among those left, while more of the group are treated, is explained", () => {
    const LEFT = /^Gaps are of those who still wait\./;
    const explained = (gap: number, treated: number): number => {
      const findings = sampleSimulation(gap);
      const arm = findings.arms[1]!;
      const dimensions = arm.dimensions.map((dimension) => ({
        ...dimension,
        groups: dimension.groups.map((group) => ({ ...group, treated: about(treated, 15) })),
      }));
      return simulationSentences({ ...arm, dimensions }, findings).filter((text) => LEFT.test(text)).length;
    };
    expect(explained(-4, 480)).toBe(1);
    // Not surely more are treated, and the gap closes.
    expect(explained(-4, 420)).toBe(0);
    expect(explained(1.2, 480)).toBe(0);
  });
  test("a gap that opens the other way is said to", () => {
    expect(sentences(sampleSimulation(-4))[0]).toMatch(
      /: 1\.0 \(0\.8–1\.2\) weeks further from none, and the other way round\.$/,
    );
  });
  test("what chance could explain is no difference", () => {
    expect(sentences(sampleSimulation(2.9))[0]).toMatch(
      /: no clear difference, \+0\.1 \(−0\.1 to \+0\.3\) weeks nearer to none\.$/,
    );
  });
  test("then long waiters, who is treated later, who sooner, and who passes 52 weeks for it", () => {
    expect(sentences().slice(1)).toEqual([
      "Of people in the most deprived fifth 400 (385–415) are treated within 2 weeks, half of those within 11.8 (11.5–12.1) weeks of their clock start; in the plain order 400 (385–415), half within 11.8 (11.5–12.1).",
      "Waiting after 2 weeks: 131 (125–137) over 52 weeks against 120 (114–126) in the plain order; 20 (18–22) over 65 against 20 (18–22) in the plain order.",
      "412 (382–442) people are treated later than in the plain order: by 0.6 (0.5–0.7) weeks on average, one in twenty of them by 1.4 (1.2–1.6) weeks or more. " +
        "12 (9–15) of them are not treated within 2 weeks, and wait longer than is counted.",
      "98 (89–107) people are treated sooner, by 3.1 (2.9–3.3) weeks on average.",
      "7 (5–9) people pass 52 weeks because of the policy, and 2 (1–3) are spared it.",
      "No group by IMD quintile is treated later noticeably more often than another.",
    ]);
  });
  test("who is treated later most often is told with those of whom about as many are", () => {
    const findings = sampleSimulation(3);
    const [dimension] = findings.arms[1]!.dimensions;
    const [most, other] = dimension!.groups;
    const later = (people: number | null) => ({
      ...other!,
      group: "2",
      moved: { ...other!.moved!, laterPeople: people === null ? null : about(people) },
    });
    const said = (...groups: (typeof other)[]) =>
      simulationSentences(
        {
          ...findings.arms[1]!,
          dimensions: [{ ...dimension!, groups: [most!, ...groups.map((group) => group!)] }],
        },
        findings,
      ).at(-1);
    expect(said(later(300))).toBe(
      "Treated later most often: people in the most deprived fifth, 412 (382–442) of them, by 0.6 (0.5–0.7) weeks on average.",
    );
    expect(said(later(400), { ...later(0), group: "5" })).toBe(
      "Treated later most often, and about alike: people in the most deprived fifth and people in the second most deprived fifth.",
    );
    expect(said(later(400), { ...later(null), group: "5" })).toBe(
      "No group by IMD quintile whose figures can be shown is treated later noticeably more often than another.",
    );
    expect(said(later(300), { ...later(null), group: "5" })).toMatch(
      /^Treated later most often, of the groups whose figures can be shown: people in the most deprived fifth,/,
    );
  });
  test("a policy that moves nobody says so, and no more", () => {
    const none = about(0);
    const moved = sampleMoves({
      laterPeople: none,
      laterMeanWeeks: null,
      soonerPeople: none,
      newlyOver52Weeks: none,
      noLongerOver52Weeks: none,
    });
    const findings = sampleSimulation(3);
    const still = { ...findings.arms[1]!, moved, dimensions: [] };
    expect(simulationSentences(still, findings).slice(1)).toEqual([
      "Nobody is treated later than in the plain order.",
      "Nobody is treated sooner than in the plain order.",
      "Nobody newly passes 52 weeks because of the policy, and nobody is spared it.",
    ]);
  });
  test("of one person it speaks as of one", () => {
    const one = about(1);
    const findings = sampleSimulation(3);
    const moved = sampleMoves({
      laterPeople: one,
      laterNotTreated: about(0),
      soonerPeople: one,
      newlyOver52Weeks: one,
      noLongerOver52Weeks: one,
    });
    expect(simulationSentences({ ...findings.arms[1]!, moved, dimensions: [] }, findings).slice(1)).toEqual([
      "1 person is treated later than in the plain order, by 0.6 (0.5–0.7) weeks.",
      "1 person is treated sooner, by 3.1 (2.9–3.3) weeks.",
      "1 person passes 52 weeks because of the policy, and 1 is spared it.",
    ]);
  });
  test("of a group of fewer than 20 nothing is said", () => {
    const findings = sampleSimulation();
    const [plain, own] = findings.arms;
    const few = own!.dimensions.map((dimension) => ({
      ...dimension,
      groups: dimension.groups.map((group) => ({ ...group, waitingAtStart: 19 })),
    }));
    const texts = simulationSentences({ ...own!, dimensions: few }, { ...findings, arms: [plain!] });
    expect(texts.join(" ")).not.toMatch(/deprived/);
  });
});

describe("every format", () => {
  test.each(REPORT_FORMATS.map(({ id }) => id))(
    "%s ends in a line feed, and is the same twice",
    async (format) => {
      const text = await renderSimulation(sampleSimulation(), format, LOOK);
      expect(text).toMatch(/[^\n]\n$/);
      expect(await renderSimulation(sampleSimulation(), format, LOOK)).toBe(text);
      expect(text).not.toMatch(/NaN|undefined|Infinity/);
    },
  );
  test.each([60, 80, 100])("no line of the table is longer than %d columns", async (width) => {
    const text = await renderSimulation(sampleSimulation(), "table", { colour: false, width });
    for (const line of text.split("\n")) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
  });
  test("the table begins and ends with what it is not", async () => {
    const text = await renderSimulation(sampleSimulation(), "table", LOOK);
    expect(text.match(/Decision support for human review\. Not a clinical decision\./g)).toHaveLength(2);
    expect(text).toContain("no forecast");
    expect(text).toContain("Internal: not for publication");
    expect(text).toContain("Seed 1:");
  });
  test("the list it is of is told by its filter and ledger, and each policy in all its words", async () => {
    const text = await renderSimulation(sampleSimulation(), "table", LOOK);
    expect(text).toContain("Internal: not for publication · only rows where");
    expect(text).toMatch(/Rows read +4,000/);
    expect(text).toContain(
      "People in the most deprived fifth are ordered as if they had waited 4 weeks longer",
    );
    expect(text).toMatch(/10\.0 of them have no clinical tier and are counted, not\s+treated/);
  });
  test("a gap's line stands beside its figures", async () => {
    const text = await renderSimulation(sampleSimulation(), "table", LOOK);
    expect(text).toMatch(
      / {2}Plain order +██▇ +\+3\.2 +\+3\.1 \(\+3\.0 to \+3\.2\) +\+3\.0 \(\+2\.8 to \+3\.2\)\n/,
    );
    expect(text).toMatch(/ {2}Inclusive recovery +█▅▁ +\+3\.2 /);
  });
  test("JSON holds to the schema", async () => {
    const json: unknown = JSON.parse(await renderSimulation(sampleSimulation(), "json", LOOK));
    expect(simulationSchema.parse(json)).toEqual(sampleSimulation());
  });
  test("CSV has its columns, and a row for each figure of each week", async () => {
    const lines = (await renderSimulation(sampleSimulation(), "csv", LOOK)).trimEnd().split("\n");
    expect(lines[0]).toBe(SIMULATION_COLUMNS.join(","));
    expect(lines).toContain(
      "policy-1,Inclusive recovery,,imd-quintile,1,1 (most deprived 20%),5,gap:medianWeeks,2,1.2,1,1.4",
    );
    expect(
      lines.filter((line) => line.startsWith("plain,,,overall,all,") && line.includes(",over52Weeks,")),
    ).toHaveLength(3);
    expect(lines).toContain("policy-1,,0.5,,,,,maxCreditWeeks,2,8,,");
  });
});

describe("a line of blocks", () => {
  test("goes from the lowest to the highest, with a blank for what is missing", () => {
    expect(sparkline([0, null, 3.5, 7], { low: 0, high: 7 })).toBe("▁ ▅█");
  });
  test("is level where nothing changes", () => {
    expect(sparkline([2, 2], { low: 2, high: 2 })).toBe("▄▄");
  });
  test("is thinned with its ends kept", () => {
    const weeks = Array.from({ length: 53 }, (_, week) => week);
    expect(thinned(weeks, 27)).toHaveLength(27);
    expect(thinned(weeks, 27)[0]).toBe(0);
    expect(thinned(weeks, 27).at(-1)).toBe(52);
    expect(thinned([1, 2], 27)).toEqual([1, 2]);
  });
});
