/** Whom a rule of a policy gives credit to, in words. */
import type { PolicyFindings, PolicyRuleFindings } from "../findings/policy-schema.ts";
import { groupWords, type NamedGroups } from "./group-words.ts";

/** Lower case, to stand inside a sentence: "people recorded as autistic who live in the most deprived fifth". */
export function creditedPeople(
  { when }: Pick<PolicyRuleFindings, "when">,
  dimensions: PolicyFindings["dimensions"],
): string {
  const parts = Object.entries(when).map(([id, groups]) => ({ named: namedGroups(id, dimensions), groups }));
  if (parts.every(({ groups }) => groups.length === 1)) return crossed(parts);
  const [first = "", ...further] = parts.map(({ named, groups }) =>
    either(groups.map((group) => groupWords(named, group))),
  );
  return further.length === 0 ? first : `${first}, if they are also ${further.join(" and ")},`;
}

/** What the list calls the groups of a dimension; ids where it does not say. */
export const namedGroups = (id: string, dimensions: PolicyFindings["dimensions"]): NamedGroups =>
  dimensions.find(({ dimension }) => dimension === id) ?? { dimension: id, label: id, groups: [] };

interface Part {
  readonly named: NamedGroups;
  readonly groups: readonly string[];
}

/** One group of each dimension: the words of a crossing. */
function crossed(parts: readonly Part[]): string {
  const ids = parts.map(({ groups }) => groups[0] ?? "");
  const labels = parts.map(
    ({ named }, index) => named.groups.find(({ group }) => group === ids[index])?.label ?? ids[index] ?? "",
  );
  const group = ids.join("*");
  return groupWords(
    {
      dimension: parts.map(({ named }) => named.dimension).join("*"),
      label: parts.map(({ named }) => named.label).join(" × "),
      groups: [{ group, label: labels.join(" × ") }],
    },
    group,
  );
}

const PEOPLE = "people ";

/** "people at RJ6, at RJ7 or at RVR": who they are is said once. */
function either(people: readonly string[]): string {
  const isPeople = people.every((words) => words.startsWith(PEOPLE));
  const [first = "", ...others] = people.map((words, index) =>
    isPeople && index > 0 ? words.slice(PEOPLE.length) : words,
  );
  const last = others.pop();
  return last === undefined ? first : `${[first, ...others].join(", ")} or ${last}`;
}
