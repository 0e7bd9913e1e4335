import { inHundredths, ruleBit } from "./credit.ts";
import type { Policy } from "./policy.ts";

/**
 * Why a pathway has its credit: "reasonable adjustment: 12; deprivation: 4", for the rules that hold (`Credit.rules`);
 * nothing for none. Weeks as written; where the cap takes some away a last part "cap: -2" says how many, so that the
 * parts add up to the credit. Pathways share few combinations of rules, and each is worded once.
 */
export function creditReasons(policy: Policy): (rules: number) => string {
  const worded = new Map<number, string>();
  return (rules) => {
    const known = worded.get(rules);
    if (known !== undefined) return known;
    const words = reasonsOf(policy, rules);
    worded.set(rules, words);
    return words;
  };
}

function reasonsOf({ credit, maxCreditWeeks }: Policy, rules: number): string {
  const held = credit.filter((_, index) => (rules & ruleBit(index)) !== 0);
  const sum = held.reduce((total, { weeks }) => total + inHundredths(weeks), 0);
  const over = sum - inHundredths(maxCreditWeeks);
  const parts = held.map(({ reason, weeks }) => `${reason}: ${weeks}`);
  return [...parts, ...(over > 0 ? [`cap: ${-over / 100}`] : [])].join("; ");
}
