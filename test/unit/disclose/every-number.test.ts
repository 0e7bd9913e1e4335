import { describe, expect, test } from "vitest";
import { disclose, discloseOrderSummary, discloseSimulation } from "../../../src/disclose/disclose.ts";
import type { Findings, OrderSummary, SimulationFindings } from "../../../src/findings/exact.ts";
import { orderSummarySchema } from "../../../src/findings/order-schema.ts";
import { findingsSchema } from "../../../src/findings/schema.ts";
import { simulationSchema } from "../../../src/findings/simulation-schema.ts";
import { type NumberKind, numbersOf, sampleOf } from "./schema-walk.ts";

const HES = { rule: { kind: "hes" }, smallNumbers: false } as const;
const FIGURE = 3.123456789;

/** What of a document says nothing of anybody: paths end so. */
const KEPT = [
  // What was asked, and what everybody can look up.
  /^\.(standard|options|policy)\b/,
  /^\.inputs\[\]\.bytes$/,
  /^\.references\[\]/,
  /^\.population\.catchments\[\]\.(areas|residents|listAreas|listResidents)$/,
  /^\.population\.dimensions\[\]\.(catchment|residentsWithoutGroup|groups\[\]\.residents(Share)?)$/,
  /\.timeToTreatment\.horizonWeeks$/,
  /\.waitCurves\[\]\.points\[\]\.weeks$/,
  // Places, weeks and numbers of units, strata and random draws.
  /\.(df|week|excessRank|fewestPathways|strata|compared|comparedUnits|conditionalOnDays|minimumGroupSize|seed|draws)$/,
  /^\.impact\.(credit\.maxCreditWeeks|firstPlaces\.asked|projection\[\]\.weeks|rules\[\]\.weeks)$/,
  /^\.arms\[\]\.policy\b/,
  // Slots, and how often one is missed, are said of no group of few.
  /^\.options\.(capacity|arrivals|missed)/,
  /^\.frontier\[\]\.points\[\]\.(scale|maxCreditWeeks)$/,
];
const isKept = (path: string): boolean => KEPT.some((pattern) => pattern.test(path));

const DOCUMENTS = [
  {
    name: "the findings",
    schema: findingsSchema,
    disclosed: (sample: unknown) => disclose({ ...(sample as Findings), suppression: { rule: "none" } }, HES),
  },
  {
    name: "an order",
    schema: orderSummarySchema,
    disclosed: (sample: unknown) => discloseOrderSummary(sample as OrderSummary, HES),
  },
  {
    name: "a simulation",
    schema: simulationSchema,
    disclosed: (sample: unknown) => discloseSimulation(sample as SimulationFindings, HES),
  },
] as const;

const withCounts =
  (count: number) =>
  (kind: NumberKind): number =>
    kind === "count" ? count : kind === "whole" ? 3 : FIGURE;

describe.each(DOCUMENTS)("every number of $name", ({ schema, disclosed }) => {
  test("is hidden where all counts are 1 to 7, unless it says nothing of anybody", () => {
    const found = numbersOf(disclosed(sampleOf(schema, withCounts(7))));
    expect(found.filter(({ path }) => !isKept(path))).toEqual([]);
  });

  test("is rounded where counts are large: none is as it was", () => {
    const found = numbersOf(disclosed(sampleOf(schema, withCounts(1003))));
    const exact = found.filter(({ path, value }) => !isKept(path) && [1003, 3, FIGURE].includes(value));
    expect(exact).toEqual([]);
    expect(found.filter(({ value }) => value === 1005).length).toBeGreaterThan(0);
  });
});
