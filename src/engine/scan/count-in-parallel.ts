import { setImmediate as nextTurn } from "node:timers/promises";
import type { Candidates } from "../scanner/candidates.ts";
import type { CodedChunk } from "../scanner/chunk.ts";
import { Scanner } from "../scanner/scanner.ts";
import type { RowsTold } from "../scanner/stretch-counter.ts";
import type { CrewAtWork } from "./crew-at-work.ts";
import type { FileAccount } from "./file-account.ts";
import { extendRegion, type FileRegion, readGuessedRegion, readRegion } from "./file-region.ts";
import { StretchChain } from "./stretch-chain.ts";
import type { WorkerMessage } from "./worker-messages.ts";

/** Stretches under way per scanner, from being coded to being counted: what memory is spent on. */
const UNDER_WAY = 12;

export interface ParallelScan {
  readonly region: FileRegion;
  /** The scanner of this thread, which holds the first stretch. */
  readonly local: Scanner;
  readonly first: CodedChunk;
  readonly crew: CrewAtWork;
  counted(chunk: CodedChunk): void;
}

/** A stretch on its way; what is not there yet is still to come. */
interface UnderWay {
  chunk: CodedChunk;
  firstLine: number;
  candidates: Candidates | undefined;
  /** Once it is counted. */
  told: RowsTold | undefined;
}

/**
 * Counts a region on several threads, this one among them. Whoever is free codes the next stretch from a guessed record
 * start; this thread takes the stretches in the order of the file through what only it can know: whether the guess was
 * right, what new texts mean, and which pathways came before.
 */
export async function countInParallel(account: FileAccount, scan: ParallelScan): Promise<void> {
  const count = new ParallelCount(account, scan);
  await count.run();
}

class ParallelCount {
  private readonly account: FileAccount;
  private readonly scan: ParallelScan;
  private readonly chain: StretchChain;
  private readonly coded = new Map<number, CodedChunk>();
  private readonly underWay = new Map<number, UnderWay>();
  /** Stretches before these have been settled, filtered and listed. */
  private settled = 0;
  private filtered = 0;
  private listed = 0;
  private repair: Scanner | undefined;

  constructor(account: FileAccount, scan: ParallelScan) {
    this.account = account;
    this.scan = scan;
    this.chain = new StretchChain(scan.region.start);
    this.coded.set(0, scan.first);
  }

  async run(): Promise<void> {
    const { account, scan } = this;
    const { crew } = scan;
    scan.local.ask(account.plan);
    for (const scanner of crew.scanners) crew.send(scanner, { kind: "ask", plan: account.plan });
    while (this.listed < crew.grid.stretches) {
      for (const message of crew.take()) this.receive(message);
      if ((await this.settleNext()) || this.filterNext() || this.listNext()) continue;
      const until = this.listed + UNDER_WAY * (crew.scanners.length + 1);
      crew.giveOut(until);
      if (crew.hasNext(until)) {
        await this.codeHere();
        await nextTurn();
      } else await crew.news();
    }
    await this.gatherTallies();
  }

  private receive(message: WorkerMessage): void {
    switch (message.kind) {
      case "coded":
        this.coded.set(message.index, message.chunk);
        return;
      case "judged":
        this.stretch(message.index).candidates = message.candidates;
        return;
      case "counted":
        this.stretch(message.index).told = message.told;
        return;
      case "finished":
        this.account.add(message.scanner, message.tallies);
    }
  }

  private async codeHere(): Promise<void> {
    const { local, region, crew } = this.scan;
    const { index, ...place } = crew.takeNext();
    const stretch = readGuessedRegion(region, { ...place, spare: crew.takeSpare() });
    this.coded.set(index, await local.code(index, stretch, extendRegion(region)));
  }

  /** Lets the next coded stretch stand, or codes it again from the true start, and has it judged. */
  private async settleNext(): Promise<boolean> {
    const index = this.settled;
    const chunk = this.coded.get(index);
    if (chunk === undefined) return false;
    this.coded.delete(index);
    this.settled += 1;
    const { scan } = this;
    const stopAt = scan.crew.grid.start(index + 1);
    const verdict = this.chain.take(chunk, stopAt);
    if (verdict.stands) {
      this.enter(index, chunk);
      return true;
    }
    this.drop(index, chunk);
    const from = verdict.again;
    if (from === undefined) return true;
    this.repair ??= this.newRepairScanner();
    const stretch = readRegion(scan.region, { from, length: stopAt - from });
    const again = await this.repair.code(index, stretch, extendRegion(scan.region));
    this.chain.take(again, stopAt);
    this.enter(index, again);
    return true;
  }

  private enter(index: number, chunk: CodedChunk): void {
    const firstLine = this.account.enter(chunk);
    const told = this.account.tell(chunk);
    const scanner = this.here(chunk.scanner);
    if (scanner === undefined) this.scan.crew.send(chunk.scanner, { kind: "judge", index, told });
    const candidates = scanner?.judge(index, told);
    this.underWay.set(index, { chunk, firstLine, candidates, told: undefined });
  }

  private drop(index: number, chunk: CodedChunk): void {
    const verdicts = this.account.passOver(chunk);
    const scanner = this.here(chunk.scanner);
    if (scanner === undefined) this.scan.crew.send(chunk.scanner, { kind: "drop", index, verdicts });
    else scanner.drop(index, verdicts);
    this.scan.crew.recycle(chunk.bytes);
  }

  /** Finds the duplicates of the next stretch that is judged, and has it counted. */
  private filterNext(): boolean {
    const index = this.filtered;
    if (index >= this.settled) return false;
    const stretch = this.underWay.get(index);
    if (stretch !== undefined) {
      if (stretch.candidates === undefined) return false;
      const duplicates = this.account.duplicatesAmong(stretch.candidates);
      const { firstLine, chunk } = stretch;
      const scanner = this.here(chunk.scanner);
      if (scanner === undefined) {
        this.scan.crew.send(chunk.scanner, { kind: "count", index, duplicates, firstLine });
      } else stretch.told = scanner.count(index, duplicates, firstLine);
    }
    this.filtered += 1;
    return true;
  }

  private listNext(): boolean {
    const index = this.listed;
    if (index >= this.filtered) return false;
    const stretch = this.underWay.get(index);
    if (stretch !== undefined) {
      const { chunk, firstLine, told } = stretch;
      if (told === undefined) return false;
      this.account.tellRows(chunk, firstLine, told);
      this.scan.counted(chunk);
      this.scan.crew.recycle(chunk.bytes);
      this.underWay.delete(index);
    }
    this.listed += 1;
    return true;
  }

  private async gatherTallies(): Promise<void> {
    const { account, scan } = this;
    const { crew } = scan;
    for (const scanner of crew.scanners) crew.send(scanner, { kind: "finish" });
    for (const scanner of [scan.local, this.repair]) {
      if (scanner !== undefined) account.add(scanner.number, scanner.finish());
    }
    while (account.tallies.length < crew.scanners.length + (this.repair === undefined ? 1 : 2)) {
      await crew.news();
      for (const message of crew.take()) this.receive(message);
    }
  }

  /** The scanner of that number when it is on this thread. */
  private here(scanner: number): Scanner | undefined {
    return [this.scan.local, this.repair].find((one) => one?.number === scanner);
  }

  private newRepairScanner(): Scanner {
    const scanner = new Scanner(this.account.plan.scan, this.scan.crew.repairScanner);
    scanner.ask(this.account.plan);
    return scanner;
  }

  private stretch(index: number): UnderWay {
    const stretch = this.underWay.get(index);
    if (stretch === undefined) throw new Error(`stretch ${index} is not under way`);
    return stretch;
  }
}
