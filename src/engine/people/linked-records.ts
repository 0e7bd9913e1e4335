import { GrowingIntegers } from "../scanner/growing-integers.ts";
import { NOBODY } from "./identity-numbers.ts";
import { IDENTIFIER_KINDS, type ListPeople, SEVERAL } from "./list-people.ts";
import { IDENTIFIER_WORDS, type PersonRows } from "./person-plan.ts";

/** The link is by the person's own NHS number, and needs nothing else to hold. */
const DIRECT = -1;
const MOST_TARGETS = 5;
/** Rows looked up together: their places are on their way from memory at once. */
const BATCH = 128;
/** Index into IDENTIFIER_KINDS of what direct links rest on. */
const BY_NHS_NUMBER = 0;

/** Where the rows of one file of records ended up: rows = unidentified + badNhsNumber + notInList + inDoubt + linked. */
export interface FileLinks {
  rows: number;
  /** No identifier that can be used. */
  unidentified: number;
  /** Nothing but something that is no valid NHS number. */
  badNhsNumber: number;
  notInList: number;
  /** The identifier is that of several people, or contradicts an NHS number. */
  inDoubt: number;
  linked: number;
}

/**
 * Links records to the people of a list, directly: each by an identifier that it shares with a row of the list. A valid NHS
 * number decides; a pseudonym or local identifier links a record only to people who have no NHS number that contradicts it,
 * and to nobody when it stands for several people in the list or in the files. That is known only when all is read, so
 * whether such links hold is settled at the end, and the order of rows and files cannot matter.
 */
export class LinkedRecords {
  private readonly people: ListPeople;
  private readonly persons = new GrowingIntegers();
  /** Identifier that the link rests on, or DIRECT. */
  private readonly via = new GrowingIntegers();
  /** Number of the linked record among those of all files. */
  private readonly records = new GrowingIntegers();
  /** By identifier: 0 no NHS number seen with it, 1 one (in `nhsWords`), 2 several. */
  private readonly numbersSeen: Uint8Array;
  private readonly nhsWords: Int32Array;
  /** Of the files, one after another: their account, and where their linked records end. */
  private readonly files: { readonly links: FileLinks; recordsUntil: number; localHolds: boolean }[] = [];
  /** Records with a link that may hold. */
  private candidates = 0;
  /** Whom the row in hand may be linked to, and by what: its NHS number, and two by each other identifier at most. */
  private targets = 0;
  private readonly targetPersons = new Int32Array(MOST_TARGETS);
  private readonly targetVia = new Int32Array(MOST_TARGETS);

  constructor(people: ListPeople) {
    this.people = people;
    this.numbersSeen = new Uint8Array(people.size);
    this.nhsWords = new Int32Array(people.size * 2);
  }

  /** The account of the next file, filled in as its rows are added. */
  startFile(): void {
    const links = { rows: 0, unidentified: 0, badNhsNumber: 0, notInList: 0, inDoubt: 0, linked: 0 };
    this.files.push({ links, recordsUntil: this.candidates, localHolds: true });
  }

  /** The local identifiers of the file in hand are of several organisations, and nobody says which: they link nobody. */
  distrustLocal(): void {
    const file = this.files.at(-1);
    if (file !== undefined) file.localHolds = false;
  }

  /** Links the rows of a stretch; `keep` is told, in order, each row whose texts are wanted. */
  add(rows: PersonRows, keep: (row: number) => void): void {
    const file = this.files.at(-1);
    if (file === undefined) throw new Error("rows are added before their file is started");
    const { links } = file;
    const { stride, values } = rows;
    for (let from = 0; from < rows.rows; from += BATCH) {
      const until = Math.min(from + BATCH, rows.rows);
      this.people.fetch(rows, from, until);
      for (let row = from; row < until; row += 1) {
        const place = this.placeOf(values, row * stride);
        if (place !== "candidate") {
          links[place] += 1;
          continue;
        }
        for (let target = 0; target < this.targets; target += 1) {
          this.persons.push(this.targetPersons[target] as number);
          this.via.push(this.targetVia[target] as number);
          this.records.push(this.candidates);
        }
        this.candidates += 1;
        keep(row);
      }
    }
    links.rows += rows.rows;
    file.recordsUntil = this.candidates;
  }

  /** Finds whom a row may be linked to: the targets. */
  private placeOf(values: Int32Array, at: number): keyof Omit<FileLinks, "rows" | "linked"> | "candidate" {
    const { people } = this;
    this.targets = 0;
    const first = values[at] as number;
    const second = values[at + 1] as number;
    const hasNhsNumber = second !== 0;
    const nhs = people.identity(first, second);
    if (nhs !== NOBODY) this.target(nhs, DIRECT);
    let isIdentified = hasNhsNumber;
    let isMet = false;
    for (let word = IDENTIFIER_WORDS.pseudonym; word <= IDENTIFIER_WORDS.local; word += 2) {
      const one = values[at + word] as number;
      if (one === 0) continue;
      isIdentified = true;
      const identity = people.identity(one, values[at + word + 1] as number);
      if (identity === NOBODY) continue;
      isMet = true;
      if (hasNhsNumber) this.noteNumber(identity, first, second);
      this.addTargets(identity);
    }
    if (this.targets > 0) return "candidate";
    if (isMet) return "inDoubt";
    if (isIdentified) return "notInList";
    return values[at + IDENTIFIER_WORDS.bad] === 1 ? "badNhsNumber" : "unidentified";
  }

  private addTargets(identity: number): void {
    const { people } = this;
    const owner = people.ownerOf(identity);
    if (owner === SEVERAL) return;
    if (people.isPerson(identity)) this.target(identity, identity);
    if (owner !== NOBODY) this.target(owner, identity);
  }

  /** A record counts once for a person, however many identifiers they share. */
  private target(person: number, via: number): void {
    for (let index = 0; index < this.targets; index += 1) if (this.targetPersons[index] === person) return;
    this.targetPersons[this.targets] = person;
    this.targetVia[this.targets] = via;
    this.targets += 1;
  }

  private noteNumber(identity: number, first: number, second: number): void {
    const { numbersSeen, nhsWords } = this;
    const at = identity * 2;
    if (numbersSeen[identity] === 0) {
      numbersSeen[identity] = 1;
      nhsWords[at] = first;
      nhsWords[at + 1] = second;
    } else if (nhsWords[at] !== first || nhsWords[at + 1] !== second) numbersSeen[identity] = 2;
  }

  /** The links that hold, when all files are read, file by file in order, and the account of each file. */
  settle(): { readonly links: SettledLinks; readonly files: readonly FileLinks[] } {
    const persons = new GrowingIntegers();
    const records = new GrowingIntegers();
    const kinds = new GrowingIntegers();
    const holds = new Uint8Array(this.candidates);
    const doubtful = new Uint8Array(this.people.size);
    let file = 0;
    for (let link = 0; link < this.persons.length; link += 1) {
      const person = this.persons.values[link] as number;
      const via = this.via.values[link] as number;
      const record = this.records.values[link] as number;
      while (record >= (this.files[file]?.recordsUntil ?? Number.POSITIVE_INFINITY)) file += 1;
      if (via !== DIRECT && !this.mayHold(person, via, this.files[file]?.localHolds === true)) {
        doubtful[person] = 1;
        continue;
      }
      holds[record] = 1;
      persons.push(person);
      records.push(record);
      kinds.push(via === DIRECT ? BY_NHS_NUMBER : this.people.kindOf(via));
    }
    let record = 0;
    const files = this.files.map(({ links, recordsUntil }) => {
      const settled = { ...links };
      for (; record < recordsUntil; record += 1) {
        if (holds[record] === 1) settled.linked += 1;
        else settled.inDoubt += 1;
      }
      return settled;
    });
    const recordEnds = this.files.map(({ recordsUntil }) => recordsUntil);
    return { links: { persons, records, kinds, recordEnds, doubtful }, files };
  }

  /** False when the files give the identifier to somebody with another NHS number, or to several people. */
  private mayHold(person: number, via: number, localHolds: boolean): boolean {
    const { numbersSeen, nhsWords, people } = this;
    if (!localHolds && IDENTIFIER_KINDS[people.kindOf(via)] === "local-patient-id") return false;
    if (numbersSeen[via] !== 1) return numbersSeen[via] === 0;
    const numbered = [person, people.ownerOf(via)].find((one) => one !== NOBODY && people.hasNhsNumber(one));
    if (numbered === undefined) return true;
    return people.identity(nhsWords[via * 2] as number, nhsWords[via * 2 + 1] as number) === numbered;
  }
}

/** Links that hold, in the order of the files; parallel arrays. */
export interface SettledLinks {
  readonly persons: GrowingIntegers;
  /** Numbers of linked records, as they were kept. */
  readonly records: GrowingIntegers;
  /** Index into IDENTIFIER_KINDS of what each rests on. */
  readonly kinds: GrowingIntegers;
  /** Per file, where its records end. */
  readonly recordEnds: readonly number[];
  /** By person: 1 where a link did not hold. */
  readonly doubtful: Uint8Array;
}
