/** The figure of a gate in findings: one, or one of each group that it looks at. */
import { adjustedEvidence } from "../findings/adjusted-evidence.ts";
import type { CompletenessFindings, DimensionFindings, Findings, Share } from "../findings/schema.ts";
import type { GateGroups, GateSubject, LongWait } from "./gate.ts";

export interface GateFigure {
  /** Null for the whole list. */
  readonly group: { readonly dimension: string; readonly group: string; readonly label: string } | null;
  /** Null where there is none, or none that may be shown. */
  readonly value: number | null;
  /** 95 % limits, where the figure has them. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** What one person more adds to it, where the figure is a count or a part of one; null for any other. */
  readonly onePerson: number | null;
  /** Why there is no figure; null where there is one. */
  readonly reason: string | null;
}

type Estimate = Pick<GateFigure, "value" | "lower" | "upper" | "onePerson">;

/** Never empty: where there is nothing to look at, one figure says why. Proportions 0–1; gaps group − reference. */
export function measureGate(subject: GateSubject, findings: Findings): readonly GateFigure[] {
  switch (subject.check) {
    case "completeness":
      return completeness(subject, findings);
    case "linkage":
      return [linkage(subject.of, findings)];
    case "gap":
      return gaps(subject, findings);
    case "long-waiters":
      return ofGroups(subject, findings, (group) => shareFigure(overWeeks(group, subject.weeks), subject.as));
    case "standard":
      return ofGroups(subject, findings, (group) => shareFigure(group.withinStandard, "proportion"));
    case "rejected":
      return [rejected(subject.as, findings)];
    case "list-size":
      return [whole(counted(findings.overall.n))];
  }
}

type Waits = Pick<
  Findings["overall"],
  "withinStandard" | "over18Weeks" | "over52Weeks" | "over65Weeks" | "over78Weeks" | "over104Weeks"
>;

const overWeeks = (waits: Waits, weeks: LongWait): Share =>
  ({
    18: waits.over18Weeks,
    52: waits.over52Weeks,
    65: waits.over65Weeks,
    78: waits.over78Weeks,
    104: waits.over104Weeks,
  })[weeks];

const bare = (value: number | null): Estimate => ({ value, lower: null, upper: null, onePerson: null });
const counted = (value: number | null): Estimate => ({ ...bare(value), onePerson: 1 });

const shareFigure = (share: Share, as: "count" | "proportion"): Estimate =>
  as === "count"
    ? counted(share.count)
    : {
        value: share.proportion,
        lower: share.lower,
        upper: share.upper,
        onePerson: ratioOf(share.proportion, share.count),
      };

const whole = (estimate: Estimate): GateFigure => ({ group: null, ...estimate, reason: null });
const missing = (reason: string): GateFigure => ({ group: null, ...bare(null), reason });

/** The whole list, or the named group, or each known group of the named dimension. */
function ofGroups(
  { dimension: id, group }: GateGroups,
  findings: Findings,
  measure: (waits: Waits) => Estimate,
): readonly GateFigure[] {
  if (id === undefined) return [whole(measure(findings.overall))];
  const dimension = findings.dimensions.find(({ dimension }) => dimension === id);
  if (dimension === undefined) return [missing(`the list is not broken down by ${id}`)];
  const found = dimension.groups.filter((each) =>
    group === undefined ? isKnown(each.group) : each.group === group,
  );
  if (found.length === 0) return [missing(noGroup(group))];
  return found.map((each) => ({ group: named(id, each), ...measure(each), reason: null }));
}

const noGroup = (group: string | undefined): string =>
  group === undefined ? "no group is known" : `no pathway is in the group ${group}`;

const named = (dimension: string, { group, label }: { readonly group: string; readonly label: string }) => ({
  dimension,
  group,
  label,
});

const NOT_KNOWN: ReadonlySet<string> = new Set(["unknown", "not-stated"]);
const isKnown = (group: string): boolean => !group.split("*").some((part) => NOT_KNOWN.has(part));

function completeness(
  subject: { readonly field: string } & GateGroups,
  { completeness: fields = [] }: Findings,
): readonly GateFigure[] {
  const field = fields.find(({ field }) => field === subject.field);
  if (field === undefined) return [missing(`the list has no column for ${subject.field}`)];
  // Where everybody is known, or nobody, findings have no breakdown: every group is like the whole.
  if (subject.dimension === undefined || field.by.length === 0) return [whole(proportionOf(field))];
  const by = field.by.find(({ dimension }) => dimension === subject.dimension);
  if (by === undefined) {
    return [missing(`completeness of ${subject.field} is not broken down by ${subject.dimension}`)];
  }
  const found = by.groups.filter(({ group }) =>
    subject.group === undefined ? !NOT_KNOWN.has(group) : group === subject.group,
  );
  if (found.length === 0) return [missing(noGroup(subject.group))];
  return found.map((group) => ({ group: named(by.dimension, group), ...proportionOf(group), reason: null }));
}

const proportionOf = ({ proportion, lower, upper }: Omit<Share, "count">): Estimate => ({
  value: proportion,
  lower,
  upper,
  onePerson: null,
});

/** Reasons for which no table could have found a quintile: there is no area, or none of England. */
const NO_ENGLISH_AREA = /^(missing|no-lookup|outside-|pseudo-)/;

function linkage(of: "imd" | "demographics", findings: Findings): GateFigure {
  if (of === "demographics") {
    const pathways = findings.linkage?.demographics?.pathways;
    if (pathways === undefined) return missing("no records are linked to the list (--demographics)");
    return whole(bare(ratioOf(pathways.linked.total, pathways.total)));
  }
  const imd = findings.completeness?.find(({ field }) => field === "imd");
  if (imd?.byReason == null) return missing("no area of the list is looked up");
  return whole(bare(ratioOf(imd.known, namesEnglishArea(imd))));
}

/** Null where a count is hidden. */
function namesEnglishArea({ n, byReason }: CompletenessFindings): number | null {
  const without = Object.entries(byReason ?? {}).filter(([reason]) => NO_ENGLISH_AREA.test(reason));
  return without.reduce<number | null>(
    (left, [, count]) => (left === null || count === null ? null : left - count),
    n,
  );
}

const ratioOf = (part: number | null, all: number | null): number | null =>
  part === null || all === null || all === 0 ? null : part / all;

function rejected(as: "count" | "proportion", { ledger }: Findings): GateFigure {
  const { total } = ledger.rejected;
  if (as === "count") return whole(counted(total));
  const value = ratioOf(total, ledger.read);
  return whole({ ...bare(value), onePerson: ratioOf(value, total) });
}

type GapSubject = Extract<GateSubject, { readonly check: "gap" }>;

function gaps(subject: GapSubject, findings: Findings): readonly GateFigure[] {
  const dimension = findings.dimensions.find(({ dimension }) => dimension === subject.dimension);
  if (dimension === undefined) return [missing(`the list is not broken down by ${subject.dimension}`)];
  if (subject.group === dimension.reference) {
    return [missing(`${subject.group} is the reference group, which has no gap to itself`)];
  }
  const found = dimension.groups.filter(({ group }) =>
    subject.group === undefined ? isKnown(group) && group !== dimension.reference : group === subject.group,
  );
  if (found.length === 0) return [missing(noGroup(subject.group))];
  return found.map(({ group, label }) => {
    const estimate = subject.adjusted
      ? adjustedGap(subject, dimension, group)
      : crudeGap(subject, dimension, group);
    const reason = estimate === undefined ? "the two groups cannot be compared: too few pathways" : null;
    return { group: named(subject.dimension, { group, label }), ...(estimate ?? bare(null)), reason };
  });
}

function crudeGap(subject: GapSubject, { gaps }: DimensionFindings, group: string): Estimate | undefined {
  const gap = gaps.find((each) => each.group === group && each.measure === subject.measure);
  if (gap === undefined || gap.measure === "distribution") return undefined;
  const { difference, differenceLower, differenceUpper, ratio, ratioLower, ratioUpper } = gap;
  return subject.figure === "difference"
    ? { value: difference, lower: differenceLower, upper: differenceUpper, onePerson: null }
    : { value: ratio, lower: ratioLower, upper: ratioUpper, onePerson: null };
}

/** Adjusted gates look at differences: those are what evidence goes by. */
function adjustedGap(
  subject: GapSubject,
  { adjusted = [] }: DimensionFindings,
  group: string,
): Estimate | undefined {
  const { gap } = adjustedEvidence(adjusted, { group, measure: subject.measure });
  return gap && { value: gap.difference, lower: gap.lower, upper: gap.upper, onePerson: null };
}
