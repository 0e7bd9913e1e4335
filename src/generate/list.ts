import { Random } from "../stats/random.ts";
import { inventAreas } from "./areas.ts";
import { ByteSink } from "./byte-sink.ts";
import { cellWriters, type Row } from "./cells.ts";
import { layoutOf } from "./layout.ts";
import { Mess } from "./mess.ts";
import type { Damage } from "./mess-kinds.ts";
import { type GenerateOptions, type ResolvedOptions, resolveOptions } from "./options.ts";
import { drawPathway, emptyPathway } from "./pathway.ts";
import { emptyPerson, People } from "./person.ts";
import { RowWriter } from "./row-writer.ts";

const CHUNK_BYTES = 1 << 20;
/** More than the longest row can be, twice. */
const CHUNK_SLACK = 1 << 13;
const PATHWAY_STREAM = 0xffff_fff2;
const END_STREAM = 0xffff_ff1d;
/** A duplicate stands about so many rows below the row it repeats. */
const REPEAT_AFTER = 100;

/**
 * A synthetic patient tracking list as chunks of about 1 MiB of delimited text, header first; every value is invented.
 * The same options give the same bytes on every machine: the generator uses its own 32-bit random numbers, plain
 * arithmetic and no clock. Constant memory, whatever the rows. Throws a UserError when an option is not valid.
 *
 * Of each mess level, the pathways beneath are the same; `rows` counts duplicates too.
 */
export function* generateList(options: GenerateOptions = {}): Generator<Buffer, void, undefined> {
  const resolved = resolveOptions(options);
  const list = new ListInProgress(resolved);
  let sink = new ByteSink(CHUNK_BYTES + CHUNK_SLACK);
  list.writer.header(sink);
  for (let written = 0; written < resolved.rows; written += 1) {
    list.writeNext(sink);
    if (sink.length >= CHUNK_BYTES) {
      yield sink.bytes.subarray(0, sink.length);
      sink = new ByteSink(CHUNK_BYTES + CHUNK_SLACK);
    }
  }
  if (sink.length > 0) yield sink.bytes.subarray(0, sink.length);
}

class ListInProgress {
  readonly writer: RowWriter;
  readonly #options: ResolvedOptions;
  readonly #people: People;
  readonly #mess: Mess;
  readonly #random: Random;
  /** Of its own, so that a list without ends is the same list. */
  readonly #ends: Random;
  readonly #row: Row = { person: emptyPerson(), pathway: emptyPathway() };
  #peopleSoFar = 0;
  #pathwaysSoFar = 0;
  readonly #repeats: { readonly bytes: Buffer; readonly due: number }[] = [];

  constructor(options: ResolvedOptions) {
    const areas = inventAreas(options.seed, options.areas, options.imdEdition);
    this.#options = options;
    this.#people = new People(options, areas);
    this.#mess = new Mess(options);
    this.#random = new Random(options.seed, PATHWAY_STREAM);
    this.#ends = new Random(options.seed, END_STREAM);
    this.writer = new RowWriter(layoutOf(options), cellWriters(options), options);
  }

  writeNext(sink: ByteSink): void {
    if (this.#repeats[0] !== undefined && this.#repeats[0].due <= this.#pathwaysSoFar) {
      sink.fragment(this.#repeats.shift()!.bytes);
      return;
    }
    this.#drawRow();
    const damage = this.#mess.draw(this.#row);
    if (damage === undefined) this.writer.row(sink, this.#row);
    else this.#writeDamaged(sink, damage);
  }

  #drawRow(): void {
    const random = this.#random;
    const { person, pathway } = this.#row;
    const known = this.#peopleSoFar > 0 && !random.chance(1 / this.#options.pathwaysPerPerson);
    this.#people.draw(known ? random.below(this.#peopleSoFar) : this.#peopleSoFar++, person);
    pathway.index = this.#pathwaysSoFar++;
    drawPathway(pathway, person, { options: this.#options, random, ends: this.#ends });
  }

  #writeDamaged(sink: ByteSink, damage: Damage): void {
    const from = sink.length;
    this.writer.damagedRow(sink, this.#row, damage);
    if (damage.again === "no" || damage.truncated) return;
    const to = sink.length;
    if (damage.again === "conflict") {
      damage.texts.set("treatmentFunction", "X06");
      damage.texts.set("ethnicCategory", "Z");
      this.writer.damagedRow(sink, this.#row, damage);
    }
    const bytes = sink.bytes.subarray(damage.again === "conflict" ? to : from, sink.length);
    this.#repeats.push({ bytes: Buffer.from(bytes), due: this.#pathwaysSoFar + REPEAT_AFTER });
    sink.length = to;
  }
}
