import { type Credit, noCredit } from "../credit.ts";
import type { Policy } from "../policy.ts";

/** A policy and what it gives each pathway of the list. */
export interface CreditedPolicy {
  readonly policy: Policy;
  readonly credit: Credit;
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
  const plain = keys.map((key, index): Arm => {
    const { policy, credit } = policies.find((one) => plainKey(one.policy) === key) as CreditedPolicy;
    return {
      id: index === 0 ? "plain" : `plain-${index + 1}`,
      label:
        keys.length === 1
          ? "Plain order"
          : `Plain order by ${ORDER_WORDS[policy.order]}${index === 0 ? "" : ` (${index + 1})`}`,
      policy,
      credit: noCredit(credit.hundredths.length),
      scale: 0,
    };
  });
  return [
    ...plain,
    ...policies.map(
      ({ policy, credit }, index): Arm => ({
        id: `policy-${index + 1}`,
        label: policy.name,
        policy,
        credit,
        against: keys.indexOf(plainKey(policy)),
        scale: 1,
      }),
    ),
  ];
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
