import { NOT_KNOWN_TEXTS } from "../vocab/not-known-texts.ts";
import { REMOVAL_PHRASES, type RemovalEffect } from "../vocab/removal-reasons.ts";
import { RTT_STATUSES } from "../vocab/rtt-statuses.ts";
import { isBlank } from "./blank.ts";
import { leadingCode } from "./code-text.ts";
import { normaliseLabel } from "./normalise-label.ts";

/** First treatment; the other statuses that stop a clock are removals without one. */
export const TREATED_STATUS = "30";

/**
 * What a removal reason says of how a pathway ended; `unclear` for a text that is neither an RTT status that stops the
 * clock nor in known words, undefined when nothing is said.
 */
export function removalEffect(text: string): RemovalEffect | "unclear" | undefined {
  if (isBlank(text)) return undefined;
  const words = normaliseLabel(text);
  if (NOT_KNOWN_TEXTS.some((one) => one === words)) return undefined;
  const code = leadingCode(text);
  const status = RTT_STATUSES.find((one) => one.code === code);
  if (status?.effect === "stopped") return status.code === TREATED_STATUS ? "treated" : "removed";
  const says = (phrase: string): boolean => ` ${words}`.includes(` ${phrase}`);
  const found = REMOVAL_PHRASES.find(({ phrase }) => says(phrase));
  return found === undefined || found.unless?.some((word) => saysWord(words, word)) === true
    ? "unclear"
    : found.effect;
}

/** Stems of four letters and more count at the start of a word, shorter ones only as a word. */
const saysWord = (words: string, word: string): boolean =>
  word.length >= 4 ? ` ${words}`.includes(` ${word}`) : ` ${words} `.includes(` ${word} `);
