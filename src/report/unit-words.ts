/** How units and their places are called: never good or bad, only inside or outside what chance would explain. */
import type { UnitsFindings } from "../findings/schema.ts";
import type { FunnelPlace } from "../findings/units-schema.ts";
import { unitNames } from "../vocab/unit-dimensions.ts";
import { NO_FIGURE, printCount, printNumber } from "./figures.ts";

const PLACES: Readonly<Record<FunnelPlace, string>> = {
  "high-99.8": "far above",
  "high-95": "above",
  within: "within",
  "low-95": "below",
  "low-99.8": "far below",
};

/** "far above" is outside the 99.8 % limits, "above" outside those of 95 %; a dash where a unit is not compared. */
export const placeWords = (place: FunnelPlace | null): string => (place === null ? NO_FIGURE : PLACES[place]);

export const isOutside = (place: FunnelPlace | null): boolean => place !== null && place !== "within";
export const isFarOutside = (place: FunnelPlace | null): boolean =>
  place === "high-99.8" || place === "low-99.8";
export const isAbove = (place: FunnelPlace | null): boolean => place === "high-99.8" || place === "high-95";

export const manyUnits = ({ unit }: UnitsFindings): string => unitNames(unit).many;

export const labelOf = (id: string, { units }: UnitsFindings): string =>
  units.find(({ unit }) => unit === id)?.label ?? id;

/** "12 providers", "1 provider". */
export const countedUnits = ({ unit }: UnitsFindings, count: number): string => {
  const { one, many } = unitNames(unit);
  return `${printCount(count)} ${count === 1 ? one : many}`;
};

/**
 * "none of the 12 providers lies", "1 of 12 providers lies", "3 of 12 providers lie", "all 12 providers lie"; where there
 * are more than could be compared, "1 of the 12 providers that can be compared lies".
 */
export function howManyLie(units: UnitsFindings, outside: number, compared: number): string {
  if (compared < units.units.length) {
    const some = `the ${countedUnits(units, compared)} that can be compared`;
    return `${outside === 0 ? "none" : printCount(outside)} of ${some} ${outside < 2 ? "lies" : "lie"}`;
  }
  const all = countedUnits(units, compared);
  if (outside === 0) return `none of the ${all} lies`;
  if (outside === compared) return compared === 1 ? `the ${all} lies` : `all ${all} lie`;
  return `${printCount(outside)} of ${all} ${outside === 1 ? "lies" : "lie"}`;
}

/** Shares of units outside the limits by chance alone. */
const BY_CHANCE = { at95: 0.05, at998: 0.002 } as const;

/** "0.6": how many of so many units lie outside by chance alone. */
export const byChance = (compared: number, limits: keyof typeof BY_CHANCE): string => {
  const expected = compared * BY_CHANCE[limits];
  return expected < 0.005 ? "fewer than 0.01" : printNumber(expected, expected < 0.1 ? 2 : 1);
};
