import * as z from "zod/mini";
import { GEOGRAPHIES } from "../../vocab/geographies.ts";
import { AreaCodes, LSOA_NUMBERS } from "../area-codes.ts";
import type { AreaGeography, GeographyLayer } from "../area-geography.ts";
import { PostcodeDirectory } from "../postcode-directory.ts";
import type { ReferenceKind, ReferenceTable } from "../reference-table.ts";
import type { Sections } from "./sections.ts";
import { apartPopulation, populationOf } from "./stored-population.ts";

/** A table taken apart into what a file in the store holds. */
interface TakenApart {
  readonly facts: unknown;
  readonly sections: Sections;
}

const vintage = z.literal([2011, 2021]);
const imdFacts = z.object({ name: z.string(), vintage });
const directoryFacts = z.object({
  areas: z.object({ lsoa2011: z.boolean(), lsoa2021: z.boolean(), unsaid: z.boolean() }),
  rankVintage: vintage,
  hasRanks: z.boolean(),
  latest: z.optional(z.string()),
  postcodeAreas: z.number(),
});

const geographyFacts = z.object({
  geographies: z.array(
    z.object({
      key: z.enum(["lsoa", "local-authority"]),
      vintage: z.nullable(vintage),
      layers: z.array(
        z.object({
          geography: z.enum(GEOGRAPHIES.map(({ id }) => id)),
          year: z.nullable(z.number()),
          codes: z.array(z.string()),
          names: z.array(z.string()),
          authorities: z.array(z.string()),
        }),
      ),
    }),
  ),
});

const organisationFacts = z.object({ codes: z.array(z.string()), names: z.array(z.string()) });

export function takeApart(table: ReferenceTable): TakenApart {
  switch (table.kind) {
    case "imd": {
      const { name, vintage, codes, ranks } = table;
      const entries = [...codes.entries()];
      const lsoa = Int32Array.from(entries, ([number]) => number);
      return {
        facts: { name, vintage },
        sections: {
          lsoa,
          code: Int8Array.from(entries, ([, code]) => code),
          rank: lsoa.map((number) => ranks[number]!),
        },
      };
    }
    case "lsoa-changes":
      return { facts: {}, sections: { before: table.before, after: table.after } };
    case "population":
      return apartPopulation(table);
    case "organisations":
      return { facts: { codes: table.codes, names: table.names }, sections: {} };
    case "geography":
      return apartGeographies([table]);
    case "postcodes": {
      const larger = apartGeographies(table.geographies);
      return {
        facts: { ...table.facts, ...larger.facts },
        sections: { ...table.index, ...table.places, ...larger.sections },
      };
    }
  }
}

/** The table again; undefined when facts or arrays are not those of its kind. */
export function putTogether(
  kind: ReferenceKind,
  { facts, sections }: TakenApart,
): ReferenceTable | undefined {
  switch (kind) {
    case "imd":
      return imdTable(facts, sections);
    case "lsoa-changes": {
      const { before, after } = sections;
      const isWhole = before instanceof Int32Array && after instanceof Int32Array;
      return isWhole ? { kind, before, after } : undefined;
    }
    case "population":
      return populationOf(facts, sections);
    case "organisations": {
      const said = organisationFacts.safeParse(facts);
      return said.success ? { kind, ...said.data } : undefined;
    }
    case "geography":
      return geographiesOf(facts, sections)?.[0];
    case "postcodes":
      return postcodeDirectory(facts, sections);
  }
}

function imdTable(facts: unknown, { lsoa, code, rank }: Sections): ReferenceTable | undefined {
  const said = imdFacts.safeParse(facts);
  if (lsoa === undefined || code === undefined || rank === undefined || !said.success) return undefined;
  const codes = new AreaCodes();
  const ranks = new Int32Array(LSOA_NUMBERS);
  lsoa.forEach((number, index) => {
    codes.set(number, code[index]!);
    ranks[number] = rank[index]!;
  });
  return { kind: "imd", ...said.data, codes, ranks };
}

/** The arrays of a layer are named by its table's place and its own. */
const layerName = (what: "keys" | "areas", table: number, layer: number): string =>
  `${what}-${table}-${layer}`;

function apartGeographies(tables: readonly AreaGeography[]) {
  const geographies = tables.map(({ key, vintage: census, layers }) => ({
    key,
    vintage: census ?? null,
    layers: layers.map(({ geography, year, codes, names, authorities }) => ({
      geography,
      year: year ?? null,
      codes,
      names,
      authorities,
    })),
  }));
  const arrays = tables.flatMap(({ layers }, table) =>
    layers.flatMap(({ keys, areas }, layer) => [
      [layerName("keys", table, layer), keys] as const,
      [layerName("areas", table, layer), areas] as const,
    ]),
  );
  return { facts: { geographies }, sections: Object.fromEntries(arrays) };
}

function geographiesOf(facts: unknown, sections: Sections): AreaGeography[] | undefined {
  const said = geographyFacts.safeParse(facts);
  if (!said.success) return undefined;
  const tables: AreaGeography[] = [];
  for (const [table, { key, vintage: census, layers: stated }] of said.data.geographies.entries()) {
    const layers: GeographyLayer[] = [];
    for (const [layer, { year, ...known }] of stated.entries()) {
      const keys = sections[layerName("keys", table, layer)];
      const areas = sections[layerName("areas", table, layer)];
      if (!(keys instanceof Int32Array && areas instanceof Uint16Array)) return undefined;
      layers.push({ ...known, year: year ?? undefined, keys, areas });
    }
    tables.push({ kind: "geography", key, vintage: census ?? undefined, layers });
  }
  return tables;
}

function postcodeDirectory(facts: unknown, sections: Sections): PostcodeDirectory | undefined {
  const said = directoryFacts.safeParse(facts);
  const geographies = geographiesOf(facts, sections);
  const { outwards, starts, inwards, placed, outside, lsoa2011, lsoa2021, unsaid, rank, decile } = sections;
  const isWhole =
    outwards instanceof Int32Array &&
    starts instanceof Int32Array &&
    inwards instanceof Uint16Array &&
    placed instanceof Uint32Array &&
    outside instanceof Int8Array &&
    lsoa2011 instanceof Int32Array &&
    lsoa2021 instanceof Int32Array &&
    unsaid instanceof Int32Array &&
    rank instanceof Int32Array &&
    decile instanceof Int8Array;
  if (!isWhole || !said.success || geographies === undefined) return undefined;
  const { latest, ...others } = said.data;
  return new PostcodeDirectory({
    index: { outwards, starts, inwards, placed },
    places: { outside, lsoa2011, lsoa2021, unsaid, rank, decile },
    facts: { latest, ...others },
    geographies,
  });
}
