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
  /** Both sides as they stand. */
  readonly crude: { readonly group: WaitsSummary; readonly reference: WaitsSummary };
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
  const { strata, adjustedFor, groups } = stratified;
  const nobody = summariseWaits(NOBODY, standard);
  const sideOf = (waits: readonly (Uint32Array | undefined)[]): Side => ({
    strata: strata.map((_, index) => {
      const found = waits[index];
      return found === undefined ? nobody : summariseWaits(found, standard);
    }),
    crude: summariseWaits(sumOf(waits), standard),
  });
  const sides = groups.map(({ waits }) => sideOf(waits));
  const everyone = strata.map((_, index) => together(sides.map((side) => side.strata[index] ?? nobody)));
  const referenceAt = groups.findIndex(({ group }) => group === reference);
  const rest = reference === REST_OF_LIST ? knownTogether(stratified) : undefined;
  return groups.flatMap(({ group, known, waits }, at): StrataPair[] => {
    if (!known || at === referenceAt) return [];
    const [one, other] = [
      sides[at] as Side,
      rest === undefined ? sides[referenceAt] : sideOf(rest.map((all, index) => less(all, waits[index]))),
    ];
    if (other === undefined || one.crude.n === 0 || other.crude.n === 0) return [];
    const pair = strata.map((stratum, index) => ({
      ...stratum,
      group: one.strata[index] ?? nobody,
      reference: other.strata[index] ?? nobody,
      everyone: everyone[index] ?? nobody,
    }));
    return [
      {
        group,
        reference,
        adjustedFor,
        strata: pair.filter((stratum) => stratum.group.n + stratum.reference.n > 0),
        crude: { group: one.crude, reference: other.crude },
      },
    ];
  });
}

interface Side {
  readonly strata: readonly WaitsSummary[];
  readonly crude: WaitsSummary;
}

const knownTogether = ({ strata, groups }: StratifiedGroups): Uint32Array[] => {
  const known = groups.filter((group) => group.known);
  return strata.map((_, index) => sumOf(known.map(({ waits }) => waits[index])));
};

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
