const RATE = /^(\d{1,7}(?:\.\d{1,2})?)\s*(?:\/\s*(?:week|wk))?$/i;

/** "120/week" or "120": people a week, 0 or more; undefined for anything else. */
export function weeklyRate(text: string): number | undefined {
  const [, number] = RATE.exec(text.trim()) ?? [];
  return number === undefined ? undefined : Number(number);
}
