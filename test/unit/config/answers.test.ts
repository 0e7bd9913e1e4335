import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answersYaml } from "../../../src/config/answers-yaml.ts";
import { type AnsweredTemplate, readAnswers } from "../../../src/config/read-answers.ts";
import { UserError } from "../../../src/errors.ts";
import type { Answers } from "../../../src/report/documents/template.ts";

const template: AnsweredTemplate = {
  id: "board",
  title: "Board report",
  slots: [
    { slot: "executive-lead", prompt: "Who leads?", kind: "text" },
    { slot: "score", prompt: "Which score?", kind: "text", choices: ["0", "1", "2", "3"] },
    { slot: "agreed", prompt: "Is it agreed?", kind: "yes-no" },
    { slot: "asks", prompt: "What is asked of the board?", kind: "list" },
    {
      slot: "actions",
      prompt: "Who does what by when?",
      kind: "rows",
      columns: [
        { key: "action", label: "what is done" },
        { key: "owner", label: "by whom" },
      ],
    },
  ],
};
const read = (text: string) => readAnswers(text, "answers.yaml", template);
const detailOf = (text: string) => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof UserError) return { ...error.detail, exitCode: error.exitCode };
    throw error;
  }
  return undefined;
};

describe("a person's words", () => {
  test("an empty file answers nothing, and so does a key with nothing after it", () => {
    expect(read("")).toEqual({});
    expect(read("executive-lead:\nasks:\nactions:\n  - action:\n    owner: '  '\n")).toEqual({});
  });

  test("are read in one form, however they are typed", () => {
    expect(
      read(
        "executive-lead: |\n  Jo Bloggs\n  director\nscore: 2\nagreed: Yes\nasks: one thing\nactions: [{ action: 7 }]",
      ),
    ).toEqual({
      "executive-lead": "Jo Bloggs\ndirector",
      score: "2",
      agreed: true,
      asks: ["one thing"],
      actions: [{ action: "7" }],
    });
    expect(read("agreed: false")).toEqual({ agreed: false });
  });

  test("a number stays as it was typed: 007 is no seven", () => {
    expect(read("executive-lead: 007\nasks: [1.10]")).toEqual({ "executive-lead": "007", asks: ["1.10"] });
  });

  test("under a slot that does not exist are an error with the line and the nearest slot", () => {
    expect(detailOf("agreed: no\nexecutive-laed: Jo")).toMatchObject({
      exitCode: 2,
      code: "answers-unknown-slot",
      message: 'there is no slot "executive-laed"',
      file: "answers.yaml",
      line: 2,
      hint: "Did you mean executive-lead?",
    });
    expect(detailOf("zzzzzzzzz: 1")?.hint).toContain("Slots of board are the keys");
  });

  test("in a column that does not exist are an error as well", () => {
    expect(detailOf("actions:\n  - action: x\n    ownr: Jo")).toMatchObject({
      code: "answers-unknown-slot",
      message: 'there is no column "ownr"',
      line: 3,
      hint: "Did you mean owner?",
    });
  });

  test.each([
    ["executive-lead: [Jo]", "executive-lead takes a text without control characters", 1],
    ["agreed: no\n\nscore: 4", "score takes one of 0, 1, 2, 3", 3],
    ["agreed: perhaps", "agreed takes yes or no", 1],
    ["asks: { a: b }", "asks takes a text, or a list of texts", 1],
    ["actions: later", "actions takes rows of action, owner", 1],
    [
      "actions:\n  - action: x\n  - owner: [y]",
      "actions, row 2, owner takes a text without control characters",
      3,
    ],
    ['executive-lead: "\\e[31m"', "executive-lead takes a text without control characters", 1],
    ["- a", "an answers file takes slot: text lines", undefined],
  ])("of the wrong kind are one line with its place: %s", (text, message, line) => {
    const detail = detailOf(text);
    expect(detail?.message).toBe(message);
    expect(detail?.line).toBe(line);
    expect(detail?.exitCode).toBe(2);
  });

  test("that are no YAML say so", () => {
    expect(detailOf("executive-lead: Jo: Bloggs")).toMatchObject({ code: "answers-not-yaml", line: 1 });
  });
});

describe("the file to write in", () => {
  test("has every slot as a comment with what is asked, and reads as no answer", () => {
    const text = answersYaml(template, {});
    for (const { slot, prompt } of template.slots) {
      expect(text).toContain(`# ${prompt}`);
      expect(text).toMatch(new RegExp(`^# ${slot}:$`, "m"));
    }
    expect(text).toContain("# One of: 0, 1, 2, 3.");
    expect(text).toContain("#   - action: (what is done)\n#     owner: (by whom)");
    expect(read(text)).toEqual({});
  });

  test("is valid once the marks are taken away", () => {
    const uncommented = answersYaml(template, {}).replace(/^# (?=(executive-lead|asks|actions):)/gm, "");
    expect(read(uncommented.replace(/^#( {3})/gm, "$1"))).toEqual({
      actions: [{ action: "(what is done)", owner: "(by whom)" }],
    });
  });

  test("keeps awkward words to the letter", () => {
    const answers: Answers = {
      "executive-lead": "Jo: “Bløggs” # not a comment\n\n  - <script>alert(1)</script>\n日本語 👩‍⚕️ {a: b}",
      score: "0",
      agreed: false,
      asks: ["yes", "null", "12.50", "*bold*", "=cmd()", "- dash", "tab\tin it"],
      actions: [{ action: "one: two\nthree", owner: "'quoted'" }, { action: "true" }],
    };
    const text = answersYaml(template, answers);
    expect(read(text)).toEqual(answers);
    expect(answersYaml(template, read(text))).toBe(text);
  });

  test("survives being written, read and written again, whatever is in it", () => {
    const words = fc.string({ unit: "grapheme", maxLength: 40 });
    const lines = fc.array(words, { maxLength: 4 }).map((parts) => parts.join("\n"));
    const some = lines.map((text) => text.replace(/[^\P{Cc}\t\r\n]/gu, ""));
    const answers = fc.record(
      {
        "executive-lead": some,
        score: fc.constantFrom("0", "1", "2", "3"),
        agreed: fc.boolean(),
        asks: fc.array(some, { maxLength: 3 }),
        actions: fc.array(fc.record({ action: some, owner: some }, { requiredKeys: [] }), { maxLength: 3 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(answers, (written) => {
        const text = answersYaml(template, written);
        expect(answersYaml(template, read(text))).toBe(text);
        expect(read(text)["executive-lead"] ?? "").toBe((written["executive-lead"] ?? "").trim());
      }),
      { numRuns: 100 },
    );
  });
});
