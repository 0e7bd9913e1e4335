import { readFileSync, writeFileSync } from "node:fs";

const README = new URL("../README.md", import.meta.url);
const BLOCK = /<!-- bench -->\n[\s\S]*?<!-- \/bench -->/;

/** Fails before anything is measured when the README has no place for the table. */
export function requireBlock() {
  if (BLOCK.test(readFileSync(README, "utf8"))) return;
  console.error("README.md has no <!-- bench --> … <!-- /bench -->");
  process.exit(2);
}

/** Puts Markdown between `<!-- bench -->` and `<!-- /bench -->` in README.md, in place of what is there. */
export function writeBlock(markdown) {
  const text = readFileSync(README, "utf8");
  writeFileSync(
    README,
    text.replace(BLOCK, () => `<!-- bench -->\n${markdown}\n<!-- /bench -->`),
  );
}
