/**
 * The arrows of the house: an import runs only downward, never up, never sideways between doors.
 *
 *   doors         functions   excel ← pane, commands   cli   workbench
 *   second floor  report
 *   first floor   inspection
 *   ground floor  metrics → chat
 *   slab          problem.ts (what can go wrong, as data)
 *
 * locales/ turns the floors' data into sentences and is read by doors only.
 */
const floor = (name, from, allowed) => ({
  name,
  severity: "error",
  comment: `${from} may import only: ${allowed.join(", ") || "nothing else of src"}`,
  from: { path: `^src/${from}/` },
  to: { path: "^src/", pathNot: [`^src/${from}/`, ...allowed.map((a) => `^src/${a}`)] },
});

module.exports = {
  forbidden: [
    floor("chat-is-ground", "chat", ["problem.ts"]),
    floor("metrics-stands-on-chat", "metrics", ["problem.ts", "chat/"]),
    floor("inspection-stands-on-the-ground-floor", "inspection", ["problem.ts", "chat/", "metrics/"]),
    floor("report-stands-on-inspection", "report", ["problem.ts", "chat/", "metrics/", "inspection/"]),
    floor("locales-knows-only-data-of-the-floors", "locales", [
      "problem.ts",
      "chat/",
      "metrics/",
      "inspection/",
      "report/",
    ]),
    floor("functions-is-a-door", "functions", ["problem.ts", "chat/", "metrics/", "inspection/", "locales/"]),
    floor("excel-is-a-door", "excel", [
      "problem.ts",
      "chat/",
      "metrics/",
      "inspection/",
      "report/",
      "locales/",
    ]),
    floor("pane-is-a-door", "pane", [
      "problem.ts",
      "chat/",
      "metrics/",
      "inspection/",
      "report/",
      "locales/",
      "excel/",
    ]),
    floor("commands-is-a-door", "commands", [
      "problem.ts",
      "chat/",
      "metrics/",
      "inspection/",
      "report/",
      "locales/",
      "excel/",
    ]),
    // `kefu call` is the worksheet functions called from a shell: the one door that opens onto another.
    floor("cli-is-a-door", "cli", [
      "problem.ts",
      "chat/",
      "metrics/",
      "inspection/",
      "report/",
      "locales/",
      "functions/",
    ]),
    floor("workbench-knows-nothing-of-the-add-in", "workbench", []),
    {
      name: "no-circular",
      severity: "error",
      from: { path: "^src/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-orphans-outside-src",
      severity: "error",
      comment: "shipped code never imports tests, benches or scripts",
      from: { path: "^src/" },
      to: { path: "^(test|bench|scripts|docs)/" },
    },
    {
      name: "not-to-dev-dependency",
      severity: "error",
      comment: "what ships imports only dependencies (the workbench never ships)",
      from: { path: "^src/", pathNot: "^src/workbench/" },
      to: {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only"],
        pathNot: "node_modules/@types/",
      },
    },
    {
      name: "core-is-pure",
      severity: "error",
      comment:
        "the core runs in a pane, a worker, Node and an engine's pipe: no Node built-ins, no React, no Office",
      from: { path: "^src/(chat|metrics|inspection|report|locales)/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "core-draws-nothing",
      severity: "error",
      from: { path: "^src/(chat|metrics|inspection|report|locales|functions|cli)/" },
      to: { path: "node_modules/(react|react-dom|@fluentui|@univerjs)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
