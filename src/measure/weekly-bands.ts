import { type BandedQuantile, bandedQuantile } from "../stats/banded-quantile.ts";
import { bandCounts, type Counts } from "../stats/counts.ts";

const BANDS = 105;
const DAYS_PER_WEEK = 7;

/** Band 0 holds 0–7 days, band k holds 7k+1 to 7(k+1) days, the last 729 days and more. */
const bandOf = (days: number): number =>
  days <= DAYS_PER_WEEK ? 0 : Math.min(Math.ceil(days / DAYS_PER_WEEK) - 1, BANDS - 1);

/**
 * NHS England's published median or percentile: linear within the weekly band that holds the k-th pathway, k = p · n.
 * Undefined for an empty group. Source: RTT rules and guidance; equals the published figures of January 2026.
 */
export const bandedWeeks = (waits: Counts, p: number): BandedQuantile | undefined =>
  bandedQuantile(bandCounts(waits, bandOf, BANDS), p);
