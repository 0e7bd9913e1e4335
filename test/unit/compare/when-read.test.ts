import { describe, expect, it } from "vitest";
import { whenRead } from "../../../src/compare/when-read.ts";

describe("values worked out when they are read", () => {
  it("works out nothing that is not read, and what is read once", () => {
    const made: string[] = [];
    const make = (name: string) => () => {
      made.push(name);
      return name;
    };
    const values = whenRead({ first: make("first"), second: make("second") });
    expect(made).toEqual([]);
    expect([values.second, values.second]).toEqual(["second", "second"]);
    expect(made).toEqual(["second"]);
  });

  it("is to whoever reads all of it an object like any other, in the order given", () => {
    const values = whenRead({ one: () => 1, nothing: () => null, absent: () => undefined });
    expect(Object.keys(values)).toEqual(["one", "nothing", "absent"]);
    expect(JSON.stringify(values)).toBe('{"one":1,"nothing":null}');
    expect({ ...values }).toStrictEqual({ one: 1, nothing: null, absent: undefined });
  });

  it("keeps undefined as a value, without working it out again", () => {
    let times = 0;
    const values = whenRead<{ readonly absent: undefined }>({
      absent: () => {
        times += 1;
        return undefined;
      },
    });
    expect([values.absent, values.absent, times]).toEqual([undefined, undefined, 1]);
  });
});
