import { DOCUMENT_FORMATS } from "../report/documents/document-formats.ts";
import { AVAILABLE_TEMPLATES } from "../report/documents/templates.ts";
import { ANALYSE_FLAGS } from "./analyse-flags.ts";
import type { Flag } from "./flag.ts";

/** How `analyse` prints; a document has its own. */
const OF_PRINTING: readonly string[] = ["all-measures", "format", "out"];

/** All that says how a list is analysed; and the document, which is asked for each time and has no place in a config. */
export const REPORT_FLAGS: readonly Flag[] = [
  ...ANALYSE_FLAGS.filter(({ name }) => !OF_PRINTING.includes(name)),
  {
    name: "template",
    kind: "text",
    value: "T",
    summary: `which document: ${AVAILABLE_TEMPLATES.join(", ")}`,
    configKey: null,
  },
  {
    name: "previous",
    kind: "text",
    value: "FILE",
    summary: "findings (JSON) of an earlier list, to say what changed since",
    configKey: null,
  },
  {
    name: "baseline",
    kind: "text",
    value: "FILE",
    summary: "findings (JSON) of the time that recovery is measured from",
    configKey: null,
  },
  {
    name: "impact",
    kind: "text",
    value: "FILE",
    summary: "what a policy does to whom: JSON of prioritise --impact",
    configKey: null,
  },
  {
    name: "simulation",
    kind: "text",
    value: "FILE",
    summary: "what a policy does in weeks to come: JSON of simulate",
    configKey: null,
  },
  {
    name: "answers",
    kind: "text",
    value: "FILE",
    summary: "your own words for the document (YAML), which survive the next run",
    configKey: null,
  },
  {
    name: "write-answers",
    kind: "text",
    value: "FILE",
    summary: "start such a file, or bring that of --answers up to date; takes no list",
    configKey: null,
  },
  {
    name: "format",
    kind: "text",
    value: "FORMAT",
    choices: DOCUMENT_FORMATS.map(({ id }) => id),
    summary: `${DOCUMENT_FORMATS.map(({ id }) => id).join(", ")}; else the extension of --out gives it`,
    configKey: null,
  },
  {
    name: "out",
    kind: "text",
    value: "FILE",
    summary: "write the document to a file; its extension gives the format",
    configKey: null,
  },
];
