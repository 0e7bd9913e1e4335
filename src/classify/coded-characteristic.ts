import {
  type CodedAnswer,
  GENDER_IDENTITIES,
  MARITAL_STATUSES,
  RELIGIONS,
  SEXUAL_ORIENTATIONS,
} from "../vocab/coded-characteristics.ts";
import { NOT_KNOWN_TEXTS, NOT_STATED_TEXTS } from "../vocab/not-known-texts.ts";
import { isBlank } from "./blank.ts";
import { MISSING, NOT_KNOWN, NOT_STATED } from "./closed-coding.ts";
import type { Coding, Level } from "./level.ts";
import { normaliseLabel, withoutDecimals } from "./normalise-label.ts";

export const CODED_CHARACTERISTICS = {
  religion: RELIGIONS,
  "marital-status": MARITAL_STATUSES,
  "sexual-orientation": SEXUAL_ORIENTATIONS,
  "gender-identity": GENDER_IDENTITIES,
} as const satisfies Readonly<Record<string, readonly CodedAnswer[]>>;
export type CodedCharacteristic = keyof typeof CODED_CHARACTERISTICS;

/**
 * National codes and their labels become one level each; a text on neither list is kept as the extract's own label,
 * compared without case. Levels grow with such labels.
 */
export function codedCharacteristicCoding(field: CodedCharacteristic): Coding {
  const answers: readonly CodedAnswer[] = CODED_CHARACTERISTICS[field];
  const levels: Level[] = [MISSING, NOT_KNOWN, NOT_STATED];
  const firstKnown = levels.length;
  for (const { label, quality } of answers) if (!quality) levels.push({ id: label, quality: "known" });

  const indexOf = (id: string): number => levels.findIndex((level) => level.id === id);
  const indexByText = new Map<string, number>([
    ...NOT_KNOWN_TEXTS.map((text) => [text, indexOf(NOT_KNOWN.id)] as const),
    ...NOT_STATED_TEXTS.map((text) => [text, indexOf(NOT_STATED.id)] as const),
    ...answers.flatMap((answer) => {
      const index = indexOf(levelIdOf(answer));
      return [answer.code, answer.label, ...(answer.texts ?? [])].map(
        (text) => [normaliseLabel(text), index] as const,
      );
    }),
  ]);
  return {
    levels,
    firstKnown,
    classify: (text) => {
      if (isBlank(text)) return 0;
      const words = normaliseLabel(withoutDecimals(text));
      const found = indexByText.get(words);
      if (found !== undefined) return found;
      const index = levels.push({ id: text.trim(), quality: "known" }) - 1;
      indexByText.set(words, index);
      return index;
    },
  };
}

function levelIdOf({ label, quality }: CodedAnswer): string {
  if (quality === "notKnown") return NOT_KNOWN.id;
  return quality === "notStated" ? NOT_STATED.id : label;
}
