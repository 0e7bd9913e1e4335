import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { AVAILABLE_TEMPLATES } from "../../src/report/documents/templates.ts";
import { fairwait, inScratchFolder, REPOSITORY } from "../cli/run-fairwait.ts";

/**
 * Every document as it is made from the invented trust's list, under the rule for HES. After `npm run build`,
 * `npx vitest run test/golden -u` writes them anew: in a commit that says why.
 */
const LIST = join(REPOSITORY, "fixtures/lists/example-trust.csv");
const FROM_LIST = [LIST, "--imd", join(REPOSITORY, "fixtures/lists/example-imd.csv"), "--quiet"];
const ANSWERS: Readonly<Record<string, string>> = {
  statement: join(REPOSITORY, "test/golden/statement.answers.yaml"),
};

const documentOf = (template: string, format: "md" | "html", previous: string): string => {
  const answers = ANSWERS[template];
  const { exitCode, stdout, stderr } = fairwait([
    "report",
    ...FROM_LIST,
    ...["--template", template, "--format", format],
    // The statement is of a part of the list, and looks at one day.
    ...(template === "statement" ? [] : ["--previous", previous]),
    ...(answers === undefined ? [] : ["--answers", answers]),
  ]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  return stdout;
};

/** Names, numbers and codes of the people on the list. */
function identifiers(): string[] {
  const [header = "", ...rows] = readFileSync(LIST, "utf8").trim().split("\n");
  const columns = ["NHS Number", "Hospital Number", "Pathway ID"].map((name) =>
    header.split(",").indexOf(name),
  );
  return rows
    .flatMap((row) => columns.map((column) => row.split(",")[column] ?? ""))
    .filter((text) => text.length > 5);
}

describe("every document is the golden one, and of nobody on the list", () => {
  const known = new Set(identifiers());
  const cases = [...AVAILABLE_TEMPLATES.map((id) => [id, "md"] as const), ["statement", "html"] as const];
  const earlier = fairwait(["analyse", ...FROM_LIST, "--as-at", "2026-09-27", "--format", "json"]).stdout;
  test.each(cases)("%s as %s", { timeout: 120_000 }, (template, format) =>
    inScratchFolder("golden", async (folder) => {
      const previous = join(folder, "previous.json");
      writeFileSync(previous, earlier);
      const text = documentOf(template, format, previous);
      expect(text.split(/[^\w-]+/).filter((word) => known.has(word))).toEqual([]);
      await expect(text).toMatchFileSnapshot(`${template}.${format}`);
    }),
  );
});
