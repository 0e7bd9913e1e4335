/** What the library numbers as long as the program runs, or dates, is numbered by its place and left without a date. */
import { strFromU8 } from "fflate";
import { zipWithoutTimes } from "../zip-without-times.ts";

/** An archive of the same content for the same document. */
export const sameIds = (document: Uint8Array): Uint8Array =>
  zipWithoutTimes(document, (path, content) => {
    switch (path) {
      case "docProps/core.xml":
        return withoutDates(strFromU8(content));
      case "word/document.xml":
        return withNumberedPictures(strFromU8(content));
      default:
        return content;
    }
  });

const withoutDates = (xml: string): string =>
  xml.replace(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, "");

function withNumberedPictures(xml: string): string {
  let number = 0;
  return xml.replace(/(<wp:docPr\b[^>]*? id=")\d+(")/g, (_, before: string, after: string) => {
    number += 1;
    return `${before}${number}${after}`;
  });
}
