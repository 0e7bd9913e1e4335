/** Findings of an earlier run, held beside those of this one: what makes them no comparison is refused in words. */
import { inputError } from "../errors.ts";
import type { Findings } from "../findings/schema.ts";
import { printable } from "../report/printable.ts";

/** An earlier findings file, as read. */
export interface EarlierFile {
  readonly path: string;
  /** The flag it was named with. */
  readonly flag: "previous" | "baseline";
  readonly findings: Findings;
}

/** Throws an input error where the figures of the two mean different things. */
export function refuseIncomparable({ path, flag, findings: earlier }: EarlierFile, now: Findings): void {
  const difference = PARTS.map((part) => ({
    ...part,
    texts: [part.of(earlier), part.of(now)] as const,
  })).find(({ texts: [before, after] }) => before !== after);
  const refused = (message: string, hint: string) =>
    inputError({ code: "incomparable-findings", message, file: path, hint });
  if (difference !== undefined) {
    const { name, texts, flagToAdd } = difference;
    throw refused(
      `--${flag} is of another analysis: its ${name} is ${printable(texts[0])}, that of this run is ${printable(texts[1])}`,
      `Name findings of the same ${name}, or run this one with ${flagToAdd}.`,
    );
  }
  if (earlier.asAt === null || now.asAt === null || earlier.asAt < now.asAt) return;
  throw refused(
    `--${flag} is not earlier: it is as at ${earlier.asAt}, and this list as at ${now.asAt}`,
    "Name the findings of an earlier list.",
  );
}

const PARTS: readonly {
  readonly name: string;
  readonly of: (findings: Findings) => string;
  /** Which flag would make them alike. */
  readonly flagToAdd: string;
}[] = [
  { name: "standard", of: ({ standard }) => standard.id, flagToAdd: "the --standard of that one" },
  {
    name: "part of the list (--where)",
    of: ({ options }) => [...options.where].sort().join(" and ") || "all rows",
    flagToAdd: "the --where of that one",
  },
  {
    name: "ethnic grouping",
    of: ({ options }) => options.ethnicGrouping,
    flagToAdd: "the --ethnic-grouping of that one",
  },
];
