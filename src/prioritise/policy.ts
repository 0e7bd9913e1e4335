import type { ClinicalTier, Purpose } from "../vocab/clinical-tiers.ts";

/** What orders people within a tier and band. */
export type PolicyOrder = "days-waited" | "breach-ratio";

/**
 * How a list is put in order: clinical tier, then band, then wait with credit. Credit is in weeks, hundredths of a week
 * the smallest step, so that every score is a whole number and no order depends on rounding.
 */
export interface Policy {
  readonly name: string;
  readonly purpose: Purpose;
  readonly tiers: readonly ["procedure-priority"];
  readonly order: PolicyOrder;
  /** Weeks, longest first: whoever has waited longer comes before whoever has not, whatever the credit. */
  readonly guards: readonly number[];
  /** Days from the priority review within which a tier is to be treated; null where there is no target. */
  readonly targetDays: Readonly<Record<ClinicalTier, number | null>>;
  readonly credit: readonly CreditRule[];
  readonly maxCreditWeeks: number;
}

/** "A person with a learning disability is ordered as if they had waited 12 weeks longer." */
export interface CreditRule {
  /** Dimension → groups: a person of one of the groups in every dimension. */
  readonly when: Readonly<Record<string, readonly string[]>>;
  readonly weeks: number;
  readonly reason: string;
  /** What the rule rests on and who answers for it, where it says so. */
  readonly governance?: Governance;
}

/** Complete where a rule needs governance; any other rule may say as much of it as it likes. */
export interface Governance {
  readonly evidence: readonly EvidenceClaim[];
  readonly justification?: string;
  readonly legalBasis?: string;
  readonly approvedBy?: string;
  /** YYYY-MM-DD. */
  readonly reviewBy?: string;
  readonly maxWeeks?: number;
}

/** A gap that the list itself must show, adjusted, worse for the group with its whole interval. */
export interface EvidenceClaim {
  readonly dimension: string;
  readonly group: string;
  readonly measure: string;
}
