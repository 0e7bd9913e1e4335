/** HTML that escapes by default: text becomes markup only through here, so that no label of a file can open a tag. */

/** A piece of HTML that is safe as it stands. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Text is escaped, markup is kept, a list is joined, and undefined prints nothing. */
export type Part = string | number | Markup | undefined | readonly Part[];

/** A template whose every `${…}` is escaped unless it is markup already; attribute values must stand in double quotes. */
export const html = (literals: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(literals.map((literal, at) => literal + partText(parts[at])).join(""));

function partText(part: Part): string {
  if (part === undefined) return "";
  if (part instanceof Markup) return part.text;
  if (typeof part === "number") return String(part);
  return typeof part === "string" ? escaped(part) : part.map(partText).join("");
}

/** Markup that this program wrote itself, whole: a stylesheet, a script, a drawing that was taken apart and checked. */
export const trusted = (text: string): Markup => new Markup(text);

/** For text and for attribute values in double quotes, in HTML and in SVG. */
export const escaped = (text: string): string =>
  text.replace(UNPRINTABLE, "\ufffd").replace(SPECIAL, (character) => ENTITIES[character] ?? character);

// biome-ignore lint/suspicious/noControlCharactersInRegex: HTML allows none of them, and a parser may drop or replace them.
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
const SPECIAL = /[&<>"']/g;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
