import { inputError } from "../../errors.ts";
import type { ImdYear } from "../../request.ts";
import type { GeographyId } from "../../vocab/geographies.ts";
import type { LsoaVintage } from "../imd-editions.ts";
import type { Item } from "./item.ts";

/** What a list needs of the store. */
export interface Needs {
  /** The census of the list's areas, where it is known. */
  readonly vintage: LsoaVintage | undefined;
  readonly edition: ImdYear | undefined;
  readonly postcodes: boolean;
  /** Larger areas that are asked for. */
  readonly geographies: readonly GeographyId[];
  /** Names of providers. */
  readonly organisations: boolean;
}

/**
 * The ids that a run opens: one edition of the IMD (the one asked for; else the latest on the list's areas; else the latest
 * that the directory leads to), the latest whole postcode directory or else all parts, and the changes of areas. Throws an
 * input error when the edition asked for is not there.
 */
export function chooseItems(items: readonly Item[], needs: Needs): string[] {
  const directories = needs.postcodes ? latestWhole(items.filter(({ kind }) => kind === "postcodes")) : [];
  const changes = items.filter(({ kind }) => kind === "lsoa-changes");
  // Regions may be known through local authorities only.
  const wanted = new Set([
    ...needs.geographies,
    ...(needs.geographies.includes("region") ? ["local-authority" as const] : []),
  ]);
  const imd = chooseEdition(items, needs, directories);
  const geographies = [...wanted].flatMap((geography) => leadingTo(geography, items));
  const organisations = needs.organisations ? items.filter(({ kind }) => kind === "organisations") : [];
  const chosen = [...imd, ...latestWhole(changes), ...geographies, ...directories, ...organisations];
  return [...new Set(chosen.map(({ id }) => id))];
}

/** Look-ups made for it, which name the larger areas; without any, the latest directory that knows them. */
function leadingTo(geography: GeographyId, items: readonly Item[]): Item[] {
  const knowing = items.filter((item) => item.geographies.includes(geography));
  const lookups = knowing.filter(({ kind }) => kind === "geography");
  return lookups.length > 0 ? lookups : latestWhole(knowing);
}

function chooseEdition(items: readonly Item[], needs: Needs, directories: readonly Item[]): Item[] {
  const editions = latestWholeByEdition(items.filter(({ kind }) => kind === "imd"));
  if (needs.edition !== undefined) {
    const asked = editions.filter(({ edition }) => edition === String(needs.edition));
    // A directory may carry the ranks asked for; whether it does shows when it is opened.
    if (asked.length === 0 && directories.length === 0) throw editionMissing(needs.edition, editions);
    return asked;
  }
  const on = (vintages: readonly LsoaVintage[]) =>
    editions.find((item) => item.vintages.some((vintage) => vintages.includes(vintage)));
  const reached = directories.flatMap(({ vintages }) => vintages);
  const chosen = (needs.vintage === undefined ? on(reached) : on([needs.vintage])) ?? editions[0];
  return chosen === undefined ? [] : editions.filter(({ edition }) => edition === chosen.edition);
}

/** Newest first; of an edition that is there as a whole the parts are left aside. */
function latestWholeByEdition(items: readonly Item[]): Item[] {
  const newestFirst = items.toSorted((one, other) => Number(other.edition) - Number(one.edition));
  return newestFirst.filter(
    ({ partial, edition }) => !partial || !items.some((item) => !item.partial && item.edition === edition),
  );
}

/** The newest of those that are whole; without any, all parts. */
function latestWhole(items: readonly Item[]): Item[] {
  const whole = items.filter(({ partial }) => !partial);
  if (whole.length === 0) return [...items];
  return [whole.reduce((newest, item) => ((item.edition ?? "") > (newest.edition ?? "") ? item : newest))];
}

const editionMissing = (year: ImdYear, editions: readonly Item[]) =>
  inputError({
    code: "imd-edition-not-found",
    message: `--imd-edition ${year}: the reference store has ${editions.length === 0 ? "no edition of the IMD" : `only ${editions.map(({ name }) => name).join(", ")}`}`,
    hint: `Add it: fairwait reference add FILE (File 1 or File 7 of the Indices of Deprivation ${year}).`,
  });
