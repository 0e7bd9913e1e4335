import { NOT_KNOWN_TEXTS, NOT_STATED_TEXTS } from "../vocab/not-known-texts.ts";
import { SEX_TEXTS } from "../vocab/sexes.ts";
import { isBlank } from "./blank.ts";
import { closedCoding, INVALID, known, MISSING, NOT_KNOWN } from "./closed-coding.ts";
import type { Coding, Level } from "./level.ts";
import { normaliseLabel, withoutDecimals } from "./normalise-label.ts";

/** Levels of the axis `sex`, as recorded: 0, 9, X and other answers are pooled as not known. */
export const SEX_LEVELS: readonly Level[] = [MISSING, INVALID, NOT_KNOWN, known("female"), known("male")];

const levelByText: ReadonlyMap<string, string> = new Map([
  ...[...NOT_KNOWN_TEXTS, ...NOT_STATED_TEXTS, ...SEX_TEXTS.unknown].map(
    (text) => [text, NOT_KNOWN.id] as const,
  ),
  ...SEX_TEXTS.female.map((text) => [text, "female"] as const),
  ...SEX_TEXTS.male.map((text) => [text, "male"] as const),
]);

/** "1 - Male", "2: Female". */
const CODE_AND_TEXT = /^([0129x])\s*[-–:]\s*(.+)$/i;

/** Sex of a code or text; a code and a text that contradict each other are invalid. */
export function sexCoding(): Coding {
  return closedCoding(SEX_LEVELS, SEX_LEVELS.indexOf(NOT_KNOWN) + 1, (text) => {
    if (isBlank(text)) return MISSING.id;
    const whole = levelOf(text);
    if (whole) return whole;
    const [, code, label] = CODE_AND_TEXT.exec(text.trim()) ?? [];
    const coded = code && levelOf(code);
    return coded && label && coded === levelOf(label) ? coded : INVALID.id;
  });
}

const levelOf = (text: string): string | undefined => levelByText.get(normaliseLabel(withoutDecimals(text)));
