import { headerOfDimension } from "../vocab/dimension-ids.ts";
import { PRIORITY_TYPES } from "../vocab/priority-types.ts";
import { RTT_GROUPS } from "../vocab/rtt-groups.ts";
import { TREATMENT_FUNCTIONS } from "../vocab/treatment-functions.ts";
import { WAITING_LIST_TYPES } from "../vocab/waiting-list-types.ts";
import { CODED_CHARACTERISTICS } from "./coded-characteristic.ts";

type Labels = readonly (readonly [id: string, label: string])[];

const YES_NO: Labels = [
  ["yes", "Yes"],
  ["no", "No"],
];

const LABELS: Readonly<Record<string, Labels>> = {
  sex: [
    ["female", "Female"],
    ["male", "Male"],
  ],
  specialty: RTT_GROUPS.map(({ id, name }) => [id, name] as const),
  "treatment-function": TREATMENT_FUNCTIONS.map(([code, title]) => [code, `${code} ${title}`] as const),
  "priority-type": PRIORITY_TYPES.map(({ code, label }) => [code, label] as const),
  "waiting-list-type": WAITING_LIST_TYPES.map(({ code, label }) => [code, label] as const),
  ...Object.fromEntries(
    Object.entries(CODED_CHARACTERISTICS).map(([field, answers]) => [
      field,
      answers.map(({ label }) => [label, label] as const),
    ]),
  ),
};

/** The printed text of a group; the code itself where there is no other. */
export function groupLabel(dimension: string, id: string): string {
  const labels = Object.hasOwn(LABELS, dimension) ? LABELS[dimension]! : YES_NO;
  return headerOfDimension(dimension) !== undefined ? id : (labels.find(([code]) => code === id)?.[1] ?? id);
}

/** Group ids in the order of the dimension's code list; empty where there is none. */
export const codeListOrder = (dimension: string): readonly string[] =>
  Object.hasOwn(LABELS, dimension) ? LABELS[dimension]!.map(([id]) => id) : [];
