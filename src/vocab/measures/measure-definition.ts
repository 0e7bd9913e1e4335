export interface MeasureDefinition {
  /** The name in findings. */
  readonly id: string;
  /** Other names: limits of its interval, and what people call it. */
  readonly aliases: readonly string[];
  readonly name: string;
  readonly kind: "waits" | "long-waits" | "gaps" | "tests" | "population" | "time-to" | "quality";
  readonly definition: string;
  readonly reading: string;
  /** When it applies and when it is null. */
  readonly applies: string;
  readonly formula: string;
  readonly unit: string;
  readonly source: string;
}
