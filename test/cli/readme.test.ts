import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ANALYSE_FLAGS } from "../../src/cli/analyse-flags.ts";
import { CHECK_FLAGS } from "../../src/cli/check-flags.ts";
import { COMMON_FLAGS, configKeyOf, type Flag, flagSyntax } from "../../src/cli/flag.ts";
import { GENERATE_FLAGS } from "../../src/cli/generate-flags.ts";
import { INSPECT_FLAGS } from "../../src/cli/inspect-flags.ts";
import { LIST_FLAGS } from "../../src/cli/list-flags.ts";
import { PRIORITISE_FLAGS } from "../../src/cli/prioritise-flags.ts";
import { REFERENCE_FLAGS } from "../../src/cli/reference-flags.ts";
import { REPORT_FLAGS } from "../../src/cli/report-flags.ts";
import { SIMULATE_FLAGS } from "../../src/cli/simulate-flags.ts";
import { fairwait, REPOSITORY } from "./run-fairwait.ts";

/**
 * What the README shows is what the program does: commands in console blocks after `<!-- run -->` are run and their
 * output compared (`head=N`: its first N lines), and tables of flags are made from the flags. With UPDATE_README=1
 * both are written instead.
 */
const README = join(REPOSITORY, "README.md");
const isUpdate = process.env["UPDATE_README"] === "1";

const listFlagNames: readonly string[] = LIST_FLAGS.map(({ name }) => name);
const TABLES: Readonly<Record<string, readonly Flag[]>> = {
  analyse: ANALYSE_FLAGS,
  inspect: INSPECT_FLAGS.filter(({ name }) => !listFlagNames.includes(name)),
  prioritise: PRIORITISE_FLAGS.filter(({ name }) => !listFlagNames.includes(name)),
  simulate: SIMULATE_FLAGS.filter(({ name }) => !listFlagNames.includes(name)),
  // Those of analyse are in its own table; `format` and `out` are a report's own.
  report: REPORT_FLAGS.filter(({ name, configKey }) => configKey === null && name !== "config"),
  check: CHECK_FLAGS.filter(({ name }) => !ANALYSE_FLAGS.some((flag) => flag.name === name)),
  reference: REFERENCE_FLAGS,
  generate: GENERATE_FLAGS,
  common: COMMON_FLAGS,
};

const RUN_BLOCK =
  /<!-- run(?: head=(\d+))?(?: exit=(\d+))? -->\n```console\n\$ fairwait ([^\n]*)\n([\s\S]*?)```/g;
const FLAG_TABLE = /<!-- flags (\w+) -->\n([\s\S]*?)<!-- \/flags -->/g;

function shownOutput(command: string, head: string | undefined, exit: string | undefined): string {
  const { stdout, exitCode } = fairwait(command.split(" ").map((word) => word.replace(/^'(.*)'$/, "$1")));
  expect(exitCode, command).toBe(Number(exit ?? 0));
  const lines = stdout.trimEnd().split("\n");
  const shown = head === undefined ? lines : lines.slice(0, Number(head));
  const isCut = shown.length < lines.length;
  return `${[...shown, ...(isCut ? ["…"] : [])].map((line) => line.trimEnd()).join("\n")}\n`;
}

function flagTable(flags: readonly Flag[]): string {
  const hasKeys = flags.some((flag) => flag.configKey !== null) && flags === TABLES["analyse"];
  const escaped = (text: string) => text.replaceAll("|", "\\|");
  const rows = flags.map((flag) => {
    const cells = [`\`${escaped(flagSyntax(flag))}\``, escaped(flag.summary)];
    if (hasKeys) cells.push(configKeyOf(flag) === undefined ? "" : `\`${configKeyOf(flag)}\``);
    return `| ${cells.join(" | ")} |`;
  });
  const head = hasKeys ? ["| flag | | in a config |", "|---|---|---|"] : ["| flag | |", "|---|---|"];
  return `${[...head, ...rows].join("\n")}\n`;
}

describe("the README", () => {
  const text = readFileSync(README, "utf8");

  if (isUpdate) {
    test("is brought up to date", () => {
      const updated = text
        .replace(
          FLAG_TABLE,
          (_, name: string) => `<!-- flags ${name} -->\n${flagTable(TABLES[name] ?? [])}<!-- /flags -->`,
        )
        .replace(
          RUN_BLOCK,
          (_, head: string | undefined, exit: string | undefined, command: string) =>
            `<!-- run${head === undefined ? "" : ` head=${head}`}${exit === undefined ? "" : ` exit=${exit}`} -->\n\`\`\`console\n$ fairwait ${command}\n${shownOutput(command, head, exit)}\`\`\``,
        );
      writeFileSync(README, updated);
    });
    return;
  }

  test("has a table of the flags of every command", () => {
    expect([...text.matchAll(FLAG_TABLE)].map(([, name]) => name)).toEqual(Object.keys(TABLES));
  });

  test.each([...text.matchAll(FLAG_TABLE)].map(([, name, table]) => ({ name, table })))(
    "documents every flag: $name",
    ({ name, table }) => {
      expect(table).toBe(flagTable(TABLES[name ?? ""] ?? []));
    },
  );

  test.each(
    [...text.matchAll(RUN_BLOCK)].map(([, head, exit, command, shown]) => ({ head, exit, command, shown })),
  )("shows what `fairwait $command` prints", ({ head, exit, command, shown }) => {
    expect(shown).toBe(shownOutput(command ?? "", head, exit));
  });

  test("names the commands that package.json has", () => {
    const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8"));
    const main = /npm start` runs this:\n[\s\S]*?\$ fairwait ([^\n]*)/.exec(text)?.[1];
    expect(scripts.start).toBe(`node bin/fairwait.js ${main}`);
    for (const [, name] of text.matchAll(/npm run ([\w-]+)/g)) expect(Object.keys(scripts)).toContain(name);
  });
});
