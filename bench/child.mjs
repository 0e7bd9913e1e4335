import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CACHE } from "./lists.mjs";

const TIME = "/usr/bin/time";
const measuresMemory =
  existsSync(TIME) && spawnSync(TIME, ["-f", "%M", "true"], { encoding: "utf8" }).status === 0;

/**
 * Runs one whole process: seconds from start to exit, and its greatest resident memory in MB where GNU time is there to
 * ask (else undefined). Throws when it fails.
 */
export async function measure([program, ...args]) {
  const memoryFile = join(CACHE, `memory-${process.pid}.tmp`);
  const started = performance.now();
  const child = measuresMemory
    ? spawn(TIME, ["-f", "%M", "-o", memoryFile, program, ...args], { stdio: ["ignore", "pipe", "pipe"] })
    : spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const status = await new Promise((done, failed) => {
    child.on("error", failed);
    child.on("close", done);
  });
  const seconds = (performance.now() - started) / 1000;
  const megabytes = measuresMemory
    ? Number(readFileSync(memoryFile, "utf8").trim().split("\n").at(-1)) / 1024
    : undefined;
  rmSync(memoryFile, { force: true });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}\n${stderr}`);
  return { seconds, megabytes, stdout };
}

/** Whether python3 can import the module. */
export const pythonHas = (module) => spawnSync("python3", ["-c", `import ${module}`]).status === 0;
