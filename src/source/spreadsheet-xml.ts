import { SaxesParser } from "saxes";
import { type SpreadsheetArchive, unreadableSpreadsheet } from "./spreadsheet-archive.ts";

export type XmlAttributes = Readonly<Record<string, string>>;

/** What a part's reader does with the XML as it passes. Names come without their namespace prefix. */
export interface XmlReader {
  open?(name: string, attributes: XmlAttributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Reads one XML part, giving control back after every piece so that what was read can be passed on.
 * saxes expands no custom entities, so a document type with an entity bomb has no effect.
 */
export async function* readXml(
  archive: SpreadsheetArchive,
  part: string,
  reader: XmlReader,
): AsyncGenerator<undefined> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on("error", () => {
    throw unreadableSpreadsheet(archive.file, `the part ${part} is not well-formed XML`);
  });
  const { open, text, close } = reader;
  if (open !== undefined) {
    parser.on("opentag", (tag) => open(localName(tag.name), tag.attributes));
  }
  if (text !== undefined) {
    parser.on("text", text);
    parser.on("cdata", text);
  }
  if (close !== undefined) parser.on("closetag", (tag) => close(localName(tag.name)));
  for await (const piece of archive.text(part)) {
    parser.write(piece);
    yield;
  }
  parser.close();
}

/** Reads one XML part to its end. */
export async function readWholeXml(
  archive: SpreadsheetArchive,
  part: string,
  reader: XmlReader,
): Promise<void> {
  for await (const _ of readXml(archive, part, reader));
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/** An attribute that carries no namespace prefix: nearly all of them. */
export const attribute = (attributes: XmlAttributes, name: string): string | undefined => attributes[name];

/** An attribute by its local name: what is `r:id` in most files is `rel:id` in some. */
export function prefixedAttribute(attributes: XmlAttributes, name: string): string | undefined {
  const key = Object.keys(attributes).find((candidate) => localName(candidate) === name);
  return key === undefined ? undefined : attributes[key];
}
