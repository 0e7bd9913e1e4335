import { describe, expect, it } from "vitest";
import { dimensionCharts } from "../../../../src/report/charts/dimension-charts.ts";
import { drawCharts } from "../../../../src/report/charts/draw-charts.ts";
import { LETTERS, PICTURE_WIDTH, SMALL_LETTERS } from "../../../../src/report/charts/picture.ts";
import { sampleDimension, sampleFindings } from "../sample.ts";
import { everyChart, withCurves } from "./sample-charts.ts";

const drawn = drawCharts(everyChart());
const NAMES = /<script|<b>/;

describe("a drawing", () => {
  it("is the same every time, whatever was drawn before it", async () => {
    const charts = everyChart();
    const once = await drawn;
    const backwards = await drawCharts([...charts].reverse());
    for (const { id } of charts) expect(backwards.get(id), id).toBe(once.get(id));
    const [alone] = charts.slice(-1);
    if (alone === undefined) throw new Error("nothing to draw");
    expect((await drawCharts([alone])).get(alone.id)).toBe(once.get(alone.id));
  });

  it("is there for every chart, and none without charts", async () => {
    expect([...(await drawn).keys()]).toEqual(everyChart().map(({ id }) => id));
    expect((await drawCharts([])).size).toBe(0);
  });

  it("has a role, a title and a description by its own ids", async () => {
    const drawings = await drawn;
    const ids = [...drawings.values()].flatMap((svg) =>
      [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id),
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, title } of everyChart()) {
      const svg = drawings.get(id) ?? "";
      expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="([a-z0-9-]+)-title \1-desc"/);
      expect(svg).toContain(
        `<title id="${id}-title">${title.replace(/&/g, "&amp;")}</title><desc id="${id}-desc">`,
      );
    }
  });

  it("asks for nothing from outside and brings no font, script or style", async () => {
    for (const svg of (await drawn).values()) {
      expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(
        /https?:|href|@font-face|<style|<script|url\(/,
      );
    }
  });

  it("has no coordinate that is no number, and is well formed", async () => {
    for (const [id, svg] of await drawn) {
      expect(svg, id).not.toMatch(/NaN|Infinity|undefined|null/);
      const open: string[] = [];
      for (const [, end, name = "", own] of svg.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/gi)) {
        if (own === "/") continue;
        if (end === "/") expect(open.pop(), id).toBe(name);
        else open.push(name);
      }
      expect(open).toEqual([]);
    }
  });

  it("keeps letters at 11 pixels and more on a telephone of 360 pixels", async () => {
    expect((Math.min(LETTERS, SMALL_LETTERS) * 360) / PICTURE_WIDTH).toBeGreaterThanOrEqual(11);
    for (const svg of (await drawn).values()) {
      expect(svg).toContain(`viewBox="0 0 ${PICTURE_WIDTH} `);
      for (const [, size] of svg.matchAll(/font-size="([\d.]+)px"/g)) {
        expect((Number(size) * 360) / PICTURE_WIDTH).toBeGreaterThanOrEqual(11);
      }
    }
  });

  it("escapes whatever a group is called", async () => {
    const dimension = withCurves(sampleDimension("sex"));
    const name = '<script>alert("1")</script> & <b>';
    const renamed = {
      ...dimension,
      label: name,
      groups: dimension.groups.map((group) => ({ ...group, label: `${name}${group.group}` })),
    };
    const charts = dimensionCharts(renamed, sampleFindings());
    expect(charts.length).toBeGreaterThan(2);
    for (const svg of (await drawCharts(charts)).values()) {
      expect(svg).not.toMatch(NAMES);
      expect(svg).toContain("&lt;script&gt;");
    }
  });

  it("takes a name for a name and not for a formula of Vega", async () => {
    const dimension = sampleDimension("sex");
    const renamed = {
      ...dimension,
      groups: dimension.groups.map((group) => ({ ...group, label: "datum['value'] {signal}" })),
    };
    const [chart] = dimensionCharts(renamed, sampleFindings());
    if (chart === undefined) throw new Error("no chart");
    const svg = (await drawCharts([chart])).get(chart.id) ?? "";
    expect(svg).toMatch(/>datum\['value'\]|>datum\[&#39;value&#39;\]/);
  });

  it("is small", async () => {
    const sizes = [...(await drawn).values()].map((svg) => svg.length);
    expect(sizes.reduce((sum, size) => sum + size, 0) / sizes.length).toBeLessThan(16_000);
  });

  it.each(["sex-gap-share", "imd-quintile-gradient", "sex-imd-quintile-heat-map"])(
    "looks as before: %s",
    async (id) => {
      const svg = (await drawn).get(id);
      expect(svg).toBeDefined();
      await expect(`${svg}\n`).toMatchFileSnapshot(`../../../../fixtures/golden/charts/${id}.svg`);
    },
  );
});
