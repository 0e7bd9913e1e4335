import { RTT_GROUPS, type RttGroupId } from "../vocab/rtt-groups.ts";
import { TREATMENT_FUNCTIONS, type TreatmentFunctionGroup } from "../vocab/treatment-functions.ts";
import { isBlank } from "./blank.ts";
import { closedCoding, known, MISSING } from "./closed-coding.ts";
import { leadingCode } from "./code-text.ts";
import type { Coding, Level } from "./level.ts";

const NOT_A_SPECIALTY: readonly Level[] = [
  MISSING,
  { id: "unlisted", quality: "invalid", reason: "unlisted-treatment-function" },
  { id: "retired", quality: "invalid", reason: "retired-treatment-function" },
  { id: "not-a-treatment-function", quality: "invalid", reason: "not-a-treatment-function" },
];

/** Levels of the axis `specialty`: the groups of treatment functions in RTT statistics. */
export const SPECIALTY_LEVELS: readonly Level[] = [
  ...NOT_A_SPECIALTY,
  ...RTT_GROUPS.map(({ id }) => known(id)),
];

const groupByCode: ReadonlyMap<string, TreatmentFunctionGroup> = new Map(
  TREATMENT_FUNCTIONS.map(([code, , group]) => [code, group]),
);
const groupIds: ReadonlySet<string> = new Set(RTT_GROUPS.map(({ id }) => id));

/** `100`, `C_100` and the older `IP100`, `NP100`, `AP100`. */
const CODE = /^(?:C_|[INA]P)?(\d{3})$/;

/** The RTT group of a treatment function code, or a code already in RTT form; undefined when it has none. */
export function rttGroupOf(text: string): RttGroupId | undefined {
  const level = levelIdOf(text);
  return RTT_GROUPS.find(({ id }) => id === level)?.id;
}

function levelIdOf(text: string): string {
  const code = leadingCode(text).toUpperCase();
  if (groupIds.has(code)) return code;
  const national = CODE.exec(code)?.[1];
  return (national && groupByCode.get(national)) ?? "unlisted";
}

/** Treatment function code → specialty; retired and unlisted codes are unknown, each with its reason. */
export const specialtyCoding = (): Coding =>
  closedCoding(SPECIALTY_LEVELS, NOT_A_SPECIALTY.length, (text) =>
    isBlank(text) ? MISSING.id : levelIdOf(text),
  );
