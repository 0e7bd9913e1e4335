import { NOT_KNOWN_TEXTS } from "../vocab/not-known-texts.ts";
import { RTT_STATUSES, type RttStatusEffect } from "../vocab/rtt-statuses.ts";
import { isBlank } from "./blank.ts";
import { closedCoding, INVALID, known, MISSING, NOT_KNOWN } from "./closed-coding.ts";
import { leadingCode } from "./code-text.ts";
import type { Coding, Level } from "./level.ts";
import { normaliseLabel } from "./normalise-label.ts";

const UNKNOWN_STATUS = "99";

/** Levels of the RTT status: 99 is not known, the other sixteen codes are known. */
const RTT_STATUS_LEVELS: readonly Level[] = [
  MISSING,
  INVALID,
  NOT_KNOWN,
  ...RTT_STATUSES.filter(({ code }) => code !== UNKNOWN_STATUS).map(({ code }) => known(code)),
];

/** What each level says about the clock, index by index; missing, invalid and not known leave the pathway open. */
export const RTT_STATUS_EFFECTS: readonly RttStatusEffect[] = RTT_STATUS_LEVELS.map(
  ({ id }) => RTT_STATUSES.find(({ code }) => code === id)?.effect ?? "unknown",
);

/** Accepts the code, `20.0`, and the code with text after it (`20 - Subsequent activity`). */
export function rttStatusCoding(): Coding {
  return closedCoding(RTT_STATUS_LEVELS, RTT_STATUS_LEVELS.indexOf(NOT_KNOWN) + 1, (text) => {
    if (isBlank(text)) return MISSING.id;
    const code = leadingCode(text);
    if (code === UNKNOWN_STATUS || isNotKnown(text)) return NOT_KNOWN.id;
    return RTT_STATUSES.some((status) => status.code === code) ? code : INVALID.id;
  });
}

const isNotKnown = (text: string): boolean => {
  const words = normaliseLabel(text);
  return NOT_KNOWN_TEXTS.some((one) => one === words);
};
