import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Findings, findingsSchema } from "../../src/findings/schema.ts";
import { recovered, type Seen } from "../property/count-attacker.ts";
import { readerOf } from "./findings-reader.ts";
import { fairwait, inScratchFolder } from "./run-fairwait.ts";

const BY = "ethnic-group,ethnic-category,imd-quintile,imd-decile,core20,sex,ethnic-group*sex";
/** The findings with counts from 1 to 9 hidden and nothing else. */
const smallHidden = (all: Seen): Seen => ({
  ...all,
  shown: new Map([...all.shown].filter(([, count]) => count === 0 || count >= 10)),
  hidden: [...all.shown].filter(([, count]) => count > 0 && count < 10).map(([id]) => id),
});

describe("analyse --suppress min:10", () => {
  test.each([
    {
      name: "ordered and crossed groups",
      by: BY,
      rows: 6000,
      mess: "none",
      more: ["--adjust", "none"],
      control: 10,
    },
    {
      name: "groups beside the rest of the list",
      by: "specialty,provider,sex",
      rows: 1500,
      mess: "some",
      more: [],
      control: 5,
    },
  ])(
    "publishes findings from which no hidden count can be worked out: $name",
    async ({ by, rows, mess, more, control }) => {
      await inScratchFolder("suppressed", (folder) => {
        const run = (...args: string[]) => {
          const { exitCode, stderr } = fairwait([...args, "--quiet"], { folder });
          expect(stderr).toBe("");
          expect(exitCode).toBe(0);
        };
        run("generate", "--rows", `${rows}`, "--mess", mess, "--out", "list.csv", "--imd-out", "imd.csv");
        const list = ["analyse", "list.csv", "--imd", "imd.csv", ...more, "--by", by];
        run(...list, "--out", "exact.json");
        run(...list, "--suppress", "min:10", "--out", "published.json");
        const read = (name: string): Findings =>
          findingsSchema.parse(JSON.parse(readFileSync(join(folder, name), "utf8")));
        const exact = readerOf(read("exact.json"));
        expect(exact.hidden).toEqual([]);
        for (const { total, parts } of exact.relations.filter((one) =>
          one.parts.every((id) => exact.shown.has(id)),
        ))
          expect(parts.reduce((all, id) => all + (exact.shown.get(id) ?? 0), 0)).toBe(exact.shown.get(total));
        const published = readerOf(read("published.json"), read("exact.json"));
        const small = smallHidden(exact);
        // Who is missing what by group is left out altogether.
        const isThere = (id: string): boolean => published.shown.has(id) || published.hidden.includes(id);
        const smallThere = small.hidden.filter(isThere);
        expect(smallThere.filter((id) => !published.hidden.includes(id))).toEqual([]);
        expect(published.hidden.length).toBeGreaterThan(smallThere.length);
        // Of a group whose n is hidden nothing is printed: what is not small there may be the difference of what is shown.
        const isWithheld = (id: string): boolean => published.hidden.includes(`${id.split("/")[0]}/n`);
        const found = recovered(published, { integers: false });
        expect(
          found.filter((id) => small.hidden.includes(id) || id.endsWith("/n") || !isWithheld(id)),
        ).toEqual([]);
        // The same reader, were only small counts hidden.
        expect(recovered(small, { integers: false }).length).toBeGreaterThan(control);
      });
    },
    180_000,
  );
});
