const DAYS_PER_WEEK = 7;

/**
 * Treatment slots of one day, of so many a week: whole numbers that add up to a week's over each seven days, spread as
 * evenly as they can be, later days first. Days count from 1, the day after the snapshot.
 */
export const slotsOnDay = (perWeek: number, day: number): number =>
  slotsUntil(perWeek, day) - slotsUntil(perWeek, day - 1);

const slotsUntil = (perWeek: number, day: number): number => Math.floor((perWeek * day) / DAYS_PER_WEEK);
