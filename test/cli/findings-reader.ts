import type { Findings, Measures } from "../../src/findings/schema.ts";
import type { Seen } from "../property/count-attacker.ts";

const LAYERS = {
  n: ({ n }: Measures) => n,
  unknown: ({ unknownClockStart }: Measures) => unknownClockStart,
  within18: ({ within18Weeks }: Measures) => within18Weeks.count,
  over18: ({ over18Weeks }: Measures) => over18Weeks.count,
  over52: ({ over52Weeks }: Measures) => over52Weeks.count,
  over65: ({ over65Weeks }: Measures) => over65Weeks.count,
  over78: ({ over78Weeks }: Measures) => over78Weeks.count,
  over104: ({ over104Weeks }: Measures) => over104Weeks.count,
} as const;
const NESTED = ["over18", "over52", "over65", "over78", "over104"];
/** Written by hand, apart from the program's own tables. */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  "ethnic-group=white": ["A", "B", "C"].map((code) => `ethnic-category=${code}`),
  "ethnic-group=mixed": ["D", "E", "F", "G"].map((code) => `ethnic-category=${code}`),
  "ethnic-group=asian": ["H", "J", "K", "L"].map((code) => `ethnic-category=${code}`),
  "ethnic-group=black": ["M", "N", "P"].map((code) => `ethnic-category=${code}`),
  "ethnic-group=other": ["R", "S"].map((code) => `ethnic-category=${code}`),
  "imd-quintile=1": ["imd-decile=1", "imd-decile=2"],
  "imd-quintile=2": ["imd-decile=3", "imd-decile=4"],
  "imd-quintile=3": ["imd-decile=5", "imd-decile=6"],
  "imd-quintile=4": ["imd-decile=7", "imd-decile=8"],
  "imd-quintile=5": ["imd-decile=9", "imd-decile=10"],
  "core20=core20": ["imd-quintile=1"],
  "core20=rest": ["imd-quintile=2", "imd-quintile=3", "imd-quintile=4", "imd-quintile=5"],
  "imd-decile=unknown": ["imd-quintile=unknown"],
  "core20=unknown": ["imd-quintile=unknown"],
};

/**
 * Everything a reader of the published JSON knows: counts, counts worked out of proportions, and sums. Figures of gaps to several
 * groups together are taken to tell the exact counts of these.
 */
export function readerOf(found: Findings, exact: Findings = found): Seen {
  const shown = new Map<string, number>();
  const hidden = new Set<string>();
  const neverPrinted = new Set<string>();
  const relations: { total: string; parts: string[] }[] = [];
  const read = (id: string, count: number | null): void => {
    if (count !== null) shown.set(id, count);
    else hidden.add(id);
  };
  const exists = (id: string): boolean => shown.has(id) || hidden.has(id);
  const sum = (total: string, parts: readonly string[], others?: string): void => {
    const there = parts.filter(exists);
    if (!exists(total) || there.length === 0) return;
    if (others !== undefined) neverPrinted.add(others);
    relations.push({ total, parts: others === undefined ? there : [...there, others] });
  };
  const measures = (name: string, of: Measures): void => {
    for (const [layer, count] of Object.entries(LAYERS)) read(`${name}/${layer}`, count(of));
    read(`${name}/within18`, of.withinStandard.count);
    read(`${name}/over18`, of.breachesStandard.count);
    read(`${name}/within18`, of.within18WeeksOfAll.count);
    read(`${name}/over52`, of.over52WeeksOfAll.count);
    for (const [share, layer] of [
      [of.within18Weeks, "within18"],
      [of.over18Weeks, "over18"],
      [of.over52Weeks, "over52"],
      [of.over65Weeks, "over65"],
      [of.over78Weeks, "over78"],
      [of.over104Weeks, "over104"],
    ] as const)
      readShare(`${name}/${layer}`, `${name}/n`, share);
    for (const [share, layer] of [
      [of.within18WeeksOfAll, "within18"],
      [of.over52WeeksOfAll, "over52"],
    ] as const)
      if (share.count !== null && of.n !== null && share.proportion !== null && share.proportion > 0)
        read(`${name}/unknown`, Math.round(share.count / share.proportion) - of.n);
      else if (share.proportion !== null && of.n !== null && of.unknownClockStart !== null)
        read(`${name}/${layer}`, Math.round(share.proportion * (of.n + of.unknownClockStart)));
    if (of.share !== null && found.overall.n !== null)
      read(`${name}/n`, Math.round(of.share * found.overall.n));
  };
  const readShare = (
    count: string,
    of: string,
    { proportion }: { readonly proportion: number | null },
  ): void => {
    const [known, whole] = [shown.get(count), shown.get(of)];
    if (proportion === null) return;
    if (whole !== undefined) read(count, Math.round(proportion * whole));
    else if (known !== undefined && proportion > 0) read(of, Math.round(known / proportion));
  };
  measures("all", found.overall);
  for (const { dimension, groups } of found.dimensions) {
    for (const group of groups) measures(`${dimension}=${group.group}`, group);
  }
  readTogether(found, exact, { read, sum, readShare });
  readAccount(found, { read, sum, readShare });
  readCompleteness(found, { read, sum, readShare });
  for (const layer of Object.keys(LAYERS)) {
    const at = (name: string): string => `${name}/${layer}`;
    for (const { dimension, groups } of found.dimensions) {
      sum(
        at("all"),
        groups.map(({ group }) => at(`${dimension}=${group}`)),
      );
      if (!dimension.includes("*")) continue;
      const [first, second] = dimension.split("*");
      for (const { group } of groups) {
        const [one, other] = group.split("*");
        const alike = (place: number, id?: string) =>
          groups
            .filter((cell) => cell.group.split("*")[place] === id)
            .map((cell) => at(`${dimension}=${cell.group}`));
        sum(at(`${first}=${one}`), alike(0, one));
        sum(at(`${second}=${other}`), alike(1, other));
      }
    }
    for (const [total, parts] of Object.entries(WITHIN)) {
      // Some people's group is known and their category is not.
      const others = total.startsWith("ethnic") ? `${at(total)} without category` : undefined;
      sum(at(total), parts.map(at), others);
    }
    sum(at("ethnic-category=not-stated"), [at("ethnic-group=not-stated")]);
  }
  for (const name of [
    "all",
    ...found.dimensions.flatMap(({ dimension, groups }) =>
      groups.map(({ group }) => `${dimension}=${group}`),
    ),
  ]) {
    sum(`${name}/n`, [`${name}/within18`, `${name}/over18`]);
    for (const [place, layer] of NESTED.slice(1).entries())
      sum(`${name}/${NESTED[place]}`, [`${name}/${layer}`], `${name}/up to ${layer}`);
  }
  for (const id of shown.keys()) hidden.delete(id);
  return { shown, hidden: [...hidden], neverPrinted: [...neverPrinted], relations };
}

const SHARE_LAYERS = {
  within18Weeks: "within18",
  withinStandard: "within18",
  over18Weeks: "over18",
  breachesStandard: "over18",
  over52Weeks: "over52",
  over65Weeks: "over65",
  over78Weeks: "over78",
  over104Weeks: "over104",
} as const;

/** What is told of all known groups together, or of them without one, by gaps and by the strata of adjusted gaps. */
function readTogether(found: Findings, exact: Findings, { read, sum }: Reading): void {
  for (const [
    index,
    { dimension, groups, gaps, unknownGaps = [], adjustedStrata = [] },
  ] of found.dimensions.entries()) {
    const known = (exact.dimensions[index]?.groups ?? []).filter(
      ({ group }) => !group.split("*").some((id) => id === "unknown" || id === "not-stated"),
    );
    const cells = (layer: string) => known.map(({ group }) => `${dimension}=${group}/${layer}`);
    const tell = (layer: keyof typeof LAYERS): void => {
      read(
        `${dimension} known/${layer}`,
        known.reduce((all, group) => all + (LAYERS[layer](group) ?? 0), 0),
      );
      sum(`${dimension} known/${layer}`, cells(layer));
    };
    for (const gap of [...gaps, ...unknownGaps]) {
      if (!["rest-of-list", "all-known"].includes(gap.reference) || !(gap.measure in SHARE_LAYERS)) continue;
      if (!("difference" in gap) || gap.difference === null) continue;
      tell("n");
      tell(SHARE_LAYERS[gap.measure as keyof typeof SHARE_LAYERS]);
    }
    for (const { group, reference, n, referenceN } of adjustedStrata) {
      read(`${dimension}=${group}/n`, n);
      if (reference !== "rest-of-list") read(`${dimension}=${reference}/n`, referenceN);
      else if (referenceN !== null && groups.length > 0) tell("n");
    }
  }
}

interface Reading {
  read(id: string, count: number | null): void;
  sum(total: string, parts: readonly string[], others?: string): void;
  readShare(count: string, of: string, share: { readonly proportion: number | null }): void;
}

function readAccount({ ledger, quality, inputs }: Findings, { read, sum, readShare }: Reading): void {
  read("all/n", ledger.analysed);
  read("rows", ledger.read);
  for (const part of ["rejected", "excluded"] as const) {
    read(part, ledger[part].total);
    for (const [reason, count] of Object.entries(ledger[part].byReason)) read(`row ${reason}`, count);
    sum(
      part,
      Object.keys(ledger[part].byReason).map((reason) => `row ${reason}`),
    );
  }
  sum("rows", ["rejected", "excluded", "all/n"]);
  sum(
    "all/unknown",
    ["clock-start-missing", "clock-start-invalid", "clock-start-in-future"].map((reason) => `row ${reason}`),
  );
  for (const { rows } of inputs) read("rows", rows);
  for (const field of quality) {
    const classes = ["known", "notStated", "notKnown", "missing", "invalid", "groupOnly"] as const;
    for (const name of classes) read(`quality ${field.field} ${name}`, field[name]);
    readShare(`quality ${field.field} known`, "all/n", { proportion: field.completeness });
    sum(
      "all/n",
      classes.map((name) => `quality ${field.field} ${name}`),
    );
  }
}

function readCompleteness(
  { completeness = [], suppression }: Findings,
  { read, sum, readShare }: Reading,
): void {
  // Of a group only reasons and routes are named whose count is shown: which others there are is not known.
  const isAllNamed = (name: string): boolean => name === "all" || suppression.rule === "none";
  for (const field of completeness) {
    const rows = (
      name: string,
      of: Omit<
        (typeof field)["by"][number]["groups"][number],
        "group" | "label" | "difference" | "differenceLower" | "differenceUpper" | "tested"
      >,
    ): void => {
      const known = `${name}/known ${field.field}`;
      read(`${name}/n`, of.n);
      read(known, of.known);
      readShare(known, `${name}/n`, of);
      for (const [reason, count] of Object.entries(of.byReason ?? {}))
        read(`${name}/${field.field} ${reason}`, count);
      for (const [route, count] of Object.entries(of.byRoute ?? {}))
        read(`${name}/${field.field} by ${route}`, count);
      sum(
        `${name}/n`,
        [known, ...Object.keys(of.byReason ?? {}).map((reason) => `${name}/${field.field} ${reason}`)],
        of.byReason === null || !isAllNamed(name) ? `${name}/not known ${field.field}` : undefined,
      );
      sum(
        known,
        Object.keys(of.byRoute ?? {}).map((route) => `${name}/${field.field} by ${route}`),
        isAllNamed(name) ? undefined : `${name}/${field.field} otherwise`,
      );
    };
    rows("all", field);
    for (const { dimension, groups } of field.by) {
      for (const group of groups) rows(`${dimension}=${group.group}`, group);
      const names = groups.map(({ group }) => `${dimension}=${group}`);
      const reasons = new Set(groups.flatMap(({ byReason }) => Object.keys(byReason ?? {})));
      const sumOver = (layer: string, others?: string): void =>
        sum(
          `all/${layer}`,
          names.map((name) => `${name}/${layer}`),
          others,
        );
      for (const layer of ["n", `known ${field.field}`]) sumOver(layer);
      for (const layer of [...reasons].map((reason) => `${field.field} ${reason}`))
        sumOver(layer, names.every(isAllNamed) ? undefined : `${dimension} unnamed/${layer}`);
    }
  }
}
