import type { Findings } from "../findings/exact.ts";
import { inputPlan, ledgerPlan, qualityPlan, referencePlan } from "./account-plan.ts";
import { completenessPlan } from "./completeness-plan.ts";
import { dimensionPlan } from "./dimension-plan.ts";
import { linkagePlan } from "./linkage-plan.ts";
import { measuresPlan } from "./measures-plan.ts";
import { kept, type Part, part } from "./plan.ts";
import { populationPlan } from "./population-plan.ts";
import type { Publisher } from "./publisher.ts";
import { timeToPlan } from "./time-to-plan.ts";
import { unitsPlan } from "./units-plan.ts";

/** What becomes of every number of the findings. */
export const findingsPlan: Part = part<Findings>({
  fieldsOf: (findings, publisher) => {
    const { ledger, dimensions } = findings;
    const analysed = publisher.show(ledger, "analysed", ledger.analysed);
    return {
      standard: { others: kept },
      options: { others: kept },
      inputs: inputPlan,
      references: referencePlan,
      ledger: ledgerPlan,
      quality: qualityPlan(analysed),
      completeness: completenessPlan(groupSizes(findings, publisher)),
      overall: measuresPlan(analysed),
      dimensions: dimensionPlan(analysed),
      linkage: linkagePlan(analysed),
      population: populationPlan,
      units: unitsPlan(dimensions),
      timeToTreatment: timeToPlan,
    };
  },
});

/** What is shown of the size of each group of a breakdown. */
function groupSizes({ dimensions }: Findings, publisher: Publisher) {
  const sizes = new Map(
    dimensions.map(({ dimension, groups }) => [
      dimension,
      new Map(groups.map((group) => [group.group, publisher.show(group, "n", group.n)])),
    ]),
  );
  return (dimension: string, group: string): number | null | undefined => sizes.get(dimension)?.get(group);
}
