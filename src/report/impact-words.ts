/** The words of an order's impact: places, weeks, limits, and who somebody is. */
import type { Impact, ImpactDimension, ImpactGroup } from "../findings/impact-schema.ts";
import { FEWEST_PATHWAYS } from "../vocab/fewest-pathways.ts";
import { isCharacteristicDimension } from "../vocab/protected-characteristics.ts";
import { counted, isAtLeast, printNumber } from "./figures.ts";
import { groupWords } from "./group-words.ts";

/** "1 place", "12.3 places": whole numbers of places have no decimal. */
function placesWords(places: number): string {
  const printed = printNumber(places, Number.isInteger(places) ? 0 : 1);
  return `${printed} ${places === 1 ? "place" : "places"}`;
}

/** "1.0 week" is said "1 week"; a wait shorter than a tenth of a week "less than 0.1 weeks". */
function weeksWords(weeks: number): string {
  if (weeks > 0 && weeks < 0.05) return "less than 0.1 weeks";
  const printed = printNumber(weeks);
  return printed === "1.0" ? "1 week" : `${printed} weeks`;
}

/** "12 places (1.4 weeks)"; without a capacity places alone. */
export const placesAndWeeks = (places: number, weeks: number | null): string =>
  weeks === null ? placesWords(places) : `${placesWords(places)} (${weeksWords(weeks)})`;

/** When a person's turn comes on the list: what the weeks are counted to. */
export const turnWords = ({ list }: Pick<Impact, "list">): string =>
  list === "contact" ? "contacted" : "treated";

/** "52 weeks", or "their clinical target". */
export const limitWords = (weeks: number | null, target = "their clinical target"): string =>
  weeks === null ? target : counted(weeks, "week");

/** Lower case, to stand inside a sentence. */
export const peopleOf = (dimension: ImpactDimension, { group }: Pick<ImpactGroup, "group">): string =>
  groupWords(dimension, group);

/** Whether a sentence may speak of a group: people, not services; known; and not so few that one person decides. */
export const isTold = ({ dimension }: ImpactDimension, { known, n }: ImpactGroup): boolean =>
  isCharacteristicDimension(dimension) && known && isAtLeast(n, FEWEST_PATHWAYS);

/** A dimension and one of its groups. */
export interface GroupOf {
  readonly dimension: ImpactDimension;
  readonly group: ImpactGroup;
}

export const everyGroup = ({ dimensions }: Pick<Impact, "dimensions">): GroupOf[] =>
  dimensions.flatMap((dimension) => dimension.groups.map((group) => ({ dimension, group })));
