/** What a reader has to know before believing a simulation; its notes and documents say it alike. */
import { grouped } from "../grouped.ts";

/** Fewer futures than this do not show how far they may lie apart. */
export const ENOUGH_FUTURES = 10;

/** `slots`: a whole number above 0. */
export const unusedSlotsWords = (slots: number): string =>
  `In the plain order ${slots === 1 ? "1 slot finds nobody to take it" : `${grouped(slots)} slots find nobody to take them`}: where nobody has to wait, the order makes no difference.`;

export const contactPolicyWords = (policy: string): string =>
  `“${policy}” is a policy for contact: read “treated” as contacted, and the capacity as contacts a week.`;
