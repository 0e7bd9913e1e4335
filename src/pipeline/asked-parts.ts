/** What an analysis may be asked for beside its dimensions; each part is loaded only when it is. */
import { usageError } from "../errors.ts";
import type { DemographicLinkage, Findings, Note } from "../findings/exact.ts";
import type { Standard } from "../measure/standard.ts";
import type { PopulationFiles } from "../reference/population-table.ts";
import type { AnalysisRequest } from "../request.ts";
import type { ListPopulation } from "./list-population.ts";
import type { CountedReading } from "./read-list.ts";
import type { TimeToTreatment } from "./time-to-treatment.ts";

/** What `--compare-units` asks for; undefined, and nothing of it loaded, when it is not given. */
export async function unitComparison({ compareUnits, ethnicGrouping }: AnalysisRequest) {
  if (compareUnits === undefined) return undefined;
  const { listUnits, requireUnits } = await import("./list-units.ts");
  return {
    check: (files: Parameters<typeof requireUnits>[1]) => requireUnits(compareUnits, files),
    compare: (reading: CountedReading, dimensions: Findings["dimensions"], standard: Standard) =>
      listUnits(compareUnits, reading, { dimensions, ethnicGrouping, standard }),
  };
}

export type UnitComparison = NonNullable<Awaited<ReturnType<typeof unitComparison>>>;

interface LinkageFound {
  readonly demographics: DemographicLinkage;
  readonly references: Findings["references"];
  readonly notes: readonly Note[];
  /** Pathways whose ethnicity no record knows either; undefined when the records say nothing of ethnicity. */
  readonly unknownEthnicity: number | undefined;
}

/** What linked records did to the list; undefined when none were asked for, and then nothing of it is loaded. */
export async function linkageOf(
  request: AnalysisRequest,
  reading: CountedReading,
  standard: Standard,
): Promise<LinkageFound | undefined> {
  const { linkage } = reading;
  if (linkage === undefined) return undefined;
  const { linkageFindings, linkedReferences } = await import("./demographics/linkage-findings.ts");
  const { linkageNotes } = await import("./demographics/linkage-notes.ts");
  const choices = { ethnicGrouping: request.ethnicGrouping, references: request.references };
  const demographics = linkageFindings(linkage, reading, { choices, standard });
  const ethnicity = demographics.ethnicity?.pathways;
  return {
    demographics,
    references: linkedReferences(linkage),
    notes: linkageNotes(linkage, demographics),
    unknownEthnicity: ethnicity && ethnicity.stillUnknown + ethnicity.lost,
  };
}

/** Read before the list, so that a file that cannot be used is named at once; nothing is loaded when none is given. */
export async function populationFiles({
  population,
  catchment,
  store,
}: AnalysisRequest): Promise<PopulationFiles | undefined> {
  if (population !== undefined && population.length > 0) {
    const { loadPopulation } = await import("../reference/load-population.ts");
    return loadPopulation(population);
  }
  if (catchment === undefined) return undefined;
  if (store !== undefined) {
    const [{ openPopulation }, { populationFilesFrom }] = await Promise.all([
      import("../reference/store/reference-store.ts"),
      import("../reference/population-files.ts"),
    ]);
    const kept = openPopulation(store);
    if (kept.length > 0) return populationFilesFrom(kept);
  }
  throw usageError({
    code: "catchment-without-population",
    message:
      "--catchment says whose residents a list is compared with, and no population table is given or in the reference store",
    hint: "Give a census or mid-year table of residents (--population FILE), or keep it: fairwait reference add FILE.",
  });
}

export interface PopulationResult extends ListPopulation {
  readonly references: Findings["references"];
}

export async function comparedWith(
  files: PopulationFiles | undefined,
  options: {
    readonly request: AnalysisRequest;
    readonly reading: CountedReading;
    readonly standard: Standard;
  },
): Promise<PopulationResult | undefined> {
  if (files === undefined) return undefined;
  const { listPopulation } = await import("./list-population.ts");
  return { ...(await listPopulation(files, options)), references: [...files.references] };
}

/** Pathways followed to treatment; undefined when not asked for, and then nothing of it is loaded. */
export async function followed(
  request: AnalysisRequest,
  reading: CountedReading,
): Promise<TimeToTreatment | undefined> {
  const { timeTo } = request;
  if (timeTo === undefined || reading.counted.read === 0) return undefined;
  const { timeToTreatment } = await import("./time-to-treatment.ts");
  return timeToTreatment({ ...request, timeTo }, reading);
}
