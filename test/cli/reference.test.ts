import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
  area,
  directoryRows,
  IMD_HEADER,
  imdRows,
  writeArchive,
  writeDirectory,
  writeImd,
} from "./reference-files.ts";
import { fairwait, inScratchFolder, PROGRAM, type Run } from "./run-fairwait.ts";

/** Runs in a folder whose store is in it. */
const inStore =
  (folder: string) =>
  (...args: string[]): Run =>
    fairwait(args, { folder, environment: { FAIRWAIT_STORE: join(folder, "store") } });

const kept = (folder: string): string[] => {
  try {
    return readdirSync(join(folder, "store")).sort();
  } catch {
    return [];
  }
};

describe("reference add", () => {
  test("recognises a file, says what it is, and list names edition, date and SHA-256", () =>
    inScratchFolder("store", (folder) => {
      const run = inStore(folder);
      const file = writeImd(folder);
      expect(run("reference", "add", file)).toEqual({
        exitCode: 0,
        stdout: "",
        stderr: "fairwait: File_1_IoD2019.csv is IMD 2019: 32,844 rows, kept as imd-2019.\n",
      });
      const sha256 = createHash("sha256")
        .update(readFileSync(join(folder, file)))
        .digest("hex");
      const { items, damaged } = JSON.parse(run("reference", "list", "--format", "json").stdout);
      expect(damaged).toEqual([]);
      expect(items).toHaveLength(1);
      expect(items[0]).toMatchObject({
        id: "imd-2019",
        edition: "2019",
        rows: 32_844,
        sha256,
        partial: false,
      });
      expect(items[0].added).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      const printed = run("reference", "list").stdout;
      for (const part of ["imd-2019 · IMD 2019, 32,844 rows", `sha256 ${sha256}`, file]) {
        expect(printed).toContain(part);
      }
      expect(Math.max(...printed.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
      expect(run("reference", "add", file).stderr).toContain(`, in place of ${file} (added `);
    }));

  test("takes a directory out of the ZIP it is downloaded in, in a store named by flag", () =>
    inScratchFolder("zip", (folder) => {
      const zip = writeArchive(folder, directoryRows(9_000));
      const { exitCode, stderr } = fairwait(["reference", "add", zip, "--partial", "--store", "mine"], {
        folder,
      });
      expect({ exitCode, stderr }).toEqual({
        exitCode: 0,
        stderr:
          "fairwait: NSPL_M.zip is Postcode directory to January 2020, part of it: 9,000 rows, kept as postcodes-part-nspl-m.\n",
      });
      expect(readdirSync(join(folder, "mine"))).toEqual(["postcodes-part-nspl-m.fwref"]);
    }));

  test("refuses what is not whole or not as published, in one line, and keeps nothing of it", () =>
    inScratchFolder("refused", (folder) => {
      const run = inStore(folder);
      const rows = imdRows();
      const otherDecile = rows.with(99, `${area(100)},Area 100,E09000001,100,2`);
      const madeUp = rows.with(0, "E01900001,Invented,E09000001,1,1");
      const cutShort = [...rows.slice(0, 2000), `${area(2001)},Area 2001,E0`];
      const newCode = rows.with(0, "E01034001,New,E09000001,1,1");
      const whole = readFileSync(join(folder, writeArchive(folder, directoryRows(500), "whole.zip")));
      const files: [name: string, write: (name: string) => void, message: RegExp][] = [
        ["cut.csv", (name) => writeImd(folder, rows.slice(0, 20_000), name), /it has 20,000 of 32,844 areas/],
        ["row.csv", (name) => writeImd(folder, cutShort, name), /row.csv:2002: the row has 3 of 5 fields/],
        [
          "decile.csv",
          (name) => writeImd(folder, otherDecile, name),
          /1 area has no rank, or another decile/,
        ],
        [
          "invented.csv",
          (name) => writeImd(folder, madeUp, name),
          /1 area has a code that the census of 2011 did not/,
        ],
        ["vintage.csv", (name) => writeImd(folder, newCode, name), /codes made for 2021 among them/],
        [
          "part.csv",
          (name) => writeDirectory(folder, directoryRows(500), name),
          /500 postcodes in 1 of 124 postcode/,
        ],
        [
          "half.zip",
          (name) => writeFileSync(join(folder, name), whole.subarray(0, whole.length / 2)),
          /the ZIP is damaged or was not/,
        ],
        [
          "html.csv",
          (name) => writeFileSync(join(folder, name), "<!doctype html>\n<title>Sign in</title>\n"),
          /not that of a reference table/,
        ],
        [
          "half.csv.gz",
          (name) => writeFileSync(join(folder, name), gzipSync(rows.join("\n")).subarray(0, 9_000)),
          /damaged or ends too early|not that of a reference/,
        ],
        ["none.csv", () => {}, /there is no such file/],
      ];
      for (const [name, write, message] of files) {
        write(name);
        const { exitCode, stdout, stderr } = run("reference", "add", name);
        expect({ name, exitCode, stdout, lines: stderr.split("\n").length }).toEqual({
          name,
          exitCode: 3,
          stdout: "",
          lines: 2,
        });
        expect(stderr).toMatch(message);
        expect(stderr).toContain(`fairwait: ${name}`);
      }
      expect(kept(folder)).toEqual([]);
    }));

  test("of several files with one that is refused keeps none", () =>
    inScratchFolder("several", (folder) => {
      const run = inStore(folder);
      writeFileSync(join(folder, "bad.csv"), "a,b\n1,2\n");
      expect(run("reference", "add", writeImd(folder), "bad.csv").exitCode).toBe(3);
      expect(kept(folder)).toEqual([]);
    }));

  test("of two files that are the same thing refuses the second", () =>
    inScratchFolder("twice", (folder) => {
      const again = writeImd(folder, imdRows({ reversed: true }), "again.csv");
      expect(inStore(folder)("reference", "add", writeImd(folder), again)).toMatchObject({
        exitCode: 2,
        stderr: "fairwait: again.csv: this is IMD 2019 too, as File_1_IoD2019.csv is. Add one of them.\n",
      });
      expect(kept(folder)).toEqual([]);
    }));

  test("interrupted leaves the store as it was", () =>
    inScratchFolder("interrupt", async (folder) => {
      const run = inStore(folder);
      run("reference", "add", writeImd(folder));
      const before = readFileSync(join(folder, "store/imd-2019.fwref"));
      // The first is read and waits, unseen, for the second, which takes its time.
      const reversed = writeImd(folder, imdRows({ reversed: true }), "reversed.csv");
      const rows = directoryRows(32_000);
      const long = writeDirectory(folder, Array.from({ length: 60 }, () => rows).flat());
      const child = spawn(process.execPath, [PROGRAM, "reference", "add", reversed, long, "--partial"], {
        cwd: folder,
        env: { ...process.env, FAIRWAIT_STORE: join(folder, "store") },
      });
      while (kept(folder).length < 2 && child.exitCode === null) await wait(2);
      child.kill("SIGINT");
      const [exitCode] = await once(child, "exit");
      expect(exitCode).toBe(130);
      expect(kept(folder)).toEqual(["imd-2019.fwref"]);
      expect(readFileSync(join(folder, "store/imd-2019.fwref")).equals(before)).toBe(true);
    }));

  test("by several processes at once leaves one of theirs whole", () =>
    inScratchFolder("at-once", async (folder) => {
      const files = [writeImd(folder), writeImd(folder, imdRows({ reversed: true }), "reversed.csv")];
      const children = [...files, ...files, ...files].map((file) =>
        spawn(process.execPath, [PROGRAM, "reference", "add", file], {
          cwd: folder,
          env: { ...process.env, FAIRWAIT_STORE: join(folder, "store") },
        }),
      );
      const codes = await Promise.all(children.map(async (child) => (await once(child, "exit"))[0]));
      expect(codes).toEqual(codes.map(() => 0));
      expect(kept(folder)).toEqual(["imd-2019.fwref"]);
      const { items, damaged } = JSON.parse(inStore(folder)("reference", "list", "--format", "json").stdout);
      expect({ damaged, files: files.includes(items[0].file) }).toEqual({ damaged: [], files: true });
    }));
});

describe("reference fetch", () => {
  /** A server on this machine in place of GOV.UK. */
  const served = async (answer: RequestListener, use: (base: string) => Promise<void>): Promise<void> => {
    const server = createServer(answer).listen(0, "127.0.0.1");
    await once(server, "listening");
    try {
      await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  };
  const fetching = async (folder: string, base: string, ...args: string[]): Promise<Run> => {
    const child = spawn(process.execPath, [PROGRAM, "reference", "fetch", ...args], {
      cwd: folder,
      env: { ...process.env, FAIRWAIT_STORE: join(folder, "store"), FAIRWAIT_FETCH_BASE: base },
    });
    const texts = { stdout: "", stderr: "" };
    child.stdout.on("data", (piece) => (texts.stdout += piece));
    child.stderr.on("data", (piece) => (texts.stderr += piece));
    const [exitCode] = await once(child, "close");
    return { exitCode, ...texts };
  };

  test("downloads the official table, adds it, and keeps nothing else", () =>
    inScratchFolder("fetch", (folder) => {
      // Padded to the size of File 7, which has fifty columns more.
      const padding = "0".repeat(80);
      const rows = [`${IMD_HEADER},Note`, ...imdRows().map((row) => `${row},${padding}`)];
      const table = `${rows.join("\n")}\n`;
      const asked: string[] = [];
      return served(
        (request, response) => {
          asked.push(request.url ?? "");
          response
            .writeHead(200, { "content-type": "text/csv", "content-length": Buffer.byteLength(table) })
            .end(table);
        },
        async (base) => {
          const { exitCode, stderr } = await fetching(folder, base, "imd2019");
          expect({ exitCode, stderr }).toEqual({
            exitCode: 0,
            stderr: expect.stringMatching(
              /^fairwait: imd2019 is asked for at GOV\.UK\.\nfairwait: File_7\S+\.csv is IMD 2019: 32,844 rows, kept as imd-2019\.\n$/,
            ),
          });
          expect(asked).toHaveLength(1);
          expect(kept(folder)).toEqual(["imd-2019.fwref"]);
        },
      );
    }));

  test("says what to do when there is no network, and when the name is none", () =>
    inScratchFolder("offline", async (folder) => {
      const offline = await fetching(folder, "http://127.0.0.1:9", "imd2025");
      expect(offline.exitCode).toBe(3);
      expect(offline.stderr).toMatch(
        /IMD 2025 is not downloaded: .*cannot be reached.*fairwait reference add FILE\.\n$/,
      );
      const wrong = await fetching(folder, "http://127.0.0.1:9", "imd2020");
      expect(wrong.exitCode).toBe(2);
      expect(wrong.stderr).toContain('"imd2020" cannot be fetched');
      expect(kept(folder)).toEqual([]);
    }));
});

describe("reference remove", () => {
  test("removes by id, and says what there is when the id is wrong", () =>
    inScratchFolder("remove", (folder) => {
      const run = inStore(folder);
      run("reference", "add", writeImd(folder));
      expect(run("reference", "remove", "imd-2091")).toEqual({
        exitCode: 2,
        stdout: "",
        stderr: 'fairwait: the reference store has no "imd-2091". Did you mean imd-2019? It has imd-2019.\n',
      });
      expect(run("reference", "remove", "imd-2019").exitCode).toBe(0);
      expect(kept(folder)).toEqual([]);
      expect(run("reference", "list").stdout).toContain("Nothing yet.");
    }));

  test.each([
    [["reference"], "missing required argument 'action'"],
    [["reference", "ad"], 'there is no action "ad"'],
    [["reference", "add"], "reference add needs a FILE"],
    [["reference", "remove"], "reference remove needs an ID"],
    [["reference", "list", "more"], "reference list takes nothing more"],
  ])("%j is wrong usage", (args, message) => {
    const { exitCode, stderr } = fairwait(args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe("analyse with a reference store", () => {
  const LIST = (pairs: readonly [lsoa: string, postcode: string][]): string =>
    `Clock Start,LSOA code,Postcode\n${pairs.map(([lsoa, postcode]) => `2026-06-01,${lsoa},${postcode}\n`).join("")}`;
  const quintiles = ({ stdout }: Run): Record<string, number> =>
    Object.fromEntries(
      JSON.parse(stdout).dimensions[0].groups.map(({ group, n }: { group: string; n: number }) => [group, n]),
    );
  const ASKED = ["--as-at", "2026-10-25", "--by", "imd-quintile", "--format", "json", "--quiet"];

  test("needs no reference flags: areas and postcodes get their quintile", () =>
    inScratchFolder("analyse", (folder) => {
      const run = inStore(folder);
      const directory = writeDirectory(folder, directoryRows(32_000));
      run("reference", "add", writeImd(folder));
      expect(run("reference", "add", directory, "--partial").exitCode).toBe(0);
      const [live, ended, last] = [
        directoryRows(2)[0],
        directoryRows(2)[1],
        directoryRows(32_000)[31_999],
      ].map((row) => String(row).split(",")[1] ?? "");
      writeFileSync(
        join(folder, "ptl.csv"),
        LIST([
          [area(1), ""],
          [area(32_844), ""],
          ["", String(live)],
          ["", String(ended)],
          ["", String(last)],
          ["", "ZZ99 3VZ"],
          ["", "SW1A 1AA"],
        ]),
      );
      const found = run("analyse", "ptl.csv", ...ASKED);
      expect(quintiles(found)).toEqual({ 1: 3, 5: 2, unknown: 2 });
      const { references, quality, completeness } = JSON.parse(found.stdout);
      expect(completeness.find(({ field }: { field: string }) => field === "imd").byRoute).toEqual({
        lsoa: 2,
        postcode: 2,
        "terminated-postcode": 1,
      });
      expect(references.map(({ kind, name }: Record<string, string>) => [kind, name])).toEqual([
        ["imd", "IMD 2019"],
        ["postcodes", "postcode directory to 2020-01"],
      ]);
      expect(quality.find(({ field }: { field: string }) => field === "imd").reasons).toMatchObject({
        "pseudo-no-fixed-abode": 1,
        "postcode-not-found": 1,
      });
      const named = run("analyse", "ptl.csv", "--imd", "File_1_IoD2019.csv", "--imd", directory, ...ASKED);
      expect(JSON.parse(named.stdout)).toEqual(JSON.parse(found.stdout));
    }));

  test("takes the edition asked for, and says when it is not there", () =>
    inScratchFolder("edition", (folder) => {
      const run = inStore(folder);
      run("reference", "add", writeImd(folder));
      writeFileSync(join(folder, "ptl.csv"), LIST([[area(1), ""]]));
      expect(quintiles(run("analyse", "ptl.csv", ...ASKED, "--imd-edition", "2019"))).toEqual({ 1: 1 });
      const refused = run("analyse", "ptl.csv", ...ASKED, "--imd-edition", "2025");
      expect({ exitCode: refused.exitCode, stdout: refused.stdout }).toEqual({ exitCode: 3, stdout: "" });
      expect(refused.stderr).toContain("--imd-edition 2025: the reference store has only IMD 2019.");
      const wrong = run("analyse", "ptl.csv", "--imd-edition", "2021");
      expect(wrong).toMatchObject({
        exitCode: 2,
        stderr: "fairwait: --imd-edition takes 2015, 2019 or 2025\n",
      });
    }));

  test("does not go on with a damaged part, which list shows and remove takes out", () =>
    inScratchFolder("damaged", (folder) => {
      const run = inStore(folder);
      run("reference", "add", writeImd(folder));
      const path = join(folder, "store/imd-2019.fwref");
      writeFileSync(path, readFileSync(path).subarray(0, statSync(path).size - 100));
      writeFileSync(join(folder, "ptl.csv"), LIST([[area(1), ""]]));
      expect(run("analyse", "ptl.csv", ...ASKED)).toMatchObject({
        exitCode: 3,
        stderr:
          "fairwait: imd-2019 in the reference store is damaged or cannot be opened. Add its file again, or take it out: fairwait reference remove imd-2019.\n",
      });
      expect(run("reference", "list").stdout).toContain("damaged, and to be added again: imd-2019");
      expect(run("reference", "remove", "imd-2019").exitCode).toBe(0);
    }));
});
