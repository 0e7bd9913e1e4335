import { spawnSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { fairwait, inScratchFolder, PROGRAM } from "./run-fairwait.ts";

/** bash, with the program as `$fairwait`. */
const inBash = (command: string, options: { readonly folder: string; readonly input?: string }) =>
  spawnSync("bash", ["-c", `fairwait() { "${process.execPath}" "${PROGRAM}" "$@"; }; ${command}`], {
    cwd: options.folder,
    encoding: "utf8",
    env: { ...process.env, TMPDIR: options.folder },
    ...(options.input !== undefined && { input: options.input }),
  });

describe.skipIf(process.platform === "win32")("a list that is piped in", () => {
  test("is what the file is, through /dev/stdin or a shell's <(…)", () =>
    inScratchFolder("piped", (folder) => {
      const list = fairwait(["generate", "--rows", "400", "--seed", "7"]).stdout;
      writeFileSync(join(folder, "ptl.csv.gz"), gzipSync(list));
      const asked = "--format csv";
      const { stdout } = inBash(`fairwait analyse ptl.csv.gz ${asked}`, { folder });
      expect(stdout).not.toBe("");
      for (const command of [
        `fairwait analyse <(zcat < ptl.csv.gz) ${asked}`,
        `fairwait analyse <(cat ptl.csv.gz) ${asked}`,
        `zcat < ptl.csv.gz | fairwait analyse /dev/stdin ${asked}`,
      ]) {
        const piped = inBash(command, { folder });
        expect(piped).toMatchObject({ status: 0, stdout });
      }
      expect(inBash(`fairwait analyse /dev/stdin ${asked}`, { folder, input: list })).toMatchObject({
        stdout,
      });
      expect(readdirSync(folder)).toEqual(["ptl.csv.gz"]);
    }));

  test("loses no row when there is no room to keep it: it is refused, and where is said", () =>
    inScratchFolder("no-room", (folder) => {
      const input = fairwait(["generate", "--rows", "3000", "--seed", "7"]).stdout;
      // A file may be 64 KB: the write that reaches that stops at a part, without an error.
      const { status, stdout, stderr } = inBash("ulimit -f 64; fairwait analyse -", { folder, input });
      expect({ status, stdout }).toEqual({ status: 3, stdout: "" });
      expect(stderr).toMatch(/^fairwait: standard input: [^\n]+ there is no room for it\. [^\n]+\n$/);
      expect(stderr).toContain(folder);
      expect(readdirSync(folder)).toEqual([]);
    }));
});
