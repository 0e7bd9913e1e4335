import * as z from "zod/mini";
import type { PopulationReference } from "../population-reference.ts";
import type { ResidentGroup } from "../population-table.ts";
import type { Sections } from "./sections.ts";

const vintage = z.nullable(z.literal([2011, 2021]));
const sex = z.enum(["female", "male"]);
/** The codes were checked when the file was read; a damaged store is told by its check sum. */
const group = z.union([
  z.object({
    kind: z.literal("ethnic-category"),
    code: z.custom<CategoryCode>((code) => typeof code === "string"),
  }),
  z.object({
    kind: z.literal("ethnic-group"),
    group: z.enum(["white", "mixed", "asian", "black", "other"]),
    withChinese: z.boolean(),
  }),
  z.object({
    kind: z.literal("age"),
    from: z.number(),
    to: z.nullable(z.number()),
    sex: z.optional(sex),
  }),
  z.object({ kind: z.literal("sex"), sex }),
  z.object({ kind: z.literal("uncompared") }),
]);
type CategoryCode = Extract<ResidentGroup, { kind: "ethnic-category" }>["code"];

const facts = z.object({
  name: z.string(),
  file: z.string(),
  level: z.enum(["lsoa", "local-authority", "icb"]),
  vintage,
  groups: z.array(group),
  areas: z.array(z.string()),
  memberships: z.array(
    z.object({
      file: z.string(),
      level: z.enum(["local-authority", "icb"]),
      vintage,
      lsoas: z.record(z.string(), z.array(z.string())),
    }),
  ),
});

export function apartPopulation({ residents, memberships }: PopulationReference) {
  const { areas, groups } = residents;
  const counts = new Uint32Array(areas.size * groups.length);
  [...areas.values()].forEach((area, index) => {
    counts.set(area.counts, index * groups.length);
  });
  return {
    facts: {
      name: residents.name,
      file: residents.file,
      level: residents.level,
      vintage: residents.vintage ?? null,
      groups,
      areas: [...areas.keys()],
      memberships: memberships.map(({ lsoas, vintage: census, ...one }) => ({
        ...one,
        vintage: census ?? null,
        lsoas: Object.fromEntries(lsoas),
      })),
    },
    sections: { counts, totals: Uint32Array.from(areas.values(), ({ total }) => total) },
  };
}

/** Undefined when facts or arrays are not those of a population. */
export function populationOf(stated: unknown, { counts, totals }: Sections): PopulationReference | undefined {
  const said = facts.safeParse(stated);
  if (!said.success || counts === undefined || totals === undefined) return undefined;
  const { areas, groups, memberships, vintage: census, ...named } = said.data;
  if (totals.length !== areas.length || counts.length !== areas.length * groups.length) return undefined;
  return {
    kind: "population",
    residents: {
      ...named,
      vintage: census ?? undefined,
      groups: groups.map(withoutAbsentSex),
      areas: new Map(
        areas.map((code, index) => [
          code,
          {
            total: totals[index]!,
            counts: Float64Array.from(counts.subarray(index * groups.length, (index + 1) * groups.length)),
          },
        ]),
      ),
    },
    memberships: memberships.map(({ lsoas, vintage: year, ...one }) => ({
      ...one,
      vintage: year ?? undefined,
      lsoas: new Map(Object.entries(lsoas)),
    })),
  };
}

function withoutAbsentSex(one: z.infer<typeof group>): ResidentGroup {
  if (one.kind !== "age") return one;
  const { sex: of, ...age } = one;
  return of === undefined ? age : { ...age, sex: of };
}
