import type { Findings, Measures } from "../../findings/exact.ts";
import { THRESHOLD_MEASURES } from "../../findings/threshold-measures.ts";
import {
  cellOf,
  type GroupCells,
  type GroupKey,
  type Layer,
  type LayerSum,
  WHOLE_LIST,
} from "./group-cells.ts";
import type { Place, SystemBuilder } from "./system-builder.ts";

type Standard = Findings["standard"];
type ShareKey = (typeof THRESHOLD_MEASURES)[number] | "within18WeeksOfAll" | "over52WeeksOfAll";

const WITHIN_DAYS = {
  within18Weeks: 126,
  over18Weeks: 126,
  over52Weeks: 364,
  over65Weeks: 455,
  over78Weeks: 546,
  over104Weeks: 728,
} as const;

/** The longest wait within the standard: of six weeks of diagnostics the day before, as they breach at 42 days. */
const standardDays = ({ id, weeks }: Standard): number => (id === "dm01-6" ? 41 : Math.floor(weeks * 7));

/** A count of waits has the same name whichever measure prints it: under rtt-18 the standard is 18 weeks. */
export function thresholdLayer(measure: ShareKey, standard: Standard): Layer {
  switch (measure) {
    case "withinStandard":
      return `within ${standardDays(standard)} days`;
    case "breachesStandard":
      return `over ${standardDays(standard)} days`;
    case "within18Weeks":
    case "within18WeeksOfAll":
      return `within ${WITHIN_DAYS.within18Weeks} days`;
    case "over52WeeksOfAll":
      return `over ${WITHIN_DAYS.over52Weeks} days`;
    default:
      return `over ${WITHIN_DAYS[measure]} days`;
  }
}

/** Of every group: n is those within and over each limit, and those over a limit hold those over the next. */
export function waitSums(standard: Standard): LayerSum[] {
  const limits = [...new Set([...Object.values(WITHIN_DAYS), standardDays(standard)])].sort((a, b) => a - b);
  const pairs = new Set([WITHIN_DAYS.within18Weeks, standardDays(standard)]);
  return [
    ...[...pairs].map((days) => ({
      total: "n",
      parts: [`within ${days} days`, `over ${days} days`],
      hasOthers: false,
    })),
    ...limits.slice(1).map((days, place) => ({
      total: `over ${limits[place]} days`,
      parts: [`over ${days} days`],
      hasOthers: true,
    })),
  ];
}

const OF_ALL = ["within18WeeksOfAll", "over52WeeksOfAll"] as const;
const isOfAll = (key: ShareKey): boolean => OF_ALL.some((one) => one === key);

export interface MeasuredCells {
  readonly builder: SystemBuilder;
  readonly groups: Pick<GroupCells, "print">;
  readonly standard: Standard;
  /** Begins the names of layers where groups are counted another way: before records were linked. */
  readonly world?: string;
}

/** The counts of a group's measures, and the proportions that would give them away. */
export function printMeasures(
  place: Place,
  { group, measures }: { readonly group: GroupKey; readonly measures: Measures },
  { builder, groups, standard, world = "" }: MeasuredCells,
): void {
  const named = (layer: Layer): Layer => `${world}${layer}`;
  const [n, unknownClockStart] = [cellOf(group, named("n")), cellOf(group, named("unknownClockStart"))];
  groups.print([...place, "n"], group, named("n"), measures.n);
  groups.print(
    [...place, "unknownClockStart"],
    group,
    named("unknownClockStart"),
    measures.unknownClockStart,
  );
  builder.rest([...place, "share"], [n, cellOf(WHOLE_LIST, "n")]);
  for (const key of [...THRESHOLD_MEASURES, ...OF_ALL]) {
    const layer = named(thresholdLayer(key, standard));
    groups.print([...place, key, "count"], group, layer, measures[key].count);
    const of = isOfAll(key) ? [n, unknownClockStart] : [n];
    for (const figure of ["proportion", "lower", "upper"])
      builder.rest([...place, key, figure], [cellOf(group, layer), ...of]);
  }
}
