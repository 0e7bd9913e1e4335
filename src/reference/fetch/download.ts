import { setTimeout as pause } from "node:timers/promises";
import { continuesPart, requireContent, requireSize, sizeTrouble, statusTrouble } from "./answer-fits.ts";
import { downloadError } from "./download-error.ts";
import { DownloadTrouble, TROUBLES } from "./download-trouble.ts";
import { type Answer, type Connection, exchange } from "./exchange.ts";
import { inMegabytes } from "./megabytes.ts";
import { PartFile } from "./part-file.ts";
import { contentRange, memoryOf } from "./response-facts.ts";

export interface Download {
  readonly url: URL;
  /** Where the file stands when it is whole, and not before. */
  readonly target: string;
  /** What the person calls it: "IMD 2025". */
  readonly name: string;
  readonly smallestBytes: number;
  readonly largestBytes: number;
  /** How to come by it without this command; a full sentence. */
  readonly byHand: string;
  /** Looks at the whole file before it gets its name; throws a `DownloadTrouble` when it is not what was asked for. */
  check?(path: string): Promise<void>;
}

export interface DownloadOptions extends Connection {
  /** After every piece, and first with what an earlier run left. `total` is undefined when the server does not say. */
  progress?(done: { readonly bytes: number; readonly total: number | undefined }): void;
  /** Tries in all, when what fails is passing. */
  readonly tries: number;
  /** Wait before the second try; doubled before each that follows. */
  readonly pauseMs: number;
}

/**
 * Downloads over HTTPS to `target`. What was broken off, by the network or by the person, is gone on from: at once while tries
 * are left, and by the next call. The target appears whole and checked or not at all. Exit 3 with what to do when it does not.
 */
export async function download(wanted: Download, options: DownloadOptions): Promise<void> {
  let part: PartFile | undefined;
  try {
    part = new PartFile(wanted.target, wanted.url.href);
    await receiveWithRetries(part, wanted, options);
    await checkOrDiscard(part, wanted);
    part.complete();
  } catch (cause) {
    throw cause instanceof DownloadTrouble ? downloadError(cause, wanted, part?.keptBytes ?? 0) : cause;
  } finally {
    part?.close();
  }
}

async function receiveWithRetries(part: PartFile, wanted: Download, options: DownloadOptions): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await receive(part, wanted, options);
    } catch (cause) {
      const isPassing = cause instanceof DownloadTrouble && TROUBLES[cause.code].isPassing;
      if (!isPassing || attempt >= options.tries) throw cause;
    }
    await waitFor(options.pauseMs * 2 ** (attempt - 1), options.interrupt);
  }
}

async function waitFor(milliseconds: number, interrupt: AbortSignal | undefined): Promise<void> {
  try {
    await pause(milliseconds, undefined, interrupt === undefined ? {} : { signal: interrupt });
  } catch (cause) {
    throw interrupt?.aborted ? interrupt.reason : cause;
  }
}

/** One request for all that is missing, and what comes of it. */
async function receive(part: PartFile, wanted: Download, options: DownloadOptions): Promise<void> {
  const from = part.keptBytes;
  const answer = await exchange(wanted.url, requestHeaders(from, part.memory?.validator), options);
  try {
    if (answer.status === 200) {
      beginWhole(part, answer, wanted);
    } else if (from > 0 && (answer.status === 206 || answer.status === 416)) {
      if (!continuesPart(part, answer)) {
        // Other content than the part's, from a server that does not say so as it should: all of it, then.
        answer.close();
        part.discard();
        return await receive(part, wanted, options);
      }
      if (answer.status === 416) return;
    } else {
      throw statusTrouble(answer.status, wanted.url);
    }
    await receiveBody(part, answer, wanted, options);
  } finally {
    answer.close();
  }
}

/** Without compression, so that bytes and ranges are those of the file. The program's name and no more: no telemetry. */
const requestHeaders = (from: number, validator: string | undefined): Record<string, string> => ({
  "accept-encoding": "identity",
  "user-agent": "fairwait",
  ...(from > 0 && validator !== undefined ? { range: `bytes=${from}-`, "if-range": validator } : {}),
});

/** What an earlier run left stays until there is something better to put in its place. */
function beginWhole(part: PartFile, { headers }: Answer, wanted: Download): void {
  requireContent(headers, wanted.url);
  const whole = memoryOf(wanted.url.href, headers);
  if (whole.total !== undefined) requireSize(whole.total, wanted);
  part.begin(whole);
}

async function receiveBody(
  part: PartFile,
  { headers, body }: Answer,
  wanted: Download,
  options: DownloadOptions,
): Promise<void> {
  const total = part.memory?.total ?? contentRange(headers["content-range"])?.total;
  options.progress?.({ bytes: part.size, total });
  for await (const piece of body) {
    if (part.size + piece.length > Math.min(total ?? wanted.largestBytes, wanted.largestBytes)) {
      part.discard();
      throw sizeTrouble("it goes on beyond its end", wanted);
    }
    part.write(piece);
    options.progress?.({ bytes: part.size, total });
  }
  if (total !== undefined && part.size < total) {
    const got = `${inMegabytes(part.size)} of ${inMegabytes(total)}`;
    throw new DownloadTrouble("download-cut", `the server ended after ${got}`);
  }
}

async function checkOrDiscard(part: PartFile, wanted: Download): Promise<void> {
  try {
    requireSize(part.size, wanted);
    await wanted.check?.(part.path);
  } catch (cause) {
    part.discard();
    throw cause;
  }
}
