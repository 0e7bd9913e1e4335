import { GrowingIntegers } from "../scanner/growing-integers.ts";
import { IdentityNumbers, NOBODY } from "./identity-numbers.ts";
import { IDENTIFIER_WORDS, type PersonRows } from "./person-plan.ts";

/** The identifiers a person may be known by, best first. */
export const IDENTIFIER_KINDS = ["nhs-number", "nhs-number-pseudonym", "local-patient-id"] as const;

const KINDS = [
  { word: IDENTIFIER_WORDS.nhsNumber, kind: 0 },
  { word: IDENTIFIER_WORDS.pseudonym, kind: 1 },
  { word: IDENTIFIER_WORDS.local, kind: 2 },
] as const;

/** Several people of the list have this identifier. */
export const SEVERAL = -2;

/** The lowest bits of an identifier's facts; its owner is above them. */
const KIND = 3;
const BEST = 4;
const OWNER_FROM = 3;
const factsOf = (owner: number): number => (owner - SEVERAL) << OWNER_FROM;

/**
 * The people of a list, each known by the best identifier of a row, as the ledger counts them: a valid NHS number, else a
 * pseudonym, else the local identifier. A person's number is that of the identifier; identifiers that only go with a better
 * one are numbered too, and say whose they are.
 */
export class ListPeople {
  private readonly identities: IdentityNumbers;
  /**
   * By identifier, in one integer, since they are looked up together: what kind it is of, whether it is the best of some row,
   * and the person it stands for in rows that have a better one (`NOBODY` or `SEVERAL` among them).
   */
  private readonly facts = new GrowingIntegers();

  /** Room is made for so many identifiers at once; more may come. */
  constructor(expected = 0) {
    this.identities = new IdentityNumbers(expected);
  }

  /** Identifiers numbered so far: every person's number is below. */
  get size(): number {
    return this.identities.size;
  }

  /** Takes in the rows of a stretch: appends the person of each to `people`, `NOBODY` where none is identified. */
  add({ rows, stride, values }: PersonRows, people: GrowingIntegers): void {
    for (let row = 0; row < rows; row += 1) people.push(this.addRow(values, row * stride));
  }

  /** Touches what is known of the identifiers of rows `from … until`, before they are looked up. */
  fetch({ stride, values }: PersonRows, from: number, until: number): number {
    let touched = 0;
    for (let row = from; row < until; row += 1) {
      const at = row * stride;
      touched ^= this.identities.fetch(values[at + IDENTIFIER_WORDS.nhsNumber] as number);
      touched ^= this.identities.fetch(values[at + IDENTIFIER_WORDS.local] as number);
    }
    return touched;
  }

  private addRow(values: Int32Array, at: number): number {
    let person = NOBODY;
    for (const { word, kind } of KINDS) {
      const identity = this.identities.number(values[at + word] as number, values[at + word + 1] as number);
      if (identity === NOBODY) continue;
      if (identity === this.facts.length) this.facts.push(factsOf(NOBODY) | kind);
      if (person === NOBODY) {
        person = identity;
        this.facts.values[identity] = (this.facts.values[identity] as number) | BEST;
      } else this.own(identity, person);
    }
    return person;
  }

  private own(identity: number, person: number): void {
    const { values } = this.facts;
    const owner = this.ownerOf(identity);
    if (owner === person) return;
    const now = owner === NOBODY ? person : SEVERAL;
    values[identity] = factsOf(now) | ((values[identity] as number) & (BEST | KIND));
  }

  /** The identifier with these words, where the list has it. */
  identity(first: number, second: number): number {
    return this.identities.numberIfMet(first, second);
  }

  isPerson(identity: number): boolean {
    return ((this.facts.values[identity] as number) & BEST) !== 0;
  }

  ownerOf(identity: number): number {
    return ((this.facts.values[identity] as number) >> OWNER_FROM) + SEVERAL;
  }

  /** Index into IDENTIFIER_KINDS. */
  kindOf(identity: number): number {
    return (this.facts.values[identity] as number) & KIND;
  }

  hasNhsNumber(person: number): boolean {
    return ((this.facts.values[person] as number) & KIND) === 0;
  }
}
