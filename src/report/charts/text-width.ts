/**
 * How wide a text is in the letters of pictures, without a screen to measure it on: advance widths of Helvetica in
 * thousandths of the font size (Adobe Core 14 AFM, which Arial and Liberation Sans share), rounded up by class, and a tenth
 * more for the wider letters of a system that has none of these.
 */
const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/[ijlI.,:;|'! ]/u, 278],
  [/[ftr()[\]/\-–·]/u, 340],
  [/[mM%W@]/u, 890],
  [/[A-HJ-LN-VX-Z&w]/u, 723],
  [/[\u0300-\u036f]/u, 0],
  [/[\u1100-\uffff]|[\u{10000}-\u{10ffff}]/u, 1000],
];
const OTHER = 584;
const WIDER = 1.1;

/** In pixels, at a size in pixels. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) {
    width += CLASSES.find(([characters]) => characters.test(character))?.[1] ?? OTHER;
  }
  return (WIDER * width * size) / 1000;
}

/** The text cut to a width with "…"; unchanged when it fits. */
export function cutText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, size) > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
