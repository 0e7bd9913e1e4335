import { NOT_KNOWN_TEXTS } from "../vocab/not-known-texts.ts";
import { PRIORITY_TYPES } from "../vocab/priority-types.ts";
import { isBlank } from "./blank.ts";
import { closedCoding, INVALID, known, MISSING, NOT_KNOWN } from "./closed-coding.ts";
import { leadingCode } from "./code-text.ts";
import type { Coding, Level } from "./level.ts";
import { normaliseLabel } from "./normalise-label.ts";

export const PRIORITY_TYPE_LEVELS: readonly Level[] = [
  MISSING,
  INVALID,
  NOT_KNOWN,
  ...PRIORITY_TYPES.map(({ code }) => known(code)),
];

const codeByText: ReadonlyMap<string, string> = new Map(
  PRIORITY_TYPES.flatMap(({ code, label, texts }) =>
    [code, label, ...texts].map((text) => [normaliseLabel(text), code] as const),
  ),
);

/** Priority type code of a code or word; undefined when it is neither. */
export const priorityTypeOf = (text: string): string | undefined =>
  codeByText.get(normaliseLabel(text)) ?? codeByText.get(normaliseLabel(leadingCode(text)));

export function priorityTypeCoding(): Coding {
  return closedCoding(PRIORITY_TYPE_LEVELS, PRIORITY_TYPE_LEVELS.indexOf(NOT_KNOWN) + 1, (text) => {
    if (isBlank(text)) return MISSING.id;
    const code = priorityTypeOf(text);
    if (code) return code;
    const words = normaliseLabel(text);
    return NOT_KNOWN_TEXTS.some((one) => one === words) ? NOT_KNOWN.id : INVALID.id;
  });
}
