import { join } from "node:path";
import { usageError } from "../../errors.ts";
import { isLoopback } from "./allowed-address.ts";
import { checkOfficialFile } from "./check-official-file.ts";
import { download } from "./download.ts";
import { type OfficialFile, officialFileNamed } from "./official-files.ts";
import type { Environment } from "./proxy.ts";

export interface FetchOptions {
  /** Where the file and, until it is whole, its part are kept; made when it is not there. */
  readonly folder: string;
  /** HTTPS_PROXY and NO_PROXY are heeded. */
  readonly environment: Environment;
  progress?(done: { readonly bytes: number; readonly total: number | undefined }): void;
  /** What is thrown on its abort is its reason; the part stays for the next run. */
  readonly interrupt?: AbortSignal | undefined;
}

const IDLE_MS = 30_000;
const TRIES = 4;
const PAUSE_MS = 1000;

/**
 * Tests of the program point it at a server of their own on this machine. Any other place is refused, or a setting left behind
 * could bring another deprivation into a board paper.
 */
const BASE_VARIABLE = "FAIRWAIT_FETCH_BASE";

/**
 * Downloads an official table (`imd2019`, `imd2025`) into `folder` and returns the path of the file: whole, with the rows and
 * the header it must have. Broken off, it is gone on from by the next call. Exit 2 for an unknown name, 3 when it cannot be had.
 */
export async function fetchReference(
  name: string,
  { folder, environment, progress, interrupt }: FetchOptions,
): Promise<string> {
  const official = officialFileNamed(name);
  const target = join(folder, official.file);
  await download(
    {
      url: addressOf(official, environment),
      target,
      name: official.edition,
      smallestBytes: official.smallestBytes,
      largestBytes: official.largestBytes,
      byHand: `Download ${official.title} (CSV) by hand from ${official.page} and add it: fairwait reference add FILE.`,
      check: (path) => checkOfficialFile(path, official),
    },
    {
      environment,
      interrupt,
      idleMs: IDLE_MS,
      tries: TRIES,
      pauseMs: PAUSE_MS,
      ...(progress === undefined ? {} : { progress }),
    },
  );
  return target;
}

function addressOf({ url }: OfficialFile, environment: Environment): URL {
  const official = new URL(url);
  const base = environment[BASE_VARIABLE];
  if (base === undefined || base === "") return official;
  if (URL.canParse(base) && isLoopback(new URL(base))) return new URL(official.pathname, base);
  throw usageError({
    code: "fetch-base-not-local",
    message: `${BASE_VARIABLE} is for tests and may name only this machine (http://127.0.0.1:PORT)`,
    hint: "Unset it to download from GOV.UK.",
  });
}
