import { setImmediate as nextTurn } from "node:timers/promises";
import type { CodedChunk } from "../scanner/chunk.ts";
import type { Scanner } from "../scanner/scanner.ts";
import type { FileAccount } from "./file-account.ts";

/** Takes a file's chunks, which the scanner holds in this order from 0 on, through the count on this thread. */
export async function countAlone(
  account: FileAccount,
  scanner: Scanner,
  chunks: AsyncIterable<CodedChunk>,
  counted: (chunk: CodedChunk) => void,
): Promise<void> {
  scanner.ask(account.plan);
  let index = 0;
  for await (const chunk of chunks) {
    // An interrupt is only heard when the event loop turns, which reading on this thread alone never lets it.
    await nextTurn();
    const firstLine = account.enter(chunk);
    const candidates = scanner.judge(index, account.tell(chunk));
    const told = scanner.count(index, account.duplicatesAmong(candidates), firstLine);
    account.tellRows(chunk, firstLine, told);
    counted(chunk);
    index += 1;
  }
  account.add(scanner.number, scanner.finish());
}
