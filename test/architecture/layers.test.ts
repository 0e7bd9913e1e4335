import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
const CHECK = join(REPOSITORY, "tools/check-layers.mjs");

/** What must not be written, where, and the rule that says so. */
const VIOLATIONS = [
  { rule: "report-calls-no-other-stage", file: "src/report/planted.ts", imports: "../cube/cube.ts" },
  {
    rule: "reports-read-findings",
    file: "src/report/planted-type.ts",
    imports: "../engine/question.ts",
    isType: true,
  },
  {
    rule: "classify-comes-before",
    file: "src/classify/planted.ts",
    imports: "../report/render.ts",
    isType: true,
  },
  { rule: "only-the-edge-touches-the-world", file: "src/cube/planted.ts", imports: "node:fs" },
  { rule: "only-the-edge-touches-the-world", file: "src/measure/planted.ts", imports: "node:worker_threads" },
  { rule: "statistics-know-nothing-of-health", file: "src/stats/planted.ts", imports: "../units.ts" },
  { rule: "vocabulary-is-a-leaf", file: "src/vocab/planted.ts", imports: "../classify/blank.ts" },
  { rule: "leaves-import-nothing", file: "src/units.ts", imports: "./findings/schema.ts" },
  { rule: "findings-are-a-shape", file: "src/findings/planted.ts", imports: "../cube/cube.ts" },
  { rule: "cli-calls-the-pipeline", file: "src/cli/planted.ts", imports: "../classify/blank.ts" },
  { rule: "only-the-cli-is-on-top", file: "src/columns/planted.ts", imports: "../cli/io.ts" },
  { rule: "zod-mini-only", file: "src/config/planted.ts", imports: "zod" },
  { rule: "no-orphans", file: "src/cube/nobody-needs-me.ts" },
  { rule: "no-circles", file: "src/cube/there.ts", imports: "./back.ts" },
] as const;

const check = (folder: string) => spawnSync(process.execPath, [CHECK], { cwd: folder, encoding: "utf8" });

function copyOfTheTree(): string {
  const folder = mkdtempSync(join(tmpdir(), "fairwait-layers-"));
  for (const path of [".dependency-cruiser.cjs", "tsconfig.json", "package.json"]) {
    cpSync(join(REPOSITORY, path), join(folder, path));
  }
  symlinkSync(join(REPOSITORY, "node_modules"), join(folder, "node_modules"));
  return folder;
}

function plant(folder: string, file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

describe("the layer check", () => {
  let report: string;
  let folder: string;

  beforeAll(() => {
    folder = copyOfTheTree();
    cpSync(join(REPOSITORY, "src"), join(folder, "src"), { recursive: true });
    for (const violation of VIOLATIONS) {
      const line = !("imports" in violation)
        ? ""
        : "isType" in violation
          ? `import type * as other from "${violation.imports}";\nexport type Planted = typeof other;\n`
          : `import * as other from "${violation.imports}";\nexport const planted = other;\n`;
      plant(folder, violation.file, `${line}export const more = 1;\n`);
    }
    plant(folder, "src/cube/back.ts", 'import { more } from "./there.ts";\nexport const back = more;\n');
    report = check(folder).stderr;
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(VIOLATIONS)("$rule bites in $file", ({ rule, file }) => {
    const found = report.split("\n").filter((line) => line.startsWith(`${rule}: `) && line.includes(file));
    expect(found).not.toEqual([]);
  });

  test("a check that sees next to nothing fails, whatever it finds", () => {
    const empty = copyOfTheTree();
    plant(empty, "src/a.ts", 'import { b } from "./b.ts";\nexport const a = b;\n');
    plant(empty, "src/b.ts", "export const b = 1;\n");
    const { status, stderr } = check(empty);
    rmSync(empty, { recursive: true });
    expect(stderr).toContain("only 2 modules were seen (at least 40 expected): the check is blind");
    expect(status).toBe(1);
  });

  test("the tree itself keeps the rules", () => {
    const { status, stderr } = check(REPOSITORY);
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });
});
