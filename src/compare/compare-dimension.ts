import type { DimensionFindings, Gap } from "../findings/exact.ts";
import { togetherWaits, withoutGroup } from "../measure/group-waits.ts";
import { type GroupWaits, measureGroup } from "../measure/measure-group.ts";
import type { Standard } from "../measure/standard.ts";
import { total } from "../stats/counts.ts";
import { isCrossed } from "../vocab/dimension-ids.ts";
import { ALL_KNOWN, REST_OF_LIST } from "../vocab/rest-of-list.ts";
import { figureGaps, type GapIdentity, type GapWaits, gapsBetween } from "./gaps.ts";
import { gradients } from "./gradients.ts";
import { testGroups } from "./group-tests.ts";
import { differencesIfUnknown } from "./if-unknown.ts";
import { inequalityBetween } from "./inequality-between.ts";
import { intersectionsOf } from "./intersections.ts";

/** The groups of one dimension, or of a crossing of several, with their waits. */
export interface GroupedWaits {
  readonly dimension: string;
  readonly label: string;
  readonly ordered: boolean;
  /** A group id, or `rest-of-list`: all other known groups together. */
  readonly reference: string;
  readonly groups: readonly (GroupWaits & {
    readonly group: string;
    readonly label: string;
    /** False for `unknown` and `not-stated`, and for crossings that hold one. */
    readonly known: boolean;
    /** Of a crossing: its group in each dimension. */
    readonly parts?: readonly string[];
  })[];
}

/** Measures, gaps and tests of one dimension. Groups without a pathway are left out. */
export function compareDimension(
  grouped: GroupedWaits,
  listSize: number,
  standard: Standard,
): DimensionFindings {
  const present = grouped.groups.filter(({ waits }) => total(waits) > 0);
  const known = present.filter((group) => group.known);
  const referenceOf = referenceFinder(present, grouped.reference);
  // Of a crossing one part may be known, which leaves fewer groups that the unknown could belong to.
  const unknown = isCrossed(grouped.dimension) ? undefined : present.filter((group) => !group.known);
  const unknownWaits = unknown && togetherWaits(unknown).waits;
  const intersections = intersectionsOf(grouped, standard);
  return {
    dimension: grouped.dimension,
    label: grouped.label,
    ordered: grouped.ordered,
    reference: grouped.reference,
    groups: present.map((group) => ({
      group: group.group,
      label: group.label,
      suppressed: false,
      ...measureGroup(group, listSize, standard),
    })),
    gaps: present.flatMap((group) => {
      const reference = referenceOf(group);
      if (reference === undefined || total(reference.waits) === 0) return [];
      const identity = { group: group.group, reference: grouped.reference, inFamily: group.known };
      const waits = { group: group.waits, reference: reference.waits };
      return gapsWithUnknown(identity, waits, { unknown: group.known ? unknownWaits : undefined, standard });
    }),
    gradients: grouped.ordered ? gradients(known, standard) : [],
    ...inequalityBetween(known, grouped, standard),
    unknownGaps: unknownGaps(unknown ?? [], togetherWaits(known), standard),
    tests: testGroups(
      known.map(({ waits }) => waits),
      grouped.ordered,
      standard,
    ),
    ...(intersections && { intersections }),
  };
}

type PresentGroup = GroupedWaits["groups"][number];

/** The gaps of a group, with what each would be if the unknown were all on one side; null without `unknown`. */
function gapsWithUnknown(
  identity: GapIdentity,
  waits: GapWaits,
  { unknown, standard }: { readonly unknown: Uint32Array | undefined; readonly standard: Standard },
): DimensionFindings["gaps"] {
  const supposed = unknown && differencesIfUnknown(waits, unknown, standard);
  return gapsBetween(identity, waits, standard).map((gap) =>
    gap.measure === "distribution"
      ? gap
      : {
          ...gap,
          differenceIfUnknownInGroup: supposed?.inGroup[gap.measure] ?? null,
          differenceIfUnknownInReference: supposed?.inReference[gap.measure] ?? null,
        },
  );
}

/** Whether those who are unknown wait differently from all who are known. */
const unknownGaps = (unknown: readonly PresentGroup[], known: GroupWaits, standard: Standard): Gap[] =>
  total(known.waits) === 0
    ? []
    : unknown.flatMap(({ group, waits }) =>
        figureGaps(
          { group, reference: ALL_KNOWN, inFamily: false },
          { group: waits, reference: known.waits },
          standard,
        ),
      );

/** What each group is compared with; undefined for the reference group itself. */
function referenceFinder(
  present: readonly PresentGroup[],
  reference: string,
): (group: PresentGroup) => GroupWaits | undefined {
  if (reference !== REST_OF_LIST) {
    const compared = present.find(({ group }) => group === reference);
    return (group) => (group === compared ? undefined : compared);
  }
  const together = togetherWaits(present.filter(({ known }) => known));
  return (group) => (group.known ? withoutGroup(together, group) : together);
}
