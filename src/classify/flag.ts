import {
  FLAG_DEGREES,
  FLAG_FIELDS,
  FLAG_OWN_WORDS,
  FLAG_TEXTS,
  type FlagField,
} from "../vocab/flag-texts.ts";
import { NOT_KNOWN_TEXTS, NOT_STATED_TEXTS } from "../vocab/not-known-texts.ts";
import { PLACEHOLDER_DATES } from "../vocab/placeholder-dates.ts";
import { isBlank } from "./blank.ts";
import { closedCoding, INVALID, known, MISSING, NOT_KNOWN } from "./closed-coding.ts";
import { parseDateText } from "./date-text.ts";
import type { Coding, DictionaryEntry, Level } from "./level.ts";
import { normaliseLabel, withoutDecimals } from "./normalise-label.ts";

/** 1 and 2 in a column that has nothing else may be yes/no or male/female or a count: never guessed. */
const ONE_OR_TWO: Level = { id: "one-or-two", quality: "invalid", reason: "coded-1-and-2" };

/** Levels of every yes/no axis. Blank is missing, never no. */
export const FLAG_LEVELS: readonly Level[] = [
  MISSING,
  INVALID,
  ONE_OR_TWO,
  NOT_KNOWN,
  known("yes"),
  known("no"),
];

export interface FlagDecision {
  /** The column holds 1 and 2 and nothing else. */
  readonly oneAndTwo: boolean;
  /** No value of the column says no, so it shows who is flagged, not who is not. */
  readonly onlyPositive: boolean;
}

export function decideFlag(
  field: FlagField | "planned-flag",
  entries: readonly DictionaryEntry[],
): FlagDecision {
  const filled = entries.filter(({ text }) => !isBlank(text));
  const values = new Set(filled.map(({ text }) => withoutDecimals(text)));
  const plain = flagCoding(field);
  const answers = new Set(filled.map(({ text }) => plain.levels[plain.classify(text)]!.id));
  return {
    oneAndTwo: values.has("2") && [...values].every((value) => value === "1" || value === "2"),
    onlyPositive: answers.has("yes") && !answers.has("no"),
  };
}

const answerByText: ReadonlyMap<string, string> = new Map([
  ...[...NOT_KNOWN_TEXTS, ...NOT_STATED_TEXTS, ...FLAG_TEXTS.unknown].map(
    (text) => [text, NOT_KNOWN.id] as const,
  ),
  ...FLAG_TEXTS.yes.map((text) => [text, "yes"] as const),
  // After the words for not known: "none" and "n" say no here.
  ...FLAG_TEXTS.no.map((text) => [text, "no"] as const),
]);

/** Yes, no or not known; a date counts as yes, a placeholder date as missing; words on no list are invalid. */
export function flagCoding(field: FlagField | "planned-flag", decision?: FlagDecision): Coding {
  const own = isFlagField(field) ? FLAG_OWN_WORDS[field] : { yes: ["planned"], no: ["not planned"] };
  return closedCoding(FLAG_LEVELS, FLAG_LEVELS.indexOf(NOT_KNOWN) + 1, (text) => {
    if (isBlank(text)) return MISSING.id;
    const words = normaliseLabel(withoutDecimals(text));
    if (decision?.oneAndTwo && (words === "1" || words === "2")) return ONE_OR_TWO.id;
    return answerByText.get(words) ?? ownAnswer(words, own) ?? answerOfDate(text) ?? INVALID.id;
  });
}

const isFlagField = (field: string): field is FlagField => FLAG_FIELDS.some((one) => one === field);

function ownAnswer(
  words: string,
  own: { readonly yes: readonly string[]; readonly no: readonly string[] },
): string | undefined {
  if (own.no.includes(words)) return "no";
  const degree = FLAG_DEGREES.find((one) => words.endsWith(` ${one}`));
  const stem = degree ? words.slice(0, -degree.length - 1) : words;
  return own.yes.includes(words) || own.yes.includes(stem) ? "yes" : undefined;
}

function answerOfDate(text: string): string | undefined {
  const date = parseDateText(text);
  if (!date) return undefined;
  const placeholder = PLACEHOLDER_DATES.some((one) => {
    const [year, month, day] = one.split("-").map(Number);
    const pair = [date.first, date.second];
    return date.year === year && pair.includes(month!) && pair.includes(day!);
  });
  return placeholder ? MISSING.id : "yes";
}
