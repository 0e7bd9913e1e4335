#!/usr/bin/env node
try {
  await import("../dist/cli.js");
} catch (error) {
  if (error?.code !== "ERR_MODULE_NOT_FOUND" || !error.message.includes("cli.js")) throw error;
  process.stderr.write("fairwait: the program is not built yet. Run: npm run build\n");
  process.exitCode = 4;
}
