import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { setImmediate as nextTurn } from "node:timers/promises";
import { errorInFile } from "../../errors.ts";
import type { ListFile } from "../../source/list-file.ts";
import type { ListHeader } from "../../source/list-header.ts";
import { EXCLUSIONS, type Exclusion } from "../../vocab/exclusions.ts";
import type { CountedFile, CountedList } from "../counted-list.ts";
import type { Question } from "../question.ts";
import type { CodedChunk } from "./chunk.ts";
import { chunksOfRegion, chunksOfStream } from "./chunk-feed.ts";
import { FileCounter } from "./file-counter.ts";
import type { FileRegion } from "./file-region.ts";
import { canRunInParallel, chunksInParallel } from "./parallel-feed.ts";
import { RowCounter } from "./row-counter.ts";
import type { ScanPlan } from "./scan-plan.ts";
import { TextTable, type TextTally } from "./text-table.ts";

/** Files from this size up are read by several threads. */
const PARALLEL_BYTES = 48 * 1024 * 1024;
const MOST_THREADS = 2;

export interface FileToScan {
  readonly file: ListFile;
  readonly header: ListHeader;
  readonly plan: ScanPlan;
}

/** The first stretch of a file, coded: enough to settle provisionally how its columns are understood. */
export interface Sample {
  /** Distinct texts per coded column of the plan, with the rows of the sample that hold them. */
  readonly texts: readonly (readonly TextTally[])[];
  readonly bytesPerRow: number;
  /** The sample is the whole file. */
  readonly isWhole: boolean;
  /** Where counting goes on from, when this thread does it all. */
  readonly start: SampledStart;
}

export interface SampledStart {
  readonly tables: readonly TextTable[];
  readonly chunks: readonly CodedChunk[];
  readonly rest: AsyncGenerator<CodedChunk>;
}

export interface ScanOptions {
  readonly workers?: number;
  /** Rows to make room for, where an earlier count has told. */
  readonly expectedRows?: number;
  progress?(done: { readonly rows: number; readonly fraction?: number }): void;
}

export async function sampleFile({ file, header, plan }: FileToScan): Promise<Sample> {
  const rest = feedOnThisThread(file, header, plan);
  const first = await rest.next().catch((cause: unknown) => {
    throw errorInFile(cause, file.name);
  });
  const tables = plan.coded.map(() => new TextTable());
  if (first.done === true)
    return {
      texts: tables.map(() => []),
      bytesPerRow: 0,
      isWhole: true,
      start: { tables, chunks: [], rest },
    };
  const chunk = first.value;
  for (const table of tables) table.tallies(chunk.scanner);
  for (const fresh of chunk.newTexts) tables[fresh.coded]?.absorb(chunk.scanner, fresh);
  return {
    texts: tables.map((table, coded) => table.rowsIn(chunk, coded)),
    bytesPerRow: chunk.rows === 0 ? 0 : (chunk.to - chunk.from) / chunk.rows,
    isWhole: file.region !== undefined && chunk.to >= file.region.end,
    start: { tables, chunks: [{ ...chunk, newTexts: [] }], rest },
  };
}

/** Reads every file once and counts its rows as the question asks. Samples are used up by the first pass. */
export async function countList(
  question: Question,
  files: readonly (FileToScan & { readonly sample?: Sample })[],
  options: ScanOptions,
): Promise<CountedList> {
  const counter = new RowCounter(question, options.expectedRows ?? expectedRows(files));
  const counted: CountedFile[] = [];
  const totalBytes = files.reduce((sum, { file }) => sum + file.bytes, 0);
  let bytesBefore = 0;
  for (const [index, toScan] of files.entries()) {
    const asked = question.files[index];
    if (asked === undefined) throw new Error("a file was opened that the question does not name");
    const start = isParallel(toScan, options) ? undefined : toScan.sample?.start;
    const fileCounter = new FileCounter(counter, asked, {
      headerLines: toScan.header.lines,
      tables: start?.tables,
      rejects: question.rejects,
    });
    const digest = digestFor(toScan);
    try {
      for await (const chunk of feedFor(toScan, start, options)) {
        // An interrupt is only heard when the event loop turns, which reading on this thread alone never lets it.
        await nextTurn();
        digest?.update(chunk.bytes.subarray(chunk.from - chunk.origin, chunk.to - chunk.origin));
        fileCounter.add(chunk);
        const done = bytesBefore + (toScan.file.region === undefined ? 0 : chunk.to);
        options.progress?.({ rows: counter.read, ...(done > 0 ? { fraction: done / totalBytes } : {}) });
      }
    } catch (cause) {
      throw errorInFile(cause, toScan.file.name);
    }
    bytesBefore += toScan.file.bytes;
    const sha256 = digest?.digest("hex") ?? toScan.file.sha256();
    counted.push(fileCounter.finish({ sha256, bytes: toScan.file.bytes }));
  }
  return conclude(question, counter, counted);
}

function conclude(question: Question, counter: RowCounter, files: CountedFile[]): CountedList {
  const excluded = Object.fromEntries(
    EXCLUSIONS.map((name, index) => [name, counter.excluded[index] as number]),
  ) as Record<Exclusion, number>;
  const excludedTotal = counter.excluded.reduce((sum, count) => sum + count, 0);
  const tables = counter.tables.map((table) => table.finish());
  const { read, rejected, analysed } = counter;
  if (read !== rejected + excludedTotal + analysed) {
    throw new Error(
      `rows do not add up: ${read} read, ${rejected} rejected, ${excludedTotal} excluded, ${analysed} analysed`,
    );
  }
  for (const { cells } of tables) {
    const counted = cells.reduce((sum, { days }) => sum + days.reduce((total, count) => total + count, 0), 0);
    if (counted !== analysed) throw new Error(`a table counts ${counted} rows of ${analysed} analysed`);
  }
  const strata =
    question.stratum === undefined ? [""] : question.axes[question.stratum]?.levels.map(({ id }) => id);
  return {
    cube: { axes: question.axes, strata: strata ?? [""], tables, analysed },
    files,
    read,
    rejected,
    excluded,
    people: counter.distinctPeople,
    identified: counter.identified,
    conflictingDuplicates: counter.duplicates.conflicts,
    endsBeforeStart: counter.endsBeforeStart,
    statedDaysDiffer: counter.statedDaysDiffer,
    bornAfterClockStart: counter.bornAfterClockStart,
  };
}

/** Only a seekable text is hashed on the way: its chunks cover every byte behind the header, in order. */
function digestFor({ file, header }: FileToScan) {
  if (file.region === undefined) return undefined;
  const digest = createHash("sha256");
  digest.update(file.headBytes(file.region.start + header.length));
  return digest;
}

function recordsRegion(file: ListFile, header: ListHeader): FileRegion | undefined {
  if (file.region === undefined) return undefined;
  return { ...file.region, start: file.region.start + header.length };
}

async function* skipped(pieces: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Uint8Array> {
  let left = length;
  for await (const piece of pieces) {
    const kept = piece.subarray(Math.min(left, piece.length));
    left -= piece.length - kept.length;
    if (kept.length > 0) yield kept;
  }
}

function feedOnThisThread(file: ListFile, header: ListHeader, plan: ScanPlan): AsyncGenerator<CodedChunk> {
  const region = recordsRegion(file, header);
  if (region !== undefined) return chunksOfRegion(plan, region);
  return chunksOfStream(plan, skipped(file.pieces(), header.length));
}

async function* feedFor(
  { file, header, plan }: FileToScan,
  start: SampledStart | undefined,
  options: ScanOptions,
): AsyncGenerator<CodedChunk> {
  const region = recordsRegion(file, header);
  const workers = threads(file, options.workers);
  if (start !== undefined) {
    yield* start.chunks;
    yield* start.rest;
  } else if (region !== undefined && workers > 1) yield* chunksInParallel(plan, region, workers);
  else yield* feedOnThisThread(file, header, plan);
}

const isParallel = ({ file }: FileToScan, options: ScanOptions): boolean =>
  file.region !== undefined && threads(file, options.workers) > 1;

function threads(file: ListFile, asked: number | undefined): number {
  if (asked !== undefined) return asked > 1 && canRunInParallel() ? asked : 1;
  if (file.bytes < PARALLEL_BYTES || !canRunInParallel()) return 1;
  return Math.min(MOST_THREADS, availableParallelism());
}

function expectedRows(files: readonly (FileToScan & { readonly sample?: Sample })[]): number {
  return files.reduce((sum, { file, sample }) => {
    const isWhole = file.region !== undefined && sample !== undefined && sample.bytesPerRow > 0;
    return sum + (isWhole ? Math.ceil(file.bytes / (sample as Sample).bytesPerRow) : 0);
  }, 0);
}
