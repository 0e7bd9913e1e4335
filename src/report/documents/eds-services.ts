/** One service at a time: how long people wait there, and whether groups within it surely differ. */
import type { Findings, GroupFindings } from "../../findings/schema.ts";
import { proportionOf } from "../dimension-tables.ts";
import { printCount, printInterval, printPercentage } from "../figures.ts";
import { printable } from "../printable.ts";
import type { Block } from "../report-block.ts";
import { breachWords } from "../standard-words.ts";
import { COHORT_CHARACTERISTICS } from "./cohort-blocks.ts";
import { cohortOf, judgeCohort } from "./cohorts.ts";
import { dimensionIn, spokenGroups } from "./held.ts";

/** Where nobody has chosen services, the largest. */
const SERVICES_SHOWN = 3;

export interface ChosenServices {
  readonly services: readonly GroupFindings[];
  /** Names that are no service of the list. */
  readonly notFound: readonly string[];
  readonly isChosen: boolean;
}

/** The services that a person names by code or label; else the largest of the list. Undefined where the list has no specialty. */
export function servicesOf(findings: Findings, named: readonly string[]): ChosenServices | undefined {
  const specialties = dimensionIn(findings, "specialty");
  if (specialties === undefined) return undefined;
  if (named.length === 0) {
    const largest = [...spokenGroups(specialties)].sort((one, other) => (other.n ?? 0) - (one.n ?? 0));
    return { services: largest.slice(0, SERVICES_SHOWN), notFound: [], isChosen: false };
  }
  const find = (name: string): GroupFindings | undefined =>
    specialties.groups.find(({ group, label }) => [group, label].some((text) => isSame(text, name)));
  return {
    services: named.flatMap((name) => find(name) ?? []),
    notFound: named.filter((name) => find(name) === undefined),
    isChosen: true,
  };
}

const isSame = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

/** `services`: how many the document looks into. */
export function serviceBlocks(findings: Findings, service: GroupFindings, services: number): Block[] {
  const label = printable(service.label);
  const waited = breachWords(findings.standard);
  const share = printInterval(proportionOf(service.breachesStandard), printPercentage, "%");
  const judged = { standard: findings.standard, cohorts: services * COHORT_CHARACTERISTICS.length };
  const items = COHORT_CHARACTERISTICS.map((characteristic) => {
    const name = characteristic === "ethnic-group" ? "By ethnic group" : "By deprivation";
    const cohort = cohortOf(findings, { part: "specialty", value: service.group, characteristic });
    return `${name}: ${cohort === undefined ? "not held in this list." : judgeCohort(cohort, judged).text}`;
  });
  return [
    { kind: "subheading", text: label },
    {
      kind: "bullets",
      items: [
        service.suppressed || service.n === null
          ? "Its figures are hidden by disclosure control."
          : `${printCount(service.n)} pathways; ${share} have waited ${waited}.`,
        ...items,
      ],
    },
  ];
}
