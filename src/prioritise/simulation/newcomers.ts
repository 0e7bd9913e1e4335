import { usageError } from "../../errors.ts";
import type { ArrivalsChoice } from "../../request.ts";
import type { ListRows } from "../list-rows.ts";

/** Who joins the list, and how fast. */
export interface Newcomers {
  /** People a week on average, those without a clinical tier included. */
  readonly perWeek: number;
  /** Pathways that newcomers are drawn from, each as likely as the next: in the order of ties, so that rows may be permuted. */
  readonly models: Uint32Array;
  /** Whether these are the recent starters; else they are the whole list, because too few have started lately. */
  readonly areRecent: boolean;
}

/**
 * The weeks before the snapshot whose clock starts count as recent. Short, because whoever has already been treated is no
 * longer on the list, and the longer ago the clock started the more of those there are; whole weeks, because fewer clocks
 * start at weekends.
 */
export const RECENT_WEEKS = 4;
const DAYS_PER_WEEK = 7;
/** Fewer starters than this do not show what newcomers are like. */
const FEWEST_MODELS = 50;

/**
 * Newcomers as the list's recent clock starts show them. Throws a usage error when their rate is to come from the list
 * and nobody has started lately, or there is nobody to be like.
 */
export function newcomersOf(rows: ListRows, arrivals: ArrivalsChoice): Newcomers {
  const recent = rows.tieOrder.filter(
    (row) => (rows.daysWaited[row] as number) < RECENT_WEEKS * DAYS_PER_WEEK,
  );
  if (arrivals.kind === "from-list") {
    if (recent.length === 0) throw nobodyRecent();
    return { perWeek: recent.length / RECENT_WEEKS, models: recent, areRecent: true };
  }
  const areRecent = recent.length >= FEWEST_MODELS;
  return { perWeek: arrivals.perWeek, models: areRecent ? recent : rows.tieOrder, areRecent };
}

const nobodyRecent = () =>
  usageError({
    code: "no-recent-clock-starts",
    message: `--arrivals from-list: no clock started in the ${RECENT_WEEKS} weeks before the snapshot`,
    hint: "Say how many join: --arrivals N/week.",
  });
