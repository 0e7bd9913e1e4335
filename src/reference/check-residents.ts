import { inputError } from "../errors.ts";
import type { Note } from "../findings/schema.ts";
import { grouped } from "../grouped.ts";
import { ETHNIC_GROUPS } from "../vocab/ethnic-categories.ts";
import type { PopulationMember } from "./population-member.ts";
import type { AreaResidents, ResidentGroup } from "./population-table.ts";
import { residentKinds } from "./resident-kinds.ts";

/** The counts of a file as they were read: for each area one count per member. */
export interface ReadResidents {
  /** Whom each count counts; undefined for a sum of others. */
  readonly members: readonly (PopulationMember | undefined)[];
  readonly counts: ReadonlyMap<string, readonly number[]>;
  readonly lines: ReadonlyMap<string, number>;
}

export interface CheckedResidents {
  readonly groups: readonly ResidentGroup[];
  readonly areas: ReadonlyMap<string, AreaResidents>;
  readonly notes: readonly Note[];
}

/**
 * The census of 2021 swaps and perturbs small counts so that nobody can be found (cell-key perturbation), and tables of
 * one area then differ by a few residents. Groups may exceed the total of their row by this much.
 * Source: ONS, Protecting personal data in Census 2021 results.
 */
const PERTURBED_RESIDENTS = 10;
const PERTURBED_SHARE = 0.02;
/** Of all residents, in no group of the table: beyond it a column is missing. */
const MOST_WITHOUT_GROUP = 0.01;

/**
 * Residents by area once it holds together: each kind of group (ethnicity, age, sex) adds up to the total of its row,
 * ethnicity has all five groups, ages leave no gap. Throws an input error with file and line otherwise.
 */
export function checkResidents(file: string, read: ReadResidents): CheckedResidents {
  const { members } = read;
  const kept = members.flatMap((member, place) =>
    member === undefined || member.kind === "total" ? [] : [{ member, place }],
  );
  const groups = kept.map(({ member }) => member);
  requireWholeEthnicity(file, groups);
  requireWholeAges(file, groups);
  const total = members.findIndex((member) => member?.kind === "total");
  const areas = new Map<string, AreaResidents>();
  for (const [code, counts] of read.counts) {
    const ofGroups = Float64Array.from(kept, ({ place }) => counts[place] ?? 0);
    areas.set(code, { total: total < 0 ? -1 : (counts[total] ?? 0), counts: ofGroups });
  }
  return { groups, ...withTotals(file, { groups, areas, lines: read.lines }) };
}

function withTotals(
  file: string,
  read: {
    readonly groups: readonly ResidentGroup[];
    readonly areas: ReadonlyMap<string, AreaResidents>;
    readonly lines: ReadonlyMap<string, number>;
  },
): Pick<CheckedResidents, "areas" | "notes"> {
  const kinds = residentKinds(read.groups);
  const areas = new Map<string, AreaResidents>();
  const without = kinds.map(() => 0);
  let residents = 0;
  for (const [code, { total: stated, counts }] of read.areas) {
    const sums = kinds.map(({ places }) => places.reduce((sum, place) => sum + (counts[place] as number), 0));
    const total = stated < 0 ? Math.max(0, ...sums) : stated;
    const most = total + Math.max(PERTURBED_RESIDENTS, PERTURBED_SHARE * total);
    sums.forEach((sum, index) => {
      if (sum > most)
        throw tooMany(file, read.lines.get(code), { kind: kinds[index]?.title ?? "", sum, total });
      without[index] = (without[index] as number) + total - sum;
    });
    residents += total;
    areas.set(code, { total, counts });
  }
  const notes = kinds.flatMap(({ title }, index): Note[] => {
    const missing = without[index] as number;
    if (missing > MOST_WITHOUT_GROUP * residents) throw tooFew(file, { kind: title, missing, residents });
    // Perturbation alone goes both ways and leaves next to nothing over a whole table.
    if (missing <= PERTURBED_RESIDENTS + residents / 10_000) return [];
    return [
      {
        code: "population-without-group",
        level: "note",
        text:
          `${file}: ${grouped(missing)} of ${grouped(residents)} residents are in none of its groups by ${title}; ` +
          "shares are of those who are.",
      },
    ];
  });
  return { areas, notes };
}

const invalid = (file: string, line: number | undefined, message: string): Error =>
  inputError({
    code: "population-invalid",
    file,
    ...(line === undefined ? {} : { line }),
    message,
    hint: "Correct the table or download it again; columns of counts must be headed as in census tables.",
  });

const tooMany = (
  file: string,
  line: number | undefined,
  { kind, sum, total }: { readonly kind: string; readonly sum: number; readonly total: number },
): Error =>
  invalid(
    file,
    line,
    `its groups by ${kind} add up to ${grouped(sum)} residents and the total is ${grouped(total)}, further apart than ` +
      `the ${PERTURBED_RESIDENTS} (or ${100 * PERTURBED_SHARE}%) that census perturbation explains`,
  );

const tooFew = (
  file: string,
  {
    kind,
    missing,
    residents,
  }: { readonly kind: string; readonly missing: number; readonly residents: number },
): Error =>
  invalid(
    file,
    undefined,
    `${grouped(missing)} of ${grouped(residents)} residents are in none of its groups by ${kind}: a column is missing or not known`,
  );

function requireWholeEthnicity(file: string, groups: readonly ResidentGroup[]): void {
  const ethnic = residentKinds(groups).find(({ id }) => id === "ethnicity");
  if (ethnic === undefined) return;
  const absent = ETHNIC_GROUPS.filter(({ id }) => !ethnic.ethnicGroups.has(id)).map(({ label }) => label);
  if (absent.length === 0) return;
  throw invalid(file, undefined, `no column counts the ethnic group ${absent.join(" or ")}`);
}

/** Ages of both sexes together, or of each, follow each other from 0 to an open end. */
function requireWholeAges(file: string, groups: readonly ResidentGroup[]): void {
  for (const sex of [undefined, "female", "male"] as const) {
    const ages = groups
      .flatMap((group) => (group.kind === "age" && group.sex === sex ? [group] : []))
      .sort((one, other) => one.from - other.from);
    let next: number | null = 0;
    for (const { from, to } of ages) {
      if (next === null || from < next) throw invalid(file, undefined, `two columns count age ${from}`);
      if (from > next) throw invalid(file, undefined, `no column counts age ${next}`);
      next = to === null ? null : to + 1;
    }
    if (ages.length > 0 && next !== null)
      throw invalid(file, undefined, `no column counts age ${next} and over`);
  }
}
