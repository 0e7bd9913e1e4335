/** From a list to a document: analyse, disclose, compose. */
<<<<<<< HEAD
import type { OrderSummary } from "../findings/order-schema.ts";
import type { Findings } from "../findings/schema.ts";
import type { SimulationFindings } from "../findings/simulation-schema.ts";
import { analyse } from "../pipeline.ts";
import type { Answers, Template } from "../report/documents/template.ts";
import type { ReportDocument } from "../report/render-document.ts";
import type { AnalysisRequest, Watch } from "../request.ts";
import {
  type EarlierFile,
  refuseIncomparable,
  refuseOtherList,
  refuseOtherRule,
} from "./earlier-findings.ts";
=======

import { analyseToPublish } from "../pipeline.ts";
import type { Answers, Template } from "../report/documents/template.ts";
import type { ReportDocument } from "../report/render-document.ts";
import type { AnalysisRequest, Watch } from "../request.ts";
import { PUBLISHED_BY_DEFAULT } from "./publishable.ts";
>>>>>>> e503ba2

export interface ReportRequest {
  readonly analysis: AnalysisRequest;
  readonly template: Template;
  readonly answers: Answers;
  readonly previous?: EarlierFile<Findings>;
  readonly baseline?: EarlierFile<Findings>;
  readonly impact?: EarlierFile<OrderSummary>;
  readonly simulation?: EarlierFile<SimulationFindings>;
}

<<<<<<< HEAD
/** Throws a user error where the list, or a file to hold beside it, cannot be used. */
export async function report(request: ReportRequest, watch: Watch): Promise<ReportDocument> {
  const { analysis, template, answers, previous, baseline, impact, simulation } = request;
  const exact = await analyse(
    { ...analysis, beside: template.needs, ...(template.rows && { whereInList: template.rows }) },
    watch,
  );
  const findings = disclosed(exact);
  const earlier = (file: EarlierFile<Findings>): Findings => {
    refuseIncomparable(file, exact);
    return disclosedEarlier(file, findings);
  };
  for (const file of [impact, simulation]) if (file !== undefined) refuseOtherList(file, exact);
  const blocks = template.compose({
    findings,
    answers,
    ...(previous && { previous: earlier(previous) }),
    ...(baseline && { baseline: earlier(baseline) }),
    ...(impact && { impact: impact.content }),
    ...(simulation && { simulation: simulation.content }),
  });
  return { title: template.title, findings, blocks };
}

const disclosed = (findings: Findings): Findings => findings;

/** A file under another rule is refused; one under none is disclosed before anything of it is used. */
function disclosedEarlier(file: EarlierFile<Findings>, now: Findings): Findings {
  if (file.content.suppression.rule === "none") return disclosed(file.content);
  refuseOtherRule(file, now);
  return file.content;
=======
/** Throws a user error where the list cannot be used. */
export async function report(
  { analysis, template, answers }: ReportRequest,
  watch: Watch,
): Promise<ReportDocument> {
  const suppression = analysis.suppression ?? PUBLISHED_BY_DEFAULT;
  const findings = await analyseToPublish({ ...analysis, suppression, beside: template.needs }, watch);
  const blocks = template.compose({ findings, answers });
  return { findings, blocks };
>>>>>>> e503ba2
}
