import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/e2e/**"],
          testTimeout: 60_000,
          // Most of the time would go into loading the same modules again for every file. A test leaves nothing behind.
          isolate: false,
          // As many as there are cores, also where there are two.
          maxWorkers: "100%",
        },
      },
      {
        test: {
          name: "browser",
          include: ["test/e2e/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // Two windows: one computes while the other waits. More would only wait for one another where there are two cores.
          maxWorkers: 2,
        },
      },
    ],
  },
});
