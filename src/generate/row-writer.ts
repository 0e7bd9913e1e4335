import type { ByteSink } from "./byte-sink.ts";
import type { CellWriter, Row } from "./cells.ts";
import { encodeText } from "./encoding.ts";
import type { Field, LayoutColumn } from "./layout.ts";
import type { Damage } from "./mess-kinds.ts";
import { DELIMITERS, LINE_ENDS, type ResolvedOptions } from "./options.ts";

interface WrittenColumn {
  readonly field: Field;
  readonly header: string;
  readonly write: CellWriter;
}

/** Writes header and rows as delimited text (RFC 4180: quoted only where a text needs it). */
export class RowWriter {
  readonly #columns: readonly WrittenColumn[];
  readonly #options: ResolvedOptions;
  readonly #delimiter: number;
  readonly #lineEnd: Uint8Array;

  constructor(
    columns: readonly LayoutColumn[],
    writers: Record<Field, CellWriter>,
    options: ResolvedOptions,
  ) {
    this.#columns = columns.map((column) => ({ ...column, write: writers[column.field] }));
    this.#options = options;
    this.#delimiter = DELIMITERS[options.delimiter].charCodeAt(0);
    this.#lineEnd = Buffer.from(LINE_ENDS[options.lineEnd], "latin1");
  }

  header(sink: ByteSink): void {
    if (this.#options.encoding === "utf-8-bom") sink.fragment(Uint8Array.of(0xef, 0xbb, 0xbf));
    sink.fragment(
      encodeText(
        this.#columns.map(({ header }) => header).join(DELIMITERS[this.#options.delimiter]),
        "utf-8",
      ),
    );
    sink.fragment(this.#lineEnd);
  }

  row(sink: ByteSink, row: Row): void {
    const columns = this.#columns;
    columns[0]!.write(sink, row);
    for (let index = 1; index < columns.length; index += 1) {
      sink.byte(this.#delimiter);
      columns[index]!.write(sink, row);
    }
    sink.fragment(this.#lineEnd);
  }

  damagedRow(sink: ByteSink, row: Row, damage: Damage): void {
    if (damage.blankLineBefore) sink.fragment(this.#lineEnd);
    const columns = damage.truncated
      ? this.#columns.slice(0, Math.floor(this.#columns.length / 2))
      : this.#columns;
    columns.forEach(({ field, write }, index) => {
      if (index > 0) sink.byte(this.#delimiter);
      const text = damage.texts.get(field);
      if (text === undefined) write(sink, row);
      else sink.fragment(encodeText(this.#quoted(text), this.#options.encoding));
    });
    for (let count = 0; count < damage.surplusDelimiters; count += 1) sink.byte(this.#delimiter);
    sink.fragment(this.#lineEnd);
  }

  #quoted(text: string): string {
    const needsQuotes = /["\r\n]/.test(text) || text.includes(DELIMITERS[this.#options.delimiter]);
    return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
  }
}
