import { disclose, discloseOrderSummary, discloseSimulation } from "../disclose/disclose.ts";
import type { FewPeople } from "../disclose/publisher.ts";
import type { Findings, OrderSummary, SimulationFindings } from "../findings/exact.ts";
import type { OrderSummary as OrderFile } from "../findings/order-schema.ts";
import type { Findings as DisclosedFindings } from "../findings/schema.ts";
import type { SimulationFindings as SimulationFile } from "../findings/simulation-schema.ts";
import { headlines } from "../report/headline.ts";
import type { SuppressionChoice } from "../request.ts";

/** The rule of reports: what the NHS publishes by. */
export const PUBLISHED_BY_DEFAULT: SuppressionChoice = { rule: { kind: "hes" }, smallNumbers: false };

/** As `publishable`, of findings read from a file: counts in their notes are only text, and the notes are left out. */
export const publishableFile = (
  findings: DisclosedFindings,
  choice: SuppressionChoice = PUBLISHED_BY_DEFAULT,
): DisclosedFindings => publishable({ ...findings, notes: [] }, choice);

/**
 * Findings as they may be published under a rule, their headline made again from what is shown. Findings that were disclosed
 * before stay as they are under the same rule.
 */
export function publishable(
  findings: Findings | DisclosedFindings,
  choice: SuppressionChoice = PUBLISHED_BY_DEFAULT,
  fewPeople?: FewPeople,
): DisclosedFindings {
  const disclosed = disclose(findings, choice, fewPeople);
  if (disclosed === findings) return findings;
  const { dimensions, standard } = disclosed;
  return { ...disclosed, headline: headlines(dimensions, { standard }) };
}

/** What `prioritise` wrote, which hides nothing, as it may be published. */
export const publishableOrderFile = (
  order: OrderFile,
  choice: SuppressionChoice = PUBLISHED_BY_DEFAULT,
): OrderFile => discloseOrderSummary({ ...order, notes: [] } as OrderSummary, choice);

/** What `simulate` wrote, which hides nothing, as it may be published. */
export const publishableSimulationFile = (
  simulation: SimulationFile,
  choice: SuppressionChoice = PUBLISHED_BY_DEFAULT,
): SimulationFile => discloseSimulation({ ...simulation, notes: [] } as SimulationFindings, choice);
