/** What bold figures mean, wherever they are bold: print is asked. */
export const BOLD =
  "Bold: a 95% interval that excludes no difference, before any adjustment for the number of comparisons; of units of the service, outside funnel limits.";
