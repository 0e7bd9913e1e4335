/** Gates as JUnit XML, the form in which CI servers show tests: a test case for each gate, a failure for each that fails. */
import type { CheckFindings, GateResult } from "../findings/check-schema.ts";
import { gateMessage, gateName } from "./check-words.ts";

/** Ends in a line feed. No times: the same list gives the same bytes. */
export function renderJunit({ gates, standard }: CheckFindings): string {
  const failures = gates.filter(({ outcome }) => outcome !== "pass").length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="fairwait check" tests="${gates.length}" failures="${failures}" errors="0">`,
    `  <testsuite name="fairwait check" tests="${gates.length}" failures="${failures}" errors="0" skipped="0">`,
    ...gates.flatMap((gate) => testCase(gate, standard)),
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function testCase(gate: GateResult, standard: CheckFindings["standard"]): string[] {
  const group = gate.name === null || gate.groupLabel === null ? "" : `: ${gate.groupLabel}`;
  const open = `    <testcase classname="fairwait.${gate.check}" name="${escaped(gateName(gate, standard) + group)}"`;
  const message = escaped(gateMessage(gate));
  if (gate.outcome === "pass")
    return [`${open}>`, `      <system-out>${message}</system-out>`, "    </testcase>"];
  return [`${open}>`, `      <failure type="${gate.outcome}" message="${message}"/>`, "    </testcase>"];
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};
/** Characters that XML 1.0 has no way to write, escaped or not. */
const NOT_IN_XML = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;

const escaped = (text: string): string =>
  text
    .replace(NOT_IN_XML, "\ufffd")
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
