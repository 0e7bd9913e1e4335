/** What the published figures say of the list, a sentence for each characteristic: its widest gap beside England's. */
import type { BenchmarkDimension, BenchmarkFindings } from "../findings/benchmark-schema.ts";
import { printNumber } from "./figures.ts";
import { POINTS } from "./gap-words.ts";
import { capitalised, groupWords } from "./group-words.ts";
import { printable } from "./printable.ts";

type PublishedGap = BenchmarkDimension["gaps"][number];

/** Empty where no group can be compared. */
export const benchmarkSentences = ({ dimensions }: BenchmarkFindings): readonly string[] =>
  dimensions.flatMap((dimension) => {
    const widest = widestGap(dimension);
    return widest === undefined ? [] : [printable(gapSentence(dimension, widest))];
  });

/** Of those within 18 weeks, the group furthest behind the reference in the list, of those surely behind; undefined where none is. */
const widestGap = (dimension: BenchmarkDimension): PublishedGap | undefined =>
  dimension.gaps
    .filter((gap) => gap.measure === MEASURE && isSurelyBehind(gap, dimension))
    .sort((one, other) => (one.list ?? 0) - (other.list ?? 0))[0];

const MEASURE = "within18WeeksOfAll";

/** The whole 95% interval of the group lies below that of the reference: small groups differ by chance. */
function isSurelyBehind({ group, reference }: PublishedGap, { groups }: BenchmarkDimension): boolean {
  const shareOf = (id: string) =>
    groups.find((each) => each.group === id)?.measures.find(({ measure }) => measure === MEASURE)?.list;
  const [upper, lower] = [shareOf(group)?.upper, shareOf(reference)?.lower];
  return typeof upper === "number" && typeof lower === "number" && upper < lower;
}

function gapSentence(dimension: BenchmarkDimension, gap: PublishedGap): string {
  const people = capitalised(groupWords(dimension, gap.group));
  const reference = groupWords(dimension, gap.reference);
  const here = `${printNumber(100 * Math.abs(gap.list ?? 0))} ${POINTS} less often than ${reference} in this list`;
  const [england = null] = gap.published;
  return `${people} are within 18 weeks ${here}${englandWords(england)}${placeWords(gap)}.`;
}

function englandWords(england: number | null): string {
  if (england === null) return "";
  const size = printNumber(100 * Math.abs(england));
  if (size === "0.0") return ", and as often as they in England";
  return england < 0 ? `, and ${size} less often in England` : `, though ${size} more often in England`;
}

const placeWords = ({ place }: PublishedGap): string =>
  place === null ? "" : `: place ${place.place} of ${place.of} acute trusts by this gap (1 is the best)`;
