import { countsPlan } from "./account-plan.ts";
import { measuresPlan } from "./measures-plan.ts";
import { count, type Part } from "./plan.ts";

const linkTally: Part = {
  fields: {
    total: count,
    linked: { fields: { total: count, byIdentifier: countsPlan } },
    notLinked: { fields: { total: count, byReason: countsPlan } },
  },
};
const filePlan: Part = {
  fields: {
    rows: count,
    rejected: { fields: { total: count, byReason: countsPlan } },
    usable: count,
    linked: count,
    notLinked: { fields: { total: count, byReason: countsPlan } },
    ethnicity: countsPlan,
  },
};

/** `listSize` is shown, or null. */
export function linkagePlan(listSize: number | null): Part {
  const side = measuresPlan(listSize);
  return {
    fields: {
      demographics: {
        fields: {
          files: filePlan,
          pathways: linkTally,
          people: linkTally,
          ethnicity: {
            fields: {
              pathways: countsPlan,
              people: countsPlan,
              filledBy: countsPlan,
              moves: countsPlan,
              dimensions: {
                fields: {
                  groups: { fields: { inList: count, inListLinked: count, before: side, after: side } },
                },
              },
            },
          },
          flags: countsPlan,
        },
      },
    },
  };
}
