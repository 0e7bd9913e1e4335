import { NOT_KNOWN_TEXTS } from "../vocab/not-known-texts.ts";
import { PROCEDURE_PRIORITIES, type ProcedurePriority } from "../vocab/procedure-priorities.ts";
import { isBlank } from "./blank.ts";
import { closedCoding, INVALID, known, MISSING, NOT_KNOWN } from "./closed-coding.ts";
import type { Coding, Level } from "./level.ts";
import { normaliseLabel, withoutDecimals } from "./normalise-label.ts";

/** P1 without a letter may mean 24 or 72 hours: it needs a clinician, not a guess. */
const P1: Level = { id: "p1", quality: "invalid", reason: "p1-without-a-or-b" };

export const PROCEDURE_PRIORITY_LEVELS: readonly Level[] = [
  MISSING,
  INVALID,
  P1,
  NOT_KNOWN,
  ...PROCEDURE_PRIORITIES.map(({ code }) => known(code)),
];

/** The code is all of the text, or a separator and words follow it ("P2 - 28 days", "P2 (within 4 weeks)"). */
const CODE = /^(?:priority|level|p|(d))?[\s._-]*0?([1-6])\s*([abc])?(?:\s*[-–—:,(].*)?$/i;
const P1_ALONE = /^(?:priority|level|p)?[\s._-]*0?1(?:\s*[-–—:,(].*)?$/i;
const CHOICE = /^c(?:\s*[-–—:(].*)?$/i;

/** A procedure priority as in the national list; undefined when the text is none of its forms. */
export function procedurePriorityOf(raw: string): ProcedurePriority | undefined {
  const text = withoutDecimals(raw);
  if (CHOICE.test(text)) return "C";
  const [, diagnostic, digit, suffix] = CODE.exec(text) ?? [];
  if (digit === undefined) return undefined;
  const letter = suffix?.toLowerCase() ?? "";
  // P2C, P3C, P4C: the choice marker that replaced P5 and P6.
  if (letter === "c") return !diagnostic && "234".includes(digit) ? "C" : undefined;
  const code = `${diagnostic ? "D" : "P"}${digit}${letter}`;
  return PROCEDURE_PRIORITIES.find((priority) => priority.code === code)?.code;
}

export function procedurePriorityCoding(): Coding {
  return closedCoding(PROCEDURE_PRIORITY_LEVELS, PROCEDURE_PRIORITY_LEVELS.indexOf(NOT_KNOWN) + 1, (text) => {
    if (isBlank(text)) return MISSING.id;
    const code = procedurePriorityOf(text);
    if (code) return code;
    if (P1_ALONE.test(withoutDecimals(text))) return P1.id;
    const words = normaliseLabel(text);
    return NOT_KNOWN_TEXTS.some((one) => one === words) ? NOT_KNOWN.id : INVALID.id;
  });
}
