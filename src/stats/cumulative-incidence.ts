import { Z_95 } from "./critical-value.ts";
import { atRiskByTime, type RiskSet, riskSets, type TimeCounts } from "./time-counts.ts";

/** Steps up at each time with an event of either kind; 0 before the first. */
export interface IncidenceCurve {
  readonly steps: readonly IncidenceStep[];
  /** The last time at which anybody is at risk; undefined for nobody. */
  readonly last: number | undefined;
}

export interface IncidenceStep {
  readonly time: number;
  /** The proportion (0–1) that has had the event by this time, and had it before any other. */
  readonly incidence: number;
  readonly standardError: number;
  /** The proportion without an event of either kind. */
  readonly eventFree: number;
}

/**
 * The Aalen–Johansen estimate of cumulative incidence where other events compete: of everybody, how many have had the
 * event by a time. Standard errors by the delta method over multinomial steps, which without censoring are those of a
 * proportion. `cause`: which of the two kinds is the event. Sources: Aalen & Johansen (1978), Scand J Stat 5:141–150;
 * Marubini & Valsecchi (1995), Analysing Survival Data from Clinical Trials, section 10.2.
 */
export function cumulativeIncidence(
  counts: TimeCounts,
  cause: "events" | "competing",
  from = 0,
): IncidenceCurve {
  const variance = new IncidenceVariance();
  let eventFree = 1;
  let incidence = 0;
  const steps = riskSets(counts, from).map((set): IncidenceStep => {
    const before = eventFree;
    incidence += (before * set[cause]) / set.atRisk;
    eventFree *= (set.atRisk - set.events - set.competing) / set.atRisk;
    variance.add(set, { cause, before, incidence });
    return { time: set.time, incidence, standardError: Math.sqrt(variance.at(incidence)), eventFree };
  });
  const { length } = atRiskByTime(counts);
  return { steps, last: length > from ? length - 1 : undefined };
}

/**
 * Σ (F(t) − Fᵢ)² aᵢ + Σ bᵢ − 2 Σ (F(t) − Fᵢ) cᵢ over the steps up to t, where a = d ÷ (n (n − d)) of all events,
 * b = S² d₁ (n − d₁) ÷ n³, c = S d₁ ÷ n² of the events of the cause and S the proportion event-free just before. The
 * powers of F(t) are taken out, so that a step costs no look back.
 */
class IncidenceVariance {
  private a = [0, 0, 0];
  private b = 0;
  private c = [0, 0];

  add(
    { atRisk, events, competing }: RiskSet,
    step: { readonly cause: "events" | "competing"; readonly before: number; readonly incidence: number },
  ): void {
    const { before, incidence } = step;
    const all = events + competing;
    const ofCause = step.cause === "events" ? events : competing;
    // When nobody is left, incidence does not move any more and the first term is 0 whatever its weight.
    const a = all === atRisk ? 0 : all / (atRisk * (atRisk - all));
    const c = (before * ofCause) / (atRisk * atRisk);
    this.a = this.a.map((sum, power) => sum + a * incidence ** power);
    this.b += (before * before * ofCause * (atRisk - ofCause)) / atRisk ** 3;
    this.c = this.c.map((sum, power) => sum + c * incidence ** power);
  }

  at(incidence: number): number {
    const [a0 = 0, a1 = 0, a2 = 0] = this.a;
    const [c0 = 0, c1 = 0] = this.c;
    return Math.max(
      0,
      incidence * incidence * a0 - 2 * incidence * a1 + a2 + this.b - 2 * (incidence * c0 - c1),
    );
  }
}

export interface Incidence {
  readonly incidence: number;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
  readonly eventFree: number;
}

/**
 * The curve at one time with limits on the log(−log) scale, which stay between 0 and 1; none where nobody or everybody
 * has had the event. Undefined beyond the last time observed, unless nobody was left without an event.
 * Source: Choudhury (2002), Statistics in Medicine 21:1129–1144.
 */
export function incidenceAt({ steps, last }: IncidenceCurve, time: number): Incidence | undefined {
  if (last === undefined) return undefined;
  const step = steps.findLast((one) => one.time <= time);
  if (time > last && step?.eventFree !== 0) return undefined;
  const { incidence, standardError, eventFree } = step ?? { incidence: 0, standardError: 0, eventFree: 1 };
  const isInside = incidence > 0 && incidence < 1 && standardError > 0;
  if (!isInside) return { incidence, lower: undefined, upper: undefined, eventFree };
  const spread = Math.exp((Z_95 * standardError) / (incidence * -Math.log(incidence)));
  return { incidence, lower: incidence ** spread, upper: incidence ** (1 / spread), eventFree };
}
