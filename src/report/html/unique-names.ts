/** Names of which a page may hold each only once: ids, and the labels of its regions. */
export class UniqueNames {
  private readonly taken = new Set<string>();

  /** The name itself the first time, then with 2, 3, … after the joint. */
  take(name: string, joint: string): string {
    let unique = name;
    for (let count = 2; this.taken.has(unique); count++) unique = `${name}${joint}${count}`;
    this.taken.add(unique);
    return unique;
  }
}

const LONGEST_SLUG = 48;

/** "Ethnic group (2001 grouping)" → "ethnic-group-2001-grouping"; "part" where no letter or digit is left. */
export const slug = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, "") || "part";
