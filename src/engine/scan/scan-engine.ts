import { errorInFile } from "../../errors.ts";
import type { ListFile } from "../../source/list-file.ts";
import type { ListHeader } from "../../source/list-header.ts";
import type { CountedFile, CountedList } from "../counted-list.ts";
import type { Question } from "../question.ts";
import type { CodedChunk } from "../scanner/chunk.ts";
import type { ScanPlan } from "../scanner/scan-plan.ts";
import { Scanner } from "../scanner/scanner.ts";
import type { Tallies } from "../scanner/stretch-counter.ts";
import { addUp } from "./add-up.ts";
import { chunksOfRegion, chunksOfStream } from "./chunk-feed.ts";
import { countAlone } from "./count-alone.ts";
import { countInParallel } from "./count-in-parallel.ts";
import type { CrewAtWork } from "./crew-at-work.ts";
import { DuplicateFilter } from "./duplicate-filter.ts";
import { FileAccount } from "./file-account.ts";
import { recordsRegion, skipped } from "./records-of-file.ts";
import { TextTable, type TextTally } from "./text-table.ts";
import { crewFor } from "./threads.ts";

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
  /** Where counting goes on from. */
  readonly start: StartedScan;
}

export interface ScanOptions {
  /** Threads, this one among them. */
  readonly workers?: number;
  /** Rows to make room for, where an earlier count has told. */
  readonly expectedRows?: number;
  progress?(done: { readonly rows: number; readonly fraction?: number }): void;
}

/** A file whose first stretch is coded and held by the scanner of this thread. */
export interface StartedScan {
  readonly scanner: Scanner;
  /** Undefined for a file without a record. */
  readonly first: CodedChunk | undefined;
  /** The chunks after the first, coded on this thread. */
  readonly rest: AsyncGenerator<CodedChunk>;
  /** The texts of the first chunk, where they have been looked at. */
  readonly tables: readonly TextTable[] | undefined;
  /** Other threads, when they are coding already. */
  readonly crew: CrewAtWork | undefined;
}

/**
 * Codes the first stretch of a file. `ahead`: a file that several threads will count is coded on by the others meanwhile;
 * then `countList` must follow, or `dismissSample`.
 */
export async function sampleFile(toScan: FileToScan, ahead?: Pick<ScanOptions, "workers">): Promise<Sample> {
  const crew = ahead && crewFor(toScan.plan, recordsRegion(toScan.file, toScan.header), ahead.workers);
  try {
    return await sampled(toScan, crew);
  } catch (cause) {
    await crew?.dismiss();
    throw cause;
  }
}

async function sampled(toScan: FileToScan, crew: CrewAtWork | undefined): Promise<Sample> {
  const { file, plan } = toScan;
  const start = await startScan(toScan);
  const tables = plan.coded.map(() => new TextTable());
  const { first, scanner } = start;
  const scan = { ...start, tables, crew };
  if (first === undefined) {
    return { texts: tables.map(() => []), bytesPerRow: 0, isWhole: true, start: scan };
  }
  for (const fresh of first.newTexts) tables[fresh.coded]?.absorb(first.scanner, fresh);
  const rows = scanner.textRows(0);
  return {
    texts: tables.map((table, coded) => table.rowsOf(scanner.number, rows[coded] as Uint32Array)),
    bytesPerRow: first.rows === 0 ? 0 : (first.to - first.from) / first.rows,
    isWhole: file.region !== undefined && first.to >= file.region.end,
    start: { ...scan, first: { ...first, newTexts: [] } },
  };
}

/** Lets go of what a sample holds that is not counted, or not to the end. */
export const dismissSample = async ({ start }: Sample): Promise<void> => start.crew?.dismiss();

/** Reads every file once and counts its rows as the question asks. Samples are used up by the first pass. */
export async function countList(
  question: Question,
  files: readonly (FileToScan & { readonly sample?: Sample })[],
  options: ScanOptions,
): Promise<CountedList> {
  const expected = options.expectedRows ?? expectedRows(files);
  const hasPathways = question.files.some(({ plan }) => plan.pathway !== undefined);
  const hasPeople = question.files.some(({ plan }) => plan.person.length > 0);
  const duplicates = new DuplicateFilter({
    pathways: hasPathways ? expected : 0,
    people: hasPeople ? expected : undefined,
  });
  const counted: CountedFile[] = [];
  const tallies: Tallies[] = [];
  const totalBytes = files.reduce((sum, { file }) => sum + file.bytes, 0);
  let bytesBefore = 0;
  let rowsBefore = 0;
  for (const [index, toScan] of files.entries()) {
    const { file } = toScan;
    const asked = question.files[index];
    if (asked === undefined) throw new Error("a file was opened that the question does not name");
    const account = await countFile(toScan, {
      workers: options.workers,
      accountOf: (tables) =>
        new FileAccount(question, asked, {
          headerLines: toScan.header.lines,
          tables,
          hashedHead: headToHash(toScan),
          duplicates,
        }),
      counted: (chunk, { read }) => {
        const done = bytesBefore + (file.region === undefined ? 0 : chunk.to);
        options.progress?.({ rows: rowsBefore + read, ...(done > 0 ? { fraction: done / totalBytes } : {}) });
      },
    }).catch((cause: unknown) => {
      throw errorInFile(cause, file.name);
    });
    bytesBefore += file.bytes;
    rowsBefore += account.read;
    tallies.push(...account.tallies);
    counted.push(account.finish({ sha256: account.sha256 ?? file.sha256(), bytes: file.bytes }));
  }
  return addUp(question, { files: counted, tallies, duplicates });
}

interface FileCount {
  readonly workers: number | undefined;
  accountOf(tables: readonly TextTable[] | undefined): FileAccount;
  counted(chunk: CodedChunk, account: FileAccount): void;
}

async function countFile(
  toScan: FileToScan & { readonly sample?: Sample },
  { workers, accountOf, counted }: FileCount,
): Promise<FileAccount> {
  const region = recordsRegion(toScan.file, toScan.header);
  const crew = toScan.sample?.start.crew ?? crewFor(toScan.plan, region, workers);
  try {
    const { scanner, first, rest, tables } = toScan.sample?.start ?? (await startScan(toScan));
    const account = accountOf(tables);
    const onCounted = (chunk: CodedChunk) => counted(chunk, account);
    if (crew !== undefined && region !== undefined && first !== undefined) {
      await countInParallel(account, { region, local: scanner, first, crew, counted: onCounted });
    } else await countAlone(account, scanner, chained(first, rest), onCounted);
    return account;
  } finally {
    // Threads take a while to end, and what follows need not wait for them.
    void crew?.dismiss();
  }
}

async function* chained(
  first: CodedChunk | undefined,
  rest: AsyncGenerator<CodedChunk>,
): AsyncGenerator<CodedChunk> {
  if (first !== undefined) yield first;
  yield* rest;
}

async function startScan(toScan: FileToScan): Promise<StartedScan> {
  const { file, header, plan } = toScan;
  const scanner = new Scanner(plan, 0);
  const region = recordsRegion(toScan.file, toScan.header);
  const rest =
    region === undefined
      ? chunksOfStream(scanner, skipped(file.pieces(), header.length))
      : chunksOfRegion(scanner, region);
  const next = await rest.next().catch((cause: unknown) => {
    throw errorInFile(cause, file.name);
  });
  const first = next.done === true ? undefined : next.value;
  return { scanner, rest, first, tables: undefined, crew: undefined };
}

/** Only a seekable text is hashed on the way: its chunks cover every byte behind the header, in order. */
const headToHash = ({ file, header }: FileToScan): Uint8Array | undefined =>
  file.region && file.headBytes(file.region.start + header.length);

/**
 * Rows further on may be shorter than those of the sample; tables that have to grow by a single row hold two copies of
 * themselves meanwhile, which for millions of rows is more memory than all else.
 */
const ROOM_FOR_SHORTER_ROWS = 1.04;

function expectedRows(files: readonly (FileToScan & { readonly sample?: Sample })[]): number {
  return files.reduce((sum, { file, sample }) => {
    const isWhole = file.region !== undefined && sample !== undefined && sample.bytesPerRow > 0;
    const rows = isWhole ? file.bytes / (sample as Sample).bytesPerRow : 0;
    return sum + Math.ceil(rows * ROOM_FOR_SHORTER_ROWS);
  }, 0);
}
