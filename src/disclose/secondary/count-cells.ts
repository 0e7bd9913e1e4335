import type { Findings } from "../../findings/exact.ts";
import { printLedger, printQuality } from "./account-cells.ts";
import {
  groupKey,
  printIntersections,
  printPopulation,
  printStrata,
  printTogether,
  printUnits,
} from "./compared-cells.ts";
import { printCompleteness, tieCompleteness } from "./completeness-cells.ts";
import { printFollowed } from "./followed-cells.ts";
import { groupCells, WHOLE_LIST } from "./group-cells.ts";
import { printLinkage } from "./linkage-cells.ts";
import { printMeasures, waitSums } from "./measured-cells.ts";
import { nestingsOf } from "./nestings.ts";
import { type CountedFindings, systemBuilder } from "./system-builder.ts";

/**
 * Every count of exact findings as a cell, the same number at several places as one, with all sums between them; and every
 * place in the findings that would give a cell away: the count itself and the proportions and rates made of it.
 */
export function countCells(findings: Findings): CountedFindings {
  const { overall, dimensions, standard, options } = findings;
  const builder = systemBuilder();
  const groups = groupCells(builder);
  const measured = { builder, groups, standard };
  printMeasures(["overall"], { group: WHOLE_LIST, measures: overall }, measured);
  for (const [index, { dimension, groups: found }] of dimensions.entries()) {
    for (const [at, measures] of found.entries()) {
      const group = groupKey(dimension, measures.group);
      printMeasures(["dimensions", index, "groups", at], { group, measures }, measured);
    }
  }
  const knownSums = printCompleteness(findings, groups, builder);
  const cells = { groups, builder };
  printUnits(findings, cells);
  printPopulation(findings, cells);
  printTogether(findings, builder);
  printStrata(findings, cells);
  printIntersections(findings, cells);
  printLedger(findings, builder);
  const followedSums = printFollowed(findings, { ...cells, keyOf: groupKey });
  const linkedSums = printLinkage(findings, cells);
  printQuality(findings, builder);
  groups.addSums({
    nestings: nestingsOf(options.ethnicGrouping),
    layers: [...waitSums(standard), ...knownSums, ...followedSums, ...linkedSums],
  });
  tieCompleteness(findings, builder);
  return builder.counted();
}
