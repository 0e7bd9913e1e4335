import { WAITING_LIST_TYPES, type WaitingListEffect } from "../vocab/waiting-list-types.ts";
import { codeAsItStands } from "./code-text.ts";
import type { Coding } from "./level.ts";
import { openCoding } from "./open-coding.ts";

const typeByText: ReadonlyMap<string, (typeof WAITING_LIST_TYPES)[number]> = new Map(
  WAITING_LIST_TYPES.flatMap((type) => [type.code, ...type.also].map((text) => [text, type] as const)),
);

/** The code of a waiting list type, legacy values as what they became; other texts as they stand, upper case. */
function waitingListTypeOf(text: string): string {
  const code = codeAsItStands(text);
  return typeByText.get(code)?.code ?? code;
}

/** Codes as they stand, normalised: local list types are levels of their own. */
export const waitingListTypeCoding = (): Coding => openCoding(waitingListTypeOf);

/** Whether a list of this type belongs to referral to treatment; a type on no list is taken to. */
export const waitingListEffect = (text: string): WaitingListEffect =>
  typeByText.get(codeAsItStands(text))?.effect ?? "rtt";
