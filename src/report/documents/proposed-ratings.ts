/** Ratings of the assurance grid that data alone can propose, each with its rule; a person's own rating stands above them. */
import type { Findings } from "../../findings/schema.ts";
import type { LineId } from "../../vocab/lines-of-enquiry.ts";
import type { PriorityId } from "../../vocab/national-priorities.ts";
import type { Rating } from "../report-block.ts";
import { briefGaps } from "./brief-gaps.ts";
import { BY_ETHNICITY_OR_DEPRIVATION, earlierLists, toldChanges } from "./gap-changes.ts";
import { dimensionIn, knownShare, knownWords } from "./held.ts";
import type { TemplateInput } from "./template.ts";
import { COMPLETENESS_AMBER, COMPLETENESS_RED } from "./thresholds.ts";

export interface ProposedRating {
  readonly priority: PriorityId;
  readonly line: LineId;
  readonly rating: Exclude<Rating, "not-rated">;
  /** The box in words, within a sentence. */
  readonly box: string;
  /** The figure or fact behind it, as a sentence. */
  readonly because: string;
  /** The same in the fewest words. */
  readonly brief: string;
}

type Proposal = Pick<ProposedRating, "rating" | "because"> & Partial<Pick<ProposedRating, "brief">>;

interface RatingRule {
  readonly priority: PriorityId;
  readonly line: LineId;
  readonly box: string;
  /** The rule in words. */
  readonly rule: string;
  readonly propose: (input: TemplateInput) => Proposal | undefined;
}

const percent = (proportion: number): string => `${100 * proportion}%`;

/** The two breakdowns that national guidance asks reports to be made by. */
const ASKED = [
  { dimension: "ethnic-group", field: "ethnicity", label: "ethnicity" },
  { dimension: "imd-quintile", field: "imd", label: "deprivation" },
] as const;

export const RATING_RULES: readonly RatingRule[] = [
  {
    priority: "p1",
    line: "k5",
    box: "unequal waits as a risk (P1, K5)",
    rule: "red where a group by ethnicity or deprivation surely waits over 52 weeks more often; amber where any group surely waits longer; no rating where none does, since that is no proof",
    propose: ({ findings }) => unequalWaits(findings),
  },
  {
    priority: "p1",
    line: "k6",
    box: "reports by ethnicity and deprivation (P1, K6)",
    rule: "green where waits are broken down by both ethnicity and deprivation, amber by one, red by neither",
    propose: ({ findings }) => breakdowns(findings),
  },
  {
    priority: "p1",
    line: "k8",
    box: "change in unequal waits (P1, K8)",
    rule: "with the previous report, the baseline or both: red where a gap by ethnicity or deprivation is surely wider than in one of them, green where one is surely narrower and none wider, amber where no change is more than chance would make it",
    propose: changed,
  },
  {
    priority: "p3",
    line: "k6",
    box: "complete data (P3, K6)",
    rule: `by the less complete of ethnicity and deprivation: red below ${percent(COMPLETENESS_RED)} or not held, amber below ${percent(COMPLETENESS_AMBER)}, else green`,
    propose: ({ findings }) => completeness(findings),
  },
];

/** The boxes for which the data proposes a rating, in the order of the rules. */
export const ratedBoxes = (input: TemplateInput): ProposedRating[] =>
  RATING_RULES.flatMap(({ priority, line, box, propose }) => {
    const proposed = propose(input);
    return proposed === undefined ? [] : [{ priority, line, box, brief: proposed.because, ...proposed }];
  });

function unequalWaits(findings: Findings): Proposal | undefined {
  const worse = briefGaps(findings).filter(({ isWorse }) => isWorse);
  const longest = worse.filter(
    ({ dimension, measures }) =>
      measures.has("over52Weeks") && ASKED.some((asked) => asked.dimension === dimension),
  );
  const [first] = longest.length > 0 ? longest : worse;
  if (first === undefined) return undefined;
  const brief = `${first.people}, ${longest.length > 0 ? "over 52 weeks more often" : "who surely wait longer"}.`;
  return { rating: longest.length > 0 ? "red" : "amber", because: first.text, brief };
}

function breakdowns(findings: Findings): Proposal | undefined {
  const held = ASKED.filter(({ dimension }) => dimensionIn(findings, dimension) !== undefined);
  const [one] = held;
  if (one === undefined)
    return { rating: "red", because: "The list gives neither ethnicity nor deprivation." };
  if (held.length < ASKED.length) {
    return { rating: "amber", because: `Waits are broken down by ${one.label} alone.` };
  }
  return { rating: "green", because: "Waits are broken down by ethnicity and by deprivation." };
}

/** By all earlier lists that can be compared: a gap that narrowed this month may still be wider than it was at the baseline. */
function changed(input: TemplateInput): Proposal | undefined {
  const told = earlierLists(input)
    .map(({ name, earlier }) => ({
      name,
      ...toldChanges(input.findings, earlier, BY_ETHNICITY_OR_DEPRIVATION),
    }))
    .filter(({ compared }) => compared > 0);
  if (told.length === 0) return undefined;
  for (const { name, wider } of told) {
    if (wider !== undefined) return sureChange("red", name, wider);
  }
  for (const { name, narrower } of told) {
    if (narrower !== undefined) return sureChange("green", name, narrower);
  }
  return {
    rating: "amber",
    because: `No gap by ethnicity or deprivation has changed by more than chance would make it since ${told.map(({ name }) => name).join(", or since ")}.`,
  };
}

const sureChange = (rating: "red" | "green", since: string, sentence: string): Proposal => ({
  rating,
  because: `A gap by ethnicity or deprivation has surely ${rating === "red" ? "widened" : "narrowed"} since ${since}.`,
  brief: `${sentence} That is since ${since}.`,
});

function completeness(findings: Findings): Proposal | undefined {
  const shares = ASKED.map((asked) => ({ ...asked, share: knownShare(findings, asked.field) }));
  const missing = shares.find(({ share }) => share === undefined);
  if (missing !== undefined) {
    return { rating: "red", because: `${capital(missing.label)} is not held in this list.` };
  }
  const known = shares.flatMap(({ share, ...asked }) => (share == null ? [] : [{ ...asked, share }]));
  const [first, ...others] = known;
  if (first === undefined || known.length < shares.length) return undefined;
  const least = others.reduce((lowest, one) => (one.share < lowest.share ? one : lowest), first);
  return {
    rating: least.share < COMPLETENESS_RED ? "red" : least.share < COMPLETENESS_AMBER ? "amber" : "green",
    because: `${capital(least.label)}, the less complete of the two, is ${knownWords(findings, least.field)}.`,
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
