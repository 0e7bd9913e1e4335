import { fieldCoding } from "../classify/field-coding.ts";
import { IMD_LEVELS } from "../classify/imd.ts";
import type { Coding, Level } from "../classify/level.ts";
import { specialtyCoding } from "../classify/specialty.ts";
import { WAIT_BLANK, WAIT_UNREADABLE, waitReader } from "../classify/wait-text.ts";
import type { CountedFile, CountedList } from "../engine/counted-list.ts";
import { DAY_BLANK, DAY_PLACEHOLDER, NO_DAY } from "../engine/question.ts";
import type { QualityFindings } from "../findings/exact.ts";
import { type FieldReading, fieldQuality } from "../quality/field-quality.ts";
import type { FieldId } from "../vocab/header-aliases.ts";
import { dayClassifier } from "./day-use.ts";
import type { DeprivationLevels } from "./deprivation-levels.ts";
import type { PlannedFile } from "./plan-file.ts";
import type { FileDecisions, ListDecisions } from "./settle.ts";

export type Judgement = Pick<Level, "quality" | "reason">;

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
  /** How the days of one field are judged, where a readable date need not be a usable one. */
  readonly days?: { readonly field: FieldId; judge(day: number): Judgement };
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

function readField(field: FieldId, at: CountedPlan, options: QualityOptions): FieldReading | undefined {
  const column = at.file.fields.get(field)?.chosen;
  return column === undefined ? undefined : readColumn({ field, column }, at, options);
}

/** One file as planned and as counted. */
export interface CountedPlan {
  readonly file: PlannedFile;
  readonly counted: CountedFile;
  readonly index: number;
}

/** The texts of a column, judged as those of a field. */
export function readColumn(
  { field, column }: { readonly field: FieldId; readonly column: number },
  { file, counted, index }: CountedPlan,
  options: QualityOptions,
): FieldReading {
  const reading = {
    field,
    column: file.header.headers[column] ?? "",
    file: counted.name,
    personal: PERSONAL.includes(field),
  };
  const coded = file.plan.coded.findIndex((one) => one.column === column);
  if (coded >= 0) {
    const { classify, judgementOf } = judgeOf(
      field,
      column,
      options.decisions.files[index] as FileDecisions,
      options,
    );
    const verdicts = counted.verdicts[coded]?.(classify) ?? [];
    const judge = (place: number) => judgementOf(verdicts[place] as number);
    return { ...reading, texts: counted.texts[coded] ?? [], judge };
  }
  if (field === "postcode") return { ...reading, ...postcodeTexts(counted) };
  const present = counted.present[file.plan.presence.indexOf(column)] ?? 0;
  return { ...reading, texts: [{ text: "", analysed: present, firstLine: 0 }], judge: () => KNOWN };
}

/** Postcodes are never kept as text; their three states stand in for texts. */
function postcodeTexts({ postcodes }: CountedFile): Pick<FieldReading, "texts" | "judge"> {
  const states = [
    { text: "readable", judgement: KNOWN },
    { text: "unreadable", judgement: { quality: "invalid", reason: "postcode-malformed" } },
    { text: "blank", judgement: MISSING },
  ] as const;
  return {
    texts: states.map(({ text }) => ({ text, analysed: postcodes[text], firstLine: 0 })),
    judge: (place) => states[place]?.judgement ?? MISSING,
  };
}

/** How a field's texts are classified, and what the classes mean for quality. */
interface Judge {
  classify(text: string): number;
  judgementOf(verdict: number): Judgement;
}

function judgeOf(
  field: FieldId,
  column: number,
  decisions: FileDecisions,
  { deprivation, decisions: list, days }: QualityOptions,
): Judge {
  const date = decisions.dates.get(column);
  if (date !== undefined) {
    const bornBy = field === "date-of-birth" ? list.snapshot : undefined;
    return {
      classify: dayClassifier(date, bornBy),
      judgementOf: days?.field === field ? days.judge : judgeDay,
    };
  }
  switch (field) {
    case "days-waited":
    case "weeks-waited":
      return { classify: waitReader(field === "days-waited" ? "days" : "weeks"), judgementOf: judgeWait };
    case "lsoa":
    case "lsoa11":
    case "lsoa21":
      return { classify: deprivation.ofLsoa, judgementOf: (level) => IMD_LEVELS[level] ?? MISSING };
    case "treatment-function":
      return judgeByLevel(specialtyCoding());
    default: {
      const { ethnicity, imdAreas } = decisions;
      const flag = decisions.flags.get(field);
      const coding = field === "age" && decisions.agesAreBands ? "age-band" : field;
      return judgeByLevel(fieldCoding(coding, { ethnicity, imdAreas, ...(flag && { flag }) }));
    }
  }
}

const judgeByLevel = ({ levels, classify }: Coding): Judge => ({
  classify,
  judgementOf: (level) => levels[level] ?? MISSING,
});

export function judgeDay(day: number): Judgement {
  if (day > NO_DAY) return KNOWN;
  if (day === DAY_BLANK) return MISSING;
  if (day === DAY_PLACEHOLDER) return { quality: "missing", reason: "placeholder-date" };
  return { quality: "invalid", reason: "unreadable-date" };
}

function judgeWait(wait: number): Judgement {
  if (wait === WAIT_BLANK) return MISSING;
  return wait === WAIT_UNREADABLE ? { quality: "invalid", reason: "not-a-number" } : KNOWN;
}
