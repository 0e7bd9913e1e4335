import { inputError } from "../errors.ts";
import type { Note } from "../findings/schema.ts";
import { grouped } from "../grouped.ts";
import type { GeographyId } from "../vocab/geographies.ts";
import { lsoaNumber } from "./area-code.ts";
import type { AreaGeographyLayout } from "./area-geography-layout.ts";
import type { LsoaVintage } from "./imd-editions.ts";
import type { RowSpans } from "./row-reader.ts";
import { rowText } from "./row-text.ts";

/** Which larger areas the areas of a census lie in, or which region a local authority does. */
export interface AreaGeography {
  readonly kind: "geography";
  readonly key: "lsoa" | "local-authority";
  /** The census of the LSOAs; undefined for local authorities. */
  readonly vintage: LsoaVintage | undefined;
  readonly layers: readonly GeographyLayer[];
}

export interface GeographyLayer {
  readonly geography: GeographyId;
  readonly year: number | undefined;
  /** Larger areas, in the order of the file; `names` beside `codes`, or none where the file has codes only. */
  readonly codes: readonly string[];
  readonly names: readonly string[];
  /** Keys that the file has: numbers of LSOAs, or (for authorities) places in `authorities`. Beside them the larger area. */
  readonly keys: Int32Array;
  readonly areas: Uint16Array;
  /** Codes of local authorities, in the order of `keys`; empty for LSOAs. */
  readonly authorities: readonly string[];
}

/** Collects a look-up's rows. Rows of other nations are left out and counted. */
export class AreaGeographyBuilder {
  readonly columns: readonly number[];
  readonly #file: string;
  readonly #layout: AreaGeographyLayout;
  readonly #layers: LayerRows[];
  readonly #authorities = new Map<string, number>();
  rows = 0;
  #outsideEngland = 0;

  constructor(file: string, layout: AreaGeographyLayout) {
    this.#file = file;
    this.#layout = layout;
    this.#layers = layout.columns.map(() => new LayerRows());
    this.columns = [layout.keyColumn, ...layout.columns.flatMap(({ code, name }) => [code, name])];
  }

  add(row: RowSpans): void {
    const key = this.#keyOf(row);
    if (key < 0) {
      this.#outsideEngland += 1;
      return;
    }
    this.rows += 1;
    this.#layers.forEach((layer, index) => {
      const code = rowText(row, 1 + 2 * index);
      if (code !== "" && !layer.add(key, code, rowText(row, 2 + 2 * index))) throw this.#twice(row);
    });
  }

  build(): { readonly table: AreaGeography; readonly notes: readonly Note[] } {
    if (this.rows === 0) throw this.#wrong(undefined, "no row has an English area");
    const { key, columns } = this.#layout;
    const note: Note = {
      code: "geography-outside-england",
      level: "note",
      text: `${this.#file}: ${grouped(this.#outsideEngland)} rows are not of English areas and are left out.`,
    };
    const authorities = [...this.#authorities.keys()];
    return {
      table: {
        kind: "geography",
        key: key === "local-authority" ? key : "lsoa",
        vintage: key === "local-authority" ? undefined : key === "lsoa2021" ? 2021 : 2011,
        layers: columns.map(({ geography, year }, index) => ({
          geography,
          year,
          authorities,
          ...this.#layers[index]!.arrays(),
        })),
      },
      notes: this.#outsideEngland > 0 ? [note] : [],
    };
  }

  #keyOf(row: RowSpans): number {
    if (this.#layout.key !== "local-authority") {
      return lsoaNumber(row.bytes, row.starts[0]!, row.ends[0]!);
    }
    const code = rowText(row, 0);
    if (!code.startsWith("E")) return -1;
    const known = this.#authorities.get(code);
    if (known !== undefined) return known;
    this.#authorities.set(code, this.#authorities.size);
    return this.#authorities.size - 1;
  }

  #twice({ line }: RowSpans): Error {
    return this.#wrong(line, "the area stands there again in another place");
  }

  #wrong(line: number | undefined, message: string): Error {
    return inputError({
      code: "reference-invalid",
      file: this.#file,
      ...(line === undefined ? {} : { line }),
      message,
      hint: "Correct the look-up or download it again.",
    });
  }
}

/** One geography's rows: the larger areas met so far, and which of them each key is in. */
class LayerRows {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #areaOf = new Map<number, number>();

  /** False when the key was in another area before. */
  add(key: number, code: string, name: string): boolean {
    let area = this.#numbers.get(code);
    if (area === undefined) {
      area = this.#names.push(name === "" ? code : name) - 1;
      this.#numbers.set(code, area);
    }
    const before = this.#areaOf.get(key);
    this.#areaOf.set(key, before ?? area);
    return before === undefined || before === area;
  }

  arrays(): Pick<GeographyLayer, "codes" | "names" | "keys" | "areas"> {
    return {
      codes: [...this.#numbers.keys()],
      names: this.#names,
      keys: Int32Array.from(this.#areaOf.keys()),
      areas: Uint16Array.from(this.#areaOf.values()),
    };
  }
}
