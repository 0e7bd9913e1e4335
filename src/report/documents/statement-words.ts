/** Sentences that can stand in an annual report as they are: each says its figure, its date and how sure it is. */
import type { DimensionFindings, Findings } from "../../findings/schema.ts";
import { FEWEST_PATHWAYS } from "../../vocab/fewest-pathways.ts";
import { allOf } from "../all-of.ts";
import { dayWords } from "../as-at-words.ts";
import { countedOrHidden, isAtLeast, printPercentage } from "../figures.ts";
import { groupWords } from "../group-words.ts";
import { sureMeasures } from "../headline.ts";
import { dimensionIn, knownShare } from "./held.ts";

export const ANNUAL_REPORT_WORDS =
  "The sentences below can be copied as they stand. They describe; what follows from them is for the organisation to say under the questions.";

/** `breakdowns`: the dimensions spoken of, in that order. */
export function annualReportWords(findings: Findings, breakdowns: readonly string[]): string[] {
  return [sizeSentence(findings), ...spanSentences(findings, breakdowns), knownSentence(findings)].filter(
    (sentence) => sentence !== "",
  );
}

function sizeSentence({ asAt, overall }: Findings): string {
  const when = asAt === null ? "On the day of the extract" : `On ${dayWords(asAt)}`;
  const shares = [
    [overall.over18Weeks.proportion, "18"],
    [overall.over52Weeks.proportion, "52"],
    [overall.over65Weeks.proportion, "65"],
  ].flatMap(([share, weeks]) =>
    typeof share === "number" ? [`${printPercentage(share)}% had waited over ${weeks} weeks`] : [],
  );
  const waited = shares.length === 0 ? "" : `; ${allOf(shares)}`;
  return `${when} the elective waiting list held ${countedOrHidden(overall.n, "open pathway")}${waited}.`;
}

/** Of each breakdown every known group of 20 pathways and more, in its own order. */
function spanSentences(findings: Findings, breakdowns: readonly string[]): string[] {
  return breakdowns.flatMap((id) => {
    const dimension = dimensionIn(findings, id);
    const gaps = dimension?.gaps.filter(
      (gap) => gap.measure === "over18Weeks" && gap.inFamily && gap.difference !== null,
    );
    const reference = dimension?.groups.find(({ group }) => group === dimension.reference);
    if (dimension === undefined || gaps === undefined || reference?.over18Weeks.proportion == null) return [];
    if (gaps.length === 0) return [];
    const known = new Set([dimension.reference, ...gaps.map(({ group }) => group)]);
    const shares = dimension.groups.flatMap(({ group, over18Weeks, n }) =>
      known.has(group) && over18Weeks.proportion !== null && isAtLeast(n, FEWEST_PATHWAYS)
        ? [`${printPercentage(over18Weeks.proportion)}% of ${groupWords(dimension, group)}`]
        : [],
    );
    if (shares.length < 2) return [];
    const by = `By ${NAMES[id] ?? id}: ${allOf(shares)} had waited over 18 weeks.`;
    return [[by, sureWords(dimension, findings)].filter((sentence) => sentence !== "").join(" ")];
  });
}

/** Which differences are more than chance, by the rule of the headlines; empty where the standard is another than 18 weeks. */
function sureWords(dimension: DimensionFindings, findings: Findings): string {
  if (findings.standard.weeks !== 18) return "";
  const sureIn = sureMeasures(findings);
  const compared = dimension.gaps.filter(
    ({ measure, inFamily }) => measure === "breachesStandard" && inFamily,
  );
  const sure = compared.filter(({ group }) => sureIn(dimension, group).has("breachesStandard"));
  const reference = groupWords(dimension, dimension.reference);
  if (sure.length === 0) {
    const shown = compared.some((gap) => "difference" in gap && gap.difference === null)
      ? " that can be shown"
      : "";
    return `No difference from ${reference}${shown} is surely more than chance would make it.`;
  }
  const rest = sure.length < compared.length ? "; for the others that is not sure" : "";
  return `The difference from ${reference} is surely more than chance would make it for ${allOf(sure.map(({ group }) => groupWords(dimension, group)))}${rest}.`;
}

const NAMES: Readonly<Record<string, string>> = {
  "imd-quintile": "deprivation",
  "ethnic-group": "ethnicity",
  "age-band": "age",
  sex: "sex",
};

/** People are named by their group, and counted by their pathways. */
const PATHWAYS = "Shares are of pathways: one person can have several.";

function knownSentence(findings: Findings): string {
  const parts = [
    ["imd", "deprivation"],
    ["ethnicity", "ethnicity"],
    ["age", "age"],
    ["sex", "sex"],
  ].flatMap(([field = "", name = ""]) => {
    const share = knownShare(findings, field);
    return share === undefined || share === null ? [] : [{ name, share: printPercentage(share) }];
  });
  return parts.length === 0
    ? PATHWAYS
    : `Of these pathways, ${allOf(parts.map(({ name, share }, place) => `${name}${place === 0 ? " is known" : ""} for ${share}%`))}. ${PATHWAYS}`;
}
