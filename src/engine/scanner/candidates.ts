import { sharedInt32 } from "../../shared-columns.ts";
import { finish } from "./byte-hash.ts";
import type { CountingLanes } from "./counting-lanes.ts";
import { type HeldStretch, SPARE_ROOM } from "./held-stretch.ts";
import { rowLayout, type ScanPlan } from "./scan-plan.ts";

/** The rows of a stretch that are analysed unless they are duplicates, known by fingerprints alone. */
export interface Candidates {
  readonly rows: number;
  /** Four integers a row: those of the pathway (the first 0 where it has no identifier) and a hash of the whole row. */
  readonly pathways: Int32Array | undefined;
  /** Two integers a row, both 0 where no identifier of the patient is usable. */
  readonly people: Int32Array | undefined;
}

export const PATHWAY_WORDS = 4;
export const PERSON_WORDS = 2;

/** The keys are the stretch's own, and there until it holds other rows. */
export function candidatesOf(stretch: HeldStretch, plan: ScanPlan, lanes: CountingLanes): Candidates {
  const rows = stretch.keptRows;
  const hasPeople = plan.person.length > 0;
  const { keys } = stretch;
  if (plan.pathway !== undefined) {
    keys.pathways = roomIn(keys.pathways, rows * PATHWAY_WORDS);
    pathwayKeysInto(keys.pathways, stretch, plan, lanes);
  }
  if (hasPeople) {
    keys.people = roomIn(keys.people, rows * PERSON_WORDS);
    personKeysInto(keys.people, stretch, plan);
  }
  return { rows, pathways: plan.pathway && keys.pathways, people: hasPeople ? keys.people : undefined };
}

const roomIn = (keys: Int32Array, integers: number): Int32Array =>
  keys.length >= integers ? keys : sharedInt32(Math.ceil(integers * SPARE_ROOM));

/**
 * The same issuer, pathway, referral and clock start give the same 96 bits; that two different ones share theirs is less
 * likely than 1 in 10¹⁴ in a list of ten million.
 */
function pathwayKeysInto(keys: Int32Array, stretch: HeldStretch, plan: ScanPlan, lanes: CountingLanes): void {
  const layout = rowLayout(plan);
  const hasReferral = plan.pathway?.referral !== undefined;
  const { codes, lanes: stride, kept, keptRows, days } = stretch;
  for (let index = 0; index < keptRows; index += 1) {
    const row = kept[index] as number;
    const at = row * stride;
    const first = codes[at + layout.pathway] as number;
    const second = codes[at + layout.pathway + 1] as number;
    const third = codes[at + layout.pathway + 2] as number;
    const key = index * PATHWAY_WORDS;
    if (first === 0 && second === 0 && third === 0) {
      keys[key] = 0;
      continue;
    }
    const context = Math.imul(lanes.issuer(row) + 1, 0x9e3779b1) ^ Math.imul(days[row] as number, 0x85ebca6b);
    // The referral's words go to other places than the pathway's, or the two could be exchanged, or cancel out.
    const referral = at + layout.referral;
    const one = hasReferral ? (codes[referral] as number) : 0;
    const two = hasReferral ? (codes[referral + 1] as number) : 0;
    const three = hasReferral ? (codes[referral + 2] as number) : 0;
    keys[key] = finish(first ^ context ^ Math.imul(three, 0x27d4eb2f)) | 1;
    keys[key + 1] = finish(second + context + Math.imul(one, 0x165667b1));
    keys[key + 2] = finish(third ^ Math.imul(context, 0xc2b2ae35) ^ Math.imul(two, 0x9e3779b1));
    keys[key + 3] = codes[at + layout.rowHash] as number;
  }
}

function personKeysInto(
  keys: Int32Array,
  { codes, lanes, kept, keptRows }: HeldStretch,
  plan: ScanPlan,
): void {
  const { person } = rowLayout(plan);
  for (let index = 0; index < keptRows; index += 1) {
    const at = (kept[index] as number) * lanes + person;
    keys[index * PERSON_WORDS] = codes[at] as number;
    keys[index * PERSON_WORDS + 1] = codes[at + 1] as number;
  }
}
