/** Text from a file, made safe to print: control characters could move the cursor or forge a line. */
const CONTROL = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

export const printable = (text: string): string => text.replace(CONTROL, "\ufffd");

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}]/u;
const ZERO_WIDTH = /\p{M}/u;
/** Below U+0300 every character takes one column: no need to look further. */
const ONE_COLUMN_EACH = /^[\u0020-\u02ff]*$/;

/** Columns a text takes on a terminal. */
export function displayWidth(text: string): number {
  if (ONE_COLUMN_EACH.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += ZERO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** Cut to a width with "…"; unchanged when it fits. */
export function shortened(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (displayWidth(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** Lines of at most `width` columns, each indented; a single longer word is cut into pieces. */
export function wrapped(text: string, width: number, indent = ""): string[] {
  const room = Math.max(1, width - displayWidth(indent));
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((part) => pieces(part, room))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (displayWidth(longer) <= room) {
      line = longer;
      continue;
    }
    lines.push(indent + line);
    line = word;
  }
  return [...lines, indent + line];
}

function pieces(word: string, room: number): string[] {
  if (displayWidth(word) <= room) return [word];
  const characters = [...word];
  const perPiece = Math.max(1, Math.floor(room / 2));
  const parts: string[] = [];
  for (let at = 0; at < characters.length; at += perPiece) {
    parts.push(characters.slice(at, at + perPiece).join(""));
  }
  return parts;
}
