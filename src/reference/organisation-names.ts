import { isTable, type ReferenceSource } from "./reference-table.ts";

/** Names by code; of several tables the last counts. */
export const namesFrom = (sources: readonly ReferenceSource[]): ReadonlyMap<string, string> =>
  new Map(
    sources
      .filter(isTable("organisations"))
      .flatMap(({ table }) => table.codes.map((code, place) => [code, table.names[place]!] as const)),
  );
