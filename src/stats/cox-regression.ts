import { cholesky, definite, inverseDiagonal, symmetric } from "./cholesky.ts";
import { efronSums } from "./efron-sums.ts";
import { atRiskByTime, type TimeCounts } from "./time-counts.ts";

/** People who share the values of all covariates. */
export interface CovariatePattern {
  readonly covariates: readonly number[];
  readonly counts: TimeCounts;
}

export interface CoxRegression {
  /** Log hazard ratios per unit of each covariate. */
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
}

const MOST_STEPS = 40;
const CLOSE_ENOUGH = 1e-11;
/** A hazard e²⁵ times another is no estimate but one that runs away. */
const RUNAWAY = 25;

/**
 * Cox's proportional hazards regression with Efron's handling of ties, from counts; other events end observation, and
 * delayed entries are at risk from their own time on. Undefined when there is no event, when the covariates cannot be told
 * apart by the events, or when an estimate runs away to infinity (a group without an event).
 * Sources: Cox (1972), J R Stat Soc B 34:187–220; Efron (1977); R's coxph.
 */
export function coxRegression(patterns: readonly CovariatePattern[]): CoxRegression | undefined {
  const likelihood = new PartialLikelihood(patterns);
  const { size } = likelihood;
  if (!likelihood.hasEvents || size === 0) return undefined;
  let beta = new Float64Array(size);
  let here = likelihood.at(beta);
  for (let step = 0; step < MOST_STEPS; step++) {
    const factored = definite(cholesky(symmetric(here.information)));
    if (factored === undefined) return undefined;
    let move = factored.solve(here.score);
    let next = moved(beta, move);
    let there = likelihood.at(next);
    // Newton's step may overshoot; then half of it is tried.
    while (!(there.value >= here.value - 1e-10 * Math.abs(here.value)) && largest(move) > CLOSE_ENOUGH) {
      move = move.map((one) => one / 2);
      next = moved(beta, move);
      there = likelihood.at(next);
    }
    beta = next;
    here = there;
    if (likelihood.widestRatio(beta) > RUNAWAY) return undefined;
    if (largest(move) < CLOSE_ENOUGH) return estimates(beta, here.information);
  }
  return undefined;
}

function estimates(beta: Float64Array, information: readonly Float64Array[]): CoxRegression | undefined {
  const factored = definite(cholesky(symmetric(information)));
  if (factored === undefined) return undefined;
  return { coefficients: [...beta], standardErrors: [...inverseDiagonal(factored)].map(Math.sqrt) };
}

const moved = (beta: Float64Array, move: Float64Array): Float64Array<ArrayBuffer> =>
  Float64Array.from(beta, (value, place) => value + (move[place] as number));
const largest = (move: Float64Array): number =>
  move.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

interface Evaluation {
  readonly value: number;
  readonly score: Float64Array;
  readonly information: readonly Float64Array[];
}

/** Events and people at risk of every pattern at one time with an event. */
interface EventTime {
  readonly events: Float64Array;
  readonly atRisk: Float64Array;
  readonly allEvents: number;
}

class PartialLikelihood {
  readonly size: number;
  private readonly times: readonly EventTime[];
  private readonly covariates: readonly (readonly number[])[];

  constructor(patterns: readonly CovariatePattern[]) {
    this.covariates = patterns.map(({ covariates }) => covariates);
    this.size = this.covariates[0]?.length ?? 0;
    const atRisk = patterns.map(({ counts }) => atRiskByTime(counts));
    const length = Math.max(0, ...patterns.map(({ counts }) => counts.events.length));
    const times: EventTime[] = [];
    for (let time = 0; time < length; time++) {
      const events = Float64Array.from(patterns, ({ counts }) => counts.events[time] ?? 0);
      const allEvents = events.reduce((sum, count) => sum + count, 0);
      if (allEvents === 0) continue;
      times.push({
        events,
        allEvents,
        atRisk: Float64Array.from(atRisk, (ofPattern) => ofPattern[time] ?? 0),
      });
    }
    this.times = times;
  }

  get hasEvents(): boolean {
    return this.times.length > 0;
  }

  /** How far apart two patterns' log hazards are at most. */
  widestRatio(beta: Float64Array): number {
    const logs = this.logHazards(beta);
    return Math.max(...logs) - Math.min(...logs);
  }

  /**
   * With φ = l ÷ d, Efron's weight of a pattern is (A − φB) ÷ (a − φb): A its hazards at risk, B those that have the
   * event, a and b the sums of these. That is c ÷ (a − φb) + e with c = A − B a ÷ b and e = B ÷ b, so that all sums over
   * l are combinations of three (`efronSums`), however many tie.
   */
  at(beta: Float64Array): Evaluation {
    const { size, covariates } = this;
    const logs = this.logHazards(beta);
    const hazards = logs.map(Math.exp);
    const score = new Float64Array(size);
    const information = Array.from({ length: size }, () => new Float64Array(size));
    const weights = new Float64Array(covariates.length);
    const [c, e] = [new Float64Array(size), new Float64Array(size)];
    let value = 0;
    for (const { events, atRisk, allEvents } of this.times) {
      let [a, b] = [0, 0];
      for (let k = 0; k < hazards.length; k++) {
        a += (atRisk[k] as number) * (hazards[k] as number);
        b += (events[k] as number) * (hazards[k] as number);
        value += (events[k] as number) * (logs[k] as number);
      }
      const sums = efronSums(a, b, allEvents);
      value -= sums.logarithms;
      c.fill(0);
      e.fill(0);
      for (let k = 0; k < hazards.length; k++) {
        if (atRisk[k] === 0) continue;
        const hazard = hazards[k] as number;
        const ofRest = ((atRisk[k] as number) - ((events[k] as number) * a) / b) * hazard;
        const ofEvents = ((events[k] as number) * hazard) / b;
        const weight = ofRest * sums.reciprocals + ofEvents * allEvents;
        weights[k] = (weights[k] as number) + weight;
        const x = covariates[k] as readonly number[];
        for (let i = 0; i < size; i++) {
          const xi = x[i] as number;
          if (xi === 0) continue;
          c[i] = (c[i] as number) + ofRest * xi;
          e[i] = (e[i] as number) + ofEvents * xi;
          score[i] = (score[i] as number) + ((events[k] as number) - weight) * xi;
        }
      }
      takeOffMeans(information, { c, e, sums, events: allEvents });
    }
    covariates.forEach((x, k) => {
      addOuter(information, x, weights[k] as number);
    });
    return { value, score, information };
  }

  private logHazards(beta: Float64Array): number[] {
    return this.covariates.map((x) => x.reduce((sum, one, place) => sum + one * (beta[place] as number), 0));
  }
}

/** Takes the outer products of the weighted mean covariates, summed over the ties of one time, off the lower triangle. */
function takeOffMeans(
  information: readonly Float64Array[],
  means: {
    readonly c: Float64Array;
    readonly e: Float64Array;
    readonly sums: { readonly reciprocals: number; readonly squares: number };
    readonly events: number;
  },
): void {
  const { c, e, sums, events } = means;
  for (let i = 0; i < c.length; i++) {
    const row = information[i] as Float64Array;
    const [ci, ei] = [c[i] as number, e[i] as number];
    if (ci === 0 && ei === 0) continue;
    for (let j = 0; j <= i; j++) {
      const [cj, ej] = [c[j] as number, e[j] as number];
      row[j] =
        (row[j] as number) -
        (ci * cj * sums.squares + (ci * ej + ei * cj) * sums.reciprocals + ei * ej * events);
    }
  }
}

function addOuter(information: readonly Float64Array[], x: readonly number[], weight: number): void {
  x.forEach((xi, i) => {
    if (xi === 0) return;
    const row = information[i] as Float64Array;
    for (let j = 0; j <= i; j++) row[j] = (row[j] as number) + weight * xi * (x[j] as number);
  });
}
