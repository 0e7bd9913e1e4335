/** The impact of an order counted anew for every figure from a list of objects: slow, and alike in nothing but the answer. */
import type { ImpactQuestion } from "../../../src/prioritise/impact.ts";
import type { InventedPathway } from "./invented-order.ts";

interface Person extends InventedPathway {
  readonly part: string;
  readonly plain: number;
  readonly proposed: number;
  readonly credit: number;
  readonly alone: readonly number[];
  perWeek: number | null;
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

function type7(values: readonly number[], q: number): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  const h = (sorted.length - 1) * q;
  const low = sorted[Math.floor(h)];
  const high = sorted[Math.ceil(h)];
  return low === undefined || high === undefined ? null : low + (h % 1) * (high - low);
}

export function slowImpact(list: readonly InventedPathway[], question: ImpactQuestion) {
  const { policy, parts, rankByRule = () => question.plain } = question;
  const alone = policy.credit.map((_, rule) => rankByRule(rule).rank);
  const people: Person[] = list
    .map((one, row) => ({
      ...one,
      part: parts?.groups[parts.keys[row] ?? 0]?.id ?? "all",
      plain: question.plain.rank[row] ?? 0,
      proposed: question.proposed.rank[row] ?? 0,
      credit: question.credit.hundredths[row] ?? 0,
      alone: alone.map((rank) => rank[row] ?? 0),
      perWeek: null,
    }))
    .filter(({ tier }) => tier.startsWith("P"));
  const capacity = giveCapacity(people, question);
  const known = capacity.perWeek !== null;
  const moves = (own: readonly Person[]) => movesOf(own, known);
  const first = firstOf(people, question);
  const limits = [...new Set([52, 65, 78, ...policy.guards])].sort((one, other) => one - other);
  const outcomes = [...limits, null].map((weeks) => outcomeOf(people, weeks, policy.targetDays));
  return {
    overall: moves(people),
    tiers: ["P1a", "P1b", "P2", "P3", "P4"].flatMap((tier) => {
      const own = people.filter((one) => one.tier === tier);
      return own.length === 0 ? [] : [{ tier, ...moves(own) }];
    }),
    capacity,
    projection: known
      ? outcomes.map(({ newlyPast, newlySpared, ...rest }) => ({
          ...rest,
          newlyPast: newlyPast.length,
          newlySpared: newlySpared.length,
        }))
      : null,
    firstPlaces: first && {
      basis: question.topN === undefined ? "four-weeks-of-capacity" : "asked",
      asked: question.topN ?? null,
      places: first.plain.length,
      newcomers: first.proposed.filter((one) => !first.plain.includes(one)).length,
    },
    dimensions: dimensionsOf(question).map(({ groups, ...identity }) => ({
      ...identity,
      groups: groups.flatMap(({ group, known: isKnown }) => {
        const own = people.filter((one) => one.groups[identity.dimension] === group);
        if (own.length === 0) return [];
        const among = (some: readonly Person[]) => some.filter((one) => own.includes(one)).length;
        return {
          group,
          label: group,
          known: isKnown,
          ...moves(own),
          firstPlaces: first && {
            plain: among(first.plain),
            proposed: among(first.proposed),
            plainShare: among(first.plain) / first.plain.length,
            proposedShare: among(first.proposed) / first.plain.length,
            shareChange: (among(first.proposed) - among(first.plain)) / first.plain.length,
          },
          outcomes: known
            ? outcomes.map(({ outcome, newlyPast, newlySpared }) => ({
                outcome,
                newlyPast: among(newlyPast),
                newlySpared: among(newlySpared),
              }))
            : [],
        };
      }),
    })),
    rules: policy.credit.map(({ reason, weeks, when }, rule) => ({
      reason,
      weeks,
      withCredit: people.filter(({ groups }) =>
        Object.entries(when).every(([id, wanted]) => wanted.includes(groups[id] ?? "")),
      ).length,
      dimensions: dimensionsOf(question).map(({ dimension, groups }) => ({
        dimension,
        named: dimension in when,
        groups: groups.flatMap(({ group }) => {
          const own = people.filter((one) => one.groups[dimension] === group);
          if (own.length === 0) return [];
          const places = (one: Person): number => one.plain - (one.alone[rule] ?? 0);
          return {
            group,
            n: own.length,
            meanPlacesGained: mean(own.map(places)),
            meanWeeksGained: known ? mean(own.map((one) => places(one) / (one.perWeek ?? 1))) : null,
          };
        }),
      })),
    })),
  };
}

const dimensionsOf = ({ rows, policy }: ImpactQuestion) =>
  [...rows.dimensions.values()].map(({ dimension, label, groups, knownGroups }) => ({
    dimension,
    label,
    protected: true,
    named: policy.credit.some(({ when }) => dimension in when),
    groups: groups.map(({ id }, index) => ({ group: id, known: index < knownGroups })),
  }));

function giveCapacity(people: readonly Person[], { capacity, parts }: ImpactQuestion) {
  const ids = parts === undefined ? ["all"] : parts.groups.map(({ id }) => id);
  const meanWeeks = (some: readonly Person[]): number => mean(some.map(({ days }) => days / 7)) ?? 0;
  const own = (id: string): Person[] => people.filter(({ part }) => part === id);
  const estimate = (id: string): number => {
    const waited = meanWeeks(own(id)) > 0 ? meanWeeks(own(id)) : meanWeeks(people);
    return waited > 0 ? own(id).length / (2 * waited) : 0;
  };
  const estimates = ids.map(estimate);
  const all = estimates.reduce((sum, value) => sum + value, 0);
  const given = capacity && "perWeek" in capacity ? capacity.perWeek : undefined;
  const perWeek = given ?? (all > 0 ? all : null);
  for (const one of people) {
    const share = all > 0 ? estimate(one.part) / all : own(one.part).length / people.length;
    one.perWeek = perWeek === null ? null : perWeek * share;
  }
  const reason = people.length === 0 ? "empty-list" : "no-waits";
  return {
    perWeek,
    basis: perWeek === null ? null : given === undefined ? "estimated" : "given",
    reason: perWeek === null ? reason : null,
    parts:
      parts === undefined
        ? []
        : ids.flatMap((id) => {
            const some = own(id);
            return some.length === 0
              ? []
              : [{ part: id, label: id, n: some.length, perWeek: some[0]?.perWeek ?? null }];
          }),
  };
}

function movesOf(own: readonly Person[], isKnown: boolean) {
  const weeks = (some: readonly Person[], sign: number): number[] =>
    some.map(({ plain, proposed, perWeek }) => (sign * (plain - proposed)) / (perWeek ?? 1));
  const side = (some: readonly Person[], sign: number) => {
    const places = some.map(({ plain, proposed }) => sign * (plain - proposed));
    const inWeeks = weeks(some, sign);
    return {
      n: some.length,
      meanPlacesMoved: mean(places),
      meanWeeksMoved: isKnown ? mean(inWeeks) : null,
      largestPlacesMoved: Math.max(0, ...places),
      largestWeeksMoved: isKnown ? Math.max(0, ...inWeeks) : null,
    };
  };
  const up = own.filter(({ plain, proposed }) => proposed < plain);
  const down = own.filter(({ plain, proposed }) => proposed > plain);
  const lost = down.map(({ plain, proposed }) => proposed - plain);
  const late = weeks(down, -1);
  return {
    n: own.length,
    withCredit: own.filter(({ credit }) => credit > 0).length,
    unmoved: own.filter(({ plain, proposed }) => plain === proposed).length,
    meanPlacesGained: mean(own.map(({ plain, proposed }) => plain - proposed)),
    meanWeeksGained: isKnown ? mean(weeks(own, 1)) : null,
    gainers: side(up, 1),
    losers: {
      ...side(down, -1),
      medianPlacesLost: type7(lost, 0.5),
      medianWeeksLost: isKnown ? type7(late, 0.5) : null,
      p95PlacesLost: type7(lost, 0.95),
      p95WeeksLost: isKnown ? type7(late, 0.95) : null,
    },
  };
}

function firstOf(people: readonly Person[], { topN }: ImpactQuestion) {
  const isFirst = (one: Person, rank: number): boolean =>
    topN !== undefined ? rank <= topN : one.perWeek !== null && rank <= Math.ceil(4 * one.perWeek);
  const plain = people.filter((one) => isFirst(one, one.plain));
  return plain.length === 0 ? null : { plain, proposed: people.filter((one) => isFirst(one, one.proposed)) };
}

function outcomeOf(
  people: readonly Person[],
  weeks: number | null,
  targets: Readonly<Record<string, number | null>>,
) {
  const limited = people.filter(
    ({ tier, review }) => weeks !== null || ((targets[tier] ?? null) !== null && review >= 0),
  );
  const sofar = (one: Person): number => (weeks === null ? one.review : one.days);
  const limit = (one: Person): number => (weeks === null ? (targets[one.tier] ?? 0) : 7 * weeks);
  const passes = (one: Person, rank: number): boolean =>
    (7 * rank) / (one.perWeek ?? 1) > limit(one) - sofar(one);
  const plain = limited.filter((one) => passes(one, one.plain));
  const proposed = limited.filter((one) => passes(one, one.proposed));
  return {
    outcome: weeks === null ? "clinicalTarget" : `over${weeks}Weeks`,
    weeks,
    n: limited.length,
    alreadyPast: limited.filter((one) => sofar(one) > limit(one)).length,
    plain: plain.length,
    proposed: proposed.length,
    newlyPast: proposed.filter((one) => !plain.includes(one)),
    newlySpared: plain.filter((one) => !proposed.includes(one)),
  };
}
