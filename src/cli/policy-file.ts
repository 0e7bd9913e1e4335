import { readFileSync } from "node:fs";
import type { PolicyFile } from "../config/read-policy.ts";
import { usageError } from "../errors.ts";

/** The policy in a file. Throws a usage error when there is none to read, or it does not hold. */
export async function policyIn(path: string): Promise<PolicyFile> {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw usageError({
      code: "policy-unreadable",
      message: "the policy cannot be read",
      file: path,
      hint: "Name a YAML file; fairwait prioritise --example prints one to start from.",
    });
  }
  const { readPolicy } = await import("../config/read-policy.ts");
  return readPolicy(text, path);
}

export const noPolicy = () =>
  usageError({
    code: "policy-missing",
    message: "no policy is named",
    hint: "Name it with --policy FILE; fairwait prioritise --example prints one to start from.",
  });
