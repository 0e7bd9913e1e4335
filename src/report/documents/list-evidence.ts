/** Sentences on a whole list that several documents need. */
import type { Findings, Share } from "../../findings/schema.ts";
import { medianOf, proportionOf } from "../dimension-tables.ts";
import { counted, countedOrHidden, printInterval, printNumber, printPercentage } from "../figures.ts";
import { withinWords } from "../standard-words.ts";
import { knownShare, knownWords } from "./held.ts";
import { COMPLETENESS_AMBER } from "./thresholds.ts";

/** "71.1% (95% interval 70.5–71.8)": a reader of a paper is told what the bracket is. */
export const withInterval = (...figure: Parameters<typeof printInterval>): string =>
  printInterval(...figure).replace(" (", " (95% interval ");

/** How long people wait. */
export function waitsWords({ overall, standard }: Findings): string {
  const target = standard.target === null ? "" : `; the standard is ${printPercentage(standard.target, 0)}%`;
  return [
    `Half of ${countedOrHidden(overall.n, "pathway")} have waited ${withInterval(medianOf(overall), printNumber, " weeks")} or longer.`,
    `${withInterval(proportionOf(overall.withinStandard), printPercentage, "%")} are ${withinWords(standard)}${target}.`,
  ].join(" ");
}

/** How many have waited longest; empty where nobody has waited over 52 weeks. */
export function longWaitsWords({ overall }: Findings): string {
  const over = [
    { share: overall.over52Weeks, waited: "over 52 weeks" },
    { share: overall.over65Weeks, waited: "over 65" },
    { share: overall.over78Weeks, waited: "over 78" },
    { share: overall.over104Weeks, waited: "over 104" },
  ].filter(({ share }) => share.count !== 0);
  if (over.length === 0) return "";
  const shown = over.filter(({ share }) => share.count !== null);
  const hidden = over.filter(({ share }) => share.count === null).map(({ waited }) => waited);
  const counts = shown.map(({ share, waited }) => `${shareWords(share)} ${waited}`).join(", ");
  // How few are hidden is not said: under min:N a hidden count need not be small.
  const rest = hidden.length === 0 ? "" : `how many ${hidden.join(" and ")} is hidden by disclosure control`;
  return `Long waits: ${[counts, rest].filter((part) => part !== "").join("; ")}.`;
}

const shareWords = ({ count, proportion }: Share): string =>
  `${counted(count, "pathway")}${proportion === null ? "" : ` (${printPercentage(proportion)}%)`}`;

/** What is known of whom: ethnicity and deprivation first. */
export const completenessWords = (findings: Findings): string =>
  `Ethnicity is ${knownWords(findings, "ethnicity")}; deprivation is ${knownWords(findings, "imd")}.`;

/** The characteristics known for so few that a plan to complete them is due. */
export const incompleteFields = (findings: Findings): { readonly field: string; readonly label: string }[] =>
  [
    { field: "ethnicity", label: "ethnicity" },
    { field: "imd", label: "deprivation" },
    { field: "learning-disability", label: "learning disability" },
    { field: "disability", label: "disability" },
    { field: "interpreter", label: "need of an interpreter" },
  ].filter(({ field }) => {
    const share = knownShare(findings, field);
    return share !== undefined && share !== null && share < COMPLETENESS_AMBER;
  });
