import type { OrderRow, OrderSummary } from "../../../src/findings/order-schema.ts";
import { orderOf } from "../../spec/small-order.ts";

/** An invented row of an order; what a test is about is changed. */
export const orderRow = (changes: Partial<OrderRow> = {}): OrderRow => ({
  rank: 1,
  pathwayId: "PW1",
  localPatientId: "H1",
  list: "contact",
  tier: "P2",
  targetDays: 28,
  daysWaited: 40,
  breachRatio: 30 / 28,
  creditWeeks: 12,
  creditReasons: "adjustment: 12",
  plainRank: 3,
  placesGained: 2,
  part: null,
  specialty: "C_110",
  placeDays: null,
  guard: null,
  daysPastTarget: 2,
  contactReasons: "book an interpreter",
  ...changes,
});

/** A row with no more than a row must have. */
export const bareRow = (changes: Partial<OrderRow> = {}): OrderRow =>
  orderRow({
    pathwayId: "",
    localPatientId: "",
    list: "needs-clinical-review",
    tier: null,
    targetDays: null,
    breachRatio: null,
    creditWeeks: 0,
    creditReasons: "",
    plainRank: 1,
    placesGained: 0,
    specialty: null,
    daysPastTarget: null,
    contactReasons: "",
    ...changes,
  });

/** What is said of an invented list of four under an invented policy. */
export async function sampleSummary(): Promise<OrderSummary> {
  const { summary } = await orderOf(
    `Pathway ID | Clock Start | Procedure Priority | Learning Disability | Sex
     PWA        | 100d        | P4                 | N                   | F
     PWB        | 90d         | P4                 | Y                   | M
     PWC        | 80d         | P4                 | N                   | F
     PWD        | 70d         |                    | N                   | M`,
    `
    name: Adjustments
    credit: [{ when: { learning-disability: [yes] }, weeks: 12, reason: adjustment }]
    maxCreditWeeks: 12`,
  );
  return summary;
}
