import { type UserError, type UserErrorDetail, usageError } from "../errors.ts";
import type { YamlFile, YamlPath } from "./yaml-file.ts";

/** What a policy says that cannot be meant, and where it says it. */
export interface PolicyProblem extends Pick<UserErrorDetail, "code" | "message" | "hint"> {
  readonly path: YamlPath;
}

export const policyError = ({ path, ...detail }: PolicyProblem, placeOf: YamlFile["placeOf"]): UserError =>
  usageError({ ...detail, ...placeOf(path) });

/** How a rule is called in errors: by its place in the file, from 1, for a reason may stand there twice. */
export const ruleName = (index: number): string => `credit rule ${index + 1}`;
