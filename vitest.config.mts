import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// A busy machine is slow to answer: waiting longer fails no later than it must.
const expect = { poll: { timeout: 60_000 } };

// Icons are held at 2.0.313: each release since writes 47,000 files, more than half of what `npm ci` writes in all, where this one writes 410. It can be
// bundled and required, but Node cannot import it: the unit tests load Fluent as CommonJS.
const { resolve } = createRequire(import.meta.url);
const fluent = ["@fluentui/react-components", "@fluentui/react-charts", "@fluentui/react-icons"];

export default defineConfig({
  resolve: { alias: Object.fromEntries(fluent.map((name) => [name, resolve(name)])) },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/e2e/**"],
          testTimeout: 180_000,
          expect,
          // A core is left to the browser where there are more than two; two are shared by all.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          // Most of the time would go into loading the same modules again for every file. A test leaves nothing behind.
          isolate: false,
        },
      },
      {
        test: {
          name: "browser",
          include: ["test/e2e/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect,
          // A grid that is drawing now and then loses a click; what fails twice is broken. Reports name what was retried.
          retry: 1,
          // The unit tests run beside it.
          maxWorkers: availableParallelism() > 2 ? 2 : 1,
        },
      },
    ],
  },
});
