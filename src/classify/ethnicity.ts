import { ETHNIC_CATEGORIES, ETHNIC_NON_CATEGORIES } from "../vocab/ethnic-categories.ts";
import {
  ETHNIC_GROUP_SYNONYMS,
  ETHNIC_NO_GROUP,
  ETHNIC_SUFFIXES,
  ETHNIC_SYNONYMS,
} from "../vocab/ethnic-synonyms.ts";
import { type EthnicCodeSet, LEGACY_ETHNIC_CODES, type LegacyMeaning } from "../vocab/legacy-ethnic-codes.ts";
import { isBlank } from "./blank.ts";
import { closedCoding, INVALID, known, MISSING, NOT_KNOWN, NOT_STATED } from "./closed-coding.ts";
import type { Coding, DictionaryEntry, Level } from "./level.ts";
import { normaliseLabel } from "./normalise-label.ts";

/** Groups that a label or legacy code can name without a category; Chinese moves with the grouping. */
const GROUP_ONLY = ["white", "mixed", "asian", "black", "other", "chinese"] as const;
type GroupOnly = (typeof GROUP_ONLY)[number];

const FIRST_KNOWN = 4;
const groupLevel = (group: GroupOnly): Level => ({ id: `group-${group}`, quality: "groupOnly" });

/** Levels of the axis `ethnicity`: problems, then groups without a category, then A…S. */
export const ETHNICITY_LEVELS: readonly Level[] = [
  MISSING,
  INVALID,
  NOT_KNOWN,
  NOT_STATED,
  ...GROUP_ONLY.map(groupLevel),
  ...ETHNIC_CATEGORIES.map(({ code }) => known(code)),
];

/** What was decided about one column of ethnic categories. */
export interface EthnicityDecision {
  /** Two letters are a national code and a local one: the column is national codes in at least 90 % of its rows. */
  readonly secondLetter: boolean;
  readonly codeSet?: EthnicCodeSet;
}

const NATIONAL_SHARE = 0.9;
const NATIONAL_CODES: ReadonlySet<string> = new Set(
  [...ETHNIC_CATEGORIES, ...ETHNIC_NON_CATEGORIES].map(({ code }) => code),
);

/** Decides, over a whole column, whether a second letter is a local addition to a national code. */
export function decideEthnicity(
  entries: readonly DictionaryEntry[],
  options: { readonly codeSet?: EthnicCodeSet } = {},
): EthnicityDecision {
  let filled = 0;
  let national = 0;
  for (const { text, count } of entries) {
    if (isBlank(text)) continue;
    filled += count;
    if (NATIONAL_CODES.has(text.trim().toUpperCase())) national += count;
  }
  return { secondLetter: filled > 0 && national >= NATIONAL_SHARE * filled, ...options };
}

/**
 * Ethnic category of a text. In this order: exact national code; `9`; the code set the user named; the lists of
 * labels (so that NA, NK, NR and NS are unknown, not African); only then the first character of a two-character value.
 * Anything else is invalid: never guessed.
 */
export function ethnicityCoding(decision: EthnicityDecision): Coding {
  return closedCoding(ETHNICITY_LEVELS, FIRST_KNOWN, (text) => {
    if (isBlank(text)) return MISSING.id;
    const code = text.trim().toUpperCase();
    return (
      levelOfNationalCode(code) ??
      levelOfLegacyCode(code, decision.codeSet) ??
      levelOfLabel(text) ??
      levelOfFirstCharacter(code, decision) ??
      INVALID.id
    );
  });
}

/**
 * Ethnic group of a text in a column that has groups only. Levels are those of `ethnicityCoding`, so both feed the same
 * dimension; a label of a category counts for its group.
 */
export function ethnicGroupCoding(): Coding {
  const levels = ETHNICITY_LEVELS.map((level) =>
    level.quality === "groupOnly" ? { ...level, quality: "known" as const } : level,
  );
  return closedCoding(levels, FIRST_KNOWN, (text) => {
    if (isBlank(text)) return MISSING.id;
    const id = NOT_A_CODE.has(normaliseLabel(text)) ? undefined : levelOfLabel(text);
    const category = ETHNIC_CATEGORIES.find(({ code }) => code === id);
    if (!category) return id ?? levelOfUnknownCode(text.trim().toUpperCase()) ?? INVALID.id;
    return category.code === "R" ? "group-chinese" : `group-${category.group2001}`;
  });
}

/** Short forms that stand for a category only in a column of categories. */
const NOT_A_CODE: ReadonlySet<string> = new Set(["wb", "wba", "wbc"]);

function levelOfNationalCode(code: string): string | undefined {
  if (!NATIONAL_CODES.has(code)) return undefined;
  return levelOfUnknownCode(code) ?? code;
}

/** 9 was "not given" until it was withdrawn. */
function levelOfUnknownCode(code: string): string | undefined {
  if (code === "Z") return NOT_STATED.id;
  return code === "99" || code === "9" ? NOT_KNOWN.id : undefined;
}

function levelOfLegacyCode(code: string, codeSet: EthnicCodeSet | undefined): string | undefined {
  if (code === "9") return NOT_KNOWN.id;
  const codes = codeSet && LEGACY_ETHNIC_CODES[codeSet];
  return codes && Object.hasOwn(codes, code) ? levelOfLegacyMeaning(codes[code]!) : undefined;
}

function levelOfLegacyMeaning(meaning: LegacyMeaning): string {
  switch (meaning.kind) {
    case "category":
      return meaning.code;
    case "group":
      return `group-${meaning.group}`;
    case "not-known":
      return NOT_KNOWN.id;
  }
}

const WITH_LOCAL_DIGIT = /^([A-Z])[\d*]$/;
const WITH_LOCAL_LETTER = /^([A-Z])[A-Z]$/;

function levelOfFirstCharacter(code: string, { secondLetter }: EthnicityDecision): string | undefined {
  const national = WITH_LOCAL_DIGIT.exec(code) ?? (secondLetter ? WITH_LOCAL_LETTER.exec(code) : null);
  return national ? levelOfNationalCode(national[1]!) : undefined;
}

let levelsByLabel: ReadonlyMap<string, string> | undefined;

function labelIndex(): ReadonlyMap<string, string> {
  levelsByLabel ??= new Map([
    ...ETHNIC_NO_GROUP.map((label) => [label, NOT_KNOWN.id] as const),
    ...Object.entries(ETHNIC_GROUP_SYNONYMS).flatMap(([group, labels]) =>
      labels.map((label) => [label, `group-${group}`] as const),
    ),
    ...Object.entries(ETHNIC_SYNONYMS).flatMap(([code, labels]) =>
      labels.map((label) => [label, levelOfNationalCode(code) ?? INVALID.id] as const),
    ),
  ]);
  return levelsByLabel;
}

/** A national code or the row number of a local list, a separator, and a label. */
const CODE_AND_LABEL = /^\s*([A-Za-z][\d*]?|\d{1,2})\s*[-–—:.)=]\s*(\S.*)$/s;

/** The level of a label, with or without a code before it; undefined when the label is on no list. */
function levelOfLabel(text: string): string | undefined {
  const whole = levelOfWords(normaliseLabel(text));
  if (whole) return whole;
  const [, code, label] = CODE_AND_LABEL.exec(text) ?? [];
  if (!code || !label) return undefined;
  return agreed(code.toUpperCase(), normaliseLabel(label));
}

/** Short for "any other … background" when a code before it says which. */
const BARE_OTHER: ReadonlySet<string> = new Set(["other", "any other"]);
const OTHER_BACKGROUNDS: ReadonlySet<string> = new Set(["C", "G", "L", "P", "S"]);

/** A code and a label that contradict each other are not resolved: "B - Bangladeshi" may be anyone's local list. */
function agreed(code: string, words: string): string | undefined {
  const labelled = levelOfWords(words);
  const coded = levelOfNationalCode(/^[A-Z]/.test(code) ? code[0]! : code);
  if (coded && BARE_OTHER.has(words) && OTHER_BACKGROUNDS.has(coded)) return coded;
  if (!coded || !labelled || coded === labelled) return labelled;
  if (isUnknown(coded) && isUnknown(labelled)) return coded;
  return isGroupOf(labelled, coded) ? coded : undefined;
}

const isUnknown = (level: string): boolean => level === NOT_KNOWN.id || level === NOT_STATED.id;

const isGroupOf = (level: string, code: string): boolean =>
  ETHNIC_CATEGORIES.some((category) => category.code === code && level === `group-${category.group2001}`);

function levelOfWords(words: string): string | undefined {
  // Only punctuation: something stands there, and it says nothing.
  if (words === "" || /^[?!#~|<>+=]+$/.test(words)) return NOT_KNOWN.id;
  const index = labelIndex();
  let shorter = words;
  for (let round = 0; round <= ETHNIC_SUFFIXES.length; round++) {
    const level = index.get(shorter);
    if (level) return level;
    const suffix = ETHNIC_SUFFIXES.find((one) => shorter.endsWith(` ${one}`));
    if (!suffix) return undefined;
    shorter = shorter.slice(0, -suffix.length).trim();
  }
  return undefined;
}
