/** How long the bar of each group is for the share that breaches the standard. */
import type { GroupFindings } from "../findings/schema.ts";
import type { ReportCell } from "./report-block.ts";

type Bar = Pick<ReportCell, "bar">;

/**
 * From 0 for nobody to 1 for the largest share of the groups. Made from the percentage within the standard as it is
 * printed, to one decimal place, so that no bar says more than its number. No bar for a hidden or absent figure, and
 * none at all where fewer than two groups have one or nobody breaches.
 */
export function breachBars(groups: readonly GroupFindings[]): (group: GroupFindings) => Bar {
  const shares = groups.map(printedBreaches).filter((share) => share !== undefined);
  const largest = shares.reduce((most, share) => Math.max(most, share), 0);
  if (shares.length < 2 || largest === 0) return () => ({});
  return (group) => {
    const share = printedBreaches(group);
    return share === undefined ? {} : { bar: share / largest };
  };
}

/** In tenths of a percentage point: what the printed percentage leaves of 100. */
function printedBreaches({
  suppressed,
  withinStandard,
  breachesStandard,
}: GroupFindings): number | undefined {
  const within = withinStandard.proportion;
  if (suppressed || within === null || breachesStandard.proportion === null) return undefined;
  return 1000 - Math.round(10 * Number((100 * within).toFixed(1)));
}
