/** What every printed page says at its foot: how far its figures may travel, and which page of how many it is. */

/** CSS that holds nothing but strings of its own making. */
export function printedPageStyle(rule: string | undefined): string {
  const said = rule === undefined ? "" : `\n  @bottom-left { content: ${cssString(rule)}; }`;
  return `@page {${said}\n  @bottom-right { content: "Page " counter(page) " of " counter(pages); }\n}\n`;
}

/** Every character but the plain ones by its number, so that none can end the string or the style element. */
const cssString = (text: string): string =>
  `"${text.replace(/[^\w .,:;()%–-]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
