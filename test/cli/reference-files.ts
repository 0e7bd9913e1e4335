import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";

/** Invented reference files of full size: real codes, made-up ranks. */
const AREAS = 32_844;

/** The decile that a rank has among the areas of 2011. */
const decileOf = (rank: number): number => Math.ceil((10 * rank) / AREAS);

/** Area n has rank n, or counted from the other end. */
export function imdRows(options: { readonly reversed?: boolean } = {}): string[] {
  return Array.from({ length: AREAS }, (_, index) => {
    const rank = options.reversed === true ? AREAS - index : index + 1;
    return `${area(index + 1)},Area ${index + 1},E09000001,${rank},${decileOf(rank)}`;
  });
}

export const area = (number: number): string => `E01${String(number).padStart(6, "0")}`;

export const IMD_HEADER =
  "LSOA code (2011),LSOA name (2011),Local Authority District code (2019),Index of Multiple Deprivation (IMD) Rank,Index of Multiple Deprivation (IMD) Decile";

export function writeImd(folder: string, rows = imdRows(), name = "File_1_IoD2019.csv"): string {
  writeFileSync(join(folder, name), `${[IMD_HEADER, ...rows].join("\n")}\n`);
  return name;
}

const DIRECTORY_HEADER = "pcd,pcds,dointr,doterm,ctry,lsoa11,imd";

/** One postcode to an area, in Manchester's M1 and M2, the second of every hundred terminated. */
export function directoryRows(postcodes: number): string[] {
  const letters = "ABDEFGHJLNPQRSTUWXYZ";
  return Array.from({ length: postcodes }, (_, index) => {
    const inward = `${Math.floor(index / 400) % 10}${letters[Math.floor(index / 20) % 20]}${letters[index % 20]}`;
    const outward = `M${Math.floor(index / 4000) + 1}`;
    const ended = index % 100 === 1 ? "202001" : "";
    return `${outward} ${inward},${outward} ${inward},198001,${ended},E92000001,${area(index + 1)},${index + 1}`;
  });
}

export function writeDirectory(folder: string, rows: readonly string[], name = "NSPL_M.csv"): string {
  writeFileSync(join(folder, name), `${[DIRECTORY_HEADER, ...rows].join("\n")}\n`);
  return name;
}

/** As it is downloaded: the table in Data, the same again in pieces, and documents beside. */
export function writeArchive(folder: string, rows: readonly string[], name = "NSPL_M.zip"): string {
  const table = Buffer.from(`${[DIRECTORY_HEADER, ...rows].join("\n")}\n`);
  const zipped = zipSync({
    "Data/NSPL_JAN_2020_UK.csv": table,
    "Data/multi_csv/NSPL_JAN_2020_UK_M.csv": table,
    "Documents/names and codes.csv": Buffer.from("code,name\nE1,x\n"),
    "User guide.pdf": Buffer.from("%PDF"),
  });
  writeFileSync(join(folder, name), zipped);
  return name;
}
