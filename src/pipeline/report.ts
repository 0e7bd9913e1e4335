/** From a list to a document: analyse, disclose, compose. */

import { analyseToPublish } from "../pipeline.ts";
import type { Answers, Template } from "../report/documents/template.ts";
import type { ReportDocument } from "../report/render-document.ts";
import type { AnalysisRequest, Watch } from "../request.ts";
import { PUBLISHED_BY_DEFAULT } from "./publishable.ts";

export interface ReportRequest {
  readonly analysis: AnalysisRequest;
  readonly template: Template;
  readonly answers: Answers;
}

/** Throws a user error where the list cannot be used. */
export async function report(
  { analysis, template, answers }: ReportRequest,
  watch: Watch,
): Promise<ReportDocument> {
  const suppression = analysis.suppression ?? PUBLISHED_BY_DEFAULT;
  const findings = await analyseToPublish(
    { ...analysis, suppression, beside: template.needs, waitCurves: true },
    watch,
  );
  const blocks = template.compose({ findings, answers });
  return { findings, blocks };
}
