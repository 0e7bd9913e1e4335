import { describe, expect, test } from "vitest";
import { jsonSchema } from "../../../src/cli/json-schema.ts";
import { UserError } from "../../../src/errors.ts";

describe("fairwait schema", () => {
  test.each(["findings", "inspection", "policy", "config"])("%s is a JSON Schema with a title", (name) => {
    expect(jsonSchema(name)).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: expect.stringContaining("fairwait"),
      type: "object",
    });
  });

  test("policy says what has to be there, what it is when left out, and describes every key", () => {
    const schema = jsonSchema("policy") as {
      readonly required: readonly string[];
      readonly additionalProperties: boolean;
      readonly properties: Readonly<Record<string, { description?: string; default?: unknown }>>;
    };
    expect(schema.required).toEqual(["name"]);
    expect(schema.additionalProperties).toBe(false);
    for (const [key, property] of Object.entries(schema.properties)) {
      expect(property.description, key).toMatch(/\w\.$/);
    }
    const defaults = Object.entries(schema.properties).filter(([, property]) => "default" in property);
    expect(Object.fromEntries(defaults.map(([key, property]) => [key, property.default]))).toEqual({
      purpose: "contact",
      tiers: ["procedure-priority"],
      order: "days-waited",
      guards: [78, 65, 52],
      credit: [],
    });
  });

  test("another name is wrong usage", () => {
    expect(() => jsonSchema("polcy")).toThrow(UserError);
    expect(() => jsonSchema("polcy")).toThrow('there is no schema "polcy"');
  });
});
