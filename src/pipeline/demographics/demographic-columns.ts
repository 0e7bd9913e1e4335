import { normaliseHeader } from "../../columns/normalise-header.ts";
import { type RecognisedColumns, recogniseColumns } from "../../columns/recognise-columns.ts";
import { inputError, type UserError } from "../../errors.ts";
import type { ListFile } from "../../source/list-file.ts";
import { type ListHeader, readListHeader } from "../../source/list-header.ts";
import { FLAG_FIELDS, type FlagField } from "../../vocab/flag-texts.ts";
import { type FieldId, HEADER_ALIASES } from "../../vocab/header-aliases.ts";
import { HES_HEADERS, RECORD_DATE_HEADERS, RECORD_SOURCE_HEADERS } from "../../vocab/record-headers.ts";
import type { RecordSource } from "../../vocab/record-sources.ts";
import { columnHeaded, inFile } from "../opened-file.ts";

/** The columns of a patient-level file that fairwait uses, by position in the header. */
export interface DemographicColumns {
  readonly nhsNumber: number | undefined;
  readonly pseudonym: number | undefined;
  readonly local: number | undefined;
  readonly provider: number | undefined;
  readonly ethnicCategory: number | undefined;
  readonly ethnicGroup: number | undefined;
  readonly date: number | undefined;
  readonly source: number | undefined;
  /** What the header of the date says of where the records come from. */
  readonly sourceOfDate: RecordSource | undefined;
  readonly flags: readonly { readonly field: FlagField; readonly column: number }[];
}

/** Columns as the user names them: field (or `recordDate`, `recordSource`) → header. */
export type NamedColumns = Readonly<Record<string, string>>;

/** Reads the header of a patient-level file; of `named` the columns that it has count. Throws an input error when nothing in it links, or nothing is worth linking. */
export async function demographicColumns(
  file: ListFile,
  named: NamedColumns,
): Promise<{ readonly header: ListHeader; readonly columns: DemographicColumns }> {
  const header = await readListHeader(file, { recognised: usedHeaders });
  const { ofRecord, ofPerson } = namedIn(header.headers, named);
  const recognised = inFile(file.name, () => recogniseColumns(header.headers, { columns: ofPerson }));
  const columns = columnsOf(header.headers, recognised, ofRecord);
  if ([columns.nhsNumber, columns.pseudonym, columns.local].every((column) => column === undefined)) {
    throw withoutIdentifier(file, header);
  }
  if (
    columns.ethnicCategory === undefined &&
    columns.ethnicGroup === undefined &&
    columns.flags.length === 0
  ) {
    throw withoutDemographics(file, header);
  }
  return { header, columns };
}

/** How many headers are of use, to tell the delimiter. */
function usedHeaders(headers: readonly string[]): number {
  return recogniseColumns([...new Set(headers)]).columns.filter(({ recognition }) => recognition !== "none")
    .length;
}

/** What a file of records has beside the fields of a list. */
const RECORD_FIELDS = { recorddate: "date", recordsource: "source" } as const;
type RecordColumns = { readonly [field in "date" | "source"]?: number };

/** The named columns that the file has, those of the record apart from those of the person. */
function namedIn(
  headers: readonly string[],
  named: NamedColumns,
): { ofRecord: RecordColumns; ofPerson: NamedColumns } {
  const ofRecord: { date?: number; source?: number } = {};
  const ofPerson: Record<string, string> = {};
  for (const [name, header] of Object.entries(named)) {
    const column = columnHeaded(headers, header);
    if (column === undefined) continue;
    const key = normaliseHeader(name);
    if (key === "recorddate" || key === "recordsource") ofRecord[RECORD_FIELDS[key]] = column;
    else ofPerson[name] = header;
  }
  return { ofRecord, ofPerson };
}

function columnsOf(
  headers: readonly string[],
  { fields }: RecognisedColumns,
  named: RecordColumns,
): DemographicColumns {
  const names = headers.map(normaliseHeader);
  const headed = (wanted: readonly string[]) =>
    wanted.map((name) => names.indexOf(name)).find((column) => column >= 0);
  const chosen = (field: FieldId) => fields.get(field)?.chosen;
  const date = named.date === undefined ? dateColumn(names) : { column: named.date, source: undefined };
  return {
    nhsNumber: chosen("nhs-number") ?? headed(HES_HEADERS["nhs-number"]),
    pseudonym: chosen("nhs-number-pseudonym"),
    local: chosen("local-patient-id"),
    provider: chosen("provider") ?? headed(HES_HEADERS.provider),
    ethnicCategory: chosen("ethnic-category"),
    ethnicGroup: chosen("ethnic-group"),
    date: date?.column,
    source: named.source ?? headed(RECORD_SOURCE_HEADERS),
    sourceOfDate: date?.source,
    flags: FLAG_FIELDS.flatMap((field) => {
      const column = chosen(field);
      return column === undefined ? [] : [{ field, column }];
    }),
  };
}

function dateColumn(
  names: readonly string[],
): { column: number; source: RecordSource | undefined } | undefined {
  for (const { headers, source } of RECORD_DATE_HEADERS) {
    const column = headers.map((header) => names.indexOf(header)).find((place) => place >= 0);
    if (column !== undefined) return { column, source };
  }
  return undefined;
}

const IDENTIFIERS_SHOWN: readonly FieldId[] = ["nhs-number", "local-patient-id"];

function withoutIdentifier(file: ListFile, header: ListHeader): UserError {
  const looked = IDENTIFIERS_SHOWN.map((field) => `"${HEADER_ALIASES[field][0]}"`).join(", ");
  return inputError({
    code: "demographics-without-identifier",
    file: file.name,
    line: header.lines,
    message: `none of its ${header.headers.length} columns identifies the patient. Looked for ${looked} …`,
    hint: 'Name it: --demographics-column nhsNumber="<header>", or localPatientId="<header>".',
  });
}

const withoutDemographics = (file: ListFile, header: ListHeader): UserError =>
  inputError({
    code: "demographics-without-content",
    file: file.name,
    line: header.lines,
    message: `none of its ${header.headers.length} columns is an ethnicity or a flag such as learning disability`,
    hint: 'Name it: --demographics-column ethnicCategory="<header>", or learningDisability="<header>".',
  });
