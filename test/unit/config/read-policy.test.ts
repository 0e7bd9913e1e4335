import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EXAMPLE_POLICY } from "../../../src/config/example-policy.ts";
import { readPolicy } from "../../../src/config/read-policy.ts";
import { UserError } from "../../../src/errors.ts";

const fixture = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/policies/${name}.yaml`, import.meta.url), "utf8");

const errorOf = (text: string) => {
  try {
    readPolicy(text, "policy.yaml");
  } catch (error) {
    if (error instanceof UserError) return { ...error.detail, exitCode: error.exitCode };
    throw error;
  }
  return undefined;
};

/** A policy of one rule that lacks nothing but what a test is about. */
const ofRule = (rule: string, cap = "maxCreditWeeks: 16"): string =>
  `name: Test\ncredit:\n  - { ${rule} }\n${cap}\n`;
const ADJUSTMENT = "when: { autism: [yes] }, weeks: 8, reason: adjustment";

describe("a policy file", () => {
  test("needs a name only: nobody then has credit", () => {
    expect(readPolicy("name: Plain\n", "p").policy).toEqual({
      name: "Plain",
      purpose: "contact",
      tiers: ["procedure-priority"],
      order: "days-waited",
      guards: [78, 65, 52],
      targetDays: { P1a: 1, P1b: 3, P2: 28, P3: 91, P4: null },
      credit: [],
      maxCreditWeeks: 0,
    });
  });

  test("may set everything; guards are sorted longest first", () => {
    const text = `
name: Everything
purpose: booking
tiers: [procedure-priority]
order: breach-ratio
guards: [52, 104]
targetDays: { P3: 84, P2: null }
credit:
  - when: { imd-quintile: 1, provider: [RJ6, RJ7] }
    weeks: 4.25
    reason: deprivation
    maxWeeks: 5
    evidence: { dimension: imd-quintile, group: 1, measure: over52Weeks }
    justification: |
      Two
      lines.
    legalBasis: none needed
    approvedBy: Board
    reviewBy: 2027-03-31
maxCreditWeeks: 4.25
`;
    expect(readPolicy(text, "p").policy).toEqual({
      name: "Everything",
      purpose: "booking",
      tiers: ["procedure-priority"],
      order: "breach-ratio",
      guards: [104, 52],
      targetDays: { P1a: 1, P1b: 3, P2: null, P3: 84, P4: null },
      credit: [
        {
          when: { "imd-quintile": ["1"], provider: ["RJ6", "RJ7"] },
          weeks: 4.25,
          reason: "deprivation",
          governance: {
            evidence: [{ dimension: "imd-quintile", group: "1", measure: "over52Weeks" }],
            justification: "Two\nlines.",
            legalBasis: "none needed",
            approvedBy: "Board",
            reviewBy: "2027-03-31",
            maxWeeks: 5,
          },
        },
      ],
      maxCreditWeeks: 4.25,
    });
  });

  test.each(["imd-quintile: 1", "imd-quintile: [1]", 'imd-quintile: ["1"]', "imd-quintile: '1'"])(
    "takes the group of { %s } as text",
    (when) => {
      const { policy } = readPolicy(ofRule(`when: { ${when} }, weeks: 4, reason: deprivation`), "p");
      expect(policy.credit[0]?.when).toEqual({ "imd-quintile": ["1"] });
    },
  );

  test("keeps a code as it was typed, and reads weeks as a number however they were typed", () => {
    const { policy } = readPolicy(ofRule("when: { site: 007 }, weeks: 12.50, reason: far away"), "p");
    expect(policy.credit[0]).toEqual({ when: { site: ["007"] }, weeks: 12.5, reason: "far away" });
  });

  test("says where each part of it is written", () => {
    const { placeOf } = readPolicy(
      "name: Test\ncredit:\n  - when: { autism: [yes] }\n    weeks: 8\n    reason: a\nmaxCreditWeeks: 8\n",
      "p",
    );
    expect(placeOf(["credit", 0, "weeks"])).toEqual({ file: "p", line: 4 });
    expect(placeOf(["credit", 0, "reviewBy"])).toEqual({ file: "p", line: 3 });
    expect(placeOf(["guards"])).toEqual({ file: "p" });
  });

  test.each([
    ["disability", "yes"],
    ["learning-disability", "yes"],
    ["autism", "yes"],
    ["serious-mental-illness", "yes"],
    ["accessible-information", "yes"],
    ["pregnancy", "yes"],
    ["interpreter", "yes"],
    ["carer", "yes"],
    ["veteran", "yes"],
    ["homeless", "yes"],
    ["imd-decile", "1"],
    ["core20", "core20"],
    ["specialty", "C_110"],
    ["ward", "E05000001"],
  ])("needs no governance for %s: %s", (dimension, group) => {
    const text = ofRule(`when: { ${dimension}: ["${group}"] }, weeks: 4, reason: need`);
    expect(readPolicy(text, "p").policy.credit).toHaveLength(1);
  });
});

const GOVERNED = [
  "justification: why",
  "legalBasis: section 158",
  "approvedBy: Board",
  "reviewBy: 2027-03-31",
  "maxWeeks: 4",
].join(", ");
const asianClaim = "evidence: { dimension: ethnic-group, group: asian, measure: over18Weeks }";

describe("what is wrong with a policy is one line with exit code 2", () => {
  test.each<[string, string, object]>([
    ["no YAML", "name: [a\n", { code: "policy-not-yaml" }],
    ["a list", "- a\n", { code: "policy-wrong-value", message: "a policy is a list of key: value lines" }],
    [
      "no name",
      "purpose: contact\n",
      { code: "policy-missing", message: "name is missing; it takes a name on one line" },
    ],
    [
      "an unknown key",
      "name: a\npurpse: contact\n",
      {
        code: "policy-unknown-key",
        message: 'there is no key "purpse"',
        hint: "Did you mean purpose?",
        line: 2,
      },
    ],
    [
      "an unknown key of a rule",
      "name: a\ncredit:\n  - when: { autism: [yes] }\n    week: 8\n    reason: b\n",
      { code: "policy-unknown-key", message: 'there is no key "week"', hint: "Did you mean weeks?", line: 4 },
    ],
    [
      "an unknown key of evidence",
      ofRule(`${ADJUSTMENT}, evidence: { dimension: sex, group: female, mesure: over18Weeks }`),
      { message: 'there is no key "mesure"', hint: "Did you mean measure?", line: 3 },
    ],
    [
      "an unknown tier",
      "name: a\ntargetDays:\n  P3: 84\n  P5: 84\n",
      { code: "policy-unknown-key", message: 'there is no tier "P5"', line: 4 },
    ],
    ["a blank name", 'name: " "\n', { message: "name takes a name on one line", line: 1 }],
    ["a name of two lines", 'name: "a\\nb"\n', { message: "name takes a name on one line" }],
    ["a name that moves the cursor", 'name: "a\\e[2Kb"\n', { message: "name takes a name on one line" }],
    ["another purpose", "name: a\npurpose: book\n", { message: "purpose takes contact or booking", line: 2 }],
    ["another order", "name: a\norder: wait\n", { message: "order takes days-waited or breach-ratio" }],
    ...["[]", "[specialty]", "[procedure-priority, procedure-priority]", "procedure-priority"].map(
      (tiers): [string, string, object] => [
        `tiers ${tiers}`,
        `name: a\ntiers: ${tiers}\n`,
        {
          code: "policy-contradictory-tiers",
          message:
            "tiers takes [procedure-priority]: tiers are made by clinical priority, once, and nothing else may be put beside or above it",
          line: 2,
        },
      ],
    ),
    ...["[52, 52]", "[0]", "[52.5]", "52", `[${Array.from({ length: 21 }, (_, index) => index + 1)}]`].map(
      (guards): [string, string, object] => [
        `guards ${guards}`,
        `name: a\nguards: ${guards}\n`,
        { message: "guards takes a list of whole weeks from 1 to 520, none twice, 20 at most", line: 2 },
      ],
    ),
    [
      "a target of no days",
      "name: a\ntargetDays: { P3: 0 }\n",
      { message: "targetDays.P3 takes a whole number of days from 1 to 3650, or null for none" },
    ],
    ...["-4", "4.125", "261", "four", ".nan", ".inf"].map((weeks): [string, string, object] => [
      `weeks of ${weeks}`,
      ofRule(`when: { autism: [yes] }, weeks: ${weeks}, reason: adjustment`),
      {
        code: "policy-wrong-value",
        message: "credit rule 1: weeks takes a number of weeks from 0 to 260, with two decimals at most",
        line: 3,
      },
    ]),
    [
      "a negative cap",
      ofRule(ADJUSTMENT, "maxCreditWeeks: -1"),
      { message: "maxCreditWeeks takes a number of weeks from 0 to 260, with two decimals at most", line: 4 },
    ],
    [
      "no weeks",
      ofRule("when: { autism: [yes] }, reason: adjustment"),
      { code: "policy-missing", message: /^credit rule 1: weeks is missing; it takes a number of weeks/ },
    ],
    [
      "nobody",
      ofRule("when: {}, weeks: 4, reason: everybody"),
      { message: "credit rule 1: when takes dimensions with their groups, one dimension at least" },
    ],
    [
      "no groups",
      ofRule("when: { autism: [] }, weeks: 4, reason: nobody"),
      { message: "credit rule 1: when.autism takes a group, or a list of groups" },
    ],
    [
      "a rule that is a word",
      "name: a\ncredit: [autism]\nmaxCreditWeeks: 4\n",
      { message: "credit rule 1 takes keys: when, weeks and reason at least", line: 2 },
    ],
    [
      "a reason that would read as two",
      ofRule('when: { autism: [yes] }, weeks: 4, reason: "a; b"'),
      { message: "credit rule 1: reason takes a few words on one line, without a semicolon, other than cap" },
    ],
    [
      "more than 30 rules",
      `name: a\ncredit:\n${Array.from({ length: 31 }, (_, index) => `  - { when: { site: S${index} }, weeks: 1, reason: far }\n`).join("")}maxCreditWeeks: 4\n`,
      { message: "credit takes a list of rules, 30 at most", line: 2 },
    ],
    [
      "credit without a cap",
      ofRule(ADJUSTMENT, ""),
      {
        code: "policy-missing",
        message: "there is credit and no maxCreditWeeks, the most that one person's credits add up to",
        line: 2,
        hint: "Add maxCreditWeeks, for example maxCreditWeeks: 16.",
      },
    ],
    [
      "a review on a day that does not exist",
      ofRule(`${ADJUSTMENT}, reviewBy: 2027-02-30`),
      { message: "credit rule 1: reviewBy takes a day that exists, as YYYY-MM-DD" },
    ],
    [
      "an unknown dimension",
      ofRule("when: { imd-quintle: [1] }, weeks: 4, reason: deprivation"),
      {
        code: "policy-unknown-dimension",
        message: 'credit rule 1: no dimension is called "imd-quintle"',
        hint: "Did you mean imd-quintile?",
        line: 3,
      },
    ],
    [
      "a group that a closed dimension has not",
      ofRule("when: { core20: [core2O] }, weeks: 4, reason: deprivation"),
      {
        code: "policy-unknown-group",
        message: 'credit rule 1: core20 has no group "core2O"',
        hint: "Did you mean core20? Groups are core20, rest.",
        line: 3,
      },
    ],
    [
      "a code of one letter, as near as any other",
      ofRule("when: { imd-quintile: [6] }, weeks: 4, reason: deprivation"),
      { hint: "Groups are 1, 2, 3, 4, 5." },
    ],
    ...["unknown", "not-stated"].map((group): [string, string, object] => [
      `credit for ${group}`,
      ofRule(`when: { ethnic-group: [${group}] }, weeks: 4, reason: data`),
      {
        code: "policy-unknown-credited",
        message: `credit rule 1 names the ${group} group of ethnic-group, of whom nothing is known`,
      },
    ]),
    [
      "a group twice",
      ofRule('when: { imd-quintile: [1, "1"] }, weeks: 4, reason: deprivation'),
      { code: "policy-repeated-group", message: "credit rule 1 names imd-quintile 1 twice" },
    ],
    [
      "a column under any name",
      ofRule('when: { "column:Ethnicity": [Asian] }, weeks: 4, reason: markers'),
      {
        code: "policy-column-refused",
        message:
          'credit rule 1 names "column:Ethnicity": a column as it stands is nothing that credit can rest on',
      },
    ],
    [
      "a crossing as one key",
      ofRule('when: { "ethnic-group*imd-quintile": ["asian*1"] }, weeks: 4, reason: both'),
      {
        code: "policy-crossing-refused",
        message: 'credit rule 1 names the crossing "ethnic-group*imd-quintile"',
      },
    ],
    [
      "credit by tier",
      ofRule("when: { procedure-priority: [P2] }, weeks: 4, reason: urgent"),
      {
        code: "policy-contradictory-tiers",
        message:
          "credit rule 1 gives credit by procedure-priority, which makes the tiers that no credit crosses",
      },
    ],
    [
      "two forms of one characteristic",
      ofRule("when: { imd-quintile: [1], imd-decile: [1] }, weeks: 4, reason: deprivation"),
      {
        code: "policy-same-characteristic",
        message: "credit rule 1: imd-quintile and imd-decile are the same characteristic",
      },
    ],
    [
      "weeks over the total cap",
      ofRule("when: { autism: [yes] }, weeks: 20, reason: adjustment"),
      {
        code: "policy-over-cap",
        message: "credit rule 1 gives 20 weeks, over maxCreditWeeks of 16",
        line: 3,
      },
    ],
    [
      "weeks over the rule's own cap",
      ofRule(`${ADJUSTMENT}, maxWeeks: 7.5`),
      { code: "policy-over-cap", message: "credit rule 1 gives 8 weeks, over its own maxWeeks of 7.5" },
    ],
    [
      "the same rule twice, in another order",
      "name: a\ncredit:\n  - { when: { autism: [yes], imd-quintile: [1, 2] }, weeks: 1, reason: both }\n  - { when: { imd-quintile: [2, 1], autism: yes }, weeks: 2, reason: Both }\nmaxCreditWeeks: 4\n",
      {
        code: "policy-repeated-rule",
        message: "credit rule 2 repeats credit rule 1: the same people for the same reason",
        line: 4,
      },
    ],
    [
      "a claim on a measure that has no adjusted gap",
      ofRule(`${ADJUSTMENT}, evidence: [{ dimension: autism, group: yes, measure: p95Weeks }]`),
      { message: /^credit rule 1: evidence.measure takes one of within18Weeks, over18Weeks, / },
    ],
    [
      "a claim on an unknown group",
      ofRule(`${ADJUSTMENT}, evidence: { dimension: sex, group: femal, measure: over18Weeks }`),
      {
        message: 'credit rule 1: sex has no group "femal"',
        hint: "Did you mean female? Groups are female, male.",
        line: 3,
      },
    ],
    [
      "a protected characteristic with nothing to it",
      ofRule("when: { ethnic-group: [asian, black] }, weeks: 4, reason: gap"),
      {
        code: "policy-not-governed",
        message:
          "credit rule 1 favours people on a protected characteristic (ethnic-group asian and ethnic-group black) and lacks " +
          "evidence for ethnic-group asian, evidence for ethnic-group black, justification, legalBasis, approvedBy, reviewBy and maxWeeks",
        line: 3,
      },
    ],
    [
      "a favoured group without evidence of its own",
      ofRule(`when: { ethnic-group: [asian, black] }, weeks: 4, reason: gap, ${asianClaim}, ${GOVERNED}`),
      { message: /and lacks evidence for ethnic-group black$/ },
    ],
    [
      "a protected characteristic crossed with deprivation",
      ofRule(`when: { imd-quintile: [1], sex: female }, weeks: 4, reason: gap, ${GOVERNED}`),
      { message: /\(sex female\) and lacks evidence for sex female$/ },
    ],
    [
      "credit for people recorded as not disabled",
      ofRule(`when: { disability: [no] }, weeks: 4, reason: gap, ${GOVERNED}`),
      { code: "policy-not-governed", message: /\(disability no\) and lacks evidence for disability no$/ },
    ],
    ...[
      "ethnic-category: A",
      "sex: male",
      "age-band: 80+",
      "religion: Muslim",
      "sexual-orientation: Bisexual",
    ]
      .concat(["gender-identity: Non-binary", "marital-status: Single"])
      .map((when): [string, string, object] => [
        `ungoverned credit on ${when}`,
        ofRule(`when: { ${when} }, weeks: 4, reason: gap`),
        { code: "policy-not-governed" },
      ]),
  ])("%s", (_, text, expected) => {
    const { message, ...rest } = expected as { readonly message?: string | RegExp };
    const error = errorOf(text);
    expect(error).toMatchObject({ file: "policy.yaml", exitCode: 2, ...rest });
    if (message !== undefined)
      expect(error?.message).toEqual(typeof message === "string" ? message : expect.stringMatching(message));
    expect(error?.message).not.toContain("\n");
  });

  test("and whatever else is written is read, or refused as wrong usage", () => {
    const value = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.string(), { maxLength: 2 }),
    );
    const rule = fc.record(
      {
        when: fc.dictionary(fc.constantFrom("sex", "autism", "site", "x"), value),
        weeks: value,
        reason: value,
        evidence: value,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.record(
          {
            name: value,
            tiers: value,
            guards: value,
            credit: fc.array(rule, { maxLength: 3 }),
            maxCreditWeeks: value,
          },
          { requiredKeys: [] },
        ),
        // JSON is YAML.
        (content) => {
          const error = errorOf(JSON.stringify(content));
          expect(error?.exitCode ?? 2).toBe(2);
        },
      ),
    );
  });
});

/** Rules stand behind marks where few lists hold what they are about. */
const withEveryRule = (policy: string) => policy.replace(/^ {2}# (?=- when| {2}(?:weeks|reason))/gm, "  ");

describe("the policies that come with fairwait", () => {
  test("the example is the fixture, and holds", () => {
    expect(EXAMPLE_POLICY).toBe(fixture("inclusive-recovery"));
    const { policy } = readPolicy(EXAMPLE_POLICY, "example");
    expect(policy.purpose).toBe("contact");
    expect(policy.credit.map(({ weeks }) => weeks)).toEqual([12, 4]);
  });

  test("the rules that the example holds behind marks hold when those are taken away", () => {
    const { policy } = readPolicy(withEveryRule(EXAMPLE_POLICY), "example");
    expect(policy.credit.map(({ weeks }) => weeks)).toEqual([12, 8, 8, 4]);
  });

  test("the governed one says everything that credit on a protected characteristic needs", () => {
    const { policy } = readPolicy(fixture("governed-ethnicity"), "governed");
    expect(policy.credit[0]?.governance).toEqual({
      evidence: [{ dimension: "ethnic-group", group: "asian", measure: "over52Weeks" }],
      justification: expect.any(String),
      legalBasis: expect.any(String),
      approvedBy: expect.any(String),
      reviewBy: "2027-03-31",
      maxWeeks: 4,
    });
  });
});
