import { countAbove, total } from "../../src/stats/counts.ts";
import { hodgesLehmann } from "../../src/stats/hodges-lehmann.ts";
import { katz } from "../../src/stats/katz.ts";
import { mannWhitney } from "../../src/stats/mann-whitney.ts";
import { newcombe } from "../../src/stats/newcombe.ts";
import { partToWhole } from "../../src/stats/part-to-whole.ts";
import { priceBonett } from "../../src/stats/price-bonett.ts";
import { welch } from "../../src/stats/welch.ts";
import { share } from "./one-group.ts";
import { LONGER, type Population, SKEWED, sample, TYPICAL, WEEKLY, WEEKLY_LONGER } from "./population.ts";
import { type AnyScenario, type Covering, scenario } from "./scenario.ts";

interface TwoGroups {
  readonly group: Uint32Array;
  readonly reference: Uint32Array;
}

interface Pair {
  readonly group: Population;
  readonly reference: Population;
  readonly in: string;
  /** Whether its shares are others than those of a pair before it. */
  readonly shares: boolean;
}

const PAIRS: readonly Pair[] = [
  { group: LONGER, reference: TYPICAL, in: "", shares: true },
  { group: TYPICAL, reference: TYPICAL, in: ", no difference", shares: true },
  { group: WEEKLY_LONGER, reference: WEEKLY, in: ", waits in weeks", shares: false },
  { group: SKEWED, reference: TYPICAL, in: ", another shape", shares: true },
];
const SIZES = [
  [20, 20],
  [20, 20_000],
  [50, 2000],
  [200, 200],
  [2000, 20_000],
] as const;

const tableOf = ({ group, reference }: TwoGroups, weeks: number) =>
  [countAbove(group, 7 * weeks), total(group), countAbove(reference, 7 * weeks), total(reference)] as const;

function sharesOf({ group, reference }: Pair, ofList: number): Covering<TwoGroups>[] {
  return [18, 52, 65].flatMap((weeks) => {
    const [p1, p2] = [share(group.counts, weeks), share(reference.counts, weeks)];
    return [
      {
        measure: `over${weeks}Weeks difference`,
        method: "Newcombe",
        truth: p1 - p2,
        interval: (drawn: TwoGroups) => newcombe(...tableOf(drawn, weeks)),
      },
      {
        measure: `over${weeks}Weeks ratio`,
        method: "Katz",
        truth: p1 / p2,
        interval: (drawn: TwoGroups) => katz(...tableOf(drawn, weeks)),
      },
      {
        measure: `over${weeks}Weeks representation`,
        method: "Katz to the rest",
        truth: p1 / (ofList * p1 + (1 - ofList) * p2),
        interval: (drawn: TwoGroups) => {
          const [x1, n1, x2, n2] = tableOf(drawn, weeks);
          return partToWhole(x1, n1, { x: x1 + x2, n: n1 + n2 });
        },
      },
    ];
  });
}

function waitsOf({ group, reference }: Pair): Covering<TwoGroups>[] {
  const [one, other] = [group.counts, reference.counts];
  return [
    {
      measure: "meanWeeks difference",
      method: "Welch",
      truth: welch(one, other)?.difference ?? Number.NaN,
      interval: (drawn) => welch(drawn.group, drawn.reference),
    },
    {
      measure: "medianWeeks difference",
      method: "Price–Bonett",
      truth: priceBonett(one, other)?.difference ?? Number.NaN,
      interval: (drawn) => priceBonett(drawn.group, drawn.reference),
    },
    {
      measure: "superiority, cliffsDelta",
      method: "DeLong, logit",
      truth: mannWhitney(one, other)?.superiority.estimate ?? Number.NaN,
      interval: (drawn) => mannWhitney(drawn.group, drawn.reference)?.superiority,
    },
    {
      measure: "hodgesLehmannDays",
      method: "rank limits",
      truth: hodgesLehmann(one, other)?.shift ?? Number.NaN,
      interval: (drawn) => hodgesLehmann(drawn.group, drawn.reference),
    },
  ];
}

export const TWO_GROUPS: readonly AnyScenario[] = PAIRS.flatMap((pair) =>
  SIZES.map(([n1, n2]) =>
    scenario({
      name: `${n1.toLocaleString("en-GB")} and ${n2.toLocaleString("en-GB")}${pair.in}`,
      draw: (random) => ({
        group: sample(pair.group, n1, random),
        reference: sample(pair.reference, n2, random),
      }),
      measures: [...(pair.shares ? sharesOf(pair, n1 / (n1 + n2)) : []), ...waitsOf(pair)],
    }),
  ),
);
