/**
 * Bundles src/ into dist/: one file per entry point, and chunks beside them that are loaded only when a command
 * needs them. Start-up time is promised (CONTRACT: `--help` within 1.4 × Node itself), so measure before changing this.
 */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { build } from "esbuild";

const ENTRY_POINTS = {
  cli: "src/cli/main.ts",
  "scan-worker": "src/engine/scan/scan-worker.ts",
  "order-worker": "src/cli/order/order-worker.ts",
};

/** commander loads node:child_process for subcommands that are programs of their own: none here, and 20 ms saved. */
const withoutChildProcess = {
  name: "without-child-process",
  setup(bundle) {
    bundle.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes("/node_modules/commander/") ? { path: "none", namespace: "absent" } : undefined,
    );
    bundle.onLoad({ filter: /.*/, namespace: "absent" }, () => ({ contents: "module.exports = {};" }));
  },
};

/** vega measures text on a canvas where one is installed: drawings would then not be the same everywhere. */
const withoutCanvas = {
  name: "without-canvas",
  setup(bundle) {
    bundle.onResolve({ filter: /^canvas$/ }, ({ importer }) =>
      importer.includes("/node_modules/vega-canvas/") ? { path: "none", namespace: "absent" } : undefined,
    );
  },
};

/**
 * cli-table3 measures every cell with string-width, which compiles a 10 kB expression for emoji before the first one: a
 * quarter of a short run. Text of characters known to take one column each is measured by its length instead.
 */
const NARROW_FIRST = String.raw`
  const COLOUR = /\u001b\[[0-9;]*m/g;
  const NARROW = /^[\u0020-\u007e\u00a0-\u02ff\u2010-\u2027\u2200-\u22ff\u2500-\u259f]*$/;
  module.exports = (text) => {
    const bare = String(text).replace(COLOUR, "");
    return NARROW.test(bare) ? bare.length : require("string-width")(text);
  };`;
const withNarrowFirst = {
  name: "with-narrow-first",
  setup(bundle) {
    bundle.onResolve({ filter: /^string-width$/, namespace: "file" }, ({ importer }) =>
      importer.includes("/node_modules/cli-table3/")
        ? { path: importer, namespace: "narrow-first" }
        : undefined,
    );
    bundle.onLoad({ filter: /.*/, namespace: "narrow-first" }, ({ path }) => ({
      contents: NARROW_FIRST,
      resolveDir: dirname(path),
    }));
  },
};

/**
 * For each line it draws, cli-table3 cuts the whole text of the cell for a debugging message that is never shown: work that
 * grows with the square of a column's lines.
 */
const CUT_FOR_DEBUGGING = "utils.truncate(this.content, 10, this.truncate)";
const withoutDebugging = {
  name: "without-debugging",
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]cli-table3[\\/]src[\\/]cell\.js$/ }, ({ path }) => {
      const parts = readFileSync(path, "utf8").split(CUT_FOR_DEBUGGING);
      if (parts.length !== 2)
        throw new Error("cli-table3 is another than the one whose debugging is left out");
      return { contents: parts.join('""') };
    });
  },
};

/** A file named with "?raw" is taken in as the text it is, as the tests' bundler does: what stands in a page is not this program's code. */
const withRawText = {
  name: "with-raw-text",
  setup(bundle) {
    bundle.onResolve({ filter: /\?raw$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.slice(0, -"?raw".length)),
      namespace: "raw-text",
    }));
    bundle.onLoad({ filter: /.*/, namespace: "raw-text" }, ({ path }) => ({
      contents: readFileSync(path, "utf8"),
      loader: "text",
    }));
  },
};

/** CommonJS dependencies call `require` for Node's own modules; an ES module has none until it makes one. */
const REQUIRE_BANNER =
  'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);';

const OPTIONS = {
  outdir: "dist",
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  // Identifiers stay whole, so that the stack of a defect (--debug) can be read.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
};

const { metafile } = await build({
  ...OPTIONS,
  entryPoints: ENTRY_POINTS,
  entryNames: "[name]",
  chunkNames: "[name]-[hash]",
  splitting: true,
  banner: { js: REQUIRE_BANNER },
  plugins: [withoutChildProcess, withoutCanvas, withNarrowFirst, withoutDebugging, withRawText],
});

/**
 * The small chunks that cli.js always loads are put back into it: eight files take 12 ms longer to load than two. What
 * they hold is constant, so a second copy in a chunk does no harm; only the class that errors are told by stays shared.
 */
const errorsChunk = Object.entries(metafile.outputs).find(([, { inputs }]) => "src/errors.ts" in inputs)?.[0];
const withoutSharedChunks = {
  name: "without-shared-chunks",
  setup(bundle) {
    bundle.onResolve({ filter: /^\.\// }, ({ path, kind }) =>
      kind === "dynamic-import" || path === `./${basename(errorsChunk)}`
        ? { path, external: true }
        : undefined,
    );
  },
};
await build({
  ...OPTIONS,
  entryPoints: ["dist/cli.js"],
  allowOverwrite: true,
  plugins: [withoutSharedChunks],
});

// Chunks of an earlier build go last, so that a program that is running while it is built finds what it needs.
const built = new Set(Object.keys(metafile.outputs).map((path) => basename(path)));
for (const name of readdirSync("dist")) if (!built.has(name)) rmSync(`dist/${name}`);
