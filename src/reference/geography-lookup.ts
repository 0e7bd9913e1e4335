import type { GeographyId } from "../vocab/geographies.ts";
import { type LsoaNumber, readAreaCode } from "./area-code.ts";
import type { AreaGeography, GeographyLayer } from "./area-geography.ts";
import { codeOfReason, type DeprivationReason, reasonOfCode } from "./deprivation-code.ts";
import type { LsoaVintage } from "./imd-editions.ts";
import { isTable, type ReferenceSource } from "./reference-table.ts";

/** Which larger area people live in, through the area or the postcode of a list. */
export interface GeographyLookup {
  readonly geography: GeographyId;
  readonly vintage: LsoaVintage;
  readonly codes: readonly string[];
  /** Beside `codes`. */
  readonly names: readonly string[];
  /** Place in `codes`, or why there is none. */
  ofText(text: string): number | DeprivationReason;
  ofLsoa(lsoa: LsoaNumber): number | DeprivationReason;
}

/**
 * The look-up of each geography that the tables give: on the areas of the list's census where there is one, the latest
 * boundaries first, a look-up made for it before a postcode directory of the same year. Regions are also reached through local authorities. Areas of the other census count through the areas
 * that they became, when those all lie in the same larger area.
 */
export function geographiesFrom(
  sources: readonly ReferenceSource[],
  listVintage: LsoaVintage | undefined,
): ReadonlyMap<GeographyId, GeographyLookup> {
  const lookups = sources.filter(isTable("geography")).map(({ table }) => table);
  const directories = sources.filter(isTable("postcodes")).flatMap(({ table }) => table.geographies);
  const layers = [...layersOf(lookups), ...layersOf(directories)]
    .reduce(withPart, [])
    .sort((one, other) => preference(other, listVintage) - preference(one, listVintage));
  const changes = sources.filter(isTable("lsoa-changes")).map(({ table }) => table);
  const found = new Map<GeographyId, GeographyLookup>();
  for (const layer of layers) {
    if (found.has(layer.geography)) continue;
    const areaOf = new Map(Array.from(layer.keys, (key, index) => [key, layer.areas[index]!]));
    for (const { before, after } of changes) {
      addThroughChanges(
        areaOf,
        layer.vintage === 2021 ? { of: before, became: after } : { of: after, became: before },
      );
    }
    found.set(layer.geography, lookup(layer, areaOf));
  }
  return found;
}

interface LsoaLayer extends GeographyLayer {
  readonly vintage: LsoaVintage;
}

function layersOf(tables: readonly AreaGeography[]): LsoaLayer[] {
  const direct = tables.flatMap(({ vintage, layers }) =>
    vintage === undefined ? [] : layers.map((layer) => ({ ...layer, vintage })),
  );
  const authorities = direct.filter(({ geography }) => geography === "local-authority");
  const beyond = tables.filter(({ key }) => key === "local-authority").flatMap(({ layers }) => layers);
  const through = authorities.flatMap((authority) =>
    beyond.flatMap((layer) => joined(authority, layer) ?? []),
  );
  return [...direct, ...through];
}

/** Files of several regions, with the same larger areas of the same year, are one layer. */
function withPart(layers: readonly LsoaLayer[], part: LsoaLayer): LsoaLayer[] {
  const isSame = (layer: LsoaLayer) =>
    layer.geography === part.geography &&
    layer.vintage === part.vintage &&
    layer.year === part.year &&
    isNamed(layer) === isNamed(part);
  const place = layers.findIndex(isSame);
  const layer = layers[place];
  return layer === undefined ? [...layers, part] : layers.with(place, together(layer, part));
}

const isNamed = ({ names }: LsoaLayer): boolean => names.length > 0;

/** What the first says of an area counts. */
function together(layer: LsoaLayer, part: LsoaLayer): LsoaLayer {
  const known = new Set(layer.keys);
  const places = new Map(layer.codes.map((code, place) => [code, place]));
  const more = part.codes.flatMap((code, place) =>
    places.has(code) ? [] : [{ code, name: part.names[place] }],
  );
  for (const { code } of more) places.set(code, places.size);
  const added = Array.from(part.keys, (key, index) => ({
    key,
    code: part.codes[part.areas[index]!]!,
  })).filter(({ key }) => !known.has(key));
  const codes = [...layer.codes, ...more.map(({ code }) => code)];
  return {
    ...layer,
    codes,
    names: [...layer.names, ...more.flatMap(({ name }) => name ?? [])],
    keys: Int32Array.from([...layer.keys, ...added.map(({ key }) => key)]),
    areas: Uint16Array.from([...layer.areas, ...added.map(({ code }) => places.get(code)!)]),
  };
}

/** LSOA → local authority → region; undefined when an authority of the first is not in the second. */
function joined(authority: LsoaLayer, beyond: GeographyLayer): LsoaLayer | undefined {
  const areaOf = new Map(
    Array.from(beyond.keys, (key, index) => [beyond.authorities[key]!, beyond.areas[index]!]),
  );
  const areas = authority.codes.map((code) => areaOf.get(code));
  if (areas.includes(undefined)) return undefined;
  const { vintage, keys } = authority;
  return { ...beyond, vintage, keys, areas: authority.areas.map((place) => areas[place]!) };
}

/** The list's own census before anything, then the latest boundaries. */
const preference = ({ vintage, year = 0 }: LsoaLayer, listVintage: LsoaVintage | undefined): number =>
  (listVintage === undefined || vintage === listVintage ? 10_000 : 0) +
  (listVintage === undefined ? vintage : 0) +
  year;

function addThroughChanges(
  areaOf: Map<LsoaNumber, number>,
  { of, became }: { readonly of: Int32Array; readonly became: Int32Array },
): void {
  const SEVERAL = -1;
  const through = new Map<LsoaNumber, number>();
  of.forEach((area, index) => {
    if (areaOf.has(area)) return;
    const place = areaOf.get(became[index]!) ?? SEVERAL;
    const before = through.get(area);
    through.set(area, before === undefined || before === place ? place : SEVERAL);
  });
  for (const [area, place] of through) if (place !== SEVERAL) areaOf.set(area, place);
}

function lookup(layer: LsoaLayer, areaOf: ReadonlyMap<LsoaNumber, number>): GeographyLookup {
  const { geography, vintage, codes, names } = layer;
  const ofLsoa = (lsoa: LsoaNumber): number | DeprivationReason => areaOf.get(lsoa) ?? "lsoa-not-found";
  return {
    geography,
    vintage,
    codes,
    names: names.length > 0 ? names : codes,
    ofLsoa,
    ofText(text) {
      const area = readAreaCode(text);
      if ("lsoa" in area) return ofLsoa(area.lsoa);
      return reasonOfCode(area.code === NO_RANK ? NOT_FOUND : area.code) ?? "lsoa-not-found";
    },
  };
}

/** "No rank" is said of a place without an area, which here is an area that is not found. */
const NO_RANK = codeOfReason("no-rank");
const NOT_FOUND = codeOfReason("lsoa-not-found");
