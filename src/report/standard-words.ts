/** The waiting-time standard in words; DM01 breaches *at* six weeks, every other standard *after* its weeks. */
export interface Standard {
  readonly id: string;
  readonly weeks: number;
}

const AT_THE_LIMIT_BREACHES: ReadonlySet<string> = new Set(["dm01-6"]);

/** "over 18 weeks", or "6 weeks or more" under DM01: what follows "waited". */
export const breachWords = (standard: Standard): string =>
  AT_THE_LIMIT_BREACHES.has(standard.id) ? `${weeksWords(standard)} or more` : `over ${weeksWords(standard)}`;

/** "within 18 weeks", or "under 6 weeks" under DM01. */
export const withinWords = (standard: Standard): string =>
  AT_THE_LIMIT_BREACHES.has(standard.id) ? `under ${weeksWords(standard)}` : `within ${weeksWords(standard)}`;

const weeksWords = (standard: Standard): string =>
  `${standard.weeks} ${standard.weeks === 1 ? "week" : "weeks"}`;
