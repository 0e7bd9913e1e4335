import { describe, expect, it } from "vitest";
import {
  FAINT,
  INK,
  LINES,
  LONGER,
  PAPER,
  QUIET_INK,
  SHADES,
  SHORTER,
  UNSURE,
} from "../../../../src/report/charts/palette.ts";

type Triple = readonly [number, number, number];

const channels = (colour: string): Triple => {
  const of = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16) / 255;
  return [of(1), of(3), of(5)];
};
/** sRGB to light: IEC 61966-2-1, with the limit that WCAG 2.2 prints. */
const linear = (colour: string): Triple => {
  const [red, green, blue] = channels(colour).map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return [red ?? 0, green ?? 0, blue ?? 0];
};
const times = (matrix: readonly Triple[], [a, b, c]: Triple): Triple => {
  const [x = 0, y = 0, z = 0] = matrix.map(([p, q, r]) => p * a + q * b + r * c);
  return [x, y, z];
};

/** Relative luminance and contrast ratio of WCAG 2.2. */
const luminance = (colour: string): number => {
  const [red, green, blue] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

/** Whole loss of one kind of cone: Machado, Oliveira and Fernandes, IEEE TVCG 15(6), 2009, table of severity 1.0; on light. */
const VISIONS: Readonly<Record<string, readonly Triple[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** CIE 1976 L*a*b* under D65 (CIE 15:2004). */
const lab = (light: Triple): Triple => {
  const [x, y, z] = times(
    [
      [0.4124564, 0.3575761, 0.1804375],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339, 0.119192, 0.9503041],
    ],
    light,
  );
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
};
/** ΔE*ab: the distance of two colours as somebody sees them; about 2.3 is just noticed. */
const distance = (one: string, other: string, vision: readonly Triple[]): number => {
  const [a, b] = [one, other].map((colour) => lab(times(vision, linear(colour))));
  return Math.hypot(...[0, 1, 2].map((at) => (a?.[at] ?? 0) - (b?.[at] ?? 0)));
};
const pairs = <T>(all: readonly T[]): (readonly [T, T])[] =>
  all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other] as const));

describe("the palette", () => {
  it("computes contrast as WCAG does", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 10);
    // An example of the working group's: the lightest grey that passes for text on white.
    expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  });

  it("prints text at 4.5 : 1 and more", () => {
    for (const ink of [INK, QUIET_INK]) expect(contrast(ink, PAPER), ink).toBeGreaterThanOrEqual(4.5);
    for (const { colour, ink } of SHADES) expect(contrast(ink, colour), colour).toBeGreaterThanOrEqual(4.5);
  });

  it("draws whatever is needed to read a picture at 3 : 1 and more", () => {
    const drawn = [LONGER, SHORTER, UNSURE, FAINT, ...LINES.map(({ colour }) => colour)];
    for (const colour of drawn) expect(contrast(colour, PAPER), colour).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.keys(VISIONS))("keeps longer, shorter and unsure apart with %s vision", (name) => {
    for (const [one, other] of pairs([LONGER, SHORTER, UNSURE])) {
      expect(distance(one, other, VISIONS[name] ?? []), `${one} ${other}`).toBeGreaterThan(20);
    }
  });

  it.each(Object.keys(VISIONS))("keeps lines apart with %s vision, beside their dashes", (name) => {
    for (const [one, other] of pairs(LINES)) {
      expect(
        distance(one.colour, other.colour, VISIONS[name] ?? []),
        `${one.colour} ${other.colour}`,
      ).toBeGreaterThan(10);
    }
    expect(new Set(LINES.map(({ dash }) => dash.join())).size).toBe(LINES.length);
  });

  it("shades from light to dark, so that it reads in black and white", () => {
    const lights = SHADES.map(({ colour }) => luminance(colour));
    expect(lights).toEqual([...lights].sort((a, b) => b - a));
    for (const [index, light] of lights.slice(1).entries()) {
      const before = lights[index] ?? 0;
      expect((before + 0.05) / (light + 0.05)).toBeGreaterThan(1.25);
    }
  });
});
