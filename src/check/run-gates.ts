/** Gates held against findings: judged by exact figures, said in those that may be published. */
import type { CheckFindings, GateResult } from "../findings/check-schema.ts";
import type { Findings } from "../findings/schema.ts";
import type { Gate, GateGroups, GateLimit, GateSubject } from "./gate.ts";
import { type GateFigure, measureGate } from "./measure-gate.ts";

export interface CheckedFindings {
  /** What is judged. */
  readonly exact: Findings;
  /** What is said. The same object where nothing is hidden. */
  readonly published: Findings;
  /** Earlier findings, as they were written. */
  readonly previous?: Findings;
  /** The same, as they may be published. */
  readonly publishedPrevious?: Findings;
}

export function runGates(gates: readonly Gate[], checked: CheckedFindings): CheckFindings {
  const { published, previous } = checked;
  const results = gates.flatMap((gate) => gateResults(gate, checked));
  return {
    schema: "fairwait/check@1",
    tool: published.tool,
    asAt: published.asAt,
    standard: published.standard,
    inputs: published.inputs,
    references: published.references,
    options: { where: published.options.where },
    suppression: { rule: published.suppression.rule },
    previous: previous === undefined ? null : { asAt: previous.asAt, inputs: previous.inputs },
    notes: published.notes.filter(({ level }) => level === "warning"),
    passed: results.every(({ outcome }) => outcome === "pass"),
    gates: results,
  };
}

function gateResults(gate: Gate, checked: CheckedFindings): GateResult[] {
  const { exact, published, previous, publishedPrevious = previous } = checked;
  const judged = figuresOf(gate, exact, previous);
  const shown = figuresOf(gate, published, publishedPrevious);
  return judged.map((figure) => {
    const seen = shown.find(({ group }) => group?.group === figure.group?.group);
    const { subject } = gate;
    const suppressed = figure.value !== null && (seen?.value ?? null) === null;
    return {
      name: gate.name ?? null,
      check: subject.check,
      subject: subjectOf(subject),
      ...peopleOf(subject, figure, exact),
      change: gate.change,
      unit: gate.unit,
      figure: seen?.value ?? null,
      figureLower: seen?.lower ?? null,
      figureUpper: seen?.upper ?? null,
      suppressed,
      limits: gate.limits.map((limit) => ({ ...limit })),
      judgedBy: judgedBy(gate),
      ...(suppressed && tellsHidden(gate, figure, published) ? NOT_TOLD : judgement(gate, figure)),
    };
  });
}

function subjectOf(subject: GateSubject): GateResult["subject"] {
  const nothing = { field: null, measure: null, weeks: null, as: null, adjusted: false };
  switch (subject.check) {
    case "completeness":
      return { ...nothing, field: subject.field };
    case "linkage":
      return { ...nothing, field: subject.of };
    case "gap":
      return { ...nothing, measure: subject.measure, as: subject.figure, adjusted: subject.adjusted };
    case "long-waiters":
      return { ...nothing, weeks: subject.weeks, as: subject.as };
    case "rejected":
      return { ...nothing, as: subject.as };
    case "standard":
    case "list-size":
      return nothing;
  }
}

type People = Pick<
  GateResult,
  "dimension" | "dimensionLabel" | "group" | "groupLabel" | "reference" | "referenceLabel"
>;

/** Whom a figure is of, and whom they are compared with, by id and by name. */
function peopleOf(subject: GateSubject, { group }: GateFigure, { dimensions }: Findings): People {
  const asked: GateGroups = "dimension" in subject ? subject : {};
  const id = group?.dimension ?? asked.dimension ?? null;
  const dimension = dimensions.find((each) => each.dimension === id);
  const reference = subject.check === "gap" ? (dimension?.reference ?? null) : null;
  return {
    dimension: id,
    dimensionLabel: dimension?.label ?? id,
    group: group?.group ?? asked.group ?? null,
    groupLabel: group?.label ?? asked.group ?? null,
    reference,
    referenceLabel: dimension?.groups.find((each) => each.group === reference)?.label ?? reference,
  };
}

const judgedBy = ({ subject, change }: Gate): GateResult["judgedBy"] =>
  subject.check === "gap" && !change ? subject.judge : "estimate";

function judgement(gate: Gate, figure: GateFigure): Pick<GateResult, "outcome" | "reason"> {
  if (figure.value === null) {
    return { outcome: "not-measured", reason: figure.reason ?? "there is no figure: nobody to count" };
  }
  const holds = gate.limits.every((limit) => isWithin(limit, mildest(gate, limit, figure) ?? 0));
  return { outcome: holds ? "pass" : "fail", reason: null };
}

const NOT_TOLD = {
  outcome: "not-measured",
  reason:
    "whether the limit holds would tell a number that disclosure control hides: set it at 0, or at as many as may be shown",
} as const;

/** The largest count that is hidden for its own sake: `hes` and `min:8` hide up to 7. */
const largestHidden = (rule: string): number => Number(/^min:(\d+)$/.exec(rule)?.[1] ?? 8) - 1;

/** Whether a limit lies among the numbers that a hidden count may be: beside `*`, pass or fail would say which. */
function tellsHidden({ limits }: Gate, { onePerson, value }: GateFigure, { suppression }: Findings): boolean {
  if (onePerson === null || value === null || value === 0) return false;
  const largest = Math.max(value, onePerson * largestHidden(suppression.rule));
  return limits.some((limit) => isWithin(limit, onePerson) !== isWithin(limit, largest));
}

/** The value that is held against a limit: of an interval, the end that is furthest from passing it. */
function mildest(gate: Gate, { bound }: GateLimit, { value, lower, upper }: GateFigure): number | null {
  if (judgedBy(gate) === "estimate") return value;
  return (bound === "at-most" ? lower : upper) ?? value;
}

/** Ten digits are what a limit such as 0.3 % means; beyond them figures differ by how computers divide. */
const SAME = 1e-10;
const isWithin = ({ bound, value: limit }: GateLimit, value: number): boolean =>
  bound === "at-most" ? value <= limit + SAME : value >= limit - SAME;

function figuresOf(gate: Gate, findings: Findings, previous: Findings | undefined): readonly GateFigure[] {
  const now = measureGate(gate.subject, findings);
  if (!gate.change) return now;
  if (previous === undefined) {
    return now.map((figure) => without(figure, "no earlier findings are given (--previous)"));
  }
  const before = measureGate(gate.subject, previous);
  return now.map((figure) => changeOf(gate, figure, before));
}

/** How far a figure is from what it was. It has no interval: two months of one list share most of their patients. */
function changeOf(gate: Gate, now: GateFigure, figures: readonly GateFigure[]): GateFigure {
  if (now.value === null) return without(now, now.reason ?? "there is no figure: nobody to count");
  const before = figures.find(({ group }) => group?.group === now.group?.group);
  if (before === undefined || before.value === null) {
    return without(now, "the earlier findings do not have the figure, or do not show it");
  }
  const change = now.value - before.value;
  if (gate.unit !== "relative") return { ...without(now, null), value: change };
  if (before.value === 0) return without(now, "the figure was 0, of which no change is a part");
  return { ...without(now, null), value: change / before.value };
}

const without = ({ group }: GateFigure, reason: string | null): GateFigure => ({
  group,
  value: null,
  lower: null,
  upper: null,
  onePerson: null,
  reason,
});
