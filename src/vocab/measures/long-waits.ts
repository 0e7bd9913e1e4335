import type { MeasureDefinition } from "./measure-definition.ts";
import { RTT_RULES, WILSON } from "./sources.ts";

/** Counts of long waits differ only in their limit. */
function longWait(limit: number, reading: string): MeasureDefinition {
  const days = 7 * limit;
  return {
    id: `over${limit}Weeks`,
    aliases: [`over-${limit}`],
    name: `Over ${limit} weeks`,
    kind: "long-waits",
    definition: `Pathways that have waited more than ${limit} weeks (${days + 1} days or more): a count, and a proportion of n with its 95% interval.`,
    reading,
    applies:
      "Always a count; the proportion and its limits are null when the group is empty. Wide limits mean few pathways.",
    formula: `count = pathways with days waited > ${days}; proportion = count ÷ n; limits: Wilson score, no continuity correction`,
    unit: "proportion 0–1 (printed as %), count of pathways",
    source: `${RTT_RULES}; ${WILSON}`,
  };
}

export const LONG_WAIT_MEASURES = [
  {
    id: "within18Weeks",
    aliases: ["within-18", "% within 18 weeks"],
    name: "Within 18 weeks",
    kind: "long-waits",
    definition:
      "Pathways that have waited 18 weeks or less (126 days or fewer): a count, and a proportion of n with its 95% interval.",
    reading: "The national standard is 92%. Higher is better; compare the interval, not only the figure.",
    applies: "Always a count; the proportion and its limits are null when the group is empty.",
    formula:
      "count = pathways with days waited ≤ 126; proportion = count ÷ n; limits: Wilson score, no continuity correction",
    unit: "proportion 0–1 (printed as %), count of pathways",
    source: `${RTT_RULES}; ${WILSON}`,
  },
  longWait(18, "The other side of within 18 weeks; the standard tolerates 8%."),
  longWait(52, "Long waits; the one-year limit NHS England reports as “52 plus”."),
  longWait(65, "Very long waits; one of the limits NHS England has set itself to end."),
  longWait(78, "Very long waits, once due to be gone by April 2023."),
  longWait(104, "The longest waits, once due to be gone by July 2022; each of them deserves a look."),
  {
    id: "withinStandard",
    aliases: [],
    name: "Within the standard",
    kind: "long-waits",
    definition:
      "Pathways within the standard chosen for the run: a count, and a proportion of n with its 95% interval.",
    reading:
      "Under --standard rtt-18 the same as within 18 weeks (target 92%); under dm01-6 less than 6 weeks (target 99%).",
    applies: "Always a count; the proportion and its limits are null when the group is empty.",
    formula: "days waited ≤ 7 × weeks; under dm01-6 days waited < 42; limits: Wilson score",
    unit: "proportion 0–1 (printed as %), count of pathways",
    source: `${RTT_RULES}; NHS England, diagnostic waiting times (DM01); ${WILSON}`,
  },
  {
    id: "breachesStandard",
    aliases: ["breach"],
    name: "Breaches the standard",
    kind: "long-waits",
    definition:
      "Pathways past the standard chosen for the run: a count, and a proportion of n with its 95% interval.",
    reading:
      "The primary measure: its gaps are the family over which p-values are adjusted, and the headlines are chosen first by it.",
    applies: "Always a count; the proportion and its limits are null when the group is empty.",
    formula: "days waited > 7 × weeks; under dm01-6 days waited ≥ 42; limits: Wilson score",
    unit: "proportion 0–1 (printed as %), count of pathways",
    source: `${RTT_RULES}; NHS England, diagnostic waiting times (DM01); ${WILSON}`,
  },
  {
    id: "within18WeeksOfAll",
    aliases: ["nOfAll"],
    name: "Within 18 weeks, of all pathways",
    kind: "long-waits",
    definition: "Within 18 weeks as a proportion of all open pathways, unknown clock starts included.",
    reading:
      "NHS England's definition in its waiting-list demographics; use it beside those tables (--benchmark does, see benchmark). It is lower wherever clock starts are unknown. Under disclosure control nOfAll is what it is a proportion of, rounded as one number.",
    applies: "Null when the group has neither known nor unknown clock starts.",
    formula: "within18Weeks count ÷ (n + unknownClockStart); limits: Wilson score",
    unit: "proportion 0–1 (printed as %), count of pathways",
    source: `NHS England, WLMDS demographics workbook, Notes; ${WILSON}`,
  },
  {
    id: "over52WeeksOfAll",
    aliases: [],
    name: "Over 52 weeks, of all pathways",
    kind: "long-waits",
    definition: "Over 52 weeks as a proportion of all open pathways, unknown clock starts included.",
    reading:
      "NHS England's definition in its waiting-list demographics; use it beside those tables (--benchmark does, see benchmark).",
    applies: "Null when the group has neither known nor unknown clock starts.",
    formula: "over52Weeks count ÷ (n + unknownClockStart); limits: Wilson score",
    unit: "proportion 0–1 (printed as %), count of pathways",
    source: `NHS England, WLMDS demographics workbook, Notes; ${WILSON}`,
  },
  {
    id: "waitCurves",
    aliases: ["wait curve", "cumulative wait curve"],
    name: "Wait curve",
    kind: "long-waits",
    definition:
      "Of the pathways of a group, the part that has waited longer than 0, 4, 8 … 104 weeks, and longer than 18.",
    reading:
      "The higher curve waits longer; where curves cross, one group has more moderate and the other more very long waits. It shows who waits now, not how soon somebody who joins is treated.",
    applies:
      "In documents (`report`), for every dimension that is no crossing and every group with a pathway. Under disclosure control as far as the last of 18, 52, 65, 78 and 104 weeks past which a count is shown, and 0 from the first of them past which nobody is; none under min:N.",
    formula: "count with days waited > 7 × weeks, ÷ n",
    unit: "proportion 0–1 (printed as %), count of pathways",
    source:
      "The empirical survival function of waits so far; `over18Weeks`, `over52Weeks` and `over104Weeks` lie on it",
  },
] as const satisfies readonly MeasureDefinition[];
