import { finish } from "../scanner/byte-hash.ts";
import { IDENTIFIER_WORDS, localWord, type PersonRows } from "./person-plan.ts";

/** Nobody says which organisation gave a local identifier: it identifies nobody. */
export const NO_ISSUER = -1;

/** Makes the local identifiers of the rows those of the organisation that gave them: a number, or `NO_ISSUER`. */
export function issueLocalIdentifiers(
  { rows, stride, values }: PersonRows,
  issuerOf: (row: number) => number,
): void {
  for (let row = 0; row < rows; row += 1) {
    const first = row * stride + IDENTIFIER_WORDS.local;
    const second = first + 1;
    if (values[first] === 0 && values[second] === 0) continue;
    const issuer = issuerOf(row);
    const isIssued = issuer !== NO_ISSUER;
    values[first] = isIssued ? finish((values[first] as number) ^ Math.imul(issuer, 0x9e3779b1)) | 1 : 0;
    values[second] = isIssued ? localWord((values[second] as number) + Math.imul(issuer, 0x85ebca6b)) : 0;
  }
}
