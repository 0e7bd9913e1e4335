import type { DemographicLinkage, Findings } from "../../findings/exact.ts";
import { REJECTION } from "../../vocab/exclusions.ts";
import type { Linkage } from "../list-question.ts";
import type { CountedReading } from "../read-list.ts";
import { type EffectOptions, ethnicityEffect } from "./ethnicity-effect.ts";
import { flagEffects } from "./flag-effect.ts";
import type { RecordFile } from "./read-records.ts";
import { tallyLinks } from "./tally-links.ts";

/** What linking records did to the list, for the findings. */
export function linkageFindings(
  linkage: Linkage,
  reading: CountedReading,
  options: Pick<EffectOptions, "choices" | "standard">,
): DemographicLinkage {
  const { cube } = reading.counted;
  const tallies = tallyLinks(linkage);
  if (tallies.pathways.total !== cube.analysed) {
    throw new Error(`${tallies.pathways.total} rows are linked or not, of ${cube.analysed} analysed`);
  }
  return {
    files: linkage.linked.records.files.map(fileFindings),
    ...tallies,
    ethnicity: ethnicityEffect(linkage, { cube, breakdowns: reading.breakdowns, ...options }),
    flags: flagEffects(linkage, reading),
  };
}

/** The files of records among the references of the run. */
export const linkedReferences = ({ linked }: Linkage): Findings["references"] =>
  linked.records.files.map(({ name, sha256, rejected, links }) => ({
    kind: "demographics",
    name,
    sha256,
    rows: rejected + links.rows,
  }));

function fileFindings({ name, sha256, rejected, links, quality, header, columns }: RecordFile) {
  const unusable = rejected + links.unidentified + links.badNhsNumber;
  const notLinked = links.notInList + links.inDoubt;
  const headerOf = (column: number | undefined) =>
    column === undefined ? null : (header.headers[column] ?? null);
  return {
    file: name,
    sha256,
    rows: rejected + links.rows,
    rejected: {
      total: unusable,
      byReason: withoutZeros({
        [REJECTION]: rejected,
        "no-identifier": links.unidentified,
        "invalid-nhs-number": links.badNhsNumber,
      }),
    },
    usable: links.linked + notLinked,
    linked: links.linked,
    notLinked: {
      total: notLinked,
      byReason: withoutZeros({ "not-in-list": links.notInList, "identifier-in-doubt": links.inDoubt }),
    },
    ethnicity:
      columns.ethnicCategory === undefined && columns.ethnicGroup === undefined ? null : quality.ethnicity,
    dateColumn: headerOf(columns.date),
    sourceColumn: headerOf(columns.source),
  };
}

const withoutZeros = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
