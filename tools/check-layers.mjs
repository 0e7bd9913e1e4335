/**
 * Checks the rooms of src/ against .dependency-cruiser.cjs, and that there was something to check: without a
 * TypeScript API to call, dependency-cruiser finds no modules and passes.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { cruise } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";

const FEWEST_MODULES = 40;

const { forbidden, options } = createRequire(join(process.cwd(), "package.json"))(
  "./.dependency-cruiser.cjs",
);
const { output } = await cruise(
  ["src"],
  { ...options, validate: true, ruleSet: { forbidden, options } },
  { ...options.enhancedResolveOptions },
  { tsConfig: extractTSConfig("tsconfig.json") },
);
const { violations } = output.summary;
const cruised = output.modules.filter(({ source }) => source.startsWith("src/")).length;

for (const { rule, from, to } of violations) {
  console.error(`${rule.name}: ${from}${to === from ? "" : ` → ${to}`}`);
}
for (const name of new Set(violations.map(({ rule }) => rule.name))) {
  console.error(`  ${name}: ${forbidden.find((rule) => rule.name === name).comment}`);
}
if (cruised < FEWEST_MODULES) {
  console.error(
    `only ${cruised} modules were seen (at least ${FEWEST_MODULES} expected): the check is blind`,
  );
}
const isGood = violations.length === 0 && cruised >= FEWEST_MODULES;
console.log(`${cruised} modules, ${violations.length} violations`);
process.exitCode = isGood ? 0 : 1;
