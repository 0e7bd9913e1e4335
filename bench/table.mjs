import { spawnSync } from "node:child_process";
import { cpus, totalmem } from "node:os";

const sorted = (values) => [...values].sort((one, other) => one - other);
export const median = (values) => {
  const inOrder = sorted(values);
  const middle = inOrder.length / 2;
  return inOrder.length % 2 === 1 ? inOrder[Math.floor(middle)] : (inOrder[middle - 1] + inOrder[middle]) / 2;
};

/** Median over rounds of one program's time ÷ another's in the same round: what the machine did meanwhile cancels out. */
export const pairedRatio = (one, other) => median(one.map((seconds, round) => seconds / other[round]));

const versionOf = (module) =>
  spawnSync("python3", ["-c", `import ${module}; print(${module}.__version__)`], {
    encoding: "utf8",
  }).stdout?.trim();

/** One line that names the machine and the programs' versions. */
export function machine(modules) {
  const cores = cpus();
  const versions = modules.map((module) => `${module} ${versionOf(module)}`);
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  return [
    `${cores[0]?.model.trim()}, ${cores.length} cores, ${memory}`,
    `Node ${process.versions.node}`,
    ...versions,
  ].join("; ");
}

const verdict = (value, bar) => (bar === undefined ? "" : `${value <= bar ? "within" : "OVER"} ${bar}`);
const number = (value, digits) => (value === undefined ? "–" : value.toFixed(digits));

/** A measured program as the cells of a row. `ratio` is fairwait ÷ it, or it ÷ its base. */
export const cellsOf = ({ name, seconds, megabytes, ratio, bar, memoryBar }) => [
  name,
  number(median(seconds), 2),
  `${number(Math.min(...seconds), 2)}–${number(Math.max(...seconds), 2)}`,
  megabytes.some((value) => value === undefined) ? "–" : number(Math.max(...megabytes), 0),
  number(ratio, 2),
  [
    ratio === undefined ? "" : verdict(ratio, bar),
    memoryBar === undefined || megabytes[0] === undefined
      ? ""
      : `${verdict(Math.max(...megabytes), memoryBar)} MB`,
  ]
    .filter((text) => text !== "")
    .join(", "),
];

const HEADINGS = ["whole process", "median s", "range s", "peak MB", "ratio", "bar"];

export function markdownTable(rows, headings = HEADINGS) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(headings), "|---|--:|--:|--:|--:|---|", ...rows.map(line)].join("\n");
}

export function plainTable(rows, headings = HEADINGS) {
  const all = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...all.map((cells) => cells[column].length)));
  const padded = (text, column) =>
    column === 0 || column === 5 ? text.padEnd(widths[column]) : text.padStart(widths[column]);
  return all.map((cells) => cells.map(padded).join("  ").trimEnd()).join("\n");
}
