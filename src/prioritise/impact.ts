import type { Impact, ImpactDimension, ImpactGroup } from "../findings/exact.ts";
import { CLINICAL_TIERS, ORDER_LISTS, PURPOSES } from "../vocab/clinical-tiers.ts";
import type { Credit } from "./credit.ts";
import { type FirstPlaces, firstPlacesByGroup, firstPlacesOf } from "./first-places.ts";
import type { ListParts } from "./list-parts.ts";
import { type ListRows, NEEDS_REVIEW, PATIENT_CHOICE, type RowGroups } from "./list-rows.ts";
import { type Movement, movementOf, movesByGroup } from "./moves-by-group.ts";
import { type PlaceChanges, placeChanges } from "./place-changes.ts";
import type { Policy } from "./policy.ts";
import { type ProjectedOutcome, projectOutcomes } from "./projected-waits.ts";
import type { Ranking } from "./rank.ts";
import { namesDimension, ruleEffects } from "./rule-effects.ts";
import { countByGroup, groupingOf, sizesOf } from "./tally.ts";
import { type GivenCapacity, type PartWaits, weeklyCapacity } from "./weekly-capacity.ts";

export interface ImpactQuestion {
  readonly rows: ListRows;
  readonly policy: Policy;
  readonly credit: Credit;
  /** Both ranked within the same parts. */
  readonly plain: Ranking;
  readonly proposed: Ranking;
  /** Absent: the list is one. */
  readonly parts?: ListParts;
  /** Absent: estimated from the list. */
  readonly capacity?: GivenCapacity;
  /** How many of the first places to look at; absent: those of four weeks. */
  readonly topN?: number;
  /** The list in the order that one rule of the policy alone would make, within the same parts; absent: not said. */
  readonly rankByRule?: (rule: number) => Ranking;
}

/**
 * The equality impact of a proposed order: what it does against the plain order to the pathways of the ranked list, in
 * places and estimated weeks, by tier and by every group of every dimension the rows carry. Linear in pathways ×
 * dimensions; the same rows in any order have the same impact. Without anybody, or without credit, every count of
 * movement is 0; means of nobody, and weeks without a capacity, are null.
 */
export function impactOfOrder(question: ImpactQuestion): Impact {
  const { rows, policy, credit, plain, proposed, parts, topN } = question;
  const changes = placeChanges(rows, { plain, proposed }, parts);
  const capacity = weeklyCapacity(partWaits(rows, changes), question.capacity);
  const movement = movementOf(changes, creditedPlaces(changes, credit), capacity);
  const outcomes = capacity && projectOutcomes({ rows, policy, changes, capacity, plain, proposed });
  const first = firstPlacesOf(changes, { plain, proposed, capacity, topN });
  return {
    list: PURPOSES[policy.purpose],
    lists: listCounts(rows, policy),
    rankedWithin: parts ? { dimension: parts.dimension, label: parts.label } : null,
    capacity: capacityOf(movement, parts),
    credit: creditOf(movement, credit, policy),
    ...tierMoves(movement, rows),
    projection: outcomes?.map(withoutRows) ?? null,
    firstPlaces: first ? withoutPlaces(first) : null,
    dimensions: dimensionImpacts({ movement, outcomes, first }, rows, policy),
    rules: ruleEffects({ rows, policy, credit, changes, capacity, plain, rankByRule: question.rankByRule }),
  };
}

/** Those with credit, by their place in the rows of the changes. */
function creditedPlaces({ rows }: PlaceChanges, { hundredths }: Credit): Uint32Array {
  const credited = new Uint32Array(rows.length);
  let count = 0;
  for (let at = 0; at < rows.length; at += 1) {
    if (hundredths[rows[at] as number] === 0) continue;
    credited[count] = at;
    count += 1;
  }
  return credited.slice(0, count);
}

function partWaits({ daysWaited }: ListRows, { rows, partOf, parts }: PlaceChanges): PartWaits {
  const n = new Float64Array(parts);
  const days = new Float64Array(parts);
  for (let at = 0; at < rows.length; at += 1) {
    const part = partOf[at] as number;
    n[part] = (n[part] as number) + 1;
    days[part] = (days[part] as number) + (daysWaited[rows[at] as number] as number);
  }
  return { n, days };
}

function listCounts({ tiers }: ListRows, { purpose }: Policy): Impact["lists"] {
  const sizes = { ranked: 0, "needs-clinical-review": 0, "patient-choice": 0 };
  for (let row = 0; row < tiers.length; row += 1) {
    const tier = tiers[row];
    if (tier === NEEDS_REVIEW) sizes["needs-clinical-review"] += 1;
    else if (tier === PATIENT_CHOICE) sizes["patient-choice"] += 1;
    else sizes.ranked += 1;
  }
  return ORDER_LISTS.map((list) => ({ list: list === "ranked" ? PURPOSES[purpose] : list, n: sizes[list] }));
}

function capacityOf({ changes, capacity }: Movement, parts: ListParts | undefined): Impact["capacity"] {
  const sizes = sizesOf({ groupOf: changes.partOf, groups: changes.parts });
  const reason = changes.rows.length === 0 ? "empty-list" : "no-waits";
  return {
    perWeek: capacity?.perWeek ?? null,
    basis: capacity?.basis ?? null,
    reason: capacity ? null : reason,
    parts: (parts?.groups ?? []).flatMap(({ id, label }, part) => {
      const n = sizes[part] as number;
      return n === 0 ? [] : [{ part: id, label, n, perWeek: capacity?.ofPart[part] ?? null }];
    }),
  };
}

const HUNDREDTHS = 100;

function creditOf(
  { changes, credited }: Movement,
  { hundredths }: Credit,
  { maxCreditWeeks }: Policy,
): Impact["credit"] {
  const cap = Math.round(maxCreditWeeks * HUNDREDTHS);
  let all = 0;
  let atCap = 0;
  for (let index = 0; index < credited.length; index += 1) {
    const at = credited[index] as number;
    const given = hundredths[changes.rows[at] as number] as number;
    all += given;
    if (given >= cap) atCap += 1;
  }
  const n = credited.length;
  return { withCredit: n, meanCreditWeeks: n === 0 ? null : all / HUNDREDTHS / n, maxCreditWeeks, atCap };
}

/** The whole list and its tiers, by the same measure as any group. */
function tierMoves(movement: Movement, { tiers }: ListRows): Pick<Impact, "overall" | "tiers"> {
  const { rows } = movement.changes;
  const [overall] = movesByGroup(movement, { groupOf: new Uint32Array(rows.length), groups: 1 });
  if (overall === undefined) throw new RangeError("one group has one account of its moves");
  const groupOf = rows.map((row) => tiers[row] as number);
  const byTier = movesByGroup(movement, { groupOf, groups: CLINICAL_TIERS.length });
  return {
    overall,
    tiers: CLINICAL_TIERS.flatMap((tier, index) => {
      const moves = byTier[index];
      return moves === undefined || moves.n === 0 ? [] : [{ tier, ...moves }];
    }),
  };
}

const withoutRows = ({ newlyPast, newlySpared, ...outcome }: ProjectedOutcome) => ({
  ...outcome,
  newlyPast: newlyPast.length,
  newlySpared: newlySpared.length,
});

const withoutPlaces = ({ basis, asked, plain, newcomers }: FirstPlaces) => ({
  basis,
  asked,
  places: plain.length,
  newcomers,
});

interface Scene {
  readonly movement: Movement;
  readonly outcomes: readonly ProjectedOutcome[] | undefined;
  readonly first: FirstPlaces | undefined;
}

function dimensionImpacts(scene: Scene, rows: ListRows, policy: Policy): ImpactDimension[] {
  const room = new Uint32Array(scene.movement.changes.rows.length);
  return [...rows.dimensions.values()].map((dimension) => ({
    dimension: dimension.dimension,
    label: dimension.label,
    protected: dimension.protected,
    named: policy.credit.some((rule) => namesDimension(rule, dimension.dimension)),
    groups: groupImpacts(scene, dimension, room),
  }));
}

/** Groups without anybody on the ranked list are left out. */
function groupImpacts(scene: Scene, dimension: RowGroups, room: Uint32Array): ImpactGroup[] {
  const { movement, outcomes = [], first } = scene;
  const grouping = groupingOf(dimension, movement.changes.rows, room);
  const moves = movesByGroup(movement, grouping);
  const firstPlaces = first && firstPlacesByGroup(first, grouping);
  const newly = outcomes.map(({ outcome, newlyPast, newlySpared }) => ({
    outcome,
    past: countByGroup(newlyPast, grouping),
    spared: countByGroup(newlySpared, grouping),
  }));
  return dimension.groups.flatMap(({ id, label }, group) => {
    const own = moves[group];
    if (own === undefined || own.n === 0) return [];
    return [
      {
        group: id,
        label,
        known: group < dimension.knownGroups,
        ...own,
        firstPlaces: firstPlaces?.[group] ?? null,
        outcomes: newly.map(({ outcome, past, spared }) => ({
          outcome,
          newlyPast: past[group] as number,
          newlySpared: spared[group] as number,
        })),
      },
    ];
  });
}
