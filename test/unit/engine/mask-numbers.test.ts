import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MaskNumbers } from "../../../src/engine/scanner/mask-numbers.ts";

describe("numbers of masks", () => {
  it("are one for each mask, in order of first sight, however many share a place", () => {
    const mask = fc.oneof(fc.nat(7), fc.nat(2 ** 30 - 1), fc.constant(0));
    fc.assert(
      fc.property(fc.array(mask, { maxLength: 2000 }), (masks) => {
        const numbers = new MaskNumbers();
        const found = masks.map((one) => numbers.number(one));
        const inOrder = [...new Set(masks)];
        expect(numbers.inOrder).toEqual(inOrder);
        expect(found).toEqual(masks.map((one) => inOrder.indexOf(one)));
      }),
    );
  });
});
