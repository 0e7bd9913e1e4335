import {
  AGE_LEVELS,
  AGE_MISSING,
  AGE_UNREADABLE,
  ageBandTextCoding,
  ageCoding,
  ageLevelAt,
  FIRST_KNOWN_AGE,
} from "../classify/age.ts";
import { known } from "../classify/closed-coding.ts";
import { codeAsItStands } from "../classify/code-text.ts";
import { type Dimension, dimensionOf } from "../classify/dimensions.ts";
import { ethnicGroupCoding, ethnicityCoding } from "../classify/ethnicity.ts";
import { fieldCoding } from "../classify/field-coding.ts";
import { FLAG_LEVELS } from "../classify/flag.ts";
import type { ImdRoute } from "../classify/imd.ts";
import type { Coding, Level } from "../classify/level.ts";
import { openCoding } from "../classify/open-coding.ts";
import { specialtyCoding } from "../classify/specialty.ts";
import { DATE_BLANK, dateReader, isDay } from "../columns/date-reader.ts";
import { recogniseColumns } from "../columns/recognise-columns.ts";
import type { AxisSource } from "../engine/question.ts";
import type { AgeBand } from "../vocab/age-band-schemes.ts";
import { headerOfDimension } from "../vocab/dimension-ids.ts";
import { type GeographyId, isGeography } from "../vocab/geographies.ts";
import type { FieldId } from "../vocab/header-aliases.ts";
import { type DeprivationLevels, isNoFixedAbode } from "./deprivation-levels.ts";
import type { GeographyLevels } from "./geography-levels.ts";
import { imdAxis } from "./imd-axis.ts";
import { columnHeaded } from "./opened-file.ts";
import type { PlannedFile } from "./plan-file.ts";
import type { FileDecisions, ListDecisions } from "./settle.ts";

/** One axis of the list: its levels, and where each file's rows get theirs from. */
export interface ListAxis {
  readonly id: string;
  readonly coding: Pick<Coding, "levels" | "firstKnown">;
  /** Per file, best first; empty where the file has no such column. */
  readonly sources: readonly (readonly AxisSource[])[];
  /** Of deprivation, by what its levels with a value are reached, in order of their numbers. */
  readonly routes?: readonly ImdRoute[];
}

export interface AxisOptions {
  readonly files: readonly PlannedFile[];
  readonly decisions: ListDecisions;
  readonly deprivation: DeprivationLevels;
  /** Levels of a larger area; throws an input error where no look-up leads to it. */
  readonly geography: (id: GeographyId) => GeographyLevels;
  /** Names of providers and sites by ODS code. */
  readonly organisations: ReadonlyMap<string, string>;
  readonly ageBands: readonly AgeBand[];
}

/** Where somebody lives, best first. */
const PLACES: readonly FieldId[] = ["lsoa21", "lsoa11", "lsoa", "postcode"];

/** The fields an axis is read from, best first; a field of the axis's own name otherwise. */
const FIELDS_OF_AXIS: Readonly<Record<string, readonly FieldId[]>> = {
  ethnicity: ["ethnic-category", "ethnic-group"],
  imd: ["imd-decile", "imd-rank", "imd-quintile", ...PLACES],
  age: ["date-of-birth", "age", "age-band"],
  specialty: ["treatment-function", "main-specialty"],
  homeless: ["homeless", "postcode"],
};

export const fieldsOfAxis = (axis: string): readonly FieldId[] => FIELDS_OF_AXIS[axis] ?? [axis as FieldId];

/** The columns of a file that feed an axis, best first. */
export function columnsOfAxis(axis: string, file: PlannedFile): { field: string; column: number }[] {
  const header = headerOfDimension(axis);
  if (header !== undefined) {
    const column = columnNamed(header, file);
    return column === undefined ? [] : [{ field: axis, column }];
  }
  const fields = isGeography(axis) ? PLACES : fieldsOfAxis(axis);
  const found = fields.flatMap((field) => {
    const column = file.fields.get(field)?.chosen;
    return column === undefined ? [] : [{ field, column }];
  });
  // The main specialty is the consultant's, not the patient's: it stands in for a missing column, not for a blank.
  return axis === "specialty" ? found.slice(0, 1) : found;
}

/** A column by its header; in a file that heads it otherwise, the column of the same field. */
function columnNamed(name: string, file: PlannedFile): number | undefined {
  const [recognised] = recogniseColumns([name]).columns;
  const field = recognised?.field;
  return columnHeaded(file.header.headers, name) ?? (field && file.fields.get(field)?.chosen);
}

/** True when some file of the list has a column for the dimension. */
export function hasDimension(id: string, files: readonly PlannedFile[]): boolean {
  const dimension = dimensionOf(id);
  return dimension !== undefined && files.some((file) => columnsOfAxis(dimension.axis, file).length > 0);
}

/**
 * As `hasDimension`, by a column made for it. Where somebody lives also tells larger areas and, without a fixed abode,
 * homelessness: those are told when they are asked for.
 */
export function carriesDimension(id: string, files: readonly PlannedFile[]): boolean {
  if (isGeography(id)) return false;
  return hasDimension(id, files) && (id !== HOMELESS || files.some(({ fields }) => fields.has(HOMELESS)));
}

const HOMELESS = "homeless";

/** Builds the axis behind a dimension. */
export function listAxis({ axis }: Pick<Dimension, "axis">, options: AxisOptions): ListAxis {
  if (axis === "age") return ageAxis(options);
  if (axis === "imd") {
    return imdAxis(
      options.files.map((file) => columnsOfAxis("imd", file)),
      {
        deprivation: options.deprivation,
        judgeOf: (field, file) =>
          classifierOf(field, {
            decisions: options.decisions.files[file],
            options,
            shared: sharedCoding(axis, options),
          }),
      },
    );
  }
  if (isGeography(axis)) return geographyAxis(axis, options);
  const shared = sharedCoding(axis, options);
  const sources = options.files.map((file, index) =>
    columnsOfAxis(axis, file).map(({ field, column }): AxisSource => {
      if (field === "postcode") return { kind: "postcodes", levelOf: homelessLevel };
      const classify = classifierOf(field, { decisions: options.decisions.files[index], options, shared });
      return { kind: "texts", use: { column, classify } };
    }),
  );
  return { id: axis, coding: shared, sources };
}

/** Level of the flag `homeless` that a postcode tells: yes for that of no fixed abode. Any other says nothing. */
const homelessLevel = (high: number, low: number): number =>
  FLAG_LEVELS.findIndex(({ id }) => id === (isNoFixedAbode(high, low) ? "yes" : "missing"));

/** One coding for all files: their levels must be the same ones. */
function sharedCoding(axis: string, { organisations }: AxisOptions): Coding {
  switch (axis) {
    case "ethnicity":
      return ethnicityCoding({ secondLetter: false });
    case "specialty":
      return specialtyCoding();
    case "provider":
    case "site":
      return openCoding(codeAsItStands, (code) => named(code, organisations.get(code)));
    default:
      return fieldCoding(axis);
  }
}

const named = (code: string, name: string | undefined): string | undefined =>
  name === undefined ? undefined : `${code} ${name}`;

function classifierOf(
  field: string,
  from: { decisions: FileDecisions | undefined; options: AxisOptions; shared: Coding },
): (text: string) => number {
  const { decisions, options, shared } = from;
  switch (field) {
    case "ethnic-category":
      return ethnicityCoding(decisions?.ethnicity ?? { secondLetter: false }).classify;
    case "ethnic-group":
      return ethnicGroupCoding().classify;
    case "lsoa":
    case "lsoa11":
    case "lsoa21":
      return options.deprivation.ofLsoa;
    case "treatment-function":
    case "main-specialty":
      return shared.classify;
    default: {
      const flag = decisions?.flags.get(field as FieldId);
      const imdAreas = decisions?.imdAreas;
      const isShared = !FIELDS_OF_AXIS["imd"]?.includes(field as FieldId) && flag === undefined;
      if (isShared) return shared.classify;
      return fieldCoding(field, { ...(flag && { flag }), ...(imdAreas !== undefined && { imdAreas }) })
        .classify;
    }
  }
}

function geographyAxis(axis: GeographyId, options: AxisOptions): ListAxis {
  const { levels, firstKnown, ofLsoa, ofPostcode } = options.geography(axis);
  const sources = options.files.map((file) =>
    columnsOfAxis(axis, file).map(
      ({ field, column }): AxisSource =>
        field === "postcode"
          ? { kind: "postcodes", levelOf: ofPostcode }
          : { kind: "texts", use: { column, classify: ofLsoa } },
    ),
  );
  return { id: axis, coding: { levels, firstKnown }, sources };
}

/** Ages in the bands asked for; an extract that has only bands as text keeps its own. */
function ageAxis(options: AxisOptions): ListAxis {
  const { files, decisions, ageBands } = options;
  const hasYears = files.some(
    ({ fields }, index) =>
      fields.has("date-of-birth") || (fields.has("age") && decisions.files[index]?.agesAreBands !== true),
  );
  if (!hasYears) {
    const coding = ageBandTextCoding();
    const sources = files.map((file) =>
      columnsOfAxis("age", file).map(
        ({ column }): AxisSource => ({ kind: "texts", use: { column, classify: coding.classify } }),
      ),
    );
    return { id: "age", coding, sources };
  }
  const levels: Level[] = [...AGE_LEVELS.slice(0, FIRST_KNOWN_AGE), ...ageBands.map(({ id }) => known(id))];
  const bandLevel = bandLevels(ageBands);
  const years = ageCoding();
  const sources = files.map((file, index) =>
    columnsOfAxis("age", file).flatMap(({ field, column }): AxisSource[] => {
      if (field === "age-band") return [];
      const decision = decisions.files[index]?.dates.get(column);
      const classify =
        field === "age" || decision === undefined
          ? (text: string) => bandLevel(years.classify(text))
          : birthClassifier(
              dateReader(decision, { bornBy: decisions.snapshot ?? 0 }),
              decisions.snapshot,
              bandLevel,
            );
      return [{ kind: "texts", use: { column, classify } }];
    }),
  );
  return { id: "age", coding: { levels, firstKnown: FIRST_KNOWN_AGE }, sources };
}

/** Days. A birth date that far ahead at most is when a child is expected; the referral is for it, and its age is 0. */
const LONGEST_PREGNANCY = 294;

function birthClassifier(
  read: (text: string) => number,
  snapshot: number | undefined,
  bandLevel: (ageLevel: number) => number,
): (text: string) => number {
  return (text) => {
    const day = read(text);
    if (day === DATE_BLANK) return AGE_MISSING;
    if (!isDay(day) || snapshot === undefined) return AGE_UNREADABLE;
    const isUnborn = day > snapshot && day <= snapshot + LONGEST_PREGNANCY;
    return bandLevel(ageLevelAt(isUnborn ? snapshot : day, snapshot));
  };
}

/** Level of a band by level of an age in years; problems keep theirs. */
function bandLevels(bands: readonly AgeBand[]): (ageLevel: number) => number {
  return (level) => {
    if (level < FIRST_KNOWN_AGE) return level;
    const years = Number(AGE_LEVELS[level]?.id);
    return FIRST_KNOWN_AGE + bands.findIndex(({ from, to }) => years >= from && (to === null || years <= to));
  };
}
