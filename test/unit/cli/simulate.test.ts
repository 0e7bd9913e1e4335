import { describe, expect, test } from "vitest";
import type { Typed } from "../../../src/cli/command.ts";
import { COMMON_FLAGS, configKeyOf, type Flag } from "../../../src/cli/flag.ts";
import { SIMULATE_FLAGS } from "../../../src/cli/simulate-flags.ts";
import { simulationOptions } from "../../../src/cli/simulation-options.ts";
import { SETTING_KEYS } from "../../../src/config/settings.ts";

const BASE: Typed = { policy: ["p.yaml"], capacity: ["120/week"] };

describe("what is typed of a simulation", () => {
  test("a policy and a capacity are enough", () => {
    expect(simulationOptions(BASE)).toEqual({
      policies: ["p.yaml"],
      capacity: { kind: "pooled", perWeek: 120 },
      arrivals: { kind: "from-list" },
      weeks: 26,
      replications: 20,
      seed: 1,
      missed: true,
    });
  });

  test.each<readonly [Typed, object]>([
    [{ policy: ["a.yaml", "b.yaml"] }, { policies: ["a.yaml", "b.yaml"] }],
    [{ capacity: ["12.5 / wk"] }, { capacity: { kind: "pooled", perWeek: 12.5 } }],
    [
      { capacity: ["C_110=40/week", "X05=3"] },
      { capacity: { kind: "by-specialty", perWeek: { C_110: 40, X05: 3 } } },
    ],
    [{ arrivals: "0/week" }, { arrivals: { kind: "per-week", perWeek: 0 } }],
    [{ arrivals: "from-list" }, { arrivals: { kind: "from-list" } }],
    [{ weeks: "52" }, { weeks: 52 }],
    [{ replications: "5" }, { replications: 5 }],
    [{ seed: "0" }, { seed: 0 }],
    [{ "no-missed": true }, { missed: false }],
    [{ by: "sex, provider" }, { followed: ["sex", "provider"] }],
  ])("%j means what it says", (typed, means) => {
    expect(simulationOptions({ ...BASE, ...typed })).toMatchObject(means);
  });

  const CAPACITY = "--capacity takes a number of slots a week above 0 (120/week), or SPECIALTY=N/week";
  const ARRIVALS = "--arrivals takes from-list, or a number of people a week (120/week)";
  test.each<readonly [Typed, string]>([
    [{ capacity: ["0/week"] }, CAPACITY],
    [{ capacity: ["-5/week"] }, CAPACITY],
    [{ capacity: ["120/day"] }, CAPACITY],
    [{ capacity: ["C_110=0"] }, CAPACITY],
    [{ capacity: ["C_110"] }, CAPACITY],
    [{ capacity: ["120", "130"] }, "--capacity is given twice"],
    [{ capacity: ["C_110=1", "C_110=2"] }, "--capacity C_110 is given twice"],
    [{ capacity: ["C_110=1", "20/week"] }, "--capacity 20/week: capacity is given by specialty elsewhere"],
    [{ capacity: [] }, "no capacity is given"],
    [{ policy: [] }, "no policy is named"],
    [{ arrivals: "-1/week" }, ARRIVALS],
    [{ arrivals: "many" }, ARRIVALS],
    [{ weeks: "0" }, "--weeks takes a whole number from 1 to 260"],
    [{ weeks: "2.5" }, "--weeks takes a whole number from 1 to 260"],
    [{ replications: "0" }, "--replications takes a whole number from 1 to 1000"],
    [{ seed: "x" }, "--seed takes a whole number from 0 to 4294967295"],
    [{ by: "sex*age-band" }, "--by takes dimensions with commas between them, none of them crossed"],
    [{ by: "sex,," }, "--by takes dimensions with commas between them, none of them crossed"],
  ])("%j is refused in one line", (typed, message) => {
    expect(() => simulationOptions({ ...BASE, ...typed })).toThrowError(
      expect.objectContaining({ message, exitCode: 2 }),
    );
  });

  test("no flag is there twice, and those with a config key are settings", () => {
    const flags: readonly Flag[] = [...SIMULATE_FLAGS, ...COMMON_FLAGS];
    expect(new Set(flags.map(({ name }) => name)).size).toBe(flags.length);
    for (const key of flags.map(configKeyOf)) if (key !== undefined) expect(SETTING_KEYS).toContain(key);
  });
});
