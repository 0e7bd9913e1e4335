import { lsoaCode } from "./area-code.ts";
import type { AreaGeography } from "./area-geography.ts";
import type { NamedAreaLevel } from "./population-layout.ts";
import type { PopulationReference } from "./population-reference.ts";
import type { AreaMembership, PopulationFiles } from "./population-table.ts";
import { isTable, type ReferenceSource } from "./reference-table.ts";

/** Tables and look-ups of the store as a run with `--population` has them from files. */
export function populationFilesFrom(sources: readonly ReferenceSource[]): PopulationFiles {
  const populations = bestOfEachKind(sources.filter(isTable("population")));
  const lookups = sources.filter(isTable("geography"));
  return {
    tables: populations.map(({ table }) => table.residents),
    memberships: [
      ...populations.flatMap(({ table }) => table.memberships),
      ...lookups.flatMap(({ table, file }) => membershipsOf(table, file)),
    ],
    references: populations.map(({ table, sha256, rows }) => ({
      kind: "population",
      name: table.residents.name,
      sha256,
      rows,
    })),
    notes: populations.flatMap(({ notes }) => notes),
  };
}

type Population = ReferenceSource<PopulationReference>;

/** Of the tables that count residents by the same thing those of the smallest areas and the latest census. */
function bestOfEachKind(populations: readonly Population[]): Population[] {
  const serving = (kind: string) => populations.filter(({ table }) => kindsOf(table).has(kind));
  const best = new Set(
    KINDS.flatMap((kind) => {
      const [first, ...others] = serving(kind);
      return first === undefined
        ? []
        : [others.reduce((one, other) => (preference(other) > preference(one) ? other : one), first)];
    }),
  );
  return populations.filter((source) => best.has(source));
}

const KINDS = ["ethnicity", "age", "sex"] as const;

function kindsOf({ residents }: PopulationReference): ReadonlySet<string> {
  return new Set(
    residents.groups.flatMap((group) => {
      if (group.kind === "uncompared") return [];
      if (group.kind === "age") return group.sex === undefined ? ["age"] : ["age", "sex"];
      return group.kind === "sex" ? ["sex"] : ["ethnicity"];
    }),
  );
}

const preference = ({ table: { residents } }: Population): number =>
  (residents.level === "lsoa" ? 10_000 : 0) + (residents.vintage ?? 0);

const CATCHMENTS: readonly string[] = ["icb", "local-authority"] satisfies NamedAreaLevel[];

const isCatchment = (geography: string): geography is NamedAreaLevel => CATCHMENTS.includes(geography);

function membershipsOf({ vintage, layers }: AreaGeography, file: string): AreaMembership[] {
  return layers.flatMap(({ geography, codes, keys, areas }) => {
    if (vintage === undefined || !isCatchment(geography)) return [];
    const lsoas = new Map<string, string[]>(codes.map((code) => [code, []]));
    keys.forEach((key, index) => {
      lsoas.get(codes[areas[index]!]!)!.push(lsoaCode(key));
    });
    return [{ file, level: geography, vintage, lsoas }];
  });
}
