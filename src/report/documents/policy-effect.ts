/** What a policy does, in the sentences of its own reports, harm first. */
import type { Impact } from "../../findings/impact-schema.ts";
import type { OrderSummary } from "../../findings/order-schema.ts";
import type { Findings } from "../../findings/schema.ts";
import type { SimulationFindings } from "../../findings/simulation-schema.ts";
import type { Chart } from "../charts/chart.ts";
import { armCharts } from "../charts/simulation-charts.ts";
import { counted, countedOrHidden } from "../figures.ts";
import {
  assumptionSentences,
  firstPlacesSentences,
  groupSentences,
  harmSentence,
  indirectSentences,
  movementSentences,
} from "../impact-sentences.ts";
import { printable } from "../printable.ts";
import { contactPolicyWords, ENOUGH_FUTURES, unusedSlotsWords } from "../simulation-cautions.ts";
import { simulationSentences } from "../simulation-sentences.ts";
import { whereWords } from "../where-words.ts";

/** Who is pushed past a limit, who gains, who pays, whom it reaches indirectly, and what the weeks rest on. */
export const impactSentences = ({ impact, options }: OrderSummary, findings: Findings): string[] =>
  [
    harmSentence(impact),
    ...partOrdered(impact),
    ...otherPart(options.where, findings.options.where),
    ...movementSentences(impact),
    ...groupSentences(impact),
    ...firstPlacesSentences(impact),
    ...indirectSentences(impact),
    ...assumptionSentences(impact),
  ].map(printable);

/** Why only a part of a list is ordered: whoever is not has no place, and no figure of the policy is of them. */
function partOrdered({ overall, lists }: Impact): string[] {
  const [, review, choice] = lists;
  const left = [
    review === undefined || review.n === 0
      ? ""
      : `${countedOrHidden(review.n, "pathway")} without a procedure priority that can be read, which need a clinical review (outpatients as a rule have none)`,
    choice === undefined || choice.n === 0
      ? ""
      : `${countedOrHidden(choice.n, "pathway")} waiting by the patients' own choice (P5, P6 or C)`,
  ].filter((part) => part !== "");
  return left.length === 0
    ? []
    : [
        `The policy orders ${countedOrHidden(overall.n, "pathway")}. It gives no place to ${left.join(", nor to ")}: nothing that is said of the policy is of them.`,
      ];
}

/** Which rows an order is of, where they are not those whose waits stand in the document. */
function otherPart(ordered: readonly string[], told: readonly string[]): string[] {
  if ([...ordered].sort().join() === [...told].sort().join()) return [];
  const rows = ordered.length === 0 ? "all rows of the list" : `only rows where ${whereWords(ordered)}`;
  return [`The policy was tried on ${rows}, which are not the rows whose waits stand in this document.`];
}

/** The same over the weeks to come, by policy: in words, and the gaps of those whom it credits week by week. */
export const simulatedPolicies = (
  findings: SimulationFindings,
): { readonly label: string; readonly sentences: readonly string[]; readonly charts: readonly Chart[] }[] =>
  findings.arms
    .filter(({ policy }) => policy !== null)
    .map((arm) => ({
      label: printable(arm.label),
      sentences: simulationSentences(arm, findings),
      charts: armCharts(findings, arm),
    }));

/**
 * What a reader has to know before believing a simulation; its own notes are left out of documents, since they hold counts as
 * text.
 */
export function simulationCautions({ arms, options }: SimulationFindings): string[] {
  const unused = arms.find(({ policy }) => policy === null)?.unusedSlots?.mean ?? 0;
  return [
    unused < 1 ? "" : unusedSlotsWords(Math.round(unused)),
    ...arms.flatMap(({ policy }) => (policy?.purpose === "contact" ? [contactPolicyWords(policy.name)] : [])),
    options.replications < ENOUGH_FUTURES
      ? `Only ${counted(options.replications, "future was", "futures were")} simulated: too few to show how far one may lie from another.`
      : "",
  ]
    .filter((text) => text !== "")
    .map(printable);
}
