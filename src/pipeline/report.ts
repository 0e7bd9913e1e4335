/** From a list to a document: analyse, disclose, compose. */
import type { OrderSummary } from "../findings/order-schema.ts";
import type { Findings } from "../findings/schema.ts";
import type { SimulationFindings } from "../findings/simulation-schema.ts";
import { analyseToPublish } from "../pipeline.ts";
import type { Answers, Template } from "../report/documents/template.ts";
import type { ReportDocument } from "../report/render-document.ts";
import { withTableFooters } from "../report/table-footers.ts";
import type { AnalysisRequest, SuppressionChoice, Watch } from "../request.ts";
import {
  type EarlierFile,
  refuseIncomparable,
  refuseOtherList,
  refuseOtherRule,
} from "./earlier-findings.ts";
import {
  PUBLISHED_BY_DEFAULT,
  publishableFile,
  publishableOrderFile,
  publishableSimulationFile,
} from "./publishable.ts";

export interface ReportRequest {
  readonly analysis: AnalysisRequest;
  readonly template: Template;
  readonly answers: Answers;
  readonly previous?: EarlierFile<Findings>;
  readonly baseline?: EarlierFile<Findings>;
  readonly impact?: EarlierFile<OrderSummary>;
  readonly simulation?: EarlierFile<SimulationFindings>;
}

/** Throws a user error where the list, or a file to hold beside it, cannot be used. */
export async function report(request: ReportRequest, watch: Watch): Promise<ReportDocument> {
  const { analysis, template, answers, previous, baseline, impact, simulation } = request;
  const suppression = analysis.suppression ?? PUBLISHED_BY_DEFAULT;
  const findings = await analyseToPublish(
    {
      ...analysis,
      suppression,
      beside: template.needs,
      waitCurves: true,
      ...(template.rows && { whereInList: template.rows }),
    },
    watch,
  );
  const earlier = (file: EarlierFile<Findings>): Findings => {
    refuseIncomparable(file, findings);
    return disclosedEarlier(file, findings, suppression);
  };
  for (const file of [impact, simulation]) if (file !== undefined) refuseOtherList(file, findings);
  const blocks = template.compose({
    findings,
    answers,
    ...(previous && { previous: earlier(previous) }),
    ...(baseline && { baseline: earlier(baseline) }),
    ...(impact && { impact: publishableOrderFile(impact.content, suppression) }),
    ...(simulation && { simulation: publishableSimulationFile(simulation.content, suppression) }),
  });
  return { title: template.title, findings, blocks: withTableFooters(blocks, findings) };
}

/** A file under another rule is refused; one under none is disclosed before anything of it is used. */
function disclosedEarlier(
  file: EarlierFile<Findings>,
  now: Findings,
  suppression: SuppressionChoice,
): Findings {
  if (file.content.suppression.rule === "none") return publishableFile(file.content, suppression);
  refuseOtherRule(file, now);
  return file.content;
}
