import { usageError } from "../errors.ts";
import type { Invocation } from "./command.ts";

export async function runInspection(_: Invocation): Promise<void> {
  throw usageError({ code: "not-built", message: "inspect is not built yet" });
}
