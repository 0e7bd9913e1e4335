import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UserError } from "../../../../src/errors.ts";
import { fetchReference } from "../../../../src/reference/fetch/fetch-reference.ts";
import { OFFICIAL_FILES, OFFICIAL_NAMES } from "../../../../src/reference/fetch/official-files.ts";
import { IMD_EDITIONS } from "../../../../src/reference/imd-editions.ts";
import { REPOSITORY } from "../../../cli/run-fairwait.ts";
import { serve, withServer } from "./local-server.ts";

/** 32 of the 57 columns of the official File 7, put together from other official files. */
const REBUILT = join(REPOSITORY, "../shared/data/imd/File_7_IoD2019_RECONSTRUCTED_subset.csv.gz");

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "fairwait-fetch-")), "downloads");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

const OFFICIAL = OFFICIAL_FILES.imd2025;

/** An invented table of the official one's form: as many rows, and as long ones. */
function table(rows: number = OFFICIAL.rows, firstColumn: string = OFFICIAL.firstColumn): string {
  const header = `\uFEFF${firstColumn},LSOA name (2021),"Education, Skills and Training Score"`;
  const lines = Array.from(
    { length: rows },
    (_, i) => `E01${String(900_000 + i)},Invented ${i},${"0.123,".repeat(20).replaceAll(",", ";")}`,
  );
  return `${[header, ...lines].join("\r\n")}\r\n`;
}

const serving =
  (text: string): RequestListener =>
  (request, response) =>
    serve(request, response, { content: Buffer.from(text), etag: '"one"' });

const fetchFrom = (url: URL, name = "imd2025"): Promise<string> =>
  fetchReference(name, { folder, environment: { FAIRWAIT_FETCH_BASE: url.origin } });

async function refusal(run: Promise<unknown>): Promise<UserError> {
  const thrown = await run.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (thrown instanceof UserError) return thrown;
  throw thrown ?? new Error("nothing was refused");
}

describe("fetching an official table", () => {
  test("gives the path of the file under its official name, asked for at its official address", () =>
    withServer(serving(table()), async ({ url, requests }) => {
      const path = await fetchFrom(url, "IMD2025");
      expect(path).toBe(join(folder, OFFICIAL.file));
      expect(readFileSync(path, "utf8")).toBe(table());
      expect(readdirSync(folder)).toEqual([OFFICIAL.file]);
      expect(requests.map((request) => request.url)).toEqual([new URL(OFFICIAL.url).pathname]);
    }));

  test.each([
    ["short by one row", table(OFFICIAL.rows - 1), "it has 33,754 rows, not 33,755"],
    ["long by one row", table(OFFICIAL.rows + 1), "it has 33,756 rows, not 33,755"],
    ["of the other edition", table(32_844, "LSOA code (2011)"), 'its first column is not "LSOA code (2021)"'],
    ["cut within a row", table().slice(0, -140), "a row of it is cut or damaged"],
    [
      "with a row that is none of its own",
      table().replace("E01900003", "E92000001"),
      "row 4 does not begin with an English area",
    ],
    [
      "a web page that says it is a table",
      `\n<!DOCTYPE html><p>${"Sign in, ".repeat(400_000)}`,
      "it is a web page, as when a network asks to sign in first",
    ],
  ])("refuses one that is %s, and keeps nothing of it", (_, text, says) =>
    withServer(serving(text), async ({ url }) => {
      const { detail, exitCode } = await refusal(fetchFrom(url));
      expect(exitCode).toBe(3);
      expect(detail.message).toBe(`IMD 2025 is not downloaded: what came is not the official table: ${says}`);
      expect(detail.hint).toBe(
        `Download File 7 (CSV) by hand from ${OFFICIAL.page} and add it: fairwait reference add FILE.`,
      );
      expect(readdirSync(folder)).toEqual([]);
    }),
  );

  test("takes one that ends in empty rows, as a spreadsheet may leave them", () =>
    withServer(serving(`${table()},,\r\n,,,,\r\n\r\n`), async ({ url }) => {
      expect(existsSync(await fetchFrom(url))).toBe(true);
    }));

  test.skipIf(!existsSync(REBUILT))(
    "takes a table of the published areas and columns of 2019 (skipped without it)",
    () => {
      const content = gunzipSync(readFileSync(REBUILT));
      return withServer(
        (request, response) => serve(request, response, { content }),
        async ({ url }) => {
          const path = await fetchFrom(url, "imd2019");
          expect(readFileSync(path).equals(content)).toBe(true);
          expect((await refusal(fetchFrom(url, "imd2025"))).detail.message).toContain(
            'its first column is not "LSOA code (2021)"',
          );
        },
      );
    },
  );

  test("refuses one of an implausible size", () =>
    withServer(serving(table(100)), async ({ url }) => {
      expect((await refusal(fetchFrom(url))).detail.code).toBe("download-wrong-size");
    }));

  test("of an unknown name is wrong usage, and says which there are", async () => {
    const { detail, exitCode } = await refusal(fetchReference("imd2052", { folder, environment: {} }));
    expect(exitCode).toBe(2);
    expect(detail.message).toBe('"imd2052" cannot be fetched, only imd2019 and imd2025');
    expect(detail.hint).toMatch(/^Did you mean imd20(19|25)\?$/);
    expect((await refusal(fetchReference("onspd", { folder, environment: {} }))).detail.hint).toBe(
      "Other files: fairwait reference add FILE.",
    );
    expect(existsSync(folder)).toBe(false);
  });

  test.each(["https://example.org", "http://example.org", "http://192.168.0.1:80", "nothing"])(
    "from %s in place of GOV.UK is refused before anything is asked",
    async (base) => {
      const environment = { FAIRWAIT_FETCH_BASE: base };
      const { detail, exitCode } = await refusal(fetchReference("imd2025", { folder, environment }));
      expect(exitCode).toBe(2);
      expect(detail.code).toBe("fetch-base-not-local");
      expect(existsSync(folder)).toBe(false);
    },
  );
});

describe("the table of official files", () => {
  test("has GOV.UK's own addresses, over HTTPS, that end in the name of the file", () => {
    for (const name of OFFICIAL_NAMES) {
      const { url, page, file } = OFFICIAL_FILES[name];
      expect(new URL(url)).toMatchObject({
        protocol: "https:",
        hostname: "assets.publishing.service.gov.uk",
        pathname: expect.stringMatching(new RegExp(`^/media/[0-9a-f]{24}/${file}$`)),
      });
      expect(page).toMatch(
        /^https:\/\/www\.gov\.uk\/government\/statistics\/english-indices-of-deprivation-20\d\d$/,
      );
    }
  });

  test("has the rows and the areas of each edition", () => {
    for (const name of OFFICIAL_NAMES) {
      const { edition, rows, firstColumn } = OFFICIAL_FILES[name];
      const known = IMD_EDITIONS.find((other) => other.name === edition);
      expect(known?.areas).toBe(rows);
      expect(firstColumn).toBe(`LSOA code (${known?.vintage})`);
    }
  });
});
