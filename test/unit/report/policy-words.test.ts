import { describe, expect, test } from "vitest";
import { EXAMPLE_POLICY } from "../../../src/config/example-policy.ts";
import { readPolicy } from "../../../src/config/read-policy.ts";
import { type PolicyFindings, policyFindingsSchema } from "../../../src/findings/policy-schema.ts";
import type { AdjustedGap } from "../../../src/findings/schema.ts";
import { evidenceOf } from "../../../src/prioritise/evidence.ts";
import { policyFindings } from "../../../src/prioritise/policy-findings.ts";
import { policyInWords } from "../../../src/report/policy-words.ts";
import { CLINICAL_TIERS } from "../../../src/vocab/clinical-tiers.ts";
import { adjustedGap } from "../prioritise/adjusted-gap.ts";

const dimension = (label: string, reference: string, ids: readonly string[], isProtected = true) => ({
  label,
  reference,
  protected: isProtected,
  groups: ids.map((id) => ({ id, label: id })),
});
const YES_NO = ["yes", "no", "unknown"];
const DIMENSIONS = new Map([
  ["learning-disability", dimension("Learning disability", "no", YES_NO)],
  ["autism", dimension("Autism", "no", YES_NO)],
  ["serious-mental-illness", dimension("Serious mental illness", "no", YES_NO)],
  [
    "imd-quintile",
    dimension("IMD quintile (1 = most deprived)", "5", ["1", "2", "3", "4", "5", "unknown"], false),
  ],
  ["ethnic-group", dimension("Ethnic group", "white", ["white", "asian", "black", "not-stated", "unknown"])],
  ["provider", dimension("Provider", "rest-of-list", ["RJ6", "RJ7", "RVR"], false)],
]);

const findingsOf = (text: string, gaps: readonly AdjustedGap[] = []): PolicyFindings => {
  const { policy } = readPolicy(text, "p");
  const found = policyFindings(policy, DIMENSIONS, evidenceOf(policy, new Map([["ethnic-group", gaps]])));
  // What a JSON of it would be read back as.
  expect(policyFindingsSchema.parse(JSON.parse(JSON.stringify(found)))).toEqual(found);
  return found;
};
const wordsOf = (text: string, gaps: readonly AdjustedGap[] = []) => policyInWords(findingsOf(text, gaps));
const withCredit = (rule: string): string => `name: Test\ncredit:\n  - { ${rule} }\nmaxCreditWeeks: 16\n`;

const GOVERNED = `name: Test
credit:
  - when: { ethnic-group: [asian, black] }
    weeks: 4
    maxWeeks: 4
    reason: longer waits found for the group
    evidence:
      - { dimension: ethnic-group, group: asian, measure: over18Weeks }
      - { dimension: ethnic-group, group: black, measure: over18Weeks }
    justification: >
      People recorded as Asian or Black wait longer
      than others listed alike.
    legalBasis: Equality Act 2010, section 158
    approvedBy: Board of Example NHS Trust, minute 12 of 30 September 2026
    reviewBy: 2027-03-31
maxCreditWeeks: 4
`;

/** Rules stand behind marks where few lists hold what they are about. */
const withEveryRule = (policy: string) => policy.replace(/^ {2}# (?=- when| {2}(?:weeks|reason))/gm, "  ");

describe("a policy in words", () => {
  test("of the example", () => {
    expect(wordsOf(withEveryRule(EXAMPLE_POLICY))).toEqual([
      "The policy “Inclusive recovery” says whom to contact, validate and support first; it does not order treatment.",
      "Clinical priority comes first: nothing moves anybody across the tiers P1a, P1b, P2, P3 and P4.",
      "Within a tier, people who have waited over 78 weeks come first, then over 65 and then over 52; credit moves nobody across these limits.",
      "After that, whoever has waited longest comes first, credit included.",
      "People with a learning disability recorded are ordered as if they had waited 12 weeks longer (reasonable adjustment (learning disability)).",
      "People recorded as autistic are ordered as if they had waited 8 weeks longer (reasonable adjustment (autism)).",
      "People with a serious mental illness recorded are ordered as if they had waited 8 weeks longer (reasonable adjustment (serious mental illness)).",
      "People in the most deprived fifth are ordered as if they had waited 4 weeks longer (deprivation). Never more than 4 weeks.",
      "One person's credits add up, to 16 weeks at most.",
      "Somebody of whom a group is not known has the credit of those that others are compared with (people recorded as having no learning disability; people recorded as not autistic; people recorded as having no serious mental illness; people in the least deprived fifth), if they have any: nobody loses by being unknown.",
      "Whoever then stands level is ordered by clock start, and after that by pathway identifier.",
    ]);
  });

  test("of credit on a protected characteristic says what it rests on, who answers for it, and what fairwait does not decide", () => {
    const words = wordsOf(GOVERNED, [
      adjustedGap("mantel-haenszel", "asian", "over18Weeks", [0.031, 0.012, 0.05]),
    ]);
    const rule = words.find((said) => said.includes("longer waits found"));
    expect(rule).toContain(
      "People recorded as Asian or Asian British or recorded as Black or Black British are ordered as if they had waited 4 weeks longer (longer waits found for the group). This is credit on a protected characteristic.",
    );
    expect(rule).toContain(
      "Evidence: people recorded as Asian or Asian British against people recorded as White, over 18 weeks: +3.1 percentage points (95% interval 1.2 to 5.0) within the same specialty.",
    );
    expect(rule).toContain(
      "Evidence: people recorded as Black or Black British, adjusted gap in over 18 weeks.",
    );
    expect(rule).toContain("Justification: People recorded as Asian or Black wait longer");
    expect(rule).toContain("Legal basis: Equality Act 2010, section 158");
    expect(rule).toContain("Approved by Board of Example NHS Trust, minute 12 of 30 September 2026.");
    expect(rule).toContain("To be reviewed by 2027-03-31. Never more than 4 weeks.");
    expect(words).toContain("fairwait does not decide lawfulness.");
  });

  test.each([
    ["purpose: booking", "The policy “a” orders people for booking treatment."],
    ["guards: []", "No long wait is guarded: within a tier, credit counts however long others have waited."],
    [
      "guards: [1]",
      "Within a tier, people who have waited over 1 week come first; credit moves nobody across that limit.",
    ],
    [
      "guards: [52, 65]",
      "Within a tier, people who have waited over 65 weeks come first, then over 52; credit moves nobody across these limits.",
    ],
    [
      "order: breach-ratio",
      "After that, people are ordered by the days since their priority review (else the decision to admit), credit included, as a part of the target of their tier (days: P1a 1, P1b 3, P2 28 and P3 91). Whoever has reached the target without credit comes before whoever has not; without such a date or target people come last, by wait.",
    ],
    ["credit: []", "Nobody has credit: this is the plain order."],
  ])("says of %s", (setting, sentence) => {
    expect(wordsOf(`name: a\n${setting}\n`)).toContain(sentence);
  });

  test.each([
    [
      "when: { imd-quintile: [1, 2], autism: [yes] }, weeks: 2.5, reason: need",
      "People in the most deprived fifth or in the second most deprived fifth, if they are also people recorded as autistic, are ordered as if they had waited 2.5 weeks longer (need).",
    ],
    [
      "when: { imd-quintile: 1, autism: yes }, weeks: 1, reason: need",
      "People recorded as autistic who live in the most deprived fifth are ordered as if they had waited 1 week longer (need).",
    ],
    [
      "when: { provider: [RJ6, RJ7, RVR] }, weeks: 1, reason: need",
      "People at RJ6, at RJ7 or at RVR are ordered as if they had waited 1 week longer (need).",
    ],
  ])("says who { %s } is", (rule, sentence) => {
    expect(wordsOf(withCredit(rule))).toContain(sentence);
  });

  test("says the paragraphs of a rule on one line, each as a sentence", () => {
    const rule =
      'when: { autism: yes }, weeks: 8, reason: need, justification: "Long waits\\n harm.", approvedBy: Board';
    expect(wordsOf(withCredit(rule))).toContain(
      "People recorded as autistic are ordered as if they had waited 8 weeks longer (need). Justification: Long waits harm. Approved by Board.",
    );
  });

  test("does not speak of lawfulness where nothing needs governance", () => {
    expect(wordsOf(EXAMPLE_POLICY).join(" ")).not.toContain("lawfulness");
  });
});

describe("a policy in the JSON of an order", () => {
  test("says what needs governance, with the gap that was found for each claim", () => {
    const [rule] = findingsOf(GOVERNED, [
      adjustedGap("mantel-haenszel", "asian", "over18Weeks", [0.031, 0.012, 0.05]),
    ]).credit;
    expect(rule?.governed).toBe(true);
    expect(rule?.evidence).toEqual([
      {
        dimension: "ethnic-group",
        group: "asian",
        measure: "over18Weeks",
        reference: "white",
        method: "mantel-haenszel",
        adjustedFor: ["specialty"],
        difference: 0.031,
        differenceLower: 0.012,
        differenceUpper: 0.05,
      },
      {
        dimension: "ethnic-group",
        group: "black",
        measure: "over18Weeks",
        reference: null,
        method: null,
        adjustedFor: [],
        difference: null,
        differenceLower: null,
        differenceUpper: null,
      },
    ]);
  });

  test("labels what the rules name and whom the unknown count with, and nothing else", () => {
    expect(
      findingsOf(withCredit("when: { imd-quintile: [1, 2] }, weeks: 4, reason: need")).dimensions,
    ).toEqual([
      {
        dimension: "imd-quintile",
        label: "IMD quintile (1 = most deprived)",
        protected: false,
        reference: "5",
        groups: ["1", "2", "5"].map((group) => ({ group, label: group })),
      },
    ]);
  });

  test("has a target for every clinical tier", () => {
    expect(Object.keys(policyFindingsSchema.shape.targetDays.shape)).toEqual([...CLINICAL_TIERS]);
  });

  test("does not call a disability-related adjustment governed", () => {
    expect(findingsOf(withEveryRule(EXAMPLE_POLICY)).credit.map(({ governed }) => governed)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
