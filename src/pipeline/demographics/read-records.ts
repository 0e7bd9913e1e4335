import type { FileLinks, SettledLinks } from "../../engine/people/linked-records.ts";
import { LinkedRecords } from "../../engine/people/linked-records.ts";
import { issueLocalIdentifiers, NO_ISSUER } from "../../engine/people/local-issuer.ts";
import { PersonFile } from "../../engine/people/person-file.ts";
import { IDENTIFIER_WORDS, type PersonPlan, type PersonRows } from "../../engine/people/person-plan.ts";
import { GrowingIntegers } from "../../engine/scanner/growing-integers.ts";
import { usageError } from "../../errors.ts";
import { nearest } from "../../nearest.ts";
import type { ListOptions } from "../../request.ts";
import { type ListFile, openListFile } from "../../source/list-file.ts";
import type { ListHeader } from "../../source/list-header.ts";
import { columnHeaded } from "../opened-file.ts";
import { type DemographicColumns, demographicColumns, type NamedColumns } from "./demographic-columns.ts";
import type { ListIdentities } from "./list-identities.ts";
import { type RecordQuality, recordQuality } from "./record-quality.ts";
import { type CodedPlaces, type FileReading, judgeRecords, type RecordValues } from "./record-values.ts";

/** One file of records, read to its end. */
export interface RecordFile extends FileReading {
  readonly name: string;
  readonly sha256: string;
  readonly header: ListHeader;
  readonly columns: DemographicColumns;
  /** Records that cannot be read, beside those that `links` accounts for. */
  readonly rejected: number;
  readonly links: FileLinks;
  readonly quality: RecordQuality;
  /** Why its local identifiers were not used; undefined when they were, or there are none. */
  readonly localUnused: "list-of-several" | "file-of-several" | undefined;
}

/** Before it is settled which links hold. */
type ReadFile = Omit<RecordFile, "links" | "quality">;

export interface ReadRecords {
  readonly files: readonly RecordFile[];
  readonly links: SettledLinks;
  readonly values: RecordValues;
}

export interface DemographicsFiles {
  /** Paths of patient-level files. */
  readonly paths: readonly string[];
  /** Columns of theirs that the user names. */
  readonly columns: NamedColumns;
}

/** Reads files of demographic records and links them to the people of the list; only what is linked is kept. */
export async function readRecords(
  { paths, columns }: DemographicsFiles,
  list: ListOptions,
  identities: ListIdentities,
): Promise<ReadRecords> {
  const linked = new LinkedRecords(identities.people);
  const values = { days: new GrowingIntegers(), packed: new GrowingIntegers() };
  const read: ReadFile[] = [];
  for (const path of paths) {
    const file = await openListFile(path);
    try {
      read.push(await readFile(file, { named: columns, list, identities, linked, values }));
    } finally {
      file.close();
    }
  }
  refuseUnusedColumns(read, columns);
  const { links, files } = linked.settle();
  refuseRepeated(read.filter((_, index) => (files[index] as FileLinks).rows > 0));
  const qualities = recordQuality(links, values);
  return {
    files: read.map((file, index) => ({
      ...file,
      links: files[index] as FileLinks,
      quality: qualities[index] as RecordQuality,
    })),
    links,
    values,
  };
}

/** Records that stand twice would count twice in what is commonest. */
function refuseRepeated(files: readonly ReadFile[]): void {
  for (const [index, { name, sha256 }] of files.entries()) {
    const first = files.findIndex((file) => file.sha256 === sha256);
    if (first === index) continue;
    throw usageError({
      code: "demographics-given-twice",
      file: name,
      message: `its content is that of ${files[first]?.name}, which is given before it`,
      hint: "Give each file of records once.",
    });
  }
}

/** A column named by the user that no file has is a slip; the first file's headers say which is nearest. */
function refuseUnusedColumns(read: readonly ReadFile[], named: NamedColumns): void {
  for (const [field, header] of Object.entries(named)) {
    if (read.some((file) => columnHeaded(file.header.headers, header) !== undefined)) continue;
    const likely = nearest(header, read[0]?.header.headers ?? []);
    throw usageError({
      code: "unknown-header",
      message: `no file of records has a column headed "${header}" (named for ${field})${likely === undefined ? "" : `; the nearest is "${likely}"`}`,
      hint: "Name a header as it stands in the file.",
    });
  }
}

interface Reading {
  readonly named: NamedColumns;
  readonly list: ListOptions;
  readonly identities: ListIdentities;
  readonly linked: LinkedRecords;
  readonly values: RecordValues;
}

async function readFile(file: ListFile, to: Reading): Promise<ReadFile> {
  const { header, columns } = await demographicColumns(file, to.named);
  const { plan, places, provider } = planOf(header, columns);
  const reader = new PersonFile(file, header, plan);
  const texts = plan.coded.map(() => new GrowingIntegers());
  to.linked.startFile();
  await reader.read((rows) => {
    issueLocal(rows, reader, { provider, identities: to.identities });
    to.linked.add(rows, (row) => {
      for (let place = 0; place < texts.length; place += 1) {
        (texts[place] as GrowingIntegers).push(textOf(rows, row, place));
      }
    });
  });
  const localUnused = columns.local === undefined ? undefined : unusedLocal(reader, provider, to.identities);
  if (localUnused !== undefined) to.linked.distrustLocal();
  const judged = judgeRecords(reader, places, { texts, columns, list: to.list, values: to.values });
  return {
    ...judged,
    name: file.name,
    sha256: file.sha256(),
    header,
    columns,
    rejected: reader.rejected,
    localUnused,
  };
}

/** Number of a row's text in a coded column. */
const textOf = ({ stride, values }: PersonRows, row: number, coded: number): number =>
  values[row * stride + IDENTIFIER_WORDS.width + coded] as number;

function planOf(
  header: ListHeader,
  columns: DemographicColumns,
): { plan: PersonPlan; places: CodedPlaces; provider: number | undefined } {
  const coded: { column: number; dates: boolean }[] = [];
  const place = (column: number | undefined, dates = false) =>
    column === undefined ? undefined : coded.push({ column, dates }) - 1;
  const { nhsNumber, pseudonym, local } = columns;
  const places = {
    ethnicCategory: place(columns.ethnicCategory),
    ethnicGroup: place(columns.ethnicGroup),
    date: place(columns.date, true),
    source: place(columns.source),
    flags: columns.flags.map(({ field, column }) => ({ field, place: place(column) as number })),
  };
  const provider = place(local === undefined ? undefined : columns.provider);
  const plan = {
    delimiter: header.delimiter,
    fieldCount: header.headers.length,
    ...(nhsNumber !== undefined && { nhsNumber }),
    ...(pseudonym !== undefined && { pseudonym }),
    ...(local !== undefined && { local }),
    coded,
  };
  return { plan, places, provider };
}

/**
 * A local identifier is its organisation's. A file that names none is taken to be from the one that the list is from; of a
 * list of several, each row's organisation must be named in both.
 */
function issueLocal(
  rows: PersonRows,
  reader: PersonFile,
  from: { readonly provider: number | undefined; readonly identities: ListIdentities },
): void {
  const { provider, identities } = from;
  const { onlyIssuer, organisation } = identities;
  const unnamed = onlyIssuer ?? NO_ISSUER;
  const isNamed = provider !== undefined && onlyIssuer !== 0;
  const issuers = isNamed ? reader.verdicts(provider, organisation) : undefined;
  issueLocalIdentifiers(rows, (row) =>
    issuers === undefined ? unnamed : issuers[textOf(rows, row, provider as number)] || unnamed,
  );
}

function unusedLocal(
  reader: PersonFile,
  provider: number | undefined,
  { onlyIssuer, organisation }: ListIdentities,
): RecordFile["localUnused"] {
  if (onlyIssuer === undefined) return provider === undefined ? "list-of-several" : undefined;
  if (onlyIssuer !== 0 || provider === undefined) return undefined;
  const named = reader
    .texts(provider)
    .filter(({ rows }) => rows > 0)
    .map(({ text }) => organisation(text));
  return new Set(named.filter((issuer) => issuer !== 0)).size > 1 ? "file-of-several" : undefined;
}
