import { FIRST_AREA_CODE } from "./areas.ts";
import type { ByteSink } from "./byte-sink.ts";
import { dateTable, writeDate } from "./calendar.ts";
import type { Field } from "./layout.ts";
import { writeTestNhsNumber } from "./nhs-number.ts";
import type { ResolvedOptions } from "./options.ts";
import {
  type Pathway,
  PRIORITY_TYPES,
  PROCEDURE_PRIORITIES,
  RUNNING_STATUSES,
  SITES_PER_PROVIDER,
  STOPPED_STATUSES,
} from "./pathway.ts";
import type { Person } from "./person.ts";
import { ETHNIC_CATEGORIES, SEXES, UNKNOWN_ETHNICITY } from "./population.ts";
import { SPECIALTIES } from "./specialties.ts";

/** A row of the list before it is text. */
export interface Row {
  readonly person: Person;
  readonly pathway: Pathway;
}

export type CellWriter = (sink: ByteSink, row: Row) => void;

const ascii = (text: string): Uint8Array => Buffer.from(text, "latin1");
const codes = (table: readonly { readonly code: string }[]): readonly Uint8Array[] =>
  table.map(({ code }) => ascii(code));

const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXY";
const COMMISSIONERS = 12;
const PRACTICES = 900;
const EARLIEST_BIRTH_DAYS = 37_000;
const LATEST_TCI_DAYS = 400;
const E_REFERRAL_ISSUER = "X09";

/** An invented trust code: Z and two letters, which no organisation of the NHS has. */
const providerCode = (index: number): string =>
  `Z${LETTERS[Math.floor(index / LETTERS.length) % LETTERS.length]}${LETTERS[index % LETTERS.length]}`;

/** An invented postcode of the area: `XX…` is no postal area of the United Kingdom. */
const writePostcode = (sink: ByteSink, area: number): void => {
  sink.fragment(ascii("XX"));
  sink.digits(1 + Math.floor(area / 1000), 2);
  sink.fragment(ascii(" "));
  sink.digits(Math.floor(area / 100) % 10, 1);
  sink.byte(LETTERS.charCodeAt(Math.floor(area / 10) % 10));
  sink.byte(LETTERS.charCodeAt(area % 10));
};

/** How each field of a row is written when nothing is wrong with it. */
export const cellWriters = (options: ResolvedOptions): Record<Field, CellWriter> => {
  const { asAt } = options;
  const dates = dateTable(asAt - EARLIEST_BIRTH_DAYS, asAt + LATEST_TCI_DAYS, options.dateFormat);
  const dateOrBlank = (sink: ByteSink, day: number): void => {
    if (day >= 0) writeDate(sink, dates, day);
  };
  const providers = Array.from({ length: options.providers }, (_, index) => ascii(providerCode(index)));
  const sites = Array.from({ length: options.providers * SITES_PER_PROVIDER }, (_, index) =>
    ascii(`${providerCode(Math.floor(index / SITES_PER_PROVIDER))}0${1 + (index % SITES_PER_PROVIDER)}`),
  );
  const commissioners = Array.from({ length: COMMISSIONERS }, (_, index) => ascii(`QZ${LETTERS[index]}`));
  const ethnic = codes(ETHNIC_CATEGORIES);
  const unknownEthnic = codes(UNKNOWN_ETHNICITY);
  const sexes = codes(SEXES);
  const specialties = codes(SPECIALTIES);
  const procedures = SPECIALTIES.map((one) => one.procedures.map(ascii));
  const statuses = codes(RUNNING_STATUSES);
  const stopped = codes(STOPPED_STATUSES);
  const priorityTypes = codes(PRIORITY_TYPES);
  const procedurePriorities = codes(PROCEDURE_PRIORITIES);
  const listTypes = { admitted: ascii("IRTT"), notAdmitted: ascii("ORTT") };
  const flags = { yes: ascii("Y"), no: ascii("N") };
  const eReferral = ascii(E_REFERRAL_ISSUER);
  const prefix = {
    area: ascii("E0"),
    referral: ascii("RF"),
    pathway: ascii("PW"),
    patient: ascii("H"),
    practice: ascii("Y9"),
  };
  return {
    snapshotDate: (sink) => writeDate(sink, dates, asAt),
    nhsNumber: (sink, { person }) => writeTestNhsNumber(sink, person.index),
    localPatientId: (sink, { person }) => {
      sink.fragment(prefix.patient);
      sink.digits(person.index, 8);
    },
    pathwayIssuer: (sink, { pathway }) =>
      sink.fragment(pathway.issuedByEReferral ? eReferral : providers[pathway.provider]!),
    pathwayId: (sink, { pathway }) => {
      sink.fragment(prefix.pathway);
      sink.digits(pathway.index, 12);
    },
    referralId: (sink, { pathway }) => {
      sink.fragment(prefix.referral);
      sink.digits(pathway.index, 9);
    },
    birthDate: (sink, { person }) => writeDate(sink, dates, person.birthDay),
    sex: (sink, { person }) => sink.fragment(sexes[person.sex]!),
    ethnicCategory: (sink, { person }) =>
      sink.fragment(
        person.unknownEthnicity < 0 ? ethnic[person.ethnicity]! : unknownEthnic[person.unknownEthnicity]!,
      ),
    postcode: (sink, { person }) => writePostcode(sink, person.area),
    lsoa: (sink, { person }) => {
      sink.fragment(prefix.area);
      sink.digits(FIRST_AREA_CODE + person.area, 7);
    },
    provider: (sink, { pathway }) => sink.fragment(providers[pathway.provider]!),
    site: (sink, { pathway }) => sink.fragment(sites[pathway.provider * SITES_PER_PROVIDER + pathway.site]!),
    commissioner: (sink, { person }) => sink.fragment(commissioners[person.area % COMMISSIONERS]!),
    gpPractice: (sink, { person }) => {
      sink.fragment(prefix.practice);
      sink.digits(person.area % PRACTICES, 4);
    },
    waitingListType: (sink, { pathway }) =>
      sink.fragment(pathway.admitted ? listTypes.admitted : listTypes.notAdmitted),
    treatmentFunction: (sink, { pathway }) => sink.fragment(specialties[pathway.specialty]!),
    referralReceived: (sink, { pathway }) => writeDate(sink, dates, pathway.referralReceived),
    clockStart: (sink, { pathway }) => writeDate(sink, dates, pathway.clockStart),
    clockEnd: (sink, { pathway }) => dateOrBlank(sink, pathway.clockEnd),
    rttStatus: (sink, { pathway }) =>
      sink.fragment(pathway.stoppedStatus < 0 ? statuses[pathway.status]! : stopped[pathway.stoppedStatus]!),
    decisionToAdmit: (sink, { pathway }) => dateOrBlank(sink, pathway.decisionToAdmit),
    tci: (sink, { pathway }) => dateOrBlank(sink, pathway.tci),
    priorityType: (sink, { pathway }) => sink.fragment(priorityTypes[pathway.priorityType]!),
    procedurePriority: (sink, { pathway }) => {
      if (pathway.procedurePriority >= 0) sink.fragment(procedurePriorities[pathway.procedurePriority]!);
    },
    priorityReview: (sink, { pathway }) => dateOrBlank(sink, pathway.priorityReview),
    learningDisability: (sink, { person }) => sink.fragment(person.learningDisability ? flags.yes : flags.no),
    interpreter: (sink, { person }) => sink.fragment(person.interpreter ? flags.yes : flags.no),
    procedure: (sink, { pathway }) => {
      if (pathway.admitted) sink.fragment(procedures[pathway.specialty]![pathway.procedure]!);
    },
  };
};
