/**
 * The rooms of src/ and which way data flows (see ARCHITECTURE in the README): a stage may name the types of an
 * earlier stage, only pipeline.ts calls across stages, and only the edge touches the world outside.
 */

/** In the order data passes through them. */
const STAGES = [
  "source",
  "classify",
  "columns",
  "reference",
  "enrich",
  "cube",
  "engine",
  "quality",
  "inspection",
  "measure",
  "compare",
  "prioritise",
  "disclose",
  "check",
  "report",
];
/** A stage that may call another, and why. */
const CALLS = {
  // Which of two date formats a column has is decided by reading its dates.
  columns: ["classify"],
  // Reading a list is the engine's first half, and a cube is what it makes.
  engine: ["source", "cube"],
  // A look-up table comes in the same kinds of file as a list.
  reference: ["source"],
  // A group's waits are a slice of the cube.
  measure: ["cube"],
  // "The rest of the list" is a group that is measured like any other.
  compare: ["measure"],
};
/** May read files, start threads, and see the environment. */
const EDGE = ["cli", "source", "reference", "engine"];

const room = (names) => `^src/(${[].concat(names).join("|")})/`;
const leaves = "^src/(units|errors|request|version|nearest|shared-columns)\\.ts$";

/** A stage that names a later one makes the flow of data a circle. */
const backwardRules = STAGES.slice(0, -1).map((stage, i) => ({
  name: `${stage}-comes-before`,
  comment: "Data flows one way: a stage knows nothing of the stages after it.",
  severity: "error",
  from: { path: room(stage) },
  to: { path: room(STAGES.slice(i + 1)) },
}));

module.exports = {
  forbidden: [
    {
      name: "no-circles",
      comment: "Two modules that need each other are one idea, or hide a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans",
      comment: "A module nobody imports is dead: delete it.",
      severity: "error",
      from: { orphan: true, pathNot: "\\.d\\.ts$" },
      to: {},
    },
    {
      name: "statistics-know-nothing-of-health",
      comment: "stats takes numbers and gives numbers; it imports nothing but a distributions library.",
      severity: "error",
      from: { path: room("stats") },
      to: { pathNot: [room("stats"), "node_modules/@stdlib/"] },
    },
    {
      name: "vocabulary-is-a-leaf",
      comment: "Code lists are data: they need nothing.",
      severity: "error",
      from: { path: room("vocab") },
      to: { pathNot: [room("vocab"), leaves] },
    },
    {
      name: "leaves-import-nothing",
      comment: "units, errors and the request are words everyone uses.",
      severity: "error",
      from: { path: leaves },
      to: { path: "^src/", pathNot: leaves },
    },
    {
      name: "findings-are-a-shape",
      comment: "The findings schema is what every report reads: it depends on no stage.",
      severity: "error",
      from: { path: room("findings") },
      to: { path: "^src/", pathNot: [room("findings"), leaves] },
    },
    {
      name: "only-the-edge-touches-the-world",
      comment:
        "Files, threads and the environment belong to cli, source, reference and engine; the rest is pure.",
      severity: "error",
      // A hash of a text is arithmetic.
      from: { path: "^src/", pathNot: [room(EDGE), "^src/report/html/content-hash\\.ts$"] },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?(path|util|url|buffer)(/|$)" },
    },
    ...STAGES.map((stage) => ({
      name: `${stage}-calls-no-other-stage`,
      comment: "A stage may name an earlier stage's types; calling it is the pipeline's job.",
      severity: "error",
      from: { path: room(stage) },
      to: {
        path: room(STAGES.filter((other) => other !== stage && !CALLS[stage]?.includes(other))),
        dependencyTypesNot: ["type-only"],
      },
    })),
    ...backwardRules,
    {
      name: "reports-read-findings",
      comment:
        "A report is made of findings and nothing before them, so that it can be made again from the JSON.",
      severity: "error",
      from: { path: room("report") },
      to: { path: room(["engine", "source", "cube", "measure", "compare"]) },
    },
    {
      name: "cli-calls-the-pipeline",
      comment: "The command line is thin: it calls the pipeline and prints.",
      severity: "error",
      from: { path: room("cli") },
      to: { path: room(STAGES), pathNot: [room("report"), "^src/inspection/schema\\.ts$"] },
    },
    {
      name: "only-the-cli-is-on-top",
      comment: "Nothing below knows of the command line, of config files or of the pipeline.",
      severity: "error",
      from: { path: "^src/", pathNot: [room(["cli", "config"]), "^src/pipeline(\\.ts$|/)"] },
      to: { path: [room(["cli", "config"]), "^src/pipeline(\\.ts$|/)"] },
    },
    {
      name: "zod-mini-only",
      comment: "The whole of zod costs as much start-up time as Node itself.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "node_modules/zod/", pathNot: "node_modules/zod/(v4/)?mini/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    // Types count: a type from a later stage is a wrong direction too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default"],
    },
  },
};
