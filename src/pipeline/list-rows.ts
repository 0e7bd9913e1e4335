import { dimensionView } from "../classify/dimension-view.ts";
import { dimensionOf } from "../classify/dimensions.ts";
import { type ListRows, NEEDS_REVIEW, PATIENT_CHOICE, type RowGroups } from "../prioritise/list-rows.ts";
import { sharedUint8 } from "../shared-columns.ts";
import { CLINICAL_TIERS, PATIENT_CHOICE_CODES } from "../vocab/clinical-tiers.ts";
import type { EthnicGrouping } from "../vocab/ethnic-categories.ts";
import type { CountedReading } from "./read-list.ts";
import type { CollectedRows, RowCollector } from "./rows/row-collector.ts";
import type { StoredTexts } from "./rows/stored-texts.ts";
import { tieOrder } from "./rows/tie-order.ts";

const PRIORITY = "procedure-priority";

/** The analysed rows of a list that was read, and the texts that name each. */
export interface NamedRows {
  readonly rows: ListRows;
  /** Of the pathway and of the patient, in this order. */
  readonly texts: StoredTexts;
  /** Rows that have none of the texts. */
  readonly unnamed: number;
  /** 1 where the list has columns of telephone numbers and all are blank. */
  readonly noPhone: Uint8Array | Uint16Array | Uint32Array;
  /** Rows ordered on their original referral. */
  readonly backFromMonitoring: number;
}

export interface NamedRowsOptions {
  readonly dimensions: readonly string[];
  readonly ethnicGrouping: EthnicGrouping;
}

/** The rows that a collector took in while the list was counted, as columns by dimension. */
export function namedRows(
  collector: RowCollector,
  { counted }: Pick<CountedReading, "counted">,
  options: NamedRowsOptions,
): NamedRows {
  const collected = collector.finish();
  const { size, daysWaited, placeDays, reviewDays, missed, texts, rowHashes } = collected;
  if (size !== counted.cube.analysed)
    throw new Error(`${size} rows were handed on of ${counted.cube.analysed}`);
  const axes = counted.cube.axes;
  const rows: ListRows = {
    size,
    daysWaited,
    placeDays,
    reviewDays,
    tiers: tiersOf(collected, axes),
    tieOrder: tieOrder(daysWaited, texts, rowHashes),
    ...(missed && { missed }),
    dimensions: new Map(
      options.dimensions.map((id) => [id, rowGroups(id, collected, { axes, ...options })] as const),
    ),
  };
  const { unnamed, noPhone, backFromMonitoring } = collected;
  return { rows, texts, unnamed, noPhone, backFromMonitoring };
}

type Axes = CountedReading["counted"]["cube"]["axes"];

function rowGroups(
  id: string,
  { levels }: CollectedRows,
  { axes, ethnicGrouping }: { readonly axes: Axes; readonly ethnicGrouping: EthnicGrouping },
): RowGroups {
  const axis = axes.find((one) => one.id === dimensionOf(id)?.axis);
  const ofRows = axis && levels.get(axis.id);
  if (axis === undefined || ofRows === undefined) throw new Error(`rows were read without ${id}`);
  const view = dimensionView(id, { ethnicGrouping, codings: { [axis.id]: { ...axis, classify: () => 0 } } });
  return {
    dimension: id,
    label: view.label,
    ordered: view.ordered,
    protected: view.protected,
    reference: view.reference,
    groups: view.groups,
    knownGroups: view.knownGroups,
    levels: ofRows,
    groupOfLevel: Uint32Array.from(axis.levels, (_, level) => view.groupOf(level)),
  };
}

/** The tier of every row; a priority that is missing, unreadable or no surgical one is for a clinician to look at. */
function tiersOf({ levels, size }: CollectedRows, axes: Axes): Uint8Array {
  const axis = axes.find(({ id }) => id === PRIORITY);
  const ofRows = levels.get(PRIORITY);
  if (axis === undefined || ofRows === undefined) throw new Error(`rows were read without ${PRIORITY}`);
  const tierOfLevel = axis.levels.map(({ id, quality }) => (quality === "known" ? tierOf(id) : NEEDS_REVIEW));
  const tiers = sharedUint8(size);
  for (let row = 0; row < size; row += 1) tiers[row] = tierOfLevel[ofRows[row] as number] as number;
  return tiers;
}

const TIERS: readonly string[] = CLINICAL_TIERS;
const CHOICES: readonly string[] = PATIENT_CHOICE_CODES;

function tierOf(code: string): number {
  const tier = TIERS.indexOf(code);
  if (tier >= 0) return tier;
  return CHOICES.includes(code) ? PATIENT_CHOICE : NEEDS_REVIEW;
}
