import type { Random } from "../stats/random.ts";
import type { ResolvedOptions } from "./options.ts";
import type { Person } from "./person.ts";
import { AGE_SHARES, SEXES } from "./population.ts";
import { SPECIALTIES } from "./specialties.ts";
import { drawTypicalEnd, drawTypicalWait, MEAN_TYPICAL_END } from "./waits.ts";
import { drawIndex, weightedSlots } from "./weighted-slots.ts";

/** Share of pathways at the provider nearest home. */
const AT_HOME_PROVIDER = 0.88;
export const SITES_PER_PROVIDER = 3;
const E_REFERRAL_ISSUED = 0.6;
const TCI_GIVEN = 0.35;
const TCI_HORIZON_DAYS = 84;
const REFERRAL_LEAD_DAYS = 15;

export const PRIORITY_TYPES = [
  { code: "1", weight: 76, wait: 1.06 },
  { code: "2", weight: 19, wait: 0.84 },
  { code: "3", weight: 5, wait: 0.35 },
] as const;

export const PROCEDURE_PRIORITIES = [
  { code: "P1b", weight: 0.4, wait: 0.2 },
  { code: "P2", weight: 15, wait: 0.75 },
  { code: "P3", weight: 34, wait: 1.08 },
  { code: "P4", weight: 48.6, wait: 1.22 },
  { code: "P6", weight: 1, wait: 1.4 },
  { code: "C", weight: 1, wait: 1.4 },
] as const;

export const RUNNING_STATUSES = [
  { code: "20", weight: 78 },
  { code: "10", weight: 16 },
  { code: "21", weight: 4 },
  { code: "11", weight: 2 },
] as const;

/** How clocks stop: most by treatment. Drawn by hand. */
export const STOPPED_STATUSES = [
  { code: "30", weight: 78 },
  { code: "34", weight: 8 },
  { code: "32", weight: 4 },
  { code: "31", weight: 3 },
  { code: "33", weight: 3 },
  { code: "35", weight: 3 },
  { code: "36", weight: 1 },
] as const;

/** One pathway, filled in again for every row; days are day numbers, −1 stands for none. */
export interface Pathway {
  index: number;
  provider: number;
  site: number;
  issuedByEReferral: boolean;
  specialty: number;
  procedure: number;
  admitted: boolean;
  clockStart: number;
  referralReceived: number;
  status: number;
  clockEnd: number;
  /** Position in `STOPPED_STATUSES`, −1 while the clock runs. */
  stoppedStatus: number;
  decisionToAdmit: number;
  tci: number;
  priorityType: number;
  /** Position in `PROCEDURE_PRIORITIES`, −1 without a decision to admit. */
  procedurePriority: number;
  priorityReview: number;
}

export const emptyPathway = (): Pathway => ({
  index: 0,
  provider: 0,
  site: 0,
  issuedByEReferral: false,
  specialty: 0,
  procedure: 0,
  admitted: false,
  clockStart: 0,
  referralReceived: 0,
  status: 0,
  clockEnd: -1,
  stoppedStatus: -1,
  decisionToAdmit: -1,
  tci: -1,
  priorityType: 0,
  procedurePriority: -1,
  priorityReview: -1,
});

const STAGES = ["child", "adult", "older"] as const;
const stageOfBand = AGE_SHARES.map(({ from }) => (from < 18 ? 0 : from < 65 ? 1 : 2));
const specialtySlots = STAGES.map((stage) =>
  SEXES.map(({ id }) =>
    weightedSlots(SPECIALTIES.map((one) => (one.only === undefined || one.only === id ? one[stage] : 0))),
  ),
);
const prioritySlots = weightedSlots(PRIORITY_TYPES.map(({ weight }) => weight));
const procedurePrioritySlots = weightedSlots(PROCEDURE_PRIORITIES.map(({ weight }) => weight));
const stoppedSlots = weightedSlots(STOPPED_STATUSES.map(({ weight }) => weight));
const statusSlots = weightedSlots(RUNNING_STATUSES.map(({ weight }) => weight));

/**
 * Draws the pathways of a list. Days waited = a typical wait × specialty × priority × the person's factor, plus the
 * person's extra weeks; never below 0, never longer than the person has lived.
 */
export const drawPathway = (
  pathway: Pathway,
  person: Person,
  world: { readonly options: ResolvedOptions; readonly random: Random; readonly ends: Random },
): void => {
  const { options, random } = world;
  pathway.provider = random.chance(AT_HOME_PROVIDER)
    ? person.area % options.providers
    : random.below(options.providers);
  pathway.site = random.below(SITES_PER_PROVIDER);
  pathway.issuedByEReferral = random.chance(E_REFERRAL_ISSUED);
  pathway.specialty = drawIndex(specialtySlots[stageOfBand[person.ageBand]!]![person.sex]!, random);
  const specialty = SPECIALTIES[pathway.specialty]!;
  pathway.procedure = random.below(specialty.procedures.length);
  pathway.admitted = random.chance(specialty.admitted);
  pathway.priorityType = drawIndex(prioritySlots, random);
  pathway.procedurePriority = pathway.admitted ? drawIndex(procedurePrioritySlots, random) : -1;
  pathway.status = drawIndex(statusSlots, random);
  const urgency =
    pathway.procedurePriority < 0
      ? PRIORITY_TYPES[pathway.priorityType]!.wait
      : PROCEDURE_PRIORITIES[pathway.procedurePriority]!.wait;
  const scale = specialty.wait * urgency * person.factor;
  drawEnd(pathway, { person, scale }, world);
  const hasEnded = pathway.clockEnd >= 0;
  // Drawn in either case, so that what follows is the same in a list without ends.
  const soFar = drawTypicalWait(random);
  const wait = Math.floor((hasEnded ? drawTypicalEnd(world.ends) : soFar) * scale + person.extraDays);
  const until = hasEnded ? pathway.clockEnd : options.asAt;
  pathway.clockStart = Math.max(until - Math.max(wait, 0), person.birthDay);
  pathway.referralReceived = Math.max(pathway.clockStart - random.below(REFERRAL_LEAD_DAYS), person.birthDay);
  drawAdmission(pathway, until, random);
  if (hasEnded) pathway.tci = -1;
};

/**
 * Some pathways have ended in the weeks asked for. In a list that stays as it is, as many end in a day as wait, divided by
 * how long a wait takes: those who wait longer end less often.
 */
const drawEnd = (
  pathway: Pathway,
  { person, scale }: { readonly person: Person; readonly scale: number },
  { options, ends }: { readonly options: ResolvedOptions; readonly ends: Random },
): void => {
  pathway.clockEnd = -1;
  pathway.stoppedStatus = -1;
  if (options.endedWeeks === 0) return;
  const days = options.endedWeeks * DAYS_PER_WEEK;
  const odds = days / (MEAN_TYPICAL_END * scale);
  if (!ends.chance(odds / (1 + odds))) return;
  const end = options.asAt - ends.below(days);
  // Nobody is treated before they are born.
  if (end < person.birthDay) return;
  pathway.clockEnd = end;
  pathway.stoppedStatus = drawIndex(stoppedSlots, ends);
};
const DAYS_PER_WEEK = 7;

const drawAdmission = (pathway: Pathway, asAt: number, random: Random): void => {
  if (!pathway.admitted) {
    pathway.decisionToAdmit = -1;
    pathway.priorityReview = -1;
    pathway.tci = -1;
    return;
  }
  const waited = asAt - pathway.clockStart;
  pathway.decisionToAdmit = pathway.clockStart + random.below(waited + 1);
  pathway.priorityReview = pathway.decisionToAdmit + random.below(asAt - pathway.decisionToAdmit + 1);
  pathway.tci = random.chance(TCI_GIVEN) ? asAt + 1 + random.below(TCI_HORIZON_DAYS) : -1;
};
