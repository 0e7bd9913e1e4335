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

/**
 * The people of a list, each known by the best identifier of a row, as the ledger counts them: a valid NHS number, else a
 * pseudonym, else the local identifier. A person's number is that of the identifier; identifiers that only go with a better
 * one are numbered too, and say whose they are.
 */
export class ListPeople {
  private readonly identities = new IdentityNumbers();
  /** By identifier: what kind it is of. */
  private readonly kinds = new GrowingIntegers();
  /** By identifier: 1 when it is the best of some row. */
  private readonly best = new GrowingIntegers();
  /** By identifier: the person it stands for in rows that have a better one; `NOBODY` or `SEVERAL`. */
  private readonly owners = new GrowingIntegers();

  /** Identifiers numbered so far: every person's number is below. */
  get size(): number {
    return this.identities.size;
  }

  /** Takes in the rows of a stretch: appends the person of each to `people`, `NOBODY` where none is identified. */
  add({ rows, stride, values }: PersonRows, people: GrowingIntegers): void {
    for (let row = 0; row < rows; row += 1) people.push(this.addRow(values, row * stride));
  }

  private addRow(values: Int32Array, at: number): number {
    let person = NOBODY;
    for (const { word, kind } of KINDS) {
      const identity = this.identities.number(values[at + word] as number, values[at + word + 1] as number);
      if (identity === NOBODY) continue;
      if (identity === this.kinds.length) {
        this.kinds.push(kind);
        this.best.push(0);
        this.owners.push(NOBODY);
      }
      if (person === NOBODY) {
        person = identity;
        this.best.values[identity] = 1;
      } else this.own(identity, person);
    }
    return person;
  }

  private own(identity: number, person: number): void {
    const { values } = this.owners;
    if (values[identity] === NOBODY) values[identity] = person;
    else if (values[identity] !== person) values[identity] = SEVERAL;
  }

  /** The identifier with these words, where the list has it. */
  identity(first: number, second: number): number {
    return this.identities.numberIfMet(first, second);
  }

  isPerson(identity: number): boolean {
    return this.best.values[identity] === 1;
  }

  ownerOf(identity: number): number {
    return this.owners.values[identity] as number;
  }

  /** Index into IDENTIFIER_KINDS. */
  kindOf(identity: number): number {
    return this.kinds.values[identity] as number;
  }

  hasNhsNumber(person: number): boolean {
    return this.kinds.values[person] === 0;
  }
}
