import { formatDay } from "./classify/calendar-day.ts";
import { DEFAULT_DIMENSIONS, dimensionOf } from "./classify/dimensions.ts";
import { parseAgeBands } from "./classify/parse-age-bands.ts";
import { adjustFamily } from "./compare/adjust-family.ts";
import { compareDimension } from "./compare/compare-dimension.ts";
import { compareCompleteness } from "./compare/completeness.ts";
import { tableOver } from "./cube/cube.ts";
import type { Findings, Ledger, Note } from "./findings/exact.ts";
import type { Findings as DisclosedFindings } from "./findings/schema.ts";
import { groupWaits } from "./measure/group-waits.ts";
import { measureGroup } from "./measure/measure-group.ts";
import { type Standard, standardOf } from "./measure/standard.ts";
import { waitCurves } from "./measure/wait-curves.ts";
import { adjustedFindings, adjustmentOf } from "./pipeline/adjusted-findings.ts";
import { adjustedNotes } from "./pipeline/adjusted-notes.ts";
import {
  comparedWith,
  followed,
  linkageOf,
  type PopulationResult,
  populationFiles,
  type UnitComparison,
  unitComparison,
} from "./pipeline/asked-parts.ts";
import { completenessNotes } from "./pipeline/completeness-notes.ts";
import { imdQuality } from "./pipeline/imd-quality.ts";
import { listCompleteness } from "./pipeline/list-completeness.ts";
import {
  breakdownsOf,
  distinct,
  groupBreakdown,
  requireDimensions,
  thoseInList,
} from "./pipeline/list-dimensions.ts";
import { listNotes } from "./pipeline/list-notes.ts";
import { listQuality } from "./pipeline/list-quality.ts";
import { warningsFirst } from "./pipeline/note.ts";
import { type CountedReading, readList } from "./pipeline/read-list.ts";
import { refuseNothingLeft, refuseTooManyRejected } from "./pipeline/refuse-list.ts";
import { rejectsList } from "./pipeline/rejects-list.ts";
import type { TimeToTreatment } from "./pipeline/time-to-treatment.ts";
import { ledgerOf } from "./quality/ledger.ts";
import { headlines } from "./report/headline.ts";
import type { AnalysisRequest, Watch } from "./request.ts";
import { VERSION } from "./version.ts";
import { AGE_BAND_SCHEMES } from "./vocab/age-band-schemes.ts";

/**
 * Who waits longer, by how much, and how sure that is: from files to findings. Throws a user error when the list cannot
 * be used; a list that is only damaged is analysed, with every row accounted for.
 */
export const analyse = (request: AnalysisRequest, watch: Watch): Promise<Findings> =>
  analysed(request, watch, async (findings) => findings);

/** What is found, and what of it may be published. */
export interface ExactAndPublished {
  readonly exact: Findings;
  /** The same object where nothing is to be hidden. */
  readonly published: DisclosedFindings;
}

/** As `analyse`, under the disclosure control that the request asks for; without any, the findings as they are. */
export const analyseToPublish = async (request: AnalysisRequest, watch: Watch): Promise<DisclosedFindings> =>
  (await analyseBoth(request, watch)).published;

/** The findings, and the same under the disclosure control that the request asks for. */
export async function analyseBoth(request: AnalysisRequest, watch: Watch): Promise<ExactAndPublished> {
  const { benchmark } = request;
  if (benchmark === undefined) return analyseUnderControl(request, watch);
  const { benchmarkRequest, publishedFor, withBenchmark } = await import("./pipeline/list-benchmark.ts");
  const figures = await publishedFor(benchmark);
  const { exact, published } = await analyseUnderControl(benchmarkRequest(request), watch);
  // Each is compared as it is shown.
  return {
    exact: withBenchmark(exact, figures, benchmark),
    published: withBenchmark(published, figures, benchmark),
  };
}

const analyseUnderControl = (request: AnalysisRequest, watch: Watch): Promise<ExactAndPublished> =>
  analysed<ExactAndPublished>(request, watch, async (exact, reading, standard) => {
    const { suppression, ethnicGrouping } = request;
    if (suppression === undefined || suppression.rule.kind === "none") return { exact, published: exact };
    const [{ publishable }, { fewPeople }] = await Promise.all([
      import("./pipeline/publishable.ts"),
      import("./pipeline/few-people.ts"),
    ]);
    const fewest = suppression.rule.kind === "min" ? suppression.rule.fewest : FEWEST_PEOPLE;
    const few = await fewPeople(reading, exact, { fewest, ethnicGrouping, standard });
    return { exact, published: publishable(exact, suppression, few) };
  });

/** As few people as pathways hide a cell. */
const FEWEST_PEOPLE = 8;

/** `conclude` is called while the list can still be read. */
async function analysed<Concluded>(
  request: AnalysisRequest,
  watch: Watch,
  conclude: (findings: Findings, reading: CountedReading, standard: Standard) => Promise<Concluded>,
): Promise<Concluded> {
  const standard = standardOf(request.standard);
  const ageBands =
    request.ageBands === undefined ? AGE_BAND_SCHEMES.default : parseAgeBands(request.ageBands);
  requireDimensions(request.references);
  const residents = await populationFiles(request);
  const units = await unitComparison(request);
  const rejects = rejectsList(request);
  const reading = await readList(request, {
    watch,
    ageBands,
    ...(rejects && { rejects }),
    ...(request.demographics !== undefined &&
      request.demographics.length > 0 && {
        demographics: {
          paths: request.demographics,
          columns: request.demographicsColumns ?? {},
          method: request.ethnicityMethod ?? "chime",
        },
      }),
    ...(request.timeTo !== undefined && { fields: ["removal-reason"] as const }),
    breakdowns: (files, linkedAxes) => {
      units?.check(files);
      const asked = breakdownsOf(request.by, files, linkedAxes);
      return distinct([...asked, ...thoseInList(request.beside ?? [], files, linkedAxes)]);
    },
  });
  try {
    const { counted } = reading;
    const ledger = ledgerOf(counted);
    refuseTooManyRejected(counted, ledger, request);
    const timeTo = await followed(request, reading);
    refuseNothingLeft(counted, ledger, { ...request, followed: timeTo?.findings.ledger.cohort });
    const population = await comparedWith(residents, { request, reading, standard });
    const findings = await findingsOf(request, reading, {
      standard,
      ledger,
      ...(population && { population }),
      ...(units && { units }),
      ...(timeTo && { timeTo }),
    });
    return await conclude(findings, reading, standard);
  } finally {
    for (const { file } of reading.files) file.close();
  }
}

async function findingsOf(
  request: AnalysisRequest,
  reading: CountedReading,
  found: {
    readonly standard: Standard;
    readonly ledger: Ledger;
    readonly population?: PopulationResult;
    readonly units?: UnitComparison;
    readonly timeTo?: TimeToTreatment;
  },
): Promise<Findings> {
  const { standard, ledger, population, timeTo } = found;
  const { counted, files, decisions } = reading;
  const { cube } = counted;
  const linkage = await linkageOf(request, reading, standard);
  const whole = tableOver(cube, []);
  const [everyone] = whole === undefined ? [] : groupWaits(whole, 1, () => 0);
  const waits = everyone ?? { waits: new Uint32Array(0), unknownClockStart: 0 };
  const choices = { ethnicGrouping: request.ethnicGrouping, references: request.references };
  const adjustment = await adjustmentOf(request.adjust, reading.adjusters);
  const dimensions = adjustFamily(
    reading.breakdowns.map((breakdown) => {
      const grouped = groupBreakdown(cube, breakdown, choices);
      const { ethnicGrouping } = request;
      return {
        ...compareDimension(grouped, cube.analysed, standard),
        ...(request.waitCurves && breakdown.length === 1 && { waitCurves: waitCurves(grouped.groups) }),
        ...adjustedFindings(cube, grouped, { breakdown, adjustment, ethnicGrouping, standard }),
      };
    }),
    request.multiplicity,
  );
  const imd = imdQuality(cube, files);
  const quality = [...(imd === undefined ? [] : [imd]), ...listQuality(counted, reading)];
  const completeness = compareCompleteness(
    listCompleteness(counted, { ...reading, ethnicGrouping: request.ethnicGrouping }),
    request.multiplicity,
  );
  const { clockField } = reading;
  const units = found.units?.compare(reading, dimensions, standard);
  return {
    schema: "fairwait/findings@1",
    tool: { name: "fairwait", version: VERSION },
    asAt: decisions.snapshot === undefined ? null : formatDay(decisions.snapshot),
    standard: { id: standard.id, weeks: standard.weeks, target: standard.target },
    options: {
      ethnicGrouping: request.ethnicGrouping,
      multiplicity: request.multiplicity,
      where: reading.where.map(({ field, value }) => `${field}=${value}`),
      confidence: 0.95,
    },
    inputs: counted.files.map(({ name, sha256, bytes, rows }) => ({ path: name, sha256, bytes, rows })),
    references: [...reading.references, ...(linkage?.references ?? []), ...(population?.references ?? [])],
    ledger,
    quality,
    completeness,
    notes: warningsFirst([
      ...listNotes(counted, {
        list: request,
        files,
        decisions,
        ledger,
        quality,
        clockField,
        ...(timeTo && { endsFollowed: true }),
        ...(linkage?.unknownEthnicity !== undefined && { unknownEthnicity: linkage.unknownEthnicity }),
      }),
      ...reading.notes,
      ...completenessNotes(completeness),
      ...(linkage?.notes ?? []),
      ...(population?.notes ?? []),
      ...(units?.notes ?? []),
      ...(timeTo?.notes ?? []),
      ...dimensionNotes(request, reading),
      ...(adjustment.isAsked ? adjustedNotes(cube, adjustment.adjusters, request.ethnicGrouping) : []),
    ]),
    suppression: { rule: "none" },
    headline: headlines(dimensions, { standard }),
    overall: measureGroup(waits, cube.analysed, standard),
    dimensions,
    ...(linkage && { linkage: { demographics: linkage.demographics } }),
    ...(population && { population: population.findings }),
    ...(units && { units: units.findings }),
    ...(timeTo && { timeToTreatment: timeTo.findings }),
  };
}

/** Default dimensions that the list cannot give are named, so that silence is not mistaken for equality. */
function dimensionNotes(request: AnalysisRequest, { breakdowns }: CountedReading): Note[] {
  if (request.by !== undefined) return [];
  const absent = DEFAULT_DIMENSIONS.filter((id) => !breakdowns.some(([only]) => only === id));
  return absent.map((id) => ({
    code: "dimension-absent",
    level: "warning",
    text:
      id === "imd-quintile"
        ? "Deprivation is not analysed: the list has no IMD column, and no table to look areas up in is in the reference store or named with --imd."
        : `${dimensionOf(id)?.label ?? id} is not analysed: the list has no column for it.`,
  }));
}
