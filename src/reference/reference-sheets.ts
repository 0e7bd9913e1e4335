/** Loaded only for spreadsheets: most reference files are text. */
const spreadsheetReader = () => import("../source/spreadsheet.ts");

export const sheetsOf = async (path: string): Promise<string[]> =>
  (await spreadsheetReader()).sheetNames(path);

/** A worksheet as CSV, in pieces. */
export async function* sheetPieces(path: string, sheet: string | undefined): AsyncGenerator<Uint8Array> {
  yield* (await spreadsheetReader()).spreadsheetAsCsv(path, { sheet });
}
