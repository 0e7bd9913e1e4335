import type * as z from "zod/mini";
import { type UserError, usageError } from "../errors.ts";
import { nearest } from "../nearest.ts";
import type { YamlPath, YamlPlace } from "./yaml-file.ts";

/** The first thing in which what somebody wrote has not the shape it should have. */
export interface ShapeProblem {
  readonly path: YamlPath;
  readonly kind: "unknown-key" | "missing" | "wrong-value";
  /** The unknown key, or how the sentence "… takes" goes on. */
  readonly detail: string;
}

type Issue = z.core.$ZodIssue;

/**
 * The problem to name first. An unknown key comes before all else: a misspelt key that has to be there is also missing,
 * and what was typed says more than what was not.
 */
export function shapeProblem(issues: readonly Issue[], candidate: unknown): ShapeProblem {
  const told = issues.map(mostTelling);
  const unknown = told.find(isUnknownKey);
  if (unknown !== undefined) {
    return { path: unknown.path, kind: "unknown-key", detail: unknown.keys[0] ?? "" };
  }
  const [first] = told;
  const path = first?.path ?? [];
  const isMissing = path.length > 0 && valueAt(candidate, path) === undefined;
  return { path, kind: isMissing ? "missing" : "wrong-value", detail: first?.message ?? "something else" };
}

/** Of a union, what is wrong inside the one form that what was written is meant as; else the union's own message. */
function mostTelling(issue: Issue): Issue {
  if (issue.code !== "invalid_union") return issue;
  const [first, another] = issue.errors.flatMap(
    (form) => form.find(isUnknownKey) ?? form.find(({ path }) => path.length > 0) ?? [],
  );
  if (first === undefined || another !== undefined) return issue;
  return mostTelling({ ...first, path: [...issue.path, ...first.path] });
}

const isUnknownKey = (issue: Issue): issue is z.core.$ZodIssueUnrecognizedKeys =>
  issue.code === "unrecognized_keys";

function valueAt(candidate: unknown, path: YamlPath): unknown {
  return path.reduce(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    candidate,
  );
}

/** "there is no setting …", with the nearest key or else all of them. */
export function unknownKeyError({
  code,
  noun,
  key,
  keys,
  place,
  otherwise,
}: {
  readonly code: string;
  /** What a key is called: "setting". */
  readonly noun: string;
  readonly key: string;
  readonly keys: readonly string[];
  readonly place: YamlPlace;
  /** The hint where no key is near and there are too many to name. */
  readonly otherwise?: string;
}): UserError {
  const suggestion = nearest(key, keys);
  return usageError({
    code,
    message: `there is no ${noun} "${key}"`,
    ...place,
    hint:
      suggestion === undefined
        ? (otherwise ?? `${noun.charAt(0).toUpperCase()}${noun.slice(1)}s are ${keys.join(", ")}.`)
        : `Did you mean ${suggestion}?`,
  });
}
