import type { UnitGapFindings, UnitsFindings } from "../findings/exact.ts";
import { THRESHOLD_MEASURES } from "../findings/threshold-measures.ts";
import { REST_OF_LIST } from "../vocab/rest-of-list.ts";
import { together, type UnitCounts } from "./unit-counts.ts";
import { gapFunnel } from "./unit-gaps.ts";
import { levelFunnel } from "./unit-levels.ts";

/** The known units of a list, and within each the known groups of some dimensions. */
export interface CountedUnits {
  readonly unit: string;
  readonly label: string;
  /** Pathways of no known unit. */
  readonly unknown: number;
  readonly units: readonly (UnitCounts & { readonly unit: string; readonly label: string })[];
  readonly breakdowns: readonly UnitBreakdown[];
}

export interface UnitBreakdown {
  readonly dimension: string;
  /** A group id, or `rest-of-list`: all other known groups of the same unit together. */
  readonly reference: string;
  readonly groups: readonly {
    readonly group: string;
    /** In the order of the units. */
    readonly byUnit: readonly UnitCounts[];
  }[];
}

/** The gaps that the report speaks of; the others are their complements, or rest on few. */
const GAP_MEASURES = ["breachesStandard", "over52Weeks"] as const;

/** Every unit's levels and gaps against funnel limits, before and after allowing for the spread between units. */
export function compareUnits({ unit, label, unknown, units, breakdowns }: CountedUnits): UnitsFindings {
  const funnels = THRESHOLD_MEASURES.map((measure) => [measure, levelFunnel(units, measure)] as const);
  const byMeasure = <Value>(figureOf: (funnel: (typeof funnels)[number][1]) => Value) =>
    Object.fromEntries(funnels.map(([measure, funnel]) => [measure, figureOf(funnel)])) as Record<
      (typeof THRESHOLD_MEASURES)[number],
      Value
    >;
  return {
    unit,
    label,
    unknown,
    levels: byMeasure(({ level }) => level),
    units: units.map((one, place) => ({
      unit: one.unit,
      label: one.label,
      n: one.n,
      measures: byMeasure(({ measures }) => measures[place] as (typeof measures)[number]),
    })),
    gaps: breakdowns.flatMap((breakdown) =>
      gapsOf(
        units.map((one) => one.unit),
        breakdown,
      ),
    ),
  };
}

function gapsOf(
  units: readonly string[],
  { dimension, reference, groups }: UnitBreakdown,
): UnitGapFindings[] {
  const isRest = reference === REST_OF_LIST;
  return groups
    .filter(({ group }) => group !== reference)
    .flatMap((compared) => {
      const others = groups.filter((group) => (isRest ? group !== compared : group.group === reference));
      const pairs = units.map((unit, place) => ({
        unit,
        group: at(compared.byUnit, place),
        reference: together(others.map(({ byUnit }) => at(byUnit, place))),
      }));
      return GAP_MEASURES.flatMap((measure) => {
        const funnel = gapFunnel(pairs, measure);
        return funnel === undefined ? [] : [{ dimension, group: compared.group, reference, ...funnel }];
      });
    });
}

const at = (byUnit: readonly UnitCounts[], place: number): UnitCounts => byUnit[place] ?? together([]);
