/** A file that an earlier run wrote, held beside the findings of this one: what makes them no comparison is refused in words. */
import { inputError, type UserError } from "../errors.ts";
import type { Findings } from "../findings/schema.ts";
import { printable } from "../report/printable.ts";

export interface EarlierFile<Content> {
  readonly path: string;
  /** The flag it was named with, without dashes. */
  readonly flag: string;
  readonly content: Content;
  /** Of the file's bytes. */
  readonly sha256: string;
}

const refused = ({ path }: EarlierFile<unknown>, message: string, hint: string): UserError =>
  inputError({ code: "incomparable-file", message, file: path, hint });

/** Throws an input error where the figures of earlier findings mean something else than those of this run, or are not earlier. */
export function refuseIncomparable(file: EarlierFile<Findings>, now: Findings): void {
  const { flag, content: earlier } = file;
  for (const { name, of, flagToAdd } of PARTS) {
    const [before, after] = [of(earlier), of(now)];
    if (before === after) continue;
    throw refused(
      file,
      `--${flag} is of another analysis: its ${name} is ${printable(before)}, that of this run ${printable(after)}`,
      `Name findings of the same ${name}, or run this one with ${flagToAdd}.`,
    );
  }
  if (earlier.asAt === null || now.asAt === null || earlier.asAt < now.asAt) return;
  throw refused(
    file,
    `--${flag} is not earlier: it is as at ${earlier.asAt}, and this list as at ${now.asAt}`,
    "Name the findings of an earlier list.",
  );
}

const PARTS: readonly {
  readonly name: string;
  readonly of: (findings: Findings) => string;
  /** What would make them alike. */
  readonly flagToAdd: string;
}[] = [
  { name: "standard", of: ({ standard }) => standard.id, flagToAdd: "the --standard of that one" },
  {
    name: "part of the list",
    of: ({ options }) => [...options.where].sort().join(" and ") || "all of it",
    flagToAdd: "the --where of that one",
  },
  {
    name: "ethnic grouping",
    of: ({ options }) => options.ethnicGrouping,
    flagToAdd: "the --ethnic-grouping of that one",
  },
];

/** Throws an input error where earlier findings are under another rule of disclosure control: one cell must not go out under two. */
export function refuseOtherRule(file: EarlierFile<Findings>, now: Findings): void {
  const [before, after] = [file.content.suppression.rule, now.suppression.rule];
  if (before === after) return;
  throw refused(
    file,
    `--${file.flag} was made under the rule ${printable(before)} of disclosure control, and this run is under ${printable(after)}: their figures cannot be compared`,
    `Add --suppress ${printable(before)}, or name that run's findings without disclosure control.`,
  );
}

/** Throws an input error where an order or a simulation was made from other files than this run. */
export function refuseOtherList(
  file: EarlierFile<Pick<Findings, "inputs" | "asAt">>,
  now: Pick<Findings, "inputs" | "asAt">,
): void {
  const { content } = file;
  const hashes = ({ inputs }: Pick<Findings, "inputs">) =>
    inputs
      .map(({ sha256 }) => sha256)
      .sort()
      .join();
  if (content.asAt === now.asAt && hashes(content) === hashes(now)) return;
  const names = content.inputs.map(({ path }) => printable(path)).join(", ");
  throw refused(
    file,
    `--${file.flag} is of another list (${names}, as at ${content.asAt ?? "no date"}) than this run`,
    "Make it again from the files of this run.",
  );
}
