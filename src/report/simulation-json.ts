import { type SimulationFindings, simulationSchema } from "../findings/simulation-schema.ts";

/** Two spaces, a trailing line feed. Parsing first fixes the order of keys and refuses NaN and infinities. */
export const simulationJson = (findings: SimulationFindings): string =>
  `${JSON.stringify(simulationSchema.parse(findings), null, 2)}\n`;
