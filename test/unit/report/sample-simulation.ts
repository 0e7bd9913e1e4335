import type {
  SimulatedArm,
  SimulatedMoves,
  SimulationFindings,
} from "../../../src/findings/simulation-schema.ts";
import { DECISION_SUPPORT } from "../../../src/vocab/decision-support.ts";

export const about = (mean: number, margin = 0) => ({ mean, lower: mean - margin, upper: mean + margin });

export const sampleMoves = (changed: Partial<SimulatedMoves> = {}): SimulatedMoves => ({
  laterPeople: about(412, 30),
  laterNotTreated: about(12, 3),
  laterMeanWeeks: about(0.6, 0.1),
  laterP95Weeks: about(1.4, 0.2),
  soonerPeople: about(98, 9),
  soonerMeanWeeks: about(3.1, 0.2),
  newlyOver52Weeks: about(7, 2),
  newlyOver65Weeks: about(0),
  newlyOver78Weeks: about(0),
  noLongerOver52Weeks: about(2, 1),
  noLongerOver65Weeks: about(0),
  noLongerOver78Weeks: about(0),
  ...changed,
});

/** A gap in median weeks that goes evenly from 3.2 to `end`. */
function arm(id: string, end: number, policy: SimulatedArm["policy"]): SimulatedArm {
  const isPlain = policy === null;
  const moved = isPlain ? null : sampleMoves();
  const group = (
    name: string,
    label: string,
    known = true,
  ): SimulatedArm["dimensions"][number]["groups"][number] => ({
    group: name,
    label,
    known,
    waitingAtStart: 1200,
    joined: about(300, 20),
    treated: about(400, 15),
    waiting: about(1100, 25),
    medianWeeksAtStart: 14.2,
    medianWeeksWaiting: about(15.3, 0.4),
    medianWeeksTreated: about(11.8, 0.3),
    over18Weeks: about(0.41, 0.02),
    over52Weeks: about(55, 6),
    moved,
  });
  return {
    id,
    label: policy?.name ?? "Plain order",
    policy,
    against: isPlain ? null : "plain",
    treated: about(1200, 10),
    missedSlots: about(80, 9),
    unusedSlots: about(0),
    weeks: [0, 1, 2].map((week) => ({
      week,
      waiting: about(3600, 10 * week),
      medianWeeks: about(14.2, week / 10),
      within18Weeks: about(0.6, week / 100),
      over52Weeks: about(isPlain ? 120 : 131, 3 * week),
      over65Weeks: about(20, week),
      over78Weeks: about(0),
    })),
    moved,
    dimensions: [
      {
        dimension: "imd-quintile",
        label: "IMD quintile",
        reference: "5",
        groups: [
          group("1", "1 (most deprived 20%)"),
          group("5", "5 (least deprived 20%)"),
          group("unknown", "Unknown", false),
        ],
        gaps: [
          {
            group: "1",
            reference: "5",
            known: true,
            measure: "medianWeeks",
            trajectory: [about(3.2), about((3.2 + end) / 2, 0.1), about(end, 0.2)],
            change: isPlain ? null : about(end - 3, 0.2),
            closed: isPlain ? null : about(3 - Math.abs(end), 0.2),
          },
        ],
      },
    ],
  };
}

/** Two orders over two weeks: the gap ends at 3.0 weeks in the plain order and at `end` under the policy. */
export function sampleSimulation(end = 1.2): SimulationFindings {
  const own = arm("policy-1", end, {
    name: "Inclusive recovery",
    purpose: "booking",
    tiers: ["procedure-priority"],
    order: "days-waited",
    guards: [78, 65, 52],
    targetDays: { P1a: 1, P1b: 3, P2: 28, P3: 91, P4: null },
    credit: [
      {
        when: { "imd-quintile": ["1"] },
        weeks: 4,
        reason: "deprivation",
        governed: false,
        evidence: [],
        justification: null,
        legalBasis: null,
        approvedBy: null,
        reviewBy: null,
        maxWeeks: null,
      },
    ],
    maxCreditWeeks: 16,
    dimensions: [
      {
        dimension: "imd-quintile",
        label: "IMD quintile",
        protected: false,
        reference: "5",
        groups: [
          { group: "1", label: "1 (most deprived 20%)" },
          { group: "5", label: "5 (least deprived 20%)" },
        ],
      },
    ],
    credited: [{ dimension: "imd-quintile", group: "1" }],
  });
  return {
    schema: "fairwait/simulation@1",
    tool: { name: "fairwait", version: "0.1.0" },
    notice: DECISION_SUPPORT,
    asAt: "2026-10-25",
    inputs: [{ path: "ptl.csv", sha256: "0".repeat(64), bytes: 10, rows: 4000 }],
    references: [],
    ledger: {
      read: 4000,
      rejected: { total: 0, byReason: {} },
      excluded: { total: 178, byReason: { planned: 178 } },
      analysed: 3822,
      people: null,
    },
    options: {
      ethnicGrouping: "2001",
      where: ["waiting-list-type=IRTT"],
      weeks: 2,
      capacity: { kind: "pooled", perWeek: 640, specialties: [] },
      arrivals: {
        kind: "from-list",
        perWeek: 410.25,
        models: 1641,
        modelsAre: "recent-starters",
        recentWeeks: 4,
      },
      replications: 20,
      frontierReplications: 5,
      seed: 1,
      missed: {
        dimension: "imd-quintile",
        overall: 0.08,
        groups: [{ group: "1", label: "1 (most deprived 20%)", rate: 0.11 }],
      },
      interval: 0.95,
    },
    list: { ranked: 3600, needsClinicalReview: 210, patientChoice: 12, joinedWithoutTier: about(20, 4) },
    notes: [
      {
        code: "slots-unused",
        level: "warning",
        text: "In the plain order 3 slots find nobody to take them.",
      },
      { code: "arrivals-from-list", level: "note", text: "People join at the rate of the list." },
    ],
    arms: [arm("plain", 3, null), own],
    frontier: [
      {
        arm: "policy-1",
        points: [0, 0.5, 1].map((scale) => ({
          scale,
          maxCreditWeeks: 16 * scale,
          gaps: [
            {
              dimension: "imd-quintile",
              group: "1",
              reference: "5",
              measure: "medianWeeks" as const,
              gap: about(3 - scale, 0.1),
              closed: about(scale, 0.1),
            },
          ],
          moved: sampleMoves({ laterPeople: about(412 * scale, 5) }),
        })),
      },
    ],
  };
}
