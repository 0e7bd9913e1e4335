import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inspectList } from "../../../src/pipeline/inspect-list.ts";
import { inScratchFolder } from "../../cli/run-fairwait.ts";

test("--where over several files takes a column that only some of them have, as unknown in the others", () =>
  inScratchFolder("inspect-where", async (folder) => {
    const [withWard, without] = [join(folder, "a.csv"), join(folder, "b.csv")];
    writeFileSync(withWard, "Clock Start,Ward\n2026-06-01,North\n2026-06-02,South\n");
    writeFileSync(without, "Clock Start\n2026-06-03\n2026-06-04\n2026-06-05\n");
    const rows = async (files: readonly string[], field: string, value: string) => {
      const where = [{ field, value }];
      const list = { files, where, columns: {}, standard: { kind: "rtt-18" }, imd: [], workers: 0 } as const;
      return (await inspectList(list, {})).counted.cube.analysed;
    };
    for (const files of [
      [withWard, without],
      [without, withWard],
    ]) {
      expect(await rows(files, "Ward", "North")).toBe(1);
      expect(await rows(files, "Ward", "unknown")).toBe(3);
      await expect(rows(files, "Nowhere", "x")).rejects.toMatchObject({ detail: { code: "unknown-field" } });
    }
  }));
