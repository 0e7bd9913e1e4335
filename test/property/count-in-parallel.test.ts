import { createHash } from "node:crypto";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CountedList } from "../../src/engine/counted-list.ts";
import type { Question } from "../../src/engine/question.ts";
import { addUp } from "../../src/engine/scan/add-up.ts";
import { answerRequest } from "../../src/engine/scan/answer-request.ts";
import { chunksOfRegion } from "../../src/engine/scan/chunk-feed.ts";
import { countAlone } from "../../src/engine/scan/count-alone.ts";
import { countInParallel } from "../../src/engine/scan/count-in-parallel.ts";
import type { Crew } from "../../src/engine/scan/crew.ts";
import { CrewAtWork } from "../../src/engine/scan/crew-at-work.ts";
import { DuplicateFilter } from "../../src/engine/scan/duplicate-filter.ts";
import { FileAccount } from "../../src/engine/scan/file-account.ts";
import { extendRegion, type FileRegion, readRegion } from "../../src/engine/scan/file-region.ts";
import { stretchGrid } from "../../src/engine/scan/stretch-grid.ts";
import type { WorkerMessage, WorkerRequest } from "../../src/engine/scan/worker-messages.ts";
import type { ScanPlan } from "../../src/engine/scanner/scan-plan.ts";
import { Scanner } from "../../src/engine/scanner/scanner.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "fairwait-parallel-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEADER = "Place,Weeks,Pathway,Note,Seen\n";
const plan: ScanPlan = {
  delimiter: 0x2c,
  fieldCount: 5,
  coded: [
    { column: 0, dates: false },
    { column: 1, dates: false },
    { column: 4, dates: true },
  ],
  presence: [3],
  pathway: { id: 2 },
  person: [{ column: 2, kind: "text" }],
  localIssuer: { file: 0 },
};

/** A place is a level of its own, in order of first sight; D is filtered out. Waits of 90 weeks are no waits. */
function questionOf(listed: string[]): Question {
  const levels = [{ id: "missing", quality: "missing" as const }];
  const places = new Map<string, number>();
  return {
    files: [
      {
        name: "list.csv",
        plan,
        clock: {
          kind: "waited",
          days: { column: 1, classify: (text) => (text === "90" ? -2_000_000 : 7 * Number(text)) },
        },
        scope: [{ column: 4, classify: (text) => (text.startsWith("2025") ? 1 : 0) }],
        axisSources: [
          [
            {
              kind: "texts",
              use: {
                column: 0,
                classify: (text) => {
                  if (text === "") return 0;
                  const level = places.get(text) ?? levels.push({ id: text, quality: "known" as never }) - 1;
                  places.set(text, level);
                  return level;
                },
              },
            },
          ],
        ],
        pathwayIssuer: [],
        rivals: [],
        headers: HEADER.trim().split(","),
        listed: { pathway: 2 },
      },
    ],
    snapshot: undefined,
    severalSnapshots: false,
    earliestClockStart: 0,
    axes: [{ id: "place", levels, firstKnown: 1 }],
    stratum: undefined,
    tables: [[], [0]],
    filters: [{ axis: 0, admits: (level) => levels[level]?.id !== "D" }],
    rejects: ({ line, reason, field, pathway, raw }) =>
      listed.push([line, reason, field, pathway, Buffer.from(raw).toString("latin1")].join("|")),
  };
}

/** Rows as they are in a list, and what makes a guess at a record's start go wrong. */
const place = fc.constantFrom("", "A", "B", "Ward 7", "a place with a longer name", "D", "E", "F");
const goodRow = fc
  .tuple(place, fc.constantFrom("1", "12", "60", "90"), fc.nat(6), fc.constantFrom("", "x"), fc.nat(9))
  .map(([where, weeks, id, note, day]) => `${where},${weeks},P${id},${note},202${5 + (day % 2)}-01-0${day}`);
const line = fc.oneof(
  { weight: 8, arbitrary: goodRow },
  {
    weight: 1,
    // Rows, if they were rows: one empty field more than the header's, so that the quoted field may hold them.
    arbitrary: fc
      .array(goodRow, { minLength: 1, maxLength: 6 })
      .map((rows) => `C,3,P99,"${rows.map((row) => `${row} 10:00,`).join("\n")}",2026-01-01`),
  },
  { weight: 1, arbitrary: fc.constantFrom('A,"1,P1,,', "A,1", "", "A,1,P1,x,2026-01-01,surplus", '"') },
);
const list = fc.array(line, { minLength: 1, maxLength: 60, size: "max" }).map((lines) => lines.join("\n"));

/** Scanners on this thread that do what they are asked whenever a series of choices has their turn. */
class CrewInAnyOrder implements Crew {
  readonly scanners: readonly number[];
  dropped = 0;
  private readonly region: FileRegion;
  private readonly choices: readonly number[];
  private turn = 0;
  private readonly waiting: { readonly scanner: Scanner; readonly requests: WorkerRequest[] }[];
  private inbox: WorkerMessage[] = [];

  constructor(region: FileRegion, workers: number, choices: readonly number[]) {
    this.region = region;
    this.choices = choices;
    this.scanners = Array.from({ length: workers }, (_, index) => index + 1);
    this.waiting = this.scanners.map((number) => ({ scanner: new Scanner(plan, number), requests: [] }));
  }

  send(scanner: number, request: WorkerRequest, moved: readonly ArrayBuffer[] = []): void {
    if (request.kind === "drop") this.dropped += 1;
    this.waiting[scanner - 1]?.requests.push(structuredClone(request, { transfer: [...moved] }));
  }

  take(): WorkerMessage[] {
    const messages = this.inbox;
    this.inbox = [];
    return messages;
  }

  async news(): Promise<void> {
    for (;;) {
      const busy = this.waiting.filter(({ requests }) => requests.length > 0);
      const next = busy[this.choose() % busy.length];
      if (next === undefined) {
        if (this.inbox.length > 0) return;
        throw new Error("everybody waits for somebody");
      }
      const request = next.requests.shift() as WorkerRequest;
      const answer = await answerRequest(next.scanner, this.region, request);
      if (answer === undefined) continue;
      this.inbox.push(structuredClone(answer.message, { transfer: [...answer.moved] }));
      if (this.choose() % 3 > 0) return;
    }
  }

  async dismiss(): Promise<void> {}

  private choose(): number {
    this.turn += 1;
    return this.choices[this.turn % this.choices.length] as number;
  }
}

/**
 * Everything counted, as plain values. Texts and levels are by name: what stands in a stretch from a wrong guess is met
 * earlier than its first row.
 */
function plain(counted: CountedList, listed: readonly string[]) {
  const files = counted.files.map(({ verdicts: _, texts, ...file }) => ({
    ...file,
    texts: texts.map((column) => Object.fromEntries(column.map((tally) => [tally.text, tally]))),
  }));
  const { axes, tables, ...cube } = counted.cube;
  const cells = tables.flatMap((table) =>
    table.cells.map(({ levels, days, ...cell }) => {
      const names = levels.map((level, place) => axes[table.axes[place] as number]?.levels[level]?.id);
      return [names.join("*"), { ...cell, days: [...days] }];
    }),
  );
  return { ...counted, files, cube: { ...cube, cells: Object.fromEntries(cells) }, listed };
}

interface Run {
  readonly region: FileRegion;
  account(question: Question, duplicates: DuplicateFilter): FileAccount;
}

async function count(
  { account: accountOf, region }: Run,
  how: (account: FileAccount, scanner: Scanner) => Promise<void>,
) {
  const listed: string[] = [];
  const question = questionOf(listed);
  const duplicates = new DuplicateFilter({ pathways: 0, people: 0 });
  const account = accountOf(question, duplicates);
  await how(account, new Scanner(plan, 0));
  const file = account.finish({ sha256: account.sha256 ?? "", bytes: region.end });
  return plain(addUp(question, { files: [file], tallies: account.tallies, duplicates }), listed);
}

describe("counting in parallel", () => {
  it("finds exactly what one thread finds, whoever codes what and answers when", async () => {
    const sizes = fc.record({
      first: fc.integer({ min: 1, max: 80 }),
      others: fc.integer({ min: 10, max: 120 }),
      workers: fc.constantFrom(1, 2, 3),
      choices: fc.array(fc.nat(100), { minLength: 1, maxLength: 30 }),
    });
    let dropped = 0;
    let duplicates = 0;
    await fc.assert(
      fc.asyncProperty(list, sizes, async (text, { first, others, workers, choices }) => {
        const path = join(folder, "list.csv");
        writeFileSync(path, HEADER + text);
        const fd = openSync(path, "r");
        try {
          const region = { fd, start: HEADER.length, end: HEADER.length + Buffer.byteLength(text) };
          const run: Run = {
            region,
            account: (question, filter) =>
              new FileAccount(question, question.files[0] as Question["files"][number], {
                headerLines: 1,
                tables: undefined,
                hashedHead: Buffer.from(HEADER),
                duplicates: filter,
              }),
          };
          const alone = await count(run, (account, scanner) =>
            countAlone(account, scanner, chunksOfRegion(scanner, region), () => {}),
          );
          expect(alone.files[0]?.sha256).toBe(createHash("sha256").update(readFileSync(path)).digest("hex"));
          duplicates += alone.excluded["duplicate-pathway"];
          if (text.length === 0) return;
          const crew = new CrewInAnyOrder(region, workers, choices);
          const together = await count(run, async (account, local) => {
            const grid = stretchGrid(region, { first, others });
            const stretch = readRegion(region, { from: region.start, length: grid.start(1) - region.start });
            const chunk = await local.code(0, stretch, extendRegion(region));
            const atWork = new CrewAtWork(crew, grid);
            await countInParallel(account, {
              region,
              local,
              first: chunk,
              crew: atWork,
              counted: () => {},
            });
          });
          expect(together).toEqual(alone);
          dropped += crew.dropped;
        } finally {
          closeSync(fd);
        }
      }),
      { numRuns: 300 },
    );
    expect(dropped).toBeGreaterThan(50);
    expect(duplicates).toBeGreaterThan(300);
  });
});
