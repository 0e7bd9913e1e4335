import { describe, expect, test } from "vitest";
import { discloseOrderSummary, discloseSimulation } from "../../../src/disclose/disclose.ts";
import type { OrderSummary, SimulationFindings } from "../../../src/findings/exact.ts";
import { orderSummarySchema } from "../../../src/findings/order-schema.ts";
import { simulationSchema } from "../../../src/findings/simulation-schema.ts";
import { publishable } from "../../../src/pipeline/publishable.ts";
import { analyseList, daysBefore } from "../../spec/small-list.ts";
import { sampleOf } from "./schema-walk.ts";

const HES = { rule: { kind: "hes" }, smallNumbers: false } as const;

/** 60 white pathways in two specialties, 30 Asian ones, and three Black ones in one of them. */
const LIST = [
  "Pathway ID,Clock Start,Ethnic Category,Treatment Function Code",
  ...Array.from({ length: 93 }, (_, row) => {
    const category = row < 60 ? "A" : row < 90 ? "H" : "N";
    return `PW${row},${daysBefore(20 + 3 * row)},${category},${row < 90 && row % 2 === 1 ? 110 : 320}`;
  }),
  "",
].join("\n");

test("in which strata a group of hidden size is, and how many, is not said", async () => {
  const exact = await analyseList(LIST, { by: ["ethnic-group"], adjust: ["specialty"] });
  const groups = (findings: ReturnType<typeof publishable>) =>
    findings.dimensions[0]?.adjustedStrata?.map(({ group }) => group);
  expect(groups(exact)).toContain("black");
  expect(groups(publishable(exact, HES))).toContain("asian");
  expect(groups(publishable(exact, HES))).not.toContain("black");
});

test("observed ÷ expected is of the observed that is shown: else the exact one follows", async () => {
  const list = [
    "Pathway ID,Clock Start,Ethnic Category,Treatment Function Code",
    ...Array.from({ length: 93 }, (_, row) => {
      const days = row < 60 ? 20 + 3 * row : 57 + 3 * (row - 60);
      return `PW${row},${daysBefore(days)},${row < 60 ? "A" : "H"},${row % 2 === 1 ? 110 : 320}`;
    }),
    "",
  ].join("\n");
  const exact = await analyseList(list, { by: ["ethnic-group"], adjust: ["specialty"] });
  const observed = (findings: ReturnType<typeof publishable>) =>
    findings.dimensions[0]?.adjusted?.find(
      (gap) => gap.group === "asian" && gap.measure === "over18Weeks" && "observed" in gap,
    );
  expect(observed(exact)).toMatchObject({ observed: 9 });
  const published = observed(publishable(exact, HES));
  if (published === undefined || !("observed" in published)) throw new Error("nothing was observed");
  expect(published.observed).toBe(10);
  expect(published.observedToExpected).toBeCloseTo(10 / (published.expected ?? 0), 2);
});

describe("an order by which few have the credit of one rule", () => {
  const order = (withCredit: number) => {
    const sample = sampleOf(orderSummarySchema, (kind) => (kind === "figure" ? 4.62 : 1003)) as OrderSummary;
    const rules = sample.impact.rules.map((rule) => ({ ...rule, withCredit }));
    return discloseOrderSummary({ ...sample, impact: { ...sample.impact, rules } }, HES).impact;
  };
  const moved = ({ rules }: ReturnType<typeof order>) =>
    rules.flatMap(({ dimensions }) =>
      dimensions.flatMap(({ groups }) => groups.map((group) => group.meanPlacesGained)),
    );

  test("tells no mean credit, from which their number would follow, and not whom they are among", () => {
    expect(order(4).credit.meanCreditWeeks).toBeNull();
    expect(moved(order(4))).toEqual([null]);
  });

  test("tells both where they are many", () => {
    expect(order(1003).credit.meanCreditWeeks).toBe(4.62);
    expect(moved(order(1003))).toEqual([4.62]);
  });
});

test("what one rule alone does to a group is hidden where its moves under the policy are", () => {
  const sample = sampleOf(orderSummarySchema, (kind) => (kind === "figure" ? 4.62 : 1003)) as OrderSummary;
  const alone = (gainers: number) => {
    const dimensions = sample.impact.dimensions.map((dimension) => ({
      ...dimension,
      groups: dimension.groups.map((group) => ({ ...group, gainers: { ...group.gainers, n: gainers } })),
    }));
    const { impact } = discloseOrderSummary({ ...sample, impact: { ...sample.impact, dimensions } }, HES);
    return [impact.dimensions, ...impact.rules.map((rule) => rule.dimensions)].map(
      ([dimension]) => dimension?.groups[0]?.meanPlacesGained,
    );
  };
  expect(alone(1003)).toEqual([4.62, 4.62]);
  expect(alone(3)).toEqual([null, null]);
});

test("arrivals a week are not said where they tell how few have joined lately", () => {
  const sample = sampleOf(simulationSchema, (kind) =>
    kind === "figure" ? 1.25 : 1003,
  ) as SimulationFindings;
  const arrivals = (models: number) => {
    const options = {
      ...sample.options,
      arrivals: { ...sample.options.arrivals, kind: "from-list" as const, models },
    };
    return discloseSimulation({ ...sample, options }, HES).options.arrivals;
  };
  expect(arrivals(5)).toMatchObject({ perWeek: null, models: null });
  expect(arrivals(45)).toMatchObject({ perWeek: 1.25, models: 45 });
});

describe("the first places of an order, whose number is asked for", () => {
  const firstPlaces = (counts: readonly number[]) => {
    const sample = sampleOf(orderSummarySchema, (kind) => (kind === "figure" ? 0.5 : 1003)) as OrderSummary;
    const { impact } = sample;
    const [dimension] = impact.dimensions;
    const [group] = dimension?.groups ?? [];
    if (dimension === undefined || group === undefined) throw new Error("the sample has no group");
    const groups = counts.map((plain) => ({
      ...group,
      firstPlaces: { plain, proposed: 50, plainShare: 0.5, proposedShare: 0.5, shareChange: 0 },
    }));
    const published = discloseOrderSummary(
      {
        ...sample,
        impact: {
          ...impact,
          firstPlaces: { basis: "asked", asked: 104, places: 104, newcomers: 20 },
          dimensions: [{ ...dimension, groups }],
        },
      },
      HES,
    );
    return published.impact.dimensions[0]?.groups.map((one) => one.firstPlaces?.plain);
  };

  test("of 104 the seven are not what 95 leave", () => {
    expect(firstPlaces([97, 7])).toEqual([null, null]);
    expect(firstPlaces([90, 14])).toEqual([90, 15]);
    expect(firstPlaces([60, 37, 7])).toEqual([60, 35, null]);
    expect(firstPlaces([104, 0])).toEqual([105, 0]);
  });
});
