import { expect, test } from "vitest";
import { publishable } from "../../../src/pipeline/publishable.ts";
import { analyseList, daysBefore } from "../../spec/small-list.ts";

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
