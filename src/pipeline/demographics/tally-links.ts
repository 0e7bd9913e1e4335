import { IDENTIFIER_KINDS } from "../../engine/people/list-people.ts";
import type { DemographicLinkage } from "../../findings/exact.ts";
import type { Linkage } from "../list-question.ts";

type LinkTally = DemographicLinkage["pathways"];

/** Why a row of the list is linked to no record, the first that applies. */
const REASONS = ["no-identifier", "invalid-nhs-number", "identifier-in-doubt", "not-in-files"] as const;

/** How many analysed rows, and how many of their people, are linked; by what, and why not. */
export function tallyLinks({ linked, attributed }: Linkage): { pathways: LinkTally; people: LinkTally } {
  const { linkedBy } = attributed.people;
  const { doubtful } = linked.records.links;
  const pathways = newTally();
  const people = newTally();
  const seen = new Uint8Array(linkedBy.length);
  linked.identities.files.forEach(({ people: ofRows, badNhsNumbers }, index) => {
    const analysed = attributed.files[index]?.analysed ?? new Uint8Array(0);
    for (let row = 0; row < ofRows.length; row += 1) {
      if (analysed[row] !== 1) continue;
      const person = ofRows[row] as number;
      const kind = person < 0 ? undefined : IDENTIFIER_KINDS[(linkedBy[person] as number) - 1];
      const isBad = badNhsNumbers[row] === 1;
      const reason = person < 0 ? (isBad ? 1 : 0) : isBad ? 1 : doubtful[person] === 1 ? 2 : 3;
      addTo(pathways, kind, REASONS[reason] as string);
      if (person < 0 || seen[person] === 1) continue;
      seen[person] = 1;
      addTo(people, kind, REASONS[reason] as string);
    }
  });
  return { pathways: finished(pathways), people: finished(people) };
}

interface Counts {
  readonly linked: Map<string, number>;
  readonly notLinked: Map<string, number>;
}

const newTally = (): Counts => ({
  linked: new Map(IDENTIFIER_KINDS.map((kind) => [kind, 0])),
  notLinked: new Map(REASONS.map((reason) => [reason, 0])),
});

function addTo({ linked, notLinked }: Counts, kind: string | undefined, reason: string): void {
  if (kind !== undefined) linked.set(kind, (linked.get(kind) ?? 0) + 1);
  else notLinked.set(reason, (notLinked.get(reason) ?? 0) + 1);
}

function finished({ linked, notLinked }: Counts): LinkTally {
  const [one, other] = [sumOf(linked), sumOf(notLinked)];
  return {
    total: one + other,
    linked: { total: one, byIdentifier: withoutZeros(linked) },
    notLinked: { total: other, byReason: withoutZeros(notLinked) },
  };
}

const sumOf = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

const withoutZeros = (counts: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...counts].filter(([, count]) => count > 0));
