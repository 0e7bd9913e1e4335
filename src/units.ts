/** Units as types: two numbers that must not swap get two types. A brand costs nothing at run time. */
declare const unit: unique symbol;
type Branded<Unit extends string> = number & { readonly [unit]: Unit };

/** Whole days waited: snapshot date − clock start. */
export type Days = Branded<"days">;
/** Weeks: days ÷ 7, fractions kept. */
export type Weeks = Branded<"weeks">;

/** A calendar day as the number of days since 1970-01-01; no time zone. */
export type DayNumber = Branded<"day-number">;

export const days = (value: number): Days => value as Days;
export const weeks = (value: number): Weeks => value as Weeks;
export const dayNumber = (value: number): DayNumber => value as DayNumber;

const DAYS_PER_WEEK = 7;
export const weeksFromDays = (value: number): Weeks => weeks(value / DAYS_PER_WEEK);
export const daysFromWeeks = (value: Weeks): Days => days(value * DAYS_PER_WEEK);
