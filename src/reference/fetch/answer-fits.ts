import type { IncomingHttpHeaders } from "node:http";
import { DownloadTrouble } from "./download-trouble.ts";
import type { Answer } from "./exchange.ts";
import { inMegabytes } from "./megabytes.ts";
import type { PartFile } from "./part-file.ts";
import { contentRange } from "./response-facts.ts";

interface PlausibleSize {
  readonly smallestBytes: number;
  readonly largestBytes: number;
}

/** Is the answer to a request for the rest the rest of what is there? A 416 says that no rest is missing. */
export function continuesPart(part: PartFile, { status, headers }: Answer): boolean {
  const range = contentRange(headers["content-range"]);
  if (part.memory === undefined || range === undefined) return false;
  const { validator, total = range.total } = part.memory;
  if (range.total !== undefined && range.total !== total) return false;
  if (status === 416) return range.total === part.size;
  const { etag } = headers;
  const isOther = etag !== undefined && validator?.startsWith('"') === true && etag !== validator;
  return !isOther && range.start === part.size;
}

/** Throws a trouble when the headers are those of something else than a file as it stands. */
export function requireContent(headers: IncomingHttpHeaders, { host }: URL): void {
  if (/html/i.test(headers["content-type"] ?? "")) {
    throw wrongContent(
      `a web page came from ${host} in place of the file, as when a network asks to sign in first`,
    );
  }
  if ((headers["content-encoding"] ?? "identity") !== "identity") {
    throw wrongContent(`${host} sends it compressed without being asked to`);
  }
  if (headers["content-length"] === undefined && headers["transfer-encoding"] === undefined) {
    throw wrongContent(`${host} does not say where the file ends`);
  }
}

const wrongContent = (message: string): DownloadTrouble =>
  new DownloadTrouble("download-wrong-content", message);

export function requireSize(bytes: number, plausible: PlausibleSize): void {
  if (bytes >= plausible.smallestBytes && bytes <= plausible.largestBytes) return;
  throw sizeTrouble(`what is offered has ${inMegabytes(bytes)}`, plausible);
}

export const sizeTrouble = (found: string, { smallestBytes, largestBytes }: PlausibleSize): DownloadTrouble =>
  new DownloadTrouble(
    "download-wrong-size",
    `${found}, and the file has ${inMegabytes(smallestBytes)} to ${inMegabytes(largestBytes)}`,
  );

const BUSY: readonly number[] = [408, 425, 429, 500, 502, 503, 504];
const GONE: readonly number[] = [404, 410];

/** What an answer that brings no file says. */
export function statusTrouble(status: number, { host }: URL): DownloadTrouble {
  if (BUSY.includes(status)) return new DownloadTrouble("download-server-busy", `${host} answers ${status}`);
  return GONE.includes(status)
    ? new DownloadTrouble("download-not-found", `${host} no longer has it at the address known (${status})`)
    : new DownloadTrouble("download-refused", `${host} refuses it (${status})`);
}
