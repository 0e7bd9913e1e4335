import type { Findings } from "../findings/exact.ts";
import type { SuppressionChoice } from "../request.ts";
import type { FewPeople, Publisher } from "./publisher.ts";
import { countCells } from "./secondary/count-cells.ts";
import { secondarySuppression } from "./secondary/secondary-suppression.ts";
import type { Place } from "./secondary/system-builder.ts";

interface MinimumRule {
  readonly choice: SuppressionChoice;
  readonly fewest: number;
  readonly fewPeople: FewPeople;
}

/** Counts from `fewest` on are shown as they are, but for those by which a hidden one could be worked out. */
export function minimumPublisher(findings: Findings, rule: MinimumRule): Publisher {
  const { choice, fewest } = rule;
  const hidden = hiddenCounts(findings, rule);
  const isSmall = (count: number): boolean => count > 0 && count < fewest;
  const isHidden = (owner: object, key: string): boolean => hidden.get(owner)?.has(key) === true;
  return {
    choice,
    show: (owner, key, count) => (isSmall(count) || isHidden(owner, key) ? null : count),
    // A sentence may hold the sum or the difference of counts that are hidden in tables.
    showLoose: () => null,
    isSmall,
    fewest,
    isRounded: false,
  };
}

type HiddenKeys = Map<object, Set<string>>;

/** By object and key, what is hidden so that no hidden count can be worked out. */
function hiddenCounts(findings: Findings, { fewest, fewPeople }: MinimumRule): HiddenKeys {
  const { system, places } = countCells(findings);
  const few = new Set(
    places.filter(({ place }) => isOfFew(findings, place, fewPeople)).flatMap(({ cells }) => cells),
  );
  const cells = system.cells.map((cell) =>
    few.has(cell.id) && cell.value > 0 ? { ...cell, isSmall: true } : cell,
  );
  const hidden = secondarySuppression({ ...system, cells }, { threshold: fewest });
  const keys: HiddenKeys = new Map();
  for (const { place, cells: of } of places) {
    if (!of.some((id) => hidden.has(id))) continue;
    const { owner, key } = standsIn(findings, place);
    if (owner !== undefined) keys.set(owner, (keys.get(owner) ?? new Set()).add(key));
  }
  return keys;
}

const isOfFew = (findings: Findings, place: Place, fewPeople: FewPeople): boolean => {
  const { owner, key } = standsIn(findings, place);
  return owner !== undefined && fewPeople.has(owner, key);
};

/** The object at all but the last step of a place, and the last. */
function standsIn(
  findings: Findings,
  place: Place,
): { readonly owner: object | undefined; readonly key: string } {
  let at: unknown = findings;
  for (const step of place.slice(0, -1)) at = isObject(at) ? at[step] : undefined;
  return { owner: isObject(at) ? at : undefined, key: String(place.at(-1)) };
}

const isObject = (value: unknown): value is Record<string | number, unknown> =>
  typeof value === "object" && value !== null;
