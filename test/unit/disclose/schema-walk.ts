/** A document made from its schema, and its numbers with what the schema says of each. */
import type * as z from "zod/mini";
import { count, whole } from "../../../src/findings/counts.ts";

type Schema = z.core.$ZodType;
export type NumberKind = "count" | "whole" | "figure";

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly element?: Schema;
  readonly innerType?: Schema;
  readonly valueType?: Schema;
  readonly keyType?: Schema;
  readonly options?: readonly Schema[];
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, string>>;
}
const definitionOf = (schema: Schema): Definition => schema._zod.def as unknown as Definition;

/** Every optional part is there, every array has an item for each kind of item, every number is as `numberOf` says. */
export function sampleOf(
  schema: Schema,
  numberOf: (kind: NumberKind, path: string) => unknown,
  path = "",
): unknown {
  if (schema === count) return numberOf("count", path);
  if (schema === whole) return numberOf("whole", path);
  const definition = definitionOf(schema);
  switch (definition.type) {
    case "object":
      return Object.fromEntries(
        Object.entries(definition.shape ?? {}).map(([key, value]) => [
          key,
          sampleOf(value, numberOf, `${path}.${key}`),
        ]),
      );
    case "array": {
      const item = definition.element as Schema;
      const kinds = definitionOf(item).type === "union" ? (definitionOf(item).options ?? []) : [item];
      return kinds.map((kind) => sampleOf(kind, numberOf, `${path}[]`));
    }
    case "optional":
    case "nullable":
      return sampleOf(definition.innerType as Schema, numberOf, path);
    case "record": {
      const key = definition.keyType as Schema;
      const keys = definitionOf(key).type === "enum" ? Object.values(definitionOf(key).entries ?? {}) : ["a"];
      return Object.fromEntries(
        keys.map((one) => [one, sampleOf(definition.valueType as Schema, numberOf, `${path}{}`)]),
      );
    }
    case "union":
      return sampleOf(definition.options?.[0] as Schema, numberOf, path);
    case "literal":
      return definition.values?.[0];
    case "enum":
      return Object.values(definition.entries ?? {})[0];
    case "number":
      return numberOf("figure", path);
    case "boolean":
      return true;
    case "string":
      return "a";
    default:
      throw new Error(`${path}: a ${definition.type} is new here`);
  }
}

/** Every number of a document with its path, array places and record keys left out. */
export function numbersOf(value: unknown, path = ""): { readonly path: string; readonly value: number }[] {
  if (typeof value === "number") return [{ path, value }];
  if (Array.isArray(value)) return value.flatMap((item) => numbersOf(item, `${path}[]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersOf(inner, `${path}.${key}`));
}

/** Every count of a document that the schema calls one, hidden or not. */
export function countsOf(schema: Schema, value: unknown, path = ""): { path: string; value: unknown }[] {
  if (value === undefined) return [];
  if (schema === count) return [{ path, value }];
  const definition = definitionOf(schema);
  if (value === null) return [];
  switch (definition.type) {
    case "object":
      return Object.entries(definition.shape ?? {}).flatMap(([key, inner]) =>
        countsOf(inner, (value as Record<string, unknown>)[key], `${path}.${key}`),
      );
    case "array":
      return (value as unknown[]).flatMap((item, at) => {
        const element = definition.element as Schema;
        return countsOf(element, item, `${path}[${at}]`);
      });
    case "optional":
    case "nullable":
      return countsOf(definition.innerType as Schema, value, path);
    case "record":
      return Object.entries(value as object).flatMap(([key, item]) =>
        countsOf(definition.valueType as Schema, item, `${path}.${key}`),
      );
    case "union":
      return (definition.options ?? []).flatMap((option) =>
        definitionOf(option).type === "object" && option._zod.run({ value, issues: [] }, {} as never)
          ? countsOf(option, value, path)
          : [],
      );
    default:
      return [];
  }
}
