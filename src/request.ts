/**
 * What the command line asks of the pipeline: meaning, not what was typed. Every optional part is absent when the
 * user leaves the choice to fairwait.
 */
export type StandardChoice =
  | { readonly kind: "rtt-18" }
  | { readonly kind: "dm01-6" }
  | { readonly kind: "weeks"; readonly weeks: number };

export type RejectedLimit =
  | { readonly kind: "rows"; readonly value: number }
  | { readonly kind: "percent"; readonly value: number };

export type Multiplicity = "benjamini-hochberg" | "holm";

/** Whose residents a list is compared with. */
export type CatchmentChoice =
  /** The LSOAs that together hold this percentage of the pathways, fullest first; else those the list is at home in. */
  | { readonly kind: "lsoa"; readonly percent?: number }
  | { readonly kind: "icb" | "local-authority"; readonly codes: readonly string[] };

/** Of the English Indices of Deprivation. */
export type ImdYear = 2015 | 2019 | 2025;

export interface FieldFilter {
  readonly field: string;
  readonly value: string;
}

/** Which rows make the waiting list, and how they are read. */
export interface ListOptions {
  /** Paths as typed; `-` is standard input. Several files are one list. */
  readonly files: readonly string[];
  /** Field → header, where the user decides. */
  readonly columns: Readonly<Record<string, string>>;
  readonly sheet?: string;
  /** One character. */
  readonly delimiter?: string;
  /** YYYY-MM-DD. */
  readonly asAt?: string;
  /** YYYY-MM-DD. */
  readonly earliestClockStart?: string;
  readonly standard: StandardChoice;
  readonly where: readonly FieldFilter[];
  /** Filters on fields that `where` says nothing of, each in force where the list has the field. */
  readonly whereInList?: readonly FieldFilter[];
  /** Each a crossing of one or more dimensions, e.g. `["ethnic-group", "imd-quintile"]`; absent: the default dimensions. */
  readonly by?: readonly (readonly string[])[];
  /** Breakdowns beside those, each where the list has what it takes. */
  readonly beside?: readonly (readonly string[])[];
  /** The dimension whose groups are units to hold against one another. */
  readonly compareUnits?: string;
  /** Dimensions that gaps are adjusted for; none when empty, specialty when absent. */
  readonly adjust?: readonly string[];
  /** Paths of IMD files. */
  readonly imd: readonly string[];
  /** Folder of the reference store, asked when no IMD file is named; absent: none. */
  readonly store?: string;
  readonly imdEdition?: ImdYear;
  readonly ethnicityCodes?: "hes-1990s" | "primary-care";
  /** What `--where ethnic-group=…` means; 2001 when absent. */
  readonly ethnicGrouping?: "2001" | "2021";
  /** 0 and 1: one thread. Absent: the engine decides. */
  readonly workers?: number;
  readonly maxRejected?: RejectedLimit;
}

/** How a list is read and adjusted when a policy is held against it. */
export interface PolicyOptions extends ListOptions {
  readonly ageBands?: string;
  readonly ethnicGrouping: "2001" | "2021";
}

export interface AnalysisRequest extends ListOptions {
  /** Dimension → group. */
  readonly references: Readonly<Record<string, string>>;
  readonly ageBands?: string;
  readonly ethnicGrouping: "2001" | "2021";
  /** Paths of patient-level files to link to the list; `-` is standard input. */
  readonly demographics?: readonly string[];
  /** Field (or `recordDate`, `recordSource`) → header of those files, where the user decides. */
  readonly demographicsColumns?: Readonly<Record<string, string>>;
  /** How a person's records become one ethnicity; chime when absent. */
  readonly ethnicityMethod?: "chime" | "most-recent" | "most-frequent" | "list-first";
  /** How p-values of the family are adjusted. */
  readonly multiplicity: Multiplicity;
  /** Paths of population tables and of look-ups from LSOA to larger areas; absent: the list is compared with none. */
  readonly population?: readonly string[];
  /** Absent: the default rule. */
  readonly catchment?: CatchmentChoice;
  /** Pathways are followed to their treatment or other end; absent: only open ones are looked at. */
  readonly timeTo?: TimeToChoice;
  /** Each dimension has the share still waiting after so many weeks, group by group; absent: none has. */
  readonly waitCurves?: true;
  readonly rejects?: RowSink;
  readonly rejectsRaw?: RowSink;
  /** How what is found is to be published; absent: not at all, true figures are for internal use. */
  readonly suppression?: SuppressionChoice;
}

/** How counts are hidden: not, by the rule for HES, or those below a number with as many others as that takes. */
export type SuppressionRule =
  | { readonly kind: "none" }
  | { readonly kind: "hes" }
  | { readonly kind: "min"; readonly fewest: number };

export interface SuppressionChoice {
  readonly rule: SuppressionRule;
  /** Medians of 8–19 pathways are shown, marked. */
  readonly smallNumbers: boolean;
}

/** What pathways are followed to. */
export interface TimeToChoice {
  readonly event: "treatment";
  /** The first day, YYYY-MM-DD, from which ends are in the list; absent: inferred from those found. */
  readonly observedFrom?: string;
}

/** Somewhere rows can be written to, one after the other; the caller completes or discards it. */
export interface RowSink {
  write(text: string | Uint8Array): void;
}

/** How the caller follows, and stops, a long run. */
export interface Watch {
  progress?(done: { readonly rows: number; readonly fraction?: number }): void;
}

/** Treatment slots: of the whole list, or of each specialty for itself (specialty → slots). */
export type CapacityChoice =
  | { readonly kind: "pooled"; readonly perWeek: number }
  | { readonly kind: "by-specialty"; readonly perWeek: Readonly<Record<string, number>> };

/** How many people join: as many as the list's recent clock starts say, or so many a week. */
export type ArrivalsChoice =
  | { readonly kind: "from-list" }
  | { readonly kind: "per-week"; readonly perWeek: number };

/** The weeks to come, as they are imagined. */
export interface SimulationChoices {
  readonly capacity: CapacityChoice;
  readonly arrivals: ArrivalsChoice;
  /** How far ahead. */
  readonly weeks: number;
  /** How many futures are drawn. */
  readonly replications: number;
  readonly seed: number;
  /** Appointments are missed as the list's record of missed ones says, where it has one. */
  readonly missed: boolean;
}

/** What becomes of a list under policies. */
export interface SimulationRequest extends PolicyOptions, SimulationChoices {
  /** Dimensions whose groups are followed; absent: those the policies name and the characteristics looked at by default. */
  readonly followed?: readonly string[];
}
