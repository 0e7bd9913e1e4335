import type { Flag } from "./flag.ts";
import { GROUPING_FLAGS, LIST_FLAGS } from "./list-flags.ts";

const POLICY_FLAG = {
  name: "policy",
  kind: "text",
  value: "FILE",
  summary: "the policy (YAML); prioritise --example prints one to start from",
  configKey: null,
} as const satisfies Flag;

export const PRIORITISE_FLAGS = [
  ...LIST_FLAGS,
  POLICY_FLAG,
  {
    name: "by",
    kind: "text",
    value: "DIM",
    choices: ["specialty", "treatment-function", "provider", "site"],
    summary: "an order of its own for each specialty, treatment-function, provider or site",
    configKey: null,
  },
  {
    name: "top",
    kind: "number",
    value: "N",
    summary:
      "only the first N of each list; the impact looks at who they are (default all, 20 on a terminal)",
    configKey: null,
  },
  {
    name: "capacity",
    kind: "text",
    value: "N/week",
    summary: "people treated or contacted a week, to tell places in weeks; else estimated from the list",
    configKey: null,
  },
  ...GROUPING_FLAGS,
  {
    name: "adjust",
    kind: "list",
    value: "LIST",
    summary: "what the gaps that evidence rests on are adjusted for; default specialty",
  },
  {
    name: "evidence",
    kind: "switch",
    summary: "print the adjusted gap of every group, with its interval: what a policy may rest on",
    configKey: null,
  },
  {
    name: "example",
    kind: "switch",
    summary: "print an example policy to start from",
    configKey: null,
  },
  {
    name: "pseudonymise",
    kind: "switch",
    summary: "replace identifiers by a keyed code (HMAC-SHA-256); needs --key-file",
    configKey: null,
  },
  {
    name: "key-file",
    kind: "text",
    value: "FILE",
    summary: "the key of --pseudonymise: any secret file of at least 32 bytes; the same key, the same codes",
    configKey: null,
  },
  {
    name: "impact",
    kind: "text",
    value: "FILE",
    summary: "write what the order does, and to whom, without patients: .txt, .md or .json",
    configKey: null,
  },
  {
    name: "format",
    kind: "text",
    value: "FORMAT",
    choices: ["table", "csv", "json", "xlsx"],
    summary: "table (default), csv, json or xlsx",
    configKey: null,
  },
  {
    name: "out",
    kind: "text",
    value: "FILE",
    summary: "write the order to a file that you alone can read; its extension gives the format",
    configKey: null,
  },
] as const satisfies readonly Flag[];
