/** Files of earlier runs that a list is held beside, each read as what it has to be. */
import { type OrderSummary, orderSummarySchema } from "../findings/order-schema.ts";
import { type Findings, findingsSchema } from "../findings/schema.ts";
import { type SimulationFindings, simulationSchema } from "../findings/simulation-schema.ts";
import type { EarlierFile } from "../pipeline/earlier-findings.ts";
import { readDocument } from "./findings-file.ts";

export interface EarlierFiles {
  readonly previous?: EarlierFile<Findings>;
  readonly baseline?: EarlierFile<Findings>;
  readonly impact?: EarlierFile<OrderSummary>;
  readonly simulation?: EarlierFile<SimulationFindings>;
}

/** An order's rows are patients' and are never looked at. Throws an input error (exit 3) for a file that is not what its flag takes. */
export function earlierFiles({
  previous,
  baseline,
  impact,
  simulation,
}: { readonly [Flag in keyof EarlierFiles]?: string | undefined }): EarlierFiles {
  const findingsIn = (path: string, flag: string): EarlierFile<Findings> => ({
    path,
    flag,
    ...readDocument(path, { flag, document: "findings", schema: findingsSchema }),
  });
  return {
    ...(previous !== undefined && { previous: findingsIn(previous, "previous") }),
    ...(baseline !== undefined && { baseline: findingsIn(baseline, "baseline") }),
    ...(impact !== undefined && {
      impact: {
        path: impact,
        flag: "impact",
        ...readDocument(impact, { flag: "impact", document: "order", schema: orderSummarySchema }),
      },
    }),
    ...(simulation !== undefined && {
      simulation: {
        path: simulation,
        flag: "simulation",
        ...readDocument(simulation, {
          flag: "simulation",
          document: "simulation",
          schema: simulationSchema,
        }),
      },
    }),
  };
}
