import { Command as CommanderCommand, CommanderError, Option } from "commander";
import { type UserError, usageError } from "../errors.ts";
import { VERSION } from "../version.ts";
import { analyseCommand } from "./analyse.ts";
import { checkCommand } from "./check.ts";
import type { Command, Typed } from "./command.ts";
import { explainCommand } from "./explain.ts";
import { COMMON_FLAGS, camelCase, type Flag, flagSyntax } from "./flag.ts";
import { generateCommand } from "./generate.ts";
import { inspectCommand } from "./inspect.ts";
import { type Io, printWidth } from "./io.ts";
import { prioritiseCommand } from "./prioritise.ts";
import { referenceCommand } from "./reference.ts";
import { reportCommand } from "./report.ts";
import { schemaCommand } from "./schema.ts";
import { simulateCommand } from "./simulate.ts";

/** In the order of help. */
export const COMMANDS: readonly Command[] = [
  analyseCommand,
  inspectCommand,
  explainCommand,
  prioritiseCommand,
  simulateCommand,
  reportCommand,
  checkCommand,
  generateCommand,
  referenceCommand,
  schemaCommand,
];

const DESCRIPTION = "Who waits longer, by how much, and how sure that is: equity in NHS waiting lists.";
const AFTER_HELP = `
Results go to stdout or --out; notes, progress and errors to stderr.
Exit codes: 0 done, 1 a gate of check failed, 2 wrong usage or config, 3 the input cannot be used,
4 a defect of fairwait, 130 interrupted.`;

export interface Arguments {
  readonly command: Command;
  readonly operands: readonly string[];
  readonly typed: Typed;
}

/** What was typed; undefined when it asked for help or the version, which has then been printed. */
export function readArguments(args: readonly string[], io: Io): Arguments | undefined {
  let read: Arguments | undefined;
  // Options are made for the command that is named: the others' would be a third of the time --help takes.
  const isNamed = ({ name }: Command) => args.includes(name);
  const program = makeProgram(io);
  for (const command of COMMANDS) {
    const subcommand = addCommand(program, command);
    if (!isNamed(command)) continue;
    addFlags(subcommand, command, (found) => {
      read = found;
    });
  }
  if (args.length === 0) {
    program.outputHelp({ error: true });
    throw usageError({ code: "missing-command", message: "no command is named" });
  }
  try {
    program.parse([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw wrongUsage(error);
  }
  return read;
}

function makeProgram(io: Io): CommanderCommand {
  return new CommanderCommand("fairwait")
    .description(DESCRIPTION)
    .version(VERSION, "--version", "print the version")
    .helpOption("-h, --help", "show help; also after a command")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => printWidth(io),
      // Said once, in the form --error-format asks for, where all errors end.
      outputError: () => {},
    })
    .addHelpText("after", AFTER_HELP);
}

function addCommand(program: CommanderCommand, { name, summary, operand }: Command): CommanderCommand {
  const subcommand = program.command(name).description(summary);
  return operand === undefined ? subcommand : subcommand.argument(operand.syntax, operand.summary);
}

function addFlags(subcommand: CommanderCommand, command: Command, found: (read: Arguments) => void): void {
  const flags = [...command.flags, ...COMMON_FLAGS];
  for (const flag of flags) subcommand.addOption(commanderOption(flag));
  subcommand.addHelpText(
    "after",
    ["", "Examples:", ...command.examples.map((line) => `  ${line}`)].join("\n"),
  );
  subcommand.action(() =>
    found({ command, operands: subcommand.args, typed: typedFlags(flags, subcommand.opts()) }),
  );
}

function commanderOption(flag: Flag): Option {
  const option = new Option(flagSyntax(flag), flag.summary);
  if (flag.kind === "switch") return option;
  return option.argParser((value: string, earlier: readonly string[] | string | undefined) => {
    if (flag.kind === "repeat" || flag.kind === "map") return [...(earlier ?? []), value];
    if (flag.choices?.includes(value) === false) {
      const message = `--${flag.name} takes ${flag.choices.join(" or ")}`;
      throw usageError({ code: "invalid-option", message });
    }
    if (earlier === undefined) return value;
    throw usageError({
      code: "option-given-twice",
      message: `--${flag.name} is given twice`,
      hint: flag.kind === "list" ? "Separate its items by commas." : "Give it once.",
    });
  });
}

/** commander names `--no-color` the value false of `color`; here a flag is what its name says. */
function typedFlags(flags: readonly Flag[], options: Readonly<Record<string, unknown>>): Typed {
  const typed: Record<string, Typed[string]> = {};
  for (const { name } of flags) {
    const value = name.startsWith("no-")
      ? options[camelCase(name.slice("no-".length))] === false
      : options[camelCase(name)];
    if (value === true || typeof value === "string" || Array.isArray(value)) typed[name] = value;
  }
  return typed;
}

/** `error: unknown option '--asat'\n(Did you mean --as-at?)` → message and hint. */
function wrongUsage(error: CommanderError): UserError {
  const [first = "", ...rest] = error.message.split("\n");
  const suggestion = /^\((.*)\)$/.exec(rest.join(" ").trim())?.[1];
  return usageError({
    code: camelToKebab(error.code.replace(/^commander\./, "")),
    message: first.replace(/^error: /, ""),
    hint: suggestion ?? "See fairwait --help.",
  });
}

const camelToKebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
