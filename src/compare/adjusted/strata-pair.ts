import { togetherWaits, withoutGroup } from "../../measure/group-waits.ts";
import type { Standard } from "../../measure/standard.ts";
import { summariseWaits, type WaitsSummary } from "../../measure/summarise-waits.ts";
import { REST_OF_LIST } from "../../vocab/rest-of-list.ts";
import type { StratifiedGroups, Stratum } from "./stratified-groups.ts";

/** A group beside its reference in one stratum, and everybody of the list there. */
export interface PairStratum extends Stratum {
  readonly group: WaitsSummary;
  readonly reference: WaitsSummary;
  readonly everyone: ListStratum;
}

/** What the list has in one stratum: its structure, and the rates others are held to. */
export type ListStratum = Pick<WaitsSummary, "n" | "counts">;

export interface StrataPair {
  readonly group: string;
  readonly reference: string;
  readonly adjustedFor: readonly string[];
  /** Those in which either side is found. */
  readonly strata: readonly PairStratum[];
}

/** Both sides of a stratum are there. */
export const isShared = ({ group, reference }: PairStratum): boolean => group.n > 0 && reference.n > 0;

/**
 * Each known group beside its reference, stratum by stratum; none for unknown groups, the reference itself, and where nobody
 * is in the reference.
 */
export function strataPairs(
  stratified: StratifiedGroups,
  reference: string,
  standard: Standard,
): StrataPair[] {
  const { strata, adjustedFor } = stratified;
  const nobody = summariseWaits(NOBODY, standard);
  const summarise = (waits: Uint32Array | undefined): WaitsSummary =>
    waits === undefined ? nobody : summariseWaits(waits, standard);
  const summaries = stratified.groups.map(({ waits }) => strata.map((_, index) => summarise(waits[index])));
  const everyone = strata.map((_, index) => together(summaries.map((group) => group[index] ?? nobody)));
  const known = stratified.groups.flatMap((group, index) => (group.known ? [{ ...group, index }] : []));
  const referenceAt = stratified.groups.findIndex(({ group }) => group === reference);
  const rest =
    reference === REST_OF_LIST
      ? strata.map((_, index) => sumOf(known.map(({ waits }) => waits[index])))
      : undefined;
  const referenceOf = (waits: readonly (Uint32Array | undefined)[]): readonly WaitsSummary[] =>
    rest === undefined
      ? (summaries[referenceAt] ?? [])
      : rest.map((all, index) => summarise(less(all, waits[index])));
  if (rest === undefined && referenceAt < 0) return [];
  return known.flatMap(({ group, waits, index: at }): StrataPair[] => {
    if (at === referenceAt) return [];
    const compared = referenceOf(waits);
    const pair = strata.map((stratum, index) => ({
      ...stratum,
      group: summaries[at]?.[index] ?? nobody,
      reference: compared[index] ?? nobody,
      everyone: everyone[index] ?? nobody,
    }));
    const found = pair.filter((stratum) => stratum.group.n + stratum.reference.n > 0);
    const isEmpty = (side: "group" | "reference") => found.every((stratum) => stratum[side].n === 0);
    if (isEmpty("group") || isEmpty("reference")) return [];
    return [{ group, reference, adjustedFor, strata: found }];
  });
}

function together(groups: readonly WaitsSummary[]): ListStratum {
  const [first, ...others] = groups;
  if (first === undefined) throw new Error("a dimension without groups has no strata");
  let { n } = first;
  const counts = { ...first.counts };
  for (const other of others) {
    n += other.n;
    for (const measure of Object.keys(counts) as (keyof typeof counts)[])
      counts[measure] += other.counts[measure];
  }
  return { n, counts };
}

const NOBODY = new Uint32Array(0);

const asGroup = (waits: Uint32Array | undefined) => ({ waits: waits ?? NOBODY, unknownClockStart: 0 });

const sumOf = (all: readonly (Uint32Array | undefined)[]): Uint32Array =>
  togetherWaits(all.filter((waits) => waits !== undefined).map(asGroup)).waits;

const less = (all: Uint32Array, waits: Uint32Array | undefined): Uint32Array =>
  waits === undefined ? all : withoutGroup(asGroup(all), asGroup(waits)).waits;
