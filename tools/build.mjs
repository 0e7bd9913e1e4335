/**
 * Bundles src/ into dist/: one file per entry point, and chunks beside them that are loaded only when a command
 * needs them. Start-up time is promised (CONTRACT: `--help` within 1.4 × Node itself), so measure before changing this.
 */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { basename, resolve } from "node:path";
import { build } from "esbuild";

const ENTRY_POINTS = { cli: "src/cli/main.ts", "scan-worker": "src/engine/scan/scan-worker.ts" };

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

/** A room that is still to be built is left out of the bundle, and said. */
const withoutMissingRooms = {
  name: "without-missing-rooms",
  setup(bundle) {
    bundle.onResolve({ filter: /^\..*\.ts$/, namespace: "file" }, ({ path, resolveDir }) => {
      if (existsSync(resolve(resolveDir, path))) return undefined;
      return { path, external: true, warnings: [{ text: `${path} is not built yet` }] };
    });
  },
};

/** CommonJS dependencies call `require` for Node's own modules; an ES module has none until it makes one. */
const REQUIRE_BANNER =
  'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);';

const { metafile } = await build({
  entryPoints: Object.fromEntries(Object.entries(ENTRY_POINTS).filter(([, path]) => existsSync(path))),
  outdir: "dist",
  entryNames: "[name]",
  chunkNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  // Identifiers stay whole, so that the stack of a defect (--debug) can be read.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  banner: { js: REQUIRE_BANNER },
  plugins: [withoutChildProcess, withoutMissingRooms],
  logLevel: "warning",
  metafile: true,
});

// Chunks of an earlier build go last, so that a program that is running while it is built finds what it needs.
const built = new Set(Object.keys(metafile.outputs).map((path) => basename(path)));
for (const name of readdirSync("dist")) if (!built.has(name)) rmSync(`dist/${name}`);
