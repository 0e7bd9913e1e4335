/** How many people's turn comes in a week, in all and by part of the list. */
export interface WeeklyCapacity {
  readonly basis: "given" | "estimated";
  readonly perWeek: number;
  /** By part; 0 for a part without pathways, above 0 for every other. */
  readonly ofPart: Float64Array;
}

/** For the whole list, or for each of its parts in their order; above 0. */
export type GivenCapacity = { readonly perWeek: number } | { readonly perWeekOfPart: readonly number[] };

/** The pathways of each part and the days they have waited, in all. */
export interface PartWaits {
  readonly n: Float64Array;
  readonly days: Float64Array;
}

const DAYS_PER_WEEK = 7;

/**
 * The capacity of every part. One given for the whole list is shared among parts in proportion to what each is estimated
 * to treat; given for none, the estimates count. Undefined when nothing is given and nobody is waiting, or nobody has
 * waited a day. A given capacity that is not above 0 is a RangeError: the caller checks what a person typed.
 *
 * Estimate: pathways ÷ (2 × mean weeks waited). By Little's law (1961, Oper Res 9:383–387) throughput = people waiting ÷
 * mean weeks from start to treatment, and in a list in balance that treats in turn people have waited half of that on
 * average. Where waits at treatment differ, those who wait are further along than half (Cox 1962, Renewal Theory,
 * on backward recurrence times), so that the estimate is too low and weeks gained and lost too high.
 */
export function weeklyCapacity(waits: PartWaits, given?: GivenCapacity): WeeklyCapacity | undefined {
  const estimates = estimatesOf(waits);
  const estimated = sumOf(estimates);
  if (given === undefined) {
    return estimated > 0 ? { basis: "estimated", perWeek: estimated, ofPart: estimates } : undefined;
  }
  if ("perWeekOfPart" in given) {
    const ofPart = waits.n.map((n, part) => (n > 0 ? above0(given.perWeekOfPart[part]) : 0));
    return { basis: "given", perWeek: sumOf(ofPart), ofPart };
  }
  const perWeek = above0(given.perWeek);
  const weights = estimated > 0 ? estimates : waits.n;
  const whole = sumOf(weights);
  return {
    basis: "given",
    perWeek,
    ofPart: weights.map((weight) => (weight > 0 ? perWeek * (weight / whole) : 0)),
  };
}

/** A part where nobody has waited a day yet takes the whole list's rate per pathway; all 0 where that is everybody. */
function estimatesOf({ n, days }: PartWaits): Float64Array {
  const allDays = sumOf(days);
  const rate = allDays > 0 ? (DAYS_PER_WEEK * sumOf(n)) / (2 * allDays) : 0;
  return n.map((pathways, part) => {
    const waited = days[part] as number;
    return pathways * (waited > 0 ? (DAYS_PER_WEEK * pathways) / (2 * waited) : rate);
  });
}

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

function above0(perWeek: number | undefined): number {
  if (perWeek !== undefined && perWeek > 0 && perWeek < Number.POSITIVE_INFINITY) return perWeek;
  throw new RangeError("a capacity per week is above 0");
}
