import { inputError, type UserError } from "../../errors.ts";
import { type Advice, type DownloadTrouble, TROUBLES } from "./download-trouble.ts";
import { inMegabytes } from "./megabytes.ts";

/** What the person calls the file, and how to come by it without a download: a full sentence. */
interface Named {
  readonly name: string;
  readonly byHand: string;
}

/** A trouble as the person reads it. `keptBytes` are those that the next run goes on from. Exit 3. */
export function downloadError(
  { code, message }: DownloadTrouble,
  named: Named,
  keptBytes: number,
): UserError {
  return inputError({
    code,
    message: `${named.name} is not downloaded: ${message}`,
    hint: HINTS[TROUBLES[code].advice](named, keptBytes),
  });
}

const HINTS: Readonly<Record<Advice, (named: Named, keptBytes: number) => string>> = {
  "by-hand": ({ byHand }) => byHand,
  again: ({ byHand }, keptBytes) =>
    keptBytes === 0
      ? `Try again later. Or: ${byHand}`
      : `${inMegabytes(keptBytes)} are kept: run the same command again and it goes on from there. Or: ${byHand}`,
  certificate: ({ byHand }) =>
    `If your network reads what is encrypted, name the certificate it uses: NODE_EXTRA_CA_CERTS=FILE. Or: ${byHand}`,
  room: () => "Make room there, or name another folder.",
};
