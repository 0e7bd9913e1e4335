import { ETHNIC_CATEGORIES } from "../vocab/ethnic-categories.ts";
import type { ResidentGroup } from "./population-table.ts";

/** Groups of one table that together are all its residents, once. */
export interface ResidentKind {
  readonly id: "ethnicity" | "age" | "sex" | "uncompared";
  /** As a person would say it. */
  readonly title: string;
  /** Places among the table's groups. */
  readonly places: readonly number[];
  /** The census groups of 2021 that the ethnic categories and groups fill. */
  readonly ethnicGroups: ReadonlySet<string>;
}

const KINDS = [
  { id: "ethnicity", title: "ethnic group", of: isEthnic },
  { id: "age", title: "age", of: ({ kind }: ResidentGroup) => kind === "age" },
  { id: "sex", title: "sex", of: ({ kind }: ResidentGroup) => kind === "sex" },
  { id: "uncompared", title: "answer", of: ({ kind }: ResidentGroup) => kind === "uncompared" },
] as const;

/** The kinds of group a table has, with where each stands. */
export function residentKinds(groups: readonly ResidentGroup[]): ResidentKind[] {
  return KINDS.map(({ id, title, of }) => {
    const places = groups.flatMap((group, place) => (of(group) ? [place] : []));
    const ethnicGroups = new Set(places.flatMap((place) => ethnicGroupOf(groups[place])));
    return { id, title, places, ethnicGroups };
  }).filter(({ places }) => places.length > 0);
}

function isEthnic({ kind }: ResidentGroup): boolean {
  return kind === "ethnic-category" || kind === "ethnic-group";
}

function ethnicGroupOf(group: ResidentGroup | undefined): string[] {
  if (group?.kind === "ethnic-group") return [group.group];
  const category = ETHNIC_CATEGORIES.find(
    ({ code }) => group?.kind === "ethnic-category" && code === group.code,
  );
  return category === undefined ? [] : [category.group2021];
}
