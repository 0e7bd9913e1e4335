/** A list beside NHS England's published figures: what is read before the list, and what is found after it. */
import { benchmark } from "../compare/benchmark.ts";
import { usageError } from "../errors.ts";
import type { Note } from "../findings/exact.ts";
import type { Findings as DisclosedFindings } from "../findings/schema.ts";
import { nearest } from "../nearest.ts";
import {
  type PublishedDemographics,
  readPublishedDemographics,
} from "../reference/published-demographics.ts";
import type { AnalysisRequest, BenchmarkChoice } from "../request.ts";
import { PUBLISHED_METRICS } from "../vocab/published-demographics.ts";
import { note, warning } from "./note.ts";

/** The list broken down as the publication is: beside what is asked for, with its bands of age where none are. */
export const benchmarkRequest = (request: AnalysisRequest): AnalysisRequest => ({
  ageBands: "nhse-wlmds",
  ...request,
  beside: [...(request.beside ?? []), ...PUBLISHED_METRICS.map(({ dimension }) => [dimension])],
});

/** Read before the list, so that a file or code that cannot be used is named at once. */
export async function publishedFor(choice: BenchmarkChoice): Promise<PublishedDemographics> {
  const published = await readPublishedDemographics(choice.path);
  const codes = published.organisations.map(({ code }) => code);
  const asked = [...(choice.trust === undefined ? [] : [choice.trust]), ...choice.against];
  const missing = asked.find((code) => !codes.includes(code));
  if (missing === undefined) return published;
  const likely = nearest(missing, codes);
  throw usageError({
    code: "benchmark-unknown-organisation",
    file: published.file,
    message: `the publication has no organisation of the code ${missing}`,
    hint:
      likely === undefined
        ? "Regions are such as Y56, ICBs such as QWE, trusts such as RJ6."
        : `Did you mean ${likely}?`,
  });
}

/**
 * Findings with the list beside the published figures. They are compared as they are shown, after disclosure control: the
 * published figures are rounded and masked too.
 */
export function withBenchmark<Shown extends DisclosedFindings>(
  findings: Shown,
  published: PublishedDemographics,
  choice: BenchmarkChoice,
): Shown {
  const found = benchmark(findings.dimensions, published, choice);
  return { ...findings, notes: [...findings.notes, ...benchmarkNotes(findings, found)], benchmark: found };
}

const DAY = 86_400_000;
/** Days between the list and the publication beyond which the one says little of the other. */
const FAR_APART = 92;

function benchmarkNotes(
  { asAt }: DisclosedFindings,
  { weekEnding, dimensions, file }: NonNullable<DisclosedFindings["benchmark"]>,
): Note[] {
  const daysApart =
    asAt === null || weekEnding === null ? 0 : Math.abs(Date.parse(asAt) - Date.parse(weekEnding)) / DAY;
  const absent = PUBLISHED_METRICS.filter(({ metric }) => !dimensions.some((each) => each.metric === metric));
  return [
    ...(daysApart > FAR_APART
      ? [
          warning(
            "benchmark-far-apart",
            `The list is of ${asAt} and the published figures (${file}) are of ${weekEnding}: waits have changed in between.`,
          ),
        ]
      : []),
    ...(absent.length === 0
      ? []
      : [
          note(
            "benchmark-partly",
            `Not set beside the published figures, because the list does not have the published groups: ${absent.map(({ metric }) => metric).join(", ")}.`,
          ),
        ]),
  ];
}
