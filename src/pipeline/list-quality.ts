import { fieldCoding } from "../classify/field-coding.ts";
import { IMD_LEVELS } from "../classify/imd.ts";
import type { Level } from "../classify/level.ts";
import { specialtyCoding } from "../classify/specialty.ts";
import { WAIT_BLANK, WAIT_UNREADABLE, waitReader } from "../classify/wait-text.ts";
import { DATE_BLANK, DATE_PLACEHOLDER, dateReader, isDay } from "../columns/date-reader.ts";
import type { CountedFile, CountedList } from "../engine/counted-list.ts";
import type { QualityFindings } from "../findings/schema.ts";
import { type FieldReading, fieldQuality } from "../quality/field-quality.ts";
import type { FieldId } from "../vocab/header-aliases.ts";
import type { DeprivationLevels } from "./deprivation-levels.ts";
import type { PlannedFile } from "./plan-file.ts";
import type { FileDecisions, ListDecisions } from "./settle.ts";

type Judgement = Pick<Level, "quality" | "reason">;

const KNOWN: Judgement = { quality: "known" };
const MISSING: Judgement = { quality: "missing" };

/** Fields whose values point at a person. */
const PERSONAL: readonly FieldId[] = ["date-of-birth", "postcode", "lsoa", "lsoa11", "lsoa21"];
/** Fields that come first, in this order, because the dimensions rest on them. */
const FIRST: readonly FieldId[] = [
  "ethnic-category",
  "ethnic-group",
  "imd-decile",
  "imd-rank",
  "imd-quintile",
  "lsoa21",
  "lsoa11",
  "lsoa",
  "postcode",
  "sex",
  "date-of-birth",
  "age",
  "age-band",
];

export interface QualityOptions {
  readonly files: readonly PlannedFile[];
  readonly decisions: ListDecisions;
  readonly deprivation: DeprivationLevels;
}

/** Quality of every recognised field over the analysed rows, those behind dimensions first. */
export function listQuality(counted: CountedList, options: QualityOptions): QualityFindings[] {
  const { files } = options;
  const found = new Set(files.flatMap(({ fields }) => [...fields.keys()]));
  const order = [
    ...FIRST.filter((field) => found.has(field)),
    ...[...found].filter((field) => !FIRST.includes(field)),
  ];
  return order.map((field) => {
    const readings = files.flatMap((file, index) => {
      const reading = readField(
        field,
        { file, counted: counted.files[index] as CountedFile, index },
        options,
      );
      return reading === undefined ? [] : [reading];
    });
    return fieldQuality(readings, counted.cube.analysed);
  });
}

function readField(
  field: FieldId,
  at: { readonly file: PlannedFile; readonly counted: CountedFile; readonly index: number },
  options: QualityOptions,
): FieldReading | undefined {
  const { file, counted, index } = at;
  const column = file.fields.get(field)?.chosen;
  if (column === undefined) return undefined;
  const reading = {
    field,
    column: file.header.headers[column] ?? "",
    file: counted.name,
    personal: PERSONAL.includes(field),
  };
  const coded = file.plan.coded.findIndex((one) => one.column === column);
  if (coded >= 0) {
    const judge = judgeOf(field, column, options.decisions.files[index] as FileDecisions, options);
    return { ...reading, texts: counted.texts[coded] ?? [], judge };
  }
  if (field === "postcode") return { ...reading, ...postcodeTexts(counted) };
  const present = counted.present[file.plan.presence.indexOf(column)] ?? 0;
  return { ...reading, texts: [{ text: "", analysed: present, firstLine: 0 }], judge: () => KNOWN };
}

/** Postcodes are never kept as text; their three states stand in for texts. */
function postcodeTexts({ postcodes }: CountedFile): Pick<FieldReading, "texts" | "judge"> {
  const states: Readonly<Record<string, Judgement>> = {
    readable: KNOWN,
    unreadable: { quality: "invalid", reason: "postcode-malformed" },
    blank: MISSING,
  };
  return {
    texts: (["readable", "unreadable", "blank"] as const).map((text) => ({
      text,
      analysed: postcodes[text],
      firstLine: 0,
    })),
    judge: (state) => states[state] ?? MISSING,
  };
}

function judgeOf(
  field: FieldId,
  column: number,
  decisions: FileDecisions,
  { deprivation, decisions: list }: QualityOptions,
): (text: string) => Judgement {
  const date = decisions.dates.get(column);
  if (date !== undefined) {
    const bornBy = field === "date-of-birth" ? list.snapshot : undefined;
    return judgeDate(dateReader(date, bornBy === undefined ? {} : { bornBy }));
  }
  switch (field) {
    case "days-waited":
    case "weeks-waited":
      return judgeWait(waitReader(field === "days-waited" ? "days" : "weeks"));
    case "lsoa":
    case "lsoa11":
    case "lsoa21":
      return (text) => IMD_LEVELS[deprivation.ofLsoa(text)] ?? MISSING;
    case "treatment-function":
      return judgeByLevel(specialtyCoding());
    default: {
      const { ethnicity, imdAreas } = decisions;
      const flag = decisions.flags.get(field);
      return judgeByLevel(fieldCoding(field, { ethnicity, imdAreas, ...(flag && { flag }) }));
    }
  }
}

const judgeByLevel =
  (coding: { readonly levels: readonly Level[]; classify(text: string): number }) =>
  (text: string): Judgement =>
    coding.levels[coding.classify(text)] ?? MISSING;

function judgeDate(read: (text: string) => number): (text: string) => Judgement {
  return (text) => {
    const day = read(text);
    if (isDay(day)) return KNOWN;
    if (day === DATE_BLANK) return MISSING;
    if (day === DATE_PLACEHOLDER) return { quality: "missing", reason: "placeholder-date" };
    return { quality: "invalid", reason: "unreadable-date" };
  };
}

function judgeWait(read: (text: string) => number): (text: string) => Judgement {
  return (text) => {
    const wait = read(text);
    if (wait === WAIT_BLANK) return MISSING;
    return wait === WAIT_UNREADABLE ? { quality: "invalid", reason: "not-a-number" } : KNOWN;
  };
}
