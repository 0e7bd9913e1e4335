/** What measures are about, in the order in which they are explained. */
export const MEASURE_KINDS = [
  { id: "waits", title: "How long a group waits" },
  { id: "long-waits", title: "How many wait past a limit" },
  { id: "gaps", title: "How far a group is from its reference" },
  { id: "adjusted", title: "How far it still is among people listed alike" },
  { id: "tests", title: "All groups of a dimension together" },
  { id: "gradients", title: "Ordered groups: the slope from one end to the other" },
  { id: "inequality", title: "Inequality between all groups" },
  { id: "units", title: "Units of the service against one another" },
  { id: "intersections", title: "Crossed dimensions: beyond what the parts add up to" },
  { id: "population", title: "The list beside the population of its catchment" },
  { id: "benchmark", title: "The list beside NHS England's published figures" },
  { id: "time-to", title: "Pathways followed to treatment" },
  { id: "impact", title: "What a proposed order does, and to whom" },
  { id: "simulation", title: "The list in the weeks to come, simulated" },
  { id: "quality", title: "The rows and fields behind the figures" },
] as const;

type MeasureKind = (typeof MEASURE_KINDS)[number]["id"];

export interface MeasureDefinition {
  /** The name in findings. */
  readonly id: string;
  /** Other names: limits of its interval, and what people call it. */
  readonly aliases: readonly string[];
  readonly name: string;
  readonly kind: MeasureKind;
  readonly definition: string;
  readonly reading: string;
  /** When it applies and when it is null. */
  readonly applies: string;
  readonly formula: string;
  readonly unit: string;
  readonly source: string;
}
