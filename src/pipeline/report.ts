/** From a list to a document: analyse, disclose, compose. */
import { basename } from "node:path";
import type { OrderSummary } from "../findings/order-schema.ts";
import type { Findings } from "../findings/schema.ts";
import type { SimulationFindings } from "../findings/simulation-schema.ts";
import { analyseToPublish } from "../pipeline.ts";
import type { Answers, DocumentFile, Template } from "../report/documents/template.ts";
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

interface SettingFile {
  readonly path: string;
  readonly sha256: string;
}

export interface ReportRequest {
  readonly analysis: AnalysisRequest;
  readonly template: Template;
  readonly answers: Answers;
  /** Where the answers are from. */
  readonly answersFile?: SettingFile;
  /** Where settings of the analysis are from. */
  readonly configFile?: SettingFile;
  readonly previous?: EarlierFile<Findings>;
  readonly baseline?: EarlierFile<Findings>;
  readonly impact?: EarlierFile<OrderSummary>;
  readonly simulation?: EarlierFile<SimulationFindings>;
}

/** Throws a user error where the list, or a file to hold beside it, cannot be used. */
export async function report(request: ReportRequest, watch: Watch): Promise<ReportDocument> {
  const { analysis, template, answers, answersFile, configFile, previous, baseline, impact, simulation } =
    request;
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
    files: {
      ...(previous && { previous: madeFrom(previous, isExact(previous)) }),
      ...(baseline && { baseline: madeFrom(baseline, isExact(baseline)) }),
      // What orders and simulations write is always exact.
      ...(impact && { impact: madeFrom(impact, true) }),
      ...(simulation && { simulation: madeFrom(simulation, true) }),
      ...(answersFile && { answers: madeFrom(answersFile, false) }),
      ...(configFile && { config: madeFrom(configFile, false) }),
    },
    ...(previous && { previous: earlier(previous) }),
    ...(baseline && { baseline: earlier(baseline) }),
    ...(impact && { impact: publishableOrderFile(impact.content, suppression) }),
    ...(simulation && { simulation: publishableSimulationFile(simulation.content, suppression) }),
  });
  return { title: template.title, findings, blocks: withTableFooters(blocks, findings) };
}

const madeFrom = ({ path, sha256 }: SettingFile, exact: boolean): DocumentFile => ({
  name: basename(path),
  sha256,
  exact,
});

const isExact = ({ content }: EarlierFile<Findings>): boolean => content.suppression.rule === "none";

/** A file under another rule is refused; one under none is disclosed before anything of it is used. */
function disclosedEarlier(
  file: EarlierFile<Findings>,
  now: Findings,
  suppression: SuppressionChoice,
): Findings {
  if (isExact(file)) return publishableFile(file.content, suppression);
  refuseOtherRule(file, now);
  return file.content;
}
