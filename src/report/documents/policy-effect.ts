/** What a policy does, in the sentences of its own reports, harm first. */
import type { Impact } from "../../findings/impact-schema.ts";
import type { SimulationFindings } from "../../findings/simulation-schema.ts";
import type { Chart } from "../charts/chart.ts";
import { armCharts } from "../charts/simulation-charts.ts";
import {
  assumptionSentences,
  firstPlacesSentences,
  groupSentences,
  harmSentence,
  indirectSentences,
  movementSentences,
} from "../impact-sentences.ts";
import { printable } from "../printable.ts";
import { simulationSentences } from "../simulation-sentences.ts";

/** Who is pushed past a limit, who gains, who pays, whom it reaches indirectly, and what the weeks rest on. */
export const impactSentences = (impact: Impact): string[] =>
  [
    harmSentence(impact),
    ...movementSentences(impact),
    ...groupSentences(impact),
    ...firstPlacesSentences(impact),
    ...indirectSentences(impact),
    ...assumptionSentences(impact),
  ].map(printable);

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
