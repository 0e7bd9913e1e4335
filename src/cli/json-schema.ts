import { toJSONSchema } from "zod/mini";
import { policySchema } from "../config/policy-schema.ts";
import { settingsSchema } from "../config/settings.ts";
import { usageError } from "../errors.ts";
import { checkSchema } from "../findings/check-schema.ts";
import { orderSchema } from "../findings/order-schema.ts";
import { findingsSchema } from "../findings/schema.ts";
import { simulationSchema } from "../findings/simulation-schema.ts";
import { inspectionSchema } from "../inspection/schema.ts";
import { nearest } from "../nearest.ts";
import { ANALYSE_FLAGS } from "./analyse-flags.ts";
import { configKeyOf, type Flag } from "./flag.ts";

const SCHEMAS: Readonly<Record<string, () => unknown>> = {
  findings: () => ({ title: "fairwait findings", ...toJSONSchema(findingsSchema) }),
  inspection: () => ({ title: "fairwait inspection", ...toJSONSchema(inspectionSchema) }),
  order: () => ({ title: "fairwait order", ...toJSONSchema(orderSchema) }),
  simulation: () => ({ title: "fairwait simulation", ...toJSONSchema(simulationSchema) }),
  check: () => ({ title: "fairwait check", ...toJSONSchema(checkSchema) }),
  policy: () => ({ title: "fairwait policy", ...toJSONSchema(policySchema, { io: "input" }) }),
  config: configSchema,
};

/** The JSON Schema (2020-12) of a document fairwait reads or writes. */
export function jsonSchema(name: string): unknown {
  const make = SCHEMAS[name];
  if (make) return make();
  const names = Object.keys(SCHEMAS);
  const suggestion = nearest(name, names);
  throw usageError({
    code: "unknown-schema",
    message: `there is no schema "${name}"`,
    hint: suggestion === undefined ? `Schemas are ${names.join(", ")}.` : `Did you mean ${suggestion}?`,
  });
}

/** Keys are described in the words of the flags they stand for. */
function configSchema(): unknown {
  const schema = toJSONSchema(settingsSchema);
  const flags = new Map((ANALYSE_FLAGS as readonly Flag[]).map((flag) => [configKeyOf(flag), flag]));
  const properties = Object.entries(schema.properties ?? {}).map(([key, property]) => [
    key,
    {
      description: flags.get(key)?.summary.replace("; repeatable", ""),
      ...(typeof property === "object" ? property : {}),
    },
  ]);
  return { title: "fairwait.yaml", ...schema, properties: Object.fromEntries(properties) };
}
