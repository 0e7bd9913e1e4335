import type { CompletenessFindings } from "../findings/exact.ts";
import { countsPlan } from "./account-plan.ts";
import { isKnownGroup } from "./group-cells.ts";
import { shareOfShown } from "./measures-plan.ts";
import { count, type Disclosed, type Fields, figure, madeAgain, type Part, part, withheld } from "./plan.ts";
import type { Publisher } from "./publisher.ts";
import { shareGapOfShown } from "./share-gap.ts";
import { testPlan } from "./test-plan.ts";

type Breakdown = CompletenessFindings["by"][number];
type Group = Breakdown["groups"][number];
type Known = Pick<Group, "n" | "known">;

const SHARE: Fields = {
  n: count,
  known: count,
  proportion: madeAgain,
  lower: madeAgain,
  upper: madeAgain,
  byRoute: countsPlan,
  byReason: countsPlan,
};

/** That a reason is there says that somebody has it: four that hide one each, beside 120 of 120 known, are one each. */
const shownOnly: Part = {
  others: count,
  finish: (disclosed) => Object.fromEntries(Object.entries(disclosed).filter(([, shown]) => shown !== null)),
};

/** `sizeOf`: what is shown of a group that a breakdown of the findings has too; undefined where none has it. */
export const completenessPlan = (
  sizeOf: (dimension: string, group: string) => number | null | undefined,
): Part =>
  part<CompletenessFindings>({
    fields: { ...SHARE, disagreements: countsPlan, by: breakdownPlan(sizeOf) },
    finish: (disclosed, field, publisher) => ({ ...disclosed, ...shareOf(field, publisher) }),
  });

function breakdownPlan(sizeOf: (dimension: string, group: string) => number | null | undefined): Part {
  return part<Breakdown>({
    fieldsOf: (breakdown, publisher) => {
      const { dimension, groups } = breakdown;
      const hides = (group: Group): boolean =>
        sizeOf(dimension, group.group) === null || hidesKnown(group, publisher);
      const known = groups.filter(({ group }) => isKnownGroup(group));
      const isHidden = known.some(hides);
      const test = testPlan(isHidden ? withheld : figure);
      return {
        test,
        pValueAdjusted: isHidden ? withheld : figure,
        groups: part<Group>({
          fields: { ...SHARE, byRoute: shownOnly, byReason: shownOnly },
          others: figure,
          isBlank: (group) => sizeOf(dimension, group.group) === null,
          restsOnHidden: (group) =>
            hides(group) || hidesKnown(together(known.filter((one) => one !== group)), publisher),
          finish: (disclosed, group) =>
            sizeOf(dimension, group.group) === null
              ? disclosed
              : {
                  ...finished(disclosed, group, publisher),
                  ...(disclosed["difference"] !== null &&
                    gapOfShown(group, together(known.filter((one) => one !== group)), publisher)),
                },
        }),
      };
    },
  });
}

const finished = (disclosed: Disclosed, group: Group, publisher: Publisher): Disclosed => ({
  ...disclosed,
  ...shareOf(group, publisher),
});

function shareOf(known: Known, publisher: Publisher) {
  const n = publisher.show(known, "n", known.n);
  const { proportion, lower, upper } = shareOfShown(publisher.show(known, "known", known.known), n);
  return { proportion, lower, upper };
}

/** How many are not known is nowhere printed, and follows from the other two. */
const hidesKnown = (one: Known, publisher: Publisher): boolean =>
  publisher.show(one, "n", one.n) === null ||
  publisher.show(one, "known", one.known) === null ||
  publisher.isSmall(one.n - one.known);

/** To all other known groups, whose counts are printed nowhere together; see `shareGapOfShown`. */
function gapOfShown(group: Known, others: Known, publisher: Publisher) {
  const shown = [group.known, group.n, others.known, others.n].map((count) => publisher.showLoose(count));
  const [count, n, othersCount, othersN] = shown;
  if (!publisher.isRounded || count == null || n == null || othersCount == null || othersN == null) return {};
  const { difference, differenceLower, differenceUpper } = shareGapOfShown(
    { count: Math.min(count, n), n },
    { count: Math.min(othersCount, othersN), n: othersN },
  );
  return { difference, differenceLower, differenceUpper };
}

const together = (groups: readonly Known[]): Known => ({
  n: groups.reduce((sum, { n }) => sum + n, 0),
  known: groups.reduce((sum, { known }) => sum + known, 0),
});
