import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RecordScanner } from "../../src/source/record-scanner.ts";
import {
  byCsvParse,
  type DefinedList,
  type DefinedRecord,
  recordsByDefinition,
  type Shape,
} from "./csv-definition.ts";
import { anyText, wellWritten } from "./damaged-text.ts";

const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));
/** What an earlier stretch may have left behind the text. */
const STALE = latin1('X,\n"\rstale,'.repeat(7));
/** Room for the sentinel, and bytes of no concern behind it: none at all, a few, or more than are looked at together. */
const withRoom = (bytes: Uint8Array): Uint8Array => {
  const behind = [1, 9, STALE.length][bytes.length % 3] as number;
  const room = new Uint8Array(bytes.length + behind);
  room.set(bytes);
  room.set(STALE.subarray(0, behind), bytes.length);
  return room;
};

/** What the scanner reads when bytes come in the given portions: `stop` and `seen` are sizes, over and over. */
function scanned(
  text: string,
  shape: Shape,
  portions: readonly { stop: number; seen: number }[] = [],
): DefinedList {
  const all = latin1(text);
  const scanner = new RecordScanner(shape.delimiter.charCodeAt(0), shape.fieldCount);
  const records: DefinedRecord[] = [];
  let bytes = withRoom(all);
  let origin = 0;
  const sink = {
    record: (_start: number, _end: number, line: number) => {
      const fields = Array.from({ length: shape.fieldCount }, (_, index) => {
        const raw = Buffer.from(bytes.subarray(scanner.starts[index], scanner.ends[index])).toString(
          "latin1",
        );
        return scanner.doubled[index] === 1 ? raw.replaceAll('""', '"') : raw;
      });
      records.push({ kind: "read", line, fields });
    },
    refused: (start: number, end: number, line: number, fields: number | undefined) => {
      // A refused record ends where its line does.
      if (fields === undefined) {
        const refusedText = Buffer.from(bytes.subarray(start, end)).toString("latin1");
        expect(refusedText).not.toMatch(/[\r\n]/);
      }
      records.push({ kind: "refused", line, fields });
    },
  };
  let seen = portions.length === 0 ? all.length : 0;
  for (let turn = 0; ; turn += 1) {
    const portion = portions[turn % Math.max(portions.length, 1)] ?? { stop: all.length, seen: all.length };
    seen = Math.min(all.length, seen + portion.seen);
    bytes = withRoom(all.subarray(origin, seen));
    const isLast = seen === all.length;
    const end = seen - origin;
    const stopAt = isLast && turn > all.length ? end + 1 : portion.stop;
    origin += scanner.scan(bytes, 0, { stopAt, end, isLast }, sink);
    expect(bytes[end]).toBe(STALE[0]);
    if (isLast && origin >= all.length) return { records, surplusDropped: scanner.surplusDropped };
  }
}

const portions = fc.array(
  fc.record({ stop: fc.integer({ min: 1, max: 40 }), seen: fc.integer({ min: 1, max: 12 }) }),
  { minLength: 1, maxLength: 4 },
);

const LONG_FIELDS = 6;
/** Plain rows, here and there a byte that is low and no delimiter, a quote, or a field too many. */
const longRows = fc
  .array(
    fc
      .tuple(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: LONG_FIELDS, maxLength: LONG_FIELDS }),
        fc.constantFrom("", "", "", "", " ", '"', ",", "#", "\xff"),
        fc.constantFrom("\n", "\r\n", "\r"),
      )
      .map(([lengths, odd, end]) => `${lengths.map((length) => "x".repeat(length)).join(",")}${odd}${end}`),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows) => rows.join(""));

describe("the record scanner", () => {
  it("has a definition that is csv-parse itself, wherever nothing is refused for its quotes", () => {
    fc.assert(
      fc.property(wellWritten, ({ text, ...shape }) => {
        const { records } = recordsByDefinition(text, shape);
        const whole = byCsvParse(text, shape);
        fc.pre(records.every((record) => record.kind === "read" || record.fields !== undefined));
        expect(whole.kind).toBe("records");
        if (whole.kind !== "records") return;
        expect(
          records.map((record) => (record.kind === "read" ? record.fields.length : record.fields)),
        ).toEqual(
          whole.records.map(({ length }, index) =>
            records[index]?.kind === "read" ? shape.fieldCount : length,
          ),
        );
        records.forEach((record, index) => {
          if (record.kind === "read")
            expect(record.fields).toEqual(whole.records[index]?.slice(0, shape.fieldCount));
        });
      }),
      { numRuns: 1000 },
    );
  });

  it("reads any text, whole or damaged, record for record as the definition does", () => {
    fc.assert(
      fc.property(anyText, ({ text, ...shape }) => {
        expect(scanned(text, shape)).toEqual(recordsByDefinition(text, shape));
      }),
      { numRuns: 3000 },
    );
  });

  it("reads records that are many looks long", () => {
    let long = 0;
    fc.assert(
      fc.property(longRows, (text) => {
        const shape = { delimiter: ",", fieldCount: LONG_FIELDS };
        const list = recordsByDefinition(text, shape);
        expect(scanned(text, shape)).toEqual(list);
        long += list.records.filter((one) => one.kind === "read" && one.fields.join(",").length > 64).length;
      }),
      { numRuns: 500 },
    );
    expect(long).toBeGreaterThan(1000);
  });

  it("reads the same whatever the portions the bytes come in", () => {
    fc.assert(
      fc.property(anyText, portions, ({ text, ...shape }, sizes) => {
        expect(scanned(text, shape, sizes)).toEqual(scanned(text, shape));
      }),
      { numRuns: 3000 },
    );
  });

  it("refuses a field across lines from the byte after 64 KiB on, whatever its last bytes are", () => {
    const shape = { delimiter: ",", fieldCount: 2 };
    const kinds = ["x", '""', "\n", "\r\n"];
    for (const last of kinds) {
      for (const length of [65_534, 65_535, 65_536, 65_537, 65_538]) {
        const text = `1,"a\n${"x".repeat(length - 2 - last.length)}${last}"\n2,b\n`;
        expect([last, length, scanned(text, shape)]).toEqual([
          last,
          length,
          recordsByDefinition(text, shape),
        ]);
      }
    }
    const onOneLine = `1,"${"x".repeat(70_000)}"\n2,b\n`;
    expect(scanned(onOneLine, shape).records.map(({ kind }) => kind)).toEqual(["read", "read"]);
  });

  it("gives up a line, not the list, for a quote that never closes", () => {
    const rows = Array.from({ length: 3000 }, (_, row) => `${row},"x""y",z\n`).join("");
    const { records } = scanned(`0,"oops,z\n${rows}`, { delimiter: ",", fieldCount: 3 });
    expect(records).toHaveLength(3001);
    expect(records.filter(({ kind }) => kind === "refused")).toEqual([
      { kind: "refused", line: 0, fields: undefined },
    ]);
  });

  it.each([
    ["each with a stray quote", (row: number) => `${row},"x,z\n`],
    ["each with a stray quote in text", (row: number) => `${row},x"y,z\n`],
    ["each with an unclosed quote and nothing like a row between", (row: number) => `"${row}\n`],
    ["each a quote that closes on the next", () => '","\n'],
    ["with doubled quotes behind one that is open", (row: number) => (row === 0 ? '"\n' : '""\n')],
    ["blank, behind one that is open", (row: number) => (row === 0 ? '"\n' : "\n")],
    ["of one short field, one in a thousand open", (row: number) => (row % 1000 === 0 ? '"x\n' : "y\n")],
  ])("looks at each byte a few times on 100,000 lines %s", (_, line) => {
    const text = Array.from({ length: 100_000 }, (__, row) => line(row)).join("");
    expect(looksPerByte(text, { delimiter: ",", fieldCount: 3 })).toBeLessThan(MOST_LOOKS);
  });
});

/** A line that is refused is looked at again and again; 64 KiB for every line would be thousands of looks a byte. */
const MOST_LOOKS = 12;

/**
 * How often the scanner looks at a byte of the text on average; it is stopped beyond `MOST_LOOKS`. It gets no memory to
 * read words from: that way of reading looks once at what stands before the first quote, and then gives up.
 */
function looksPerByte(text: string, shape: Shape): number {
  const bytes = withRoom(latin1(text));
  const end = bytes.length - 1;
  let looks = 0;
  const watched = new Proxy(bytes, {
    get: (target, offset) => {
      if (offset === "buffer") return new ArrayBuffer(0);
      if (offset === "byteOffset" || offset === "byteLength") return 0;
      looks += 1;
      if (looks > MOST_LOOKS * end) throw new Error(`more than ${MOST_LOOKS} looks at each byte`);
      return target[Number(offset)];
    },
    set: (target, offset, byte) => Reflect.set(target, offset, byte),
  });
  const scanner = new RecordScanner(shape.delimiter.charCodeAt(0), shape.fieldCount);
  scanner.scan(watched, 0, { stopAt: end, end, isLast: true }, { record: () => {}, refused: () => {} });
  return looks / end;
}
