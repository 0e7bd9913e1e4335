import { Random } from "../stats/random.ts";
import { inventAreas } from "./areas.ts";
import { ByteSink } from "./byte-sink.ts";
import { dateTable, writeDate } from "./calendar.ts";
import { writeTestNhsNumber } from "./nhs-number.ts";
import { type GenerateOptions, resolveOptions } from "./options.ts";
import { emptyPerson, People, type Person } from "./person.ts";
import { ETHNIC_CATEGORIES } from "./population.ts";

const CHUNK_BYTES = 1 << 20;
/** More than the longest row can be. */
const CHUNK_SLACK = 1 << 8;
const RECORD_STREAM = 0xffff_fff3;
const AUTISM_STREAM = 0xffff_0000;

const RECORDS_PER_ROW = 3;
const DAYS_BACK = 3653;
/** A hospital has seen more people than are on its list. */
const PEOPLE_PER_LISTED_PERSON = 1.25;
/** Of all records: without an NHS number, and with a digit mistyped. */
const WITHOUT_NUMBER = 0.04;
const MISTYPED = 0.01;
/** Ethnicity is unknown in some records, and in some it is not what the person would say. */
const UNKNOWN = 0.12;
const ANOTHER = 0.05;
const AUTISTIC = 0.02;

const ascii = (text: string): Uint8Array => Buffer.from(text, "latin1");
const HEADER = ascii(
  "NHS_NUMBER,LOCAL_PATIENT_IDENTIFIER,RECORD_SOURCE,ACTIVITY_DATE,ETHNIC_CATEGORY,Learning_Disability_Flag,Autism_Flag\n",
);
const SOURCES = ["APC", "ECDS", "OP"].map(ascii);
const CATEGORIES = ETHNIC_CATEGORIES.map(({ code }) => ascii(code));
const UNKNOWN_CODES = ["Z", "99", ""].map(ascii);
const [YES, NO, COMMA, LINE_END, PREFIX] = [ascii("Y"), ascii("N"), ascii(","), ascii("\n"), ascii("H")];

/**
 * Invented hospital records of the people on the list of the same options, and of others, as comma-separated chunks: three
 * for each row of the list. They know the ethnicity that the list leaves out, mostly agree with each other, and have
 * identifiers missing and mistyped. Constant memory, whatever the rows.
 */
export function* generateDemographics(options: GenerateOptions = {}): Generator<Buffer, void, undefined> {
  const resolved = resolveOptions(options);
  const people = new People(resolved, inventAreas(resolved.seed, resolved.areas, resolved.imdEdition));
  const dates = dateTable(resolved.asAt - DAYS_BACK, resolved.asAt, resolved.dateFormat);
  const random = new Random(resolved.seed, RECORD_STREAM);
  const everyone = Math.ceil((resolved.rows / resolved.pathwaysPerPerson) * PEOPLE_PER_LISTED_PERSON);
  const person = emptyPerson();
  let sink = new ByteSink(CHUNK_BYTES + CHUNK_SLACK);
  sink.fragment(HEADER);
  for (let written = 0; written < resolved.rows * RECORDS_PER_ROW; written += 1) {
    people.draw(random.below(everyone), person);
    writeIdentifiers(sink, person, random);
    sink.fragment(SOURCES[random.below(SOURCES.length)]!);
    sink.fragment(COMMA);
    writeDate(sink, dates, resolved.asAt - random.below(DAYS_BACK));
    sink.fragment(COMMA);
    writeEthnicity(sink, person, random);
    sink.fragment(COMMA);
    sink.fragment(person.learningDisability ? YES : NO);
    sink.fragment(COMMA);
    sink.fragment(isAutistic(resolved.seed, person) ? YES : NO);
    sink.fragment(LINE_END);
    if (sink.length < CHUNK_BYTES) continue;
    yield sink.bytes.subarray(0, sink.length);
    sink = new ByteSink(CHUNK_BYTES + CHUNK_SLACK);
  }
  yield sink.bytes.subarray(0, sink.length);
}

function writeIdentifiers(sink: ByteSink, person: Person, random: Random): void {
  const draw = random.unit();
  if (draw >= WITHOUT_NUMBER) {
    writeTestNhsNumber(sink, person.index);
    // Another last digit never is the check digit.
    if (draw >= 1 - MISTYPED) sink.bytes[sink.length - 1] = mistyped(sink.bytes[sink.length - 1]!);
  }
  sink.fragment(COMMA);
  sink.fragment(PREFIX);
  sink.digits(person.index, 8);
  sink.fragment(COMMA);
}

const ZERO = 48;
const mistyped = (digit: number): number => ZERO + ((digit - ZERO + 1) % 10);

function writeEthnicity(sink: ByteSink, person: Person, random: Random): void {
  const draw = random.unit();
  if (draw < UNKNOWN) sink.fragment(UNKNOWN_CODES[random.below(UNKNOWN_CODES.length)]!);
  else if (draw < UNKNOWN + ANOTHER) sink.fragment(CATEGORIES[random.below(CATEGORIES.length)]!);
  else sink.fragment(CATEGORIES[person.ethnicity]!);
}

const perPerson = new Random(0);
function isAutistic(seed: number, { index }: Person): boolean {
  perPerson.restart(seed ^ AUTISM_STREAM, index);
  return perPerson.chance(AUTISTIC);
}
