/** Each protected characteristic, and deprivation: what a list shows of it, what it cannot, and what a policy does to its groups. */
import type { ImpactGroup } from "../../findings/impact-schema.ts";
import type { Findings } from "../../findings/schema.ts";
import { CHARACTERISTICS } from "../../vocab/protected-characteristics.ts";
import { allOf } from "../all-of.ts";
import { isTold, peopleOf, placesAndWeeks } from "../impact-words.ts";
import { printable } from "../printable.ts";
import type { Block } from "../report-block.ts";
import { answerBlocks } from "./answer-blocks.ts";
import { type BriefGap, briefGaps, steppedGaps } from "./brief-gaps.ts";
import { dimensionIn, isComparable, knownShare, knownWords } from "./held.ts";
import { pickedCharts } from "./picked-charts.ts";
import type { AnswerSlot, TemplateInput } from "./template.ts";

type Characteristic = (typeof CHARACTERISTICS)[number];

const mitigationSlot = ({ id }: Characteristic): string => `mitigation-${id}`;

export const MITIGATION_SLOTS: readonly AnswerSlot[] = CHARACTERISTICS.map((characteristic) => ({
  slot: mitigationSlot(characteristic),
  prompt: `${characteristic.label}: other evidence, likely effects, good and bad, and what is done about them.`,
  kind: "text",
}));

/** What no list shows, whatever its columns. */
const CANNOT_SHOW: Readonly<Record<Characteristic["id"], string>> = {
  age: "whether somebody's age changed what they were offered",
  disability:
    "disabilities that nobody recorded, reasonable adjustments that were due, and whether they were made",
  "gender-reassignment":
    "who has proposed, begun or gone through gender reassignment; recorded sex does not say it",
  "marriage-and-civil-partnership": "whether marital status has anything to do with care",
  "pregnancy-and-maternity": "who was pregnant or had given birth during the wait, and what that changed",
  race: "nationality, language and migration; ethnic group is what somebody recorded, not always what a person would say",
  "religion-or-belief": "beliefs that nobody asked about, and what they ask of a service",
  sex: "sex other than as it was recorded",
  "sexual-orientation": "what people were not asked, or chose not to say",
  deprivation: "how well off a person is: it is of the small area where they live",
};

/** A picture where a group surely waits otherwise; where none does, it would show chance. */
export function characteristicBlocks(input: TemplateInput): Block[] {
  const gaps = steppedGaps(input.findings);
  return CHARACTERISTICS.flatMap((characteristic): Block[] => [
    { kind: "subheading", text: characteristic.label },
    {
      kind: "bullets",
      items: [
        ...shown(characteristic, input.findings, gaps),
        ...moved(characteristic, input),
        `No waiting list shows ${CANNOT_SHOW[characteristic.id]}.`,
      ],
    },
    ...pickedCharts(
      input.findings,
      heldDimensions(characteristic, input.findings).filter((id) =>
        gaps.some(({ dimension }) => dimension === id),
      ),
    ),
    ...answerBlocks(MITIGATION_SLOTS, input.answers, [mitigationSlot(characteristic)]),
  ]);
}

/** The dimensions of a characteristic that a list holds; where it is seen in two sizes of group, the larger groups alone. */
function heldDimensions({ dimensions, id }: Characteristic, findings: Findings): string[] {
  const held = dimensions.filter((dimension) => dimensionIn(findings, dimension) !== undefined);
  return id === "disability" ? [...held] : held.slice(0, 1);
}

/** Field by which completeness is told. */
const FIELDS: Readonly<Record<string, string>> = {
  "ethnic-group": "ethnicity",
  "ethnic-category": "ethnicity",
  "imd-quintile": "imd",
  "imd-decile": "imd",
  core20: "imd",
  "age-band": "age",
};

const fieldOf = (dimension: string): string => FIELDS[dimension] ?? dimension;

const NOT_HELD = "Not held in this list, so nothing can be said of it, for better or worse.";

function shown(characteristic: Characteristic, findings: Findings, gaps: readonly BriefGap[]): string[] {
  const held = heldDimensions(characteristic, findings);
  if (held.length === 0) return [NOT_HELD];
  return held.flatMap((id) => {
    const dimension = dimensionIn(findings, id);
    const own = gaps.filter((gap) => gap.dimension === id).map(({ text }) => text);
    const known = `${printable(dimension?.label ?? id)} is ${knownWords(findings, fieldOf(id))}.`;
    if (own.length > 0) return [known, ...own];
    return [
      known,
      isComparable(dimension)
        ? "No group surely waits longer or shorter than the one it is compared with; that is no proof that none does."
        : "Fewer than two groups have 20 pathways, so none can be compared.",
    ];
  });
}

/** How far a policy moves each group that a sentence may speak of; nothing of a characteristic that neither list holds. */
function moved(characteristic: Characteristic, { findings, impact }: TemplateInput): string[] {
  if (impact === undefined) return [];
  const found = impact.impact.dimensions.filter(({ dimension }) =>
    characteristic.dimensions.some((id) => id === dimension),
  );
  if (found.length === 0) {
    return heldDimensions(characteristic, findings).length === 0
      ? []
      : ["What the policy does to these groups is not known: its order does not hold them."];
  }
  const known = found.flatMap((dimension) =>
    dimension.groups.filter((group) => group.known).map((group) => ({ dimension, group })),
  );
  const told = known.filter(({ dimension, group }) => isTold(dimension, group));
  const moves = told.map(({ dimension, group }) => `${peopleOf(dimension, group)} ${moveOf(group)}`);
  const few = known
    .filter((one) => !told.includes(one))
    .map(({ dimension, group }) => peopleOf(dimension, group));
  return moves.length === 0
    ? ["Of the policy's effect on these groups nothing can be said: fewer than 20 pathways of each."]
    : [
        printable(`Under the policy: ${moves.join("; ")}.`),
        ...(few.length === 0
          ? []
          : [printable(`Too few are ordered to say how the policy moves ${allOf(few)}.`)]),
      ];
}

function moveOf({ meanPlacesGained: places, meanWeeksGained }: ImpactGroup): string {
  if (places === null) return "move by an average that disclosure control hides";
  if (places === 0) return "keep their places on average";
  const weeks = meanWeeksGained === null ? null : Math.abs(meanWeeksGained);
  return `move ${places > 0 ? "up" : "down"} ${placesAndWeeks(Math.abs(places), weeks)} on average`;
}

export type Standing = "a sure difference" | "no sure difference" | "too few to compare" | "not held";

/** One row for each characteristic: what shows it, for how many it is known, and in short what was found. */
export function standings(findings: Findings): {
  readonly label: string;
  readonly shownBy: string;
  readonly known: number | null;
  readonly standing: Standing;
}[] {
  const gaps = briefGaps(findings);
  return CHARACTERISTICS.map((characteristic) => {
    const held = heldDimensions(characteristic, findings);
    const labels = held.map((id) => dimensionIn(findings, id)?.label ?? id);
    const [first] = held;
    return {
      label: characteristic.label,
      shownBy: held.length === 0 ? "–" : printable(labels.join(", ")),
      known: (first === undefined ? null : knownShare(findings, fieldOf(first))) ?? null,
      standing: standingOf(held, { findings, gaps }),
    };
  });
}

function standingOf(
  held: readonly string[],
  { findings, gaps }: { readonly findings: Findings; readonly gaps: readonly BriefGap[] },
): Standing {
  if (held.length === 0) return "not held";
  if (gaps.some(({ dimension }) => held.includes(dimension))) return "a sure difference";
  return held.some((id) => isComparable(dimensionIn(findings, id)))
    ? "no sure difference"
    : "too few to compare";
}
