/**
 * Units as types: two numbers that must not swap get two types. A brand costs nothing at run time.
 */
declare const unit: unique symbol;
type Branded<Unit extends string> = number & { readonly [unit]: Unit };

/** Whole days waited: snapshot date − clock start. */
export type Days = Branded<"days">;
/** Weeks: days ÷ 7, fractions kept. */
export type Weeks = Branded<"weeks">;
/** 0 to 1. A percentage (0–100) exists only in printed text. */
export type Proportion = Branded<"proportion">;
/** A calendar day as the number of days since 1970-01-01; no time zone. */
export type DayNumber = Branded<"day-number">;

export const days = (value: number): Days => value as Days;
export const weeks = (value: number): Weeks => value as Weeks;
export const proportion = (value: number): Proportion => value as Proportion;
export const dayNumber = (value: number): DayNumber => value as DayNumber;

const DAYS_PER_WEEK = 7;
export const weeksFromDays = (value: number): Weeks => weeks(value / DAYS_PER_WEEK);
export const daysFromWeeks = (value: number): Days => days(value * DAYS_PER_WEEK);

/** A point estimate with its 95 % interval, all in the same unit. */
export interface Estimate {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}
