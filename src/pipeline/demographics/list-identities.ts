import { decideEthnicity, ethnicGroupCoding, ethnicityCoding } from "../../classify/ethnicity.ts";
import type { Coding } from "../../classify/level.ts";
import { ListPeople } from "../../engine/people/list-people.ts";
import { issueLocalIdentifiers } from "../../engine/people/local-issuer.ts";
import { PersonFile } from "../../engine/people/person-file.ts";
import { IDENTIFIER_WORDS, type PersonPlan, type PersonRows } from "../../engine/people/person-plan.ts";
import { GrowingIntegers } from "../../engine/scanner/growing-integers.ts";
import { inputError } from "../../errors.ts";
import type { ListOptions } from "../../request.ts";
import type { PlannedFile } from "../plan-file.ts";

/** Who the rows of one file of the list are of, and what it says of their ethnicity; by readable row. */
export interface IdentifiedFile {
  /** Number of the person in `ListPeople`, or −1. */
  readonly people: Int32Array;
  /** 1 where something stands for an NHS number that is none. */
  readonly badNhsNumbers: Uint8Array;
  /** Level of the axis `ethnicity`, as the list alone gives it. */
  readonly ethnicity: Uint8Array;
}

export interface ListIdentities {
  readonly people: ListPeople;
  readonly files: readonly IdentifiedFile[];
  readonly organisation: (text: string) => number;
  /** The one organisation whose local identifiers the list has (0: it is not named); undefined when there are several. */
  readonly onlyIssuer: number | undefined;
}

/** Reads whose the rows of the list are, before the list is counted. Throws an input error when no file has an identifier. */
export async function identifyList(
  files: readonly PlannedFile[],
  list: ListOptions,
  organisation: (text: string) => number,
): Promise<ListIdentities> {
  refuseUnidentified(files);
  const bytes = files.reduce((sum, { file }) => sum + file.bytes, 0);
  const people = new ListPeople(Math.ceil(bytes / LONG_ROW_BYTES));
  const issuers = new Set<number>();
  const identified: IdentifiedFile[] = [];
  for (const file of files) {
    const unnamed = files.length === 1 ? 0 : UNNAMED + file.number;
    identified.push(await identifyFile(file, { list, people, issuers, organisation, unnamed }));
  }
  const named = [...issuers].filter((issuer) => issuer !== 0);
  const isOne = named.length === 0 || (named.length === 1 && (named[0] as number) < UNNAMED);
  return { people, files: identified, organisation, onlyIssuer: isOne ? (named[0] ?? 0) : undefined };
}

/** Rows are seldom longer, so that room is not made for more people than there are. */
const LONG_ROW_BYTES = 250;

/** Above the numbers of named organisations: whoever a file of several is from, when it does not say. */
const UNNAMED = 1 << 24;

function refuseUnidentified(files: readonly PlannedFile[]): void {
  const isIdentified = ({ fields }: PlannedFile) =>
    fields.has("nhs-number") || fields.has("nhs-number-pseudonym") || fields.has("local-patient-id");
  if (files.some(isIdentified)) return;
  const [first] = files;
  throw inputError({
    code: "list-without-identifier",
    ...(first && { file: first.file.name, line: first.header.lines }),
    message: "no column identifies the patient, so --demographics has nothing to link to",
    hint: 'Name it: --column nhsNumber="<header>" or --column localPatientId="<header>".',
  });
}

interface Identifying {
  readonly list: ListOptions;
  readonly people: ListPeople;
  readonly issuers: Set<number>;
  readonly organisation: (text: string) => number;
  readonly unnamed: number;
}

async function identifyFile(planned: PlannedFile, to: Identifying): Promise<IdentifiedFile> {
  const chosen = (field: Parameters<typeof planned.fields.get>[0]) => planned.fields.get(field)?.chosen;
  const [nhsNumber, pseudonym, local] = [
    chosen("nhs-number"),
    chosen("nhs-number-pseudonym"),
    chosen("local-patient-id"),
  ];
  const coded: number[] = [];
  const codedPlace = (column: number | undefined) =>
    column === undefined ? undefined : coded.push(column) - 1;
  const category = codedPlace(chosen("ethnic-category"));
  const group = codedPlace(chosen("ethnic-group"));
  const provider = codedPlace(local === undefined ? undefined : chosen("provider"));
  const plan: PersonPlan = {
    delimiter: planned.header.delimiter,
    fieldCount: planned.header.headers.length,
    ...(nhsNumber !== undefined && { nhsNumber }),
    ...(pseudonym !== undefined && { pseudonym }),
    ...(local !== undefined && { local }),
    coded: coded.map((column) => ({ column, dates: false })),
  };
  const reader = new PersonFile(planned.file, planned.header, plan);
  const people = new GrowingIntegers();
  const bad: Uint8Array[] = [];
  const numbers = coded.map(() => new GrowingIntegers());
  await reader.read((rows) => {
    const issuers = provider === undefined ? undefined : reader.verdicts(provider, to.organisation);
    issueLocalIdentifiers(rows, (row) => {
      const issuer =
        issuers === undefined ? to.unnamed : (issuers[textOf(rows, row, provider as number)] as number);
      to.issuers.add(issuer);
      return issuer;
    });
    to.people.add(rows, people);
    bad.push(badNumbers(rows));
    numbers.forEach((ofColumn, place) => {
      for (let row = 0; row < rows.rows; row += 1) ofColumn.push(textOf(rows, row, place));
    });
  });
  return {
    people: people.values.slice(0, people.length),
    badNhsNumbers: joined(bad, people.length),
    ethnicity: ethnicityOf(reader, { category, group }, { numbers, list: to.list, rows: people.length }),
  };
}

/** Number of a row's text in a coded column. */
const textOf = ({ stride, values }: PersonRows, row: number, coded: number): number =>
  values[row * stride + IDENTIFIER_WORDS.width + coded] as number;

function badNumbers({ rows, stride, values }: PersonRows): Uint8Array {
  const bad = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) bad[row] = values[row * stride + IDENTIFIER_WORDS.bad] as number;
  return bad;
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let from = 0;
  for (const part of parts) {
    whole.set(part, from);
    from += part.length;
  }
  return whole;
}

/** The level of each row: that of its category, or where that is not usable of its group, as when the list is counted. */
function ethnicityOf(
  reader: PersonFile,
  places: { readonly category: number | undefined; readonly group: number | undefined },
  of: { readonly numbers: readonly GrowingIntegers[]; readonly list: ListOptions; readonly rows: number },
): Uint8Array {
  const levels = new Uint8Array(of.rows);
  const add = (place: number | undefined, coding: () => Coding) => {
    if (place === undefined) return;
    const { firstKnown, classify } = coding();
    const verdicts = reader.verdicts(place, classify);
    const { values } = of.numbers[place] as GrowingIntegers;
    for (let row = 0; row < of.rows; row += 1) {
      const before = levels[row] as number;
      const found = verdicts[values[row] as number] as number;
      if (before < firstKnown && (found >= firstKnown || before === 0)) levels[row] = found;
    }
  };
  add(places.category, () => {
    const entries = reader.texts(places.category as number);
    const filled = entries.filter(({ rows }) => rows > 0).map(({ text, rows }) => ({ text, count: rows }));
    const codeSet = of.list.ethnicityCodes;
    return ethnicityCoding(decideEthnicity(filled, codeSet === undefined ? {} : { codeSet }));
  });
  add(places.group, ethnicGroupCoding);
  return levels;
}
