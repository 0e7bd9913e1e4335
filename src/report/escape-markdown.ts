/** Words from a list or a person as Markdown: they open no tag, link, list, quote, code, table or emphasis (GitHub's flavour). */

const SPACE = /[\t\n\v\f\r \u2028\u2029]+/g;
/** What means something wherever it stands: a link needs no bracket where an address is one by itself. */
const SPECIAL = /[\\`*_[\]~|@]|:(?=\/\/)|(?<=\bwww)\.|<(?=[a-z/!?])|&(?=#?\w+;)/gi;
/** What begins a heading, a quote, a list, a rule or the line under a heading; a figure with its sign does not. */
const BEGINS = /^(?:>|[#=+-](?!\d))/;
const BEGINS_NUMBERED = /^(\d{1,9})([.)])(?=\s|$)/;

const NAMED: Readonly<Record<string, string>> = { "<": "&lt;", "&": "&amp;" };

/** One line, whatever it held. */
export const markdownLine = (text: string): string => beginning(markdownCell(text));

/** As within a line: nothing begins here. */
export const markdownCell = (text: string): string =>
  text
    .replace(SPACE, " ")
    .trim()
    .replace(SPECIAL, (character) => NAMED[character] ?? `\\${character}`);

/** A line for each line of a person's words, blank ones left out. */
export const markdownLines = (text: string): string =>
  text
    .split(/\r\n?|\n/)
    .map(markdownLine)
    .filter((line) => line !== "")
    .join("\\\n");

/** Bold; nothing of nothing, which would be a rule. */
export const markdownBold = (text: string): string => {
  const line = markdownCell(text);
  return line === "" ? "" : `**${line}**`;
};

const beginning = (line: string): string => line.replace(BEGINS, "\\$&").replace(BEGINS_NUMBERED, "$1\\$2");
