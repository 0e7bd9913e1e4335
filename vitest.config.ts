import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    // Tests of the program start processes; two cores are what CI has.
    testTimeout: 30_000,
    reporters: ["default"],
    // The stylesheet of a report is text like any other; without this it would be empty.
    css: true,
  },
});
