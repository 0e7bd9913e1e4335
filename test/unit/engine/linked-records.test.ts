import { describe, expect, it } from "vitest";
import { LinkedRecords } from "../../../src/engine/people/linked-records.ts";
import { ListPeople } from "../../../src/engine/people/list-people.ts";
import { IDENTIFIER_WORDS, type PersonRows } from "../../../src/engine/people/person-plan.ts";
import { GrowingIntegers } from "../../../src/engine/scanner/growing-integers.ts";

/** "n1 p2 l3": words that stand for an NHS number, a pseudonym and a local identifier; "bad" for a number that is none. */
function rowsOf(...texts: readonly string[]): PersonRows {
  const stride = IDENTIFIER_WORDS.width;
  const values = new Int32Array(texts.length * stride);
  const kinds = {
    n: [IDENTIFIER_WORDS.nhsNumber, 0x4000_0000],
    p: [IDENTIFIER_WORDS.pseudonym, 0],
    l: [IDENTIFIER_WORDS.local, 0x8000_0000 | 0],
  } as const;
  texts.forEach((text, row) => {
    for (const part of text.split(" ").filter((one) => one !== "")) {
      if (part === "bad") values[row * stride + IDENTIFIER_WORDS.bad] = 1;
      else {
        const [word, second] = kinds[part[0] as keyof typeof kinds];
        values[row * stride + word] = Number(part.slice(1));
        values[row * stride + word + 1] = second;
      }
    }
  });
  return { rows: texts.length, stride, values };
}

function link(list: readonly string[], ...files: readonly (readonly string[])[]) {
  const people = new ListPeople();
  const ofRows = new GrowingIntegers();
  people.add(rowsOf(...list), ofRows);
  const linked = new LinkedRecords(people);
  const kept: number[][] = [];
  for (const file of files) {
    linked.startFile();
    const rows: number[] = [];
    linked.add(rowsOf(...file), (row) => rows.push(row));
    kept.push(rows);
  }
  const { links, files: accounts } = linked.settle();
  const pairs = Array.from({ length: links.persons.length }, (_, index) => [
    [...ofRows.values.subarray(0, ofRows.length)].indexOf(links.persons.values[index] as number),
    links.records.values[index],
    links.kinds.values[index],
  ]);
  return { people: [...ofRows.values.subarray(0, ofRows.length)], pairs, accounts, kept, links };
}

const NHS = 0;
const PSEUDONYM = 1;
const LOCAL = 2;

describe("the people of a list", () => {
  it("are known by the best identifier of each row", () => {
    const { people } = link(["n1 l1", "n1 l2", "p1 l1", "l1", "l1", "", "bad"]);
    expect(people[0]).toBe(people[1]);
    expect(people[3]).toBe(people[4]);
    expect(new Set(people.slice(0, 4)).size).toBe(3);
    expect(people.slice(5)).toEqual([-1, -1]);
  });
});

describe("a link", () => {
  it.each([
    ["is by the NHS number, whatever else differs", ["n1 l1"], ["n1 l9"], [[0, 0, NHS]]],
    ["is by the pseudonym", ["p1 l1"], ["p1"], [[0, 0, PSEUDONYM]]],
    ["is by the local identifier of somebody with an NHS number", ["n1 l1"], ["l1"], [[0, 0, LOCAL]]],
    ["counts once for a person met by two identifiers", ["n1 p1 l1"], ["p1 l1"], [[0, 0, PSEUDONYM]]],
    [
      "goes to each person that shares an identifier",
      ["n1 l1", "l1"],
      ["n1 l1"],
      [
        [0, 0, NHS],
        [1, 0, LOCAL],
      ],
    ],
    ["is none by a local identifier with another number", ["n1 l1"], ["n2 l1"], []],
    ["is none by a local identifier that the file gives to somebody else", ["n1 l1"], ["l1", "n2 l1"], []],
    [
      "holds where the file gives it to the same person",
      ["n1 l1"],
      ["l1", "n1 l1"],
      [
        [0, 0, LOCAL],
        [0, 1, NHS],
      ],
    ],
    ["is none by a local identifier of two people", ["n1 l1", "n2 l1", "l1"], ["l1"], []],
    ["is none by a local identifier of two numbers", ["l1"], ["n1 l1", "n2 l1", "l1"], []],
    ["is none where the list and the file know other numbers by it", ["n1 l1", "l1"], ["n2 l1"], []],
  ])("%s", (_, list, file, expected) => {
    expect(link(list, file).pairs).toEqual(expected);
  });

  it("is settled over all files, whatever their order", () => {
    const [one, other] = [["l1"], ["n2 l1"]];
    expect(link(["n1 l1"], one, other).pairs).toEqual([]);
    expect(link(["n1 l1"], other, one).pairs).toEqual([]);
  });
});

describe("the account of a file", () => {
  it("has every row in one place", () => {
    const { accounts, kept } = link(
      ["n1 l1", "l2"],
      ["n1", "l2", "", "bad", "bad l9", "n9", "n8 l2", "n7 l2"],
      ["l1"],
    );
    expect(accounts).toEqual([
      { rows: 8, unidentified: 1, badNhsNumber: 1, notInList: 2, inDoubt: 3, linked: 1 },
      { rows: 1, unidentified: 0, badNhsNumber: 0, notInList: 0, inDoubt: 0, linked: 1 },
    ]);
    // What may be linked is kept until it is settled.
    expect(kept).toEqual([[0, 1, 6, 7], [0]]);
  });
});
