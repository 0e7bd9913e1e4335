import { type Credit, noCredit } from "../credit.ts";
import type { EvidenceFinding } from "../evidence.ts";
import type { Policy } from "../policy.ts";

/** A policy and what it gives each pathway of the list. */
export interface CreditedPolicy {
  readonly policy: Policy;
  readonly credit: Credit;
  /** What the list says to its claims; absent: it has not been asked. */
  readonly evidence?: readonly EvidenceFinding[];
}

/** One order of the list that is followed through every future. */
export interface Arm extends CreditedPolicy {
  readonly id: string;
  readonly label: string;
  /** Index of the plain order it is held against; absent for a plain order. */
  readonly against?: number;
  /** What its policy's credit is multiplied by. */
  readonly scale: number;
}

/** Multiples of a policy's credit that its frontier is drawn through. */
export const FRONTIER_SCALES = [0, 0.5, 1, 1.5, 2] as const;

/**
 * The plain orders, one for each way in which policies order without credit, and then each policy held against its own.
 * Without credit the days waited give the same order whatever the guards; the breach ratio does not.
 */
export function mainArms(policies: readonly CreditedPolicy[]): readonly Arm[] {
  const keys = [...new Set(policies.map(({ policy }) => plainKey(policy)))];
  const firstOf = (key: string): CreditedPolicy =>
    policies.find(({ policy }) => plainKey(policy) === key) as CreditedPolicy;
  const plainLabels = keys.map((key) => `Plain order by ${ORDER_WORDS[firstOf(key).policy.order]}`);
  const names = policies.map(({ policy }) => policy.name);
  const plain = keys.map((key, index): Arm => {
    const { policy, credit } = firstOf(key);
    return {
      id: index === 0 ? "plain" : `plain-${index + 1}`,
      label: keys.length === 1 ? "Plain order" : numbered(plainLabels, index),
      policy,
      credit: noCredit(credit.hundredths.length),
      scale: 0,
    };
  });
  return [
    ...plain,
    ...policies.map(
      (credited, index): Arm => ({
        ...credited,
        id: `policy-${index + 1}`,
        label: numbered(names, index),
        against: keys.indexOf(plainKey(credited.policy)),
        scale: 1,
      }),
    ),
  ];
}

/** A label; with its number among those that are alike, for whoever tries out a policy copies it and leaves its name. */
function numbered(labels: readonly string[], index: number): string {
  const label = labels[index] ?? "";
  const alike = labels.flatMap((one, place) => (one === label ? [place] : []));
  return alike.length === 1 ? label : `${label} (${alike.indexOf(index) + 1})`;
}

const ORDER_WORDS = { "days-waited": "days waited", "breach-ratio": "breach ratio" } as const;

const plainKey = ({ order, guards, targetDays }: Policy): string =>
  order === "days-waited" ? order : JSON.stringify([order, guards, targetDays]);

/** The same policy with its credit and its cap multiplied; 1 gives the credit as it is. */
export const scaledArm = (arm: Arm, scale: number): Arm => ({
  ...arm,
  scale,
  credit: { ...arm.credit, hundredths: arm.credit.hundredths.map((credit) => Math.round(credit * scale)) },
});
