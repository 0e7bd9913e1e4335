/** One thread of `npm run simulate-coverage`: takes every so many scenarios and sends back what they cover. */
import { parentPort, workerData } from "node:worker_threads";
import { Random } from "../../src/stats/random.ts";
import { SCENARIOS } from "./scenarios.ts";

const { thread, threads, runs, seed, only } = workerData as {
  readonly thread: number;
  readonly threads: number;
  readonly runs: number;
  readonly seed: number;
  readonly only: string;
};

SCENARIOS.forEach((scenario, place) => {
  if (place % threads !== thread || !scenario.name.includes(only)) return;
  parentPort?.postMessage({ place, found: scenario.run(runs, new Random(seed, place)) });
});
