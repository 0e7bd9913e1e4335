import { dimensionOf } from "../classify/dimensions.ts";
import type { FewPeople } from "../disclose/publisher.ts";
import type { KeptRows } from "../engine/kept-rows.ts";
import type { Findings, Measures } from "../findings/exact.ts";
import { OVER_WEEKS } from "../measure/measure-group.ts";
import type { Standard } from "../measure/standard.ts";
import type { EthnicGrouping } from "../vocab/ethnic-categories.ts";
import { type Breakdowns, viewOf } from "./list-dimensions.ts";
import type { CountedReading } from "./read-list.ts";
import { CellPeople } from "./rows/cell-people.ts";

const DAYS_PER_WEEK = 7;

/** What of a group is counted: by keys of its measures, the days that its rows have waited. */
interface Layer {
  readonly keys: readonly (keyof Measures)[];
  holds(days: number): boolean;
}

/**
 * Which counts of groups have fewer people than `fewest` behind them, whatever their pathways: one more pass over the rows,
 * that stops counting a cell when it has enough. Rows without an identifier of the patient are of somebody each. Undefined
 * when every row is of somebody else, or nobody is identified: there is then nothing to look for.
 */
export async function fewPeople(
  reading: CountedReading,
  findings: Findings,
  asked: {
    readonly fewest: number;
    readonly ethnicGrouping: EthnicGrouping;
    readonly standard: Standard;
  },
): Promise<FewPeople | undefined> {
  const { people, identified } = reading.counted;
  if (people === undefined || people === identified) return undefined;
  const { fewest } = asked;
  const layers = layersOf(asked.standard);
  const axes = [...new Set(reading.breakdowns.flat().map(axisOf))];
  const groupings = [[], ...reading.breakdowns].map((breakdown) =>
    groupingOf(breakdown, { reading, axes, ethnicGrouping: asked.ethnicGrouping }),
  );
  const cells = groupings.map(() => new CellPeople(layers.length, fewest));
  await reading.countPeople(axes, (rows) => {
    groupings.forEach((grouping, at) => {
      addRows(rows, { grouping, layers, cells: cells[at] as CellPeople });
    });
  });
  const few = new Map<object, Set<string>>();
  const note = (measures: Measures, at: number, group: string): void => {
    const grouping = groupings[at] as Grouping;
    layers.forEach(({ keys }, layer) => {
      if ((cells[at] as CellPeople).isEnough(grouping.numberOf(group), layer)) return;
      for (const key of keys) {
        const share = measures[key];
        const isShare = typeof share === "object" && share !== null;
        const owner = isShare ? share : measures;
        few.set(owner, (few.get(owner) ?? new Set()).add(isShare ? "count" : key));
      }
    });
  };
  note(findings.overall, 0, "");
  findings.dimensions.forEach(({ groups }, index) => {
    for (const group of groups) note(group, index + 1, group.group);
  });
  return { has: (owner, key) => few.get(owner)?.has(key) === true };
}

const axisOf = (id: string): string => dimensionOf(id)?.axis ?? id;

function layersOf(standard: Standard): Layer[] {
  const over = (weeks: number) => (days: number) => days > DAYS_PER_WEEK * weeks;
  return [
    { keys: ["n"], holds: () => true },
    { keys: ["within18Weeks", "within18WeeksOfAll"], holds: (days) => !over(OVER_WEEKS.over18Weeks)(days) },
    { keys: ["over18Weeks"], holds: over(OVER_WEEKS.over18Weeks) },
    { keys: ["over52Weeks", "over52WeeksOfAll"], holds: over(OVER_WEEKS.over52Weeks) },
    { keys: ["over65Weeks"], holds: over(OVER_WEEKS.over65Weeks) },
    { keys: ["over78Weeks"], holds: over(OVER_WEEKS.over78Weeks) },
    { keys: ["over104Weeks"], holds: over(OVER_WEEKS.over104Weeks) },
    { keys: ["withinStandard"], holds: (days) => days <= standard.withinDays },
    { keys: ["breachesStandard"], holds: (days) => days > standard.withinDays },
  ];
}

/** The groups of a breakdown as numbers; without dimensions the whole list is one group. */
interface Grouping {
  /** From the level in each of the axes asked for. */
  numberAt(levelOf: (axis: number) => number): number;
  /** −1 for a group that no row is in. */
  numberOf(group: string): number;
}

function groupingOf(
  breakdown: Breakdowns[number],
  {
    reading,
    axes,
    ethnicGrouping,
  }: {
    readonly reading: CountedReading;
    readonly axes: readonly string[];
    readonly ethnicGrouping: EthnicGrouping;
  },
): Grouping {
  const views = breakdown.map((id) => {
    const view = viewOf(reading.counted.cube, id, ethnicGrouping);
    return { view, axis: axes.indexOf(axisOf(id)), size: view.groups.length };
  });
  const numbers = new Map<string, number>();
  const nameOf = (combination: number): string => {
    let rest = combination;
    const ids = [...views].reverse().map(({ view, size }) => {
      const id = view.groups[rest % size]?.id ?? "";
      rest = Math.floor(rest / size);
      return id;
    });
    return ids.reverse().join("*");
  };
  return {
    numberAt: (levelOf) =>
      views.reduce((sum, { view, axis, size }) => sum * size + view.groupOf(levelOf(axis)), 0),
    numberOf: (group) => {
      const size = views.reduce((product, view) => product * view.size, 1);
      if (numbers.size === 0) for (let one = 0; one < size; one += 1) numbers.set(nameOf(one), one);
      return numbers.get(group) ?? -1;
    },
  };
}

function addRows(
  { rows, values }: KeptRows,
  to: {
    readonly grouping: Grouping;
    readonly layers: readonly Layer[];
    readonly cells: CellPeople;
  },
): void {
  const { grouping, layers, cells } = to;
  // Days, levels and the hash of the row stand before the two words of the person, which are last.
  const first = values.length - 2 * rows;
  for (let row = 0; row < rows; row += 1) {
    const group = grouping.numberAt((axis) => values[(1 + axis) * rows + row] as number);
    if (cells.isFull(group)) continue;
    const days = values[row] as number;
    const person = values[first + row] as number;
    const further = values[first + rows + row] as number;
    for (let layer = 0; layer < layers.length; layer += 1) {
      if (layers[layer]?.holds(days)) cells.add({ group, layer }, person, further);
    }
  }
}
