import type { Policy } from "./policy.ts";

/** The dimensions that a policy gives credit by, each once, in the order in which they are written. */
export const creditDimensions = ({ credit }: Policy): readonly string[] => [
  ...new Set(credit.flatMap(({ when }) => Object.keys(when))),
];

/** The dimensions whose adjusted gaps a policy rests on. */
export const evidenceDimensions = ({ credit }: Policy): readonly string[] => [
  ...new Set(
    credit.flatMap(({ governance }) => (governance?.evidence ?? []).map(({ dimension }) => dimension)),
  ),
];
