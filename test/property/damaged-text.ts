import fc from "fast-check";

/** Texts of lists, whole and damaged, as Latin-1: one character per byte. */
export interface ListText {
  readonly text: string;
  readonly delimiter: string;
  readonly fieldCount: number;
}

const delimiters = fc.constantFrom(",", ";", "\t", "|");
const lineEnds = fc.constantFrom("\n", "\r\n", "\r");
const TELLING = ['"', '"', '""', "\n", "\r", "\r\n", "\0", "\x85", "\xe9", "\xc3\xa9", " ", "a", "1", "NULL"];

const cells = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("", "", "a", "NULL", "2026-10-25", "M\xfcller", " x ") },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.constantFrom(...TELLING, ",", ";", "|", "\t"), { maxLength: 6 })
      .map((parts) => parts.join("")),
  },
);

const needsQuotes = (cell: string, delimiter: string): boolean =>
  /["\r\n]/.test(cell) || cell.includes(delimiter);
const written = (cell: string, quoted: boolean, delimiter: string): string =>
  quoted || needsQuotes(cell, delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Rows as a careful program writes them: mostly as wide as the header, some ragged, some blank lines. */
export const wellWritten: fc.Arbitrary<ListText> = fc
  .record({ delimiter: delimiters, fieldCount: fc.integer({ min: 1, max: 5 }) })
  .chain(({ delimiter, fieldCount }) => {
    const row = fc
      .tuple(
        fc.oneof(
          { weight: 6, arbitrary: fc.constant(fieldCount) },
          { weight: 1, arbitrary: fc.nat(fieldCount + 3) },
        ),
        fc.array(fc.tuple(cells, fc.boolean()), { minLength: fieldCount + 3, maxLength: fieldCount + 3 }),
        lineEnds,
      )
      .map(
        ([width, parts, lineEnd]) =>
          parts
            .slice(0, width)
            .map(([cell, quoted]) => written(cell, quoted, delimiter))
            .join(delimiter) + lineEnd,
      );
    return fc.tuple(fc.array(row, { maxLength: 12 }), fc.boolean()).map(([rows, endsInLineEnd]) => ({
      text: endsInLineEnd ? rows.join("") : rows.join("").replace(/[\r\n]+$/, ""),
      delimiter,
      fieldCount,
    }));
  });

const edits = fc.array(
  fc.record({
    at: fc.nat(1 << 20),
    cut: fc.constantFrom(0, 0, 1, 1, 2, 7),
    put: fc.constantFrom("", ...TELLING, ",", ";"),
  }),
  { minLength: 1, maxLength: 5 },
);

export const damage = (text: string, changes: readonly { at: number; cut: number; put: string }[]): string =>
  changes.reduce((damaged, { at, cut, put }) => {
    const place = damaged.length === 0 ? 0 : at % (damaged.length + 1);
    return damaged.slice(0, place) + put + damaged.slice(place + cut);
  }, text);

/** The same with bytes lost, changed and put in. */
const damaged: fc.Arbitrary<ListText> = fc
  .tuple(wellWritten, edits)
  .map(([list, changes]) => ({ ...list, text: damage(list.text, changes) }));

/** No list at all: whatever matters to a reader, in any order. */
const soup: fc.Arbitrary<ListText> = fc
  .tuple(delimiters, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 60 }))
  .chain(([delimiter, fieldCount, size]) =>
    fc
      .array(fc.constantFrom('"', '"', delimiter, delimiter, "\n", "\n", "\r", "a", "b", "\0", "\xff"), {
        minLength: size,
        maxLength: size,
      })
      .map((parts) => ({ text: parts.join(""), delimiter, fieldCount })),
  );

export const anyText = fc.oneof(wellWritten, damaged, damaged, soup, soup);
export { edits as damagingEdits };
