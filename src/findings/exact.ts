/**
 * Findings before disclosure control: the same shape, in which no count is hidden. Only disclosure control takes it and
 * gives what may be published; stages before it work with every count.
 */

import type * as adjusted from "./adjusted-schema.ts";
import type * as impact from "./impact-schema.ts";
import type * as intersections from "./intersections-schema.ts";
import type * as order from "./order-schema.ts";
import type * as population from "./population-schema.ts";
import type * as findings from "./schema.ts";
import type * as simulation from "./simulation-schema.ts";
import type * as timeTo from "./time-to-schema.ts";
import type { Wording } from "./wording.ts";

/** Keys of what disclosure control can hide, wherever they stand. `people` and `observed` can be null for other reasons. */
type CountKey =
  | "alreadyPast"
  | "analysed"
  | "assumedTreated"
  | "atCap"
  | "atRisk"
  | "both"
  | "censored"
  | "changed"
  | "cohort"
  | "conflicting"
  | "count"
  | "delayedEntry"
  | "differ"
  | "filled"
  | "filledNo"
  | "filledYes"
  | "groupOnly"
  | "inList"
  | "inListLinked"
  | "inside"
  | "invalid"
  | "known"
  | "largestPlacesMoved"
  | "linked"
  | "listNoRecordsYes"
  | "listYesRecordsNo"
  | "lost"
  | "missing"
  | "models"
  | "n"
  | "needsClinicalReview"
  | "newcomers"
  | "newlyPast"
  | "newlySpared"
  | "notKnown"
  | "notLinked"
  | "notStated"
  | "outside"
  | "pathways"
  | "patientChoice"
  | "plain"
  | "places"
  | "plainShare"
  | "proposed"
  | "proposedShare"
  | "ranked"
  | "read"
  | "referenceCount"
  | "referenceN"
  | "referencePathways"
  | "refined"
  | "removed"
  | "removedUnclear"
  | "rows"
  | "shareChange"
  | "stillUnknown"
  | "total"
  | "treated"
  | "unchanged"
  | "unknown"
  | "unknownClockStart"
  | "unmoved"
  | "unplaced"
  | "usable"
  | "waitingAtStart"
  | "withCredit";

/** A part of the findings whose counts are all there. */
export type Exact<Part> = Part extends readonly (infer Item)[]
  ? Exact<Item>[]
  : Part extends Readonly<Record<string, unknown>>
    ? { [Key in keyof Part]: ExactAt<Key, Part[Key]> }
    : Part;

type ExactAt<Key, Value> = Key extends "byReason" | "byRoute" | "byIdentifier" | "reasons"
  ? Record<string, number> | Extract<Value, null>
  : // In brackets: a union is looked at as a whole.
    [Key, Value] extends [CountKey, number | null]
    ? number
    : Exact<Value>;

export type AdjustedGap = Exact<findings.AdjustedGap>;
export type AdjustedStrata = Exact<adjusted.AdjustedStrata>;
export type CompletenessFindings = Exact<findings.CompletenessFindings>;
export type CurvePoint = Exact<timeTo.CurvePoint>;
export type DemographicLinkage = Exact<findings.DemographicLinkage>;
export type DimensionFindings = Exact<findings.DimensionFindings>;
export type DistributionGap = Exact<findings.DistributionGap>;
export type Excess = Exact<intersections.Excess>;
export type Findings = Omit<Exact<findings.Findings>, "notes"> & { notes: Note[] };
export type GroupFindings = Exact<findings.GroupFindings>;
export type Gap = Exact<findings.Gap>;
export type GradientFindings = Exact<findings.GradientFindings>;
export type Impact = Exact<impact.Impact>;
export type ImpactDimension = Exact<impact.ImpactDimension>;
export type ImpactGroup = Exact<impact.ImpactGroup>;
export type ImpactMoves = Exact<impact.ImpactMoves>;
export type ImpactRule = Exact<impact.ImpactRule>;
export type Incidence = Exact<timeTo.Incidence>;
export type InequalityFindings = Exact<findings.InequalityFindings>;
export type Intersection = Exact<intersections.Intersection>;
export type IntersectionFindings = Exact<intersections.IntersectionFindings>;
export type Ledger = Exact<findings.Ledger>;
export type Measures = Exact<findings.Measures>;
/** A text with counts has them as numbers too, so that it can be printed again. */
export type Note = findings.Note & { readonly wording?: Wording };
export type Order = Exact<order.Order>;
export type OrderRow = Exact<order.OrderRow>;
export type OrderSummary = Omit<Exact<order.OrderSummary>, "notes"> & { notes: Note[] };
export type PopulationDimension = Exact<population.PopulationDimension>;
export type PopulationFindings = Exact<population.PopulationFindings>;
export type PopulationGroup = Exact<population.PopulationGroup>;
export type QualityFindings = Exact<findings.QualityFindings>;
export type Share = Exact<findings.Share>;
export type SimulatedArm = Exact<simulation.SimulatedArm>;
export type SimulatedDimension = Exact<simulation.SimulatedDimension>;
export type SimulatedGroup = Exact<simulation.SimulatedGroup>;
export type SimulationFindings = Omit<Exact<simulation.SimulationFindings>, "notes"> & { notes: Note[] };
export type ThresholdMeasure = findings.ThresholdMeasure;
export type TimeToDimension = Exact<timeTo.TimeToDimension>;
export type TimeToFigures = Exact<timeTo.TimeToFigures>;
export type TimeToFindings = Exact<timeTo.TimeToFindings>;
export type TimeToGroup = Exact<timeTo.TimeToGroup>;
export type UnitGap = Exact<findings.UnitGap>;
export type UnitGapFindings = Exact<findings.UnitGapFindings>;
export type UnitMeasure = Exact<findings.UnitMeasure>;
export type UnitsFindings = Exact<findings.UnitsFindings>;
export type WaitCurve = Exact<findings.WaitCurve>;
