import type { InequalityFindings } from "../findings/exact.ts";
import { INEQUALITY_FIGURES } from "../findings/inequality-figures.ts";
import type {
  InequalityBasis,
  InequalityFigure,
  InequalityFigureName,
} from "../findings/inequality-schema.ts";
import { THRESHOLD_MEASURES } from "../findings/threshold-measures.ts";
import { thresholdCounts } from "../measure/measure-group.ts";
import type { Standard } from "../measure/standard.ts";
import {
  type ConcentrationIndices,
  concentrationIndices,
  type GroupMoments,
} from "../stats/concentration-index.ts";
import { total } from "../stats/counts.ts";
import type { Estimate } from "../stats/estimate.ts";
import { DRAW_SEED, drawsFor } from "../stats/fixed-normals.ts";
import { proportionError } from "../stats/gradient.ts";
import type { InequalityMeasure, UnequalGroups } from "../stats/inequality.ts";
import { inequalityEstimates } from "../stats/inequality-estimates.ts";
import { type FigureKind, inequalitySpans, ratioSpan, type Spans } from "../stats/inequality-span.ts";
import { FEWEST_PATHWAYS } from "../vocab/fewest-pathways.ts";
import { meanEstimates } from "./mean-estimates.ts";
import { whenRead } from "./when-read.ts";

/** Drawing more groups anew takes seconds, and nobody reads one number about them. */
const MOST_GROUPS_DRAWN = 500;

interface KnownGroup {
  readonly group: string;
  readonly waits: Uint32Array;
}

/** The groups of a dimension, and what is asked of them. */
interface Grouping {
  readonly ordered: boolean;
  readonly reference: string;
}

/** Fewer who count, or who do not, say too little of their share for a figure that is divided by it to have limits. */
const FEW = 10;
const RELATIVE: ReadonlySet<InequalityFigureName> = new Set([
  "cov",
  "theil",
  "mld",
  "idisw",
  "idisu",
  "paf",
  "rci",
  "wagstaff",
] as const);
/** The same of few on either side: with one pathway among 250 such an interval holds what is true in half of all lists. */
const OF_EITHER: ReadonlySet<InequalityFigureName> = new Set(["aci", "wagstaff", "erreygers"] as const);

type Figures = Partial<Record<InequalityFigureName, InequalityFigure>>;
type Reason = NonNullable<InequalityFigure["reason"]>;

/**
 * Summary measures of inequality between known groups, each of which holds somebody: of the mean wait in weeks and of every
 * share, with concentration indices where the groups have an order. Nothing with fewer than two groups.
 */
export function inequalityBetween(
  groups: readonly KnownGroup[],
  { ordered, reference }: Grouping,
  standard: Standard,
): { readonly inequality?: InequalityFindings; readonly inequalityBasis?: InequalityBasis } {
  if (groups.length < 2) return {};
  const sizes = groups.map(({ waits }) => total(waits));
  const at = groups.findIndex(({ group }) => group === reference);
  const scene: Scene = {
    ids: groups.map(({ group }) => group),
    sizes,
    ordered,
    reference: at < 0 ? undefined : at,
  };
  const counts = groups.map(({ waits }) => thresholdCounts(waits, standard));
  const ofShares = shareInequalities(scene);
  const shares = THRESHOLD_MEASURES.map((measure) => {
    const best = measure.startsWith("within") ? "highest" : "lowest";
    return [
      measure,
      () =>
        ofShares(
          counts.map((count) => count[measure]),
          best,
        ),
    ] as const;
  });
  return {
    inequality: whenRead<InequalityFindings>({
      meanWeeks: () =>
        meanInequality(
          groups.map(({ waits }) => waits),
          scene,
        ),
      ...Object.fromEntries(shares),
    }),
    inequalityBasis: {
      minimumGroupSize: FEWEST_PATHWAYS,
      tooSmall: scene.ids.filter((_, i) => (sizes[i] as number) < FEWEST_PATHWAYS),
      seed: DRAW_SEED,
      draws: groups.length === 2 ? 0 : drawsFor(groups.length),
    },
  };
}

interface Scene {
  readonly ids: readonly string[];
  readonly sizes: readonly number[];
  readonly ordered: boolean;
  readonly reference: number | undefined;
}

function meanInequality(groups: readonly Uint32Array[], scene: Scene): Figures {
  const estimates = meanEstimates(groups);
  const figures = estimates.map(({ estimate }) => estimate);
  const variances = estimates.map(({ variance }) => variance ?? 0);
  const kind: FigureKind = { kind: "means", variances };
  const unequal = unequalGroups(scene, "lowest");
  const measured = inequalityEstimates(figures, unequal, {
    kind,
    errors: estimates.map(({ standardError = 0 }) => standardError),
    spans: isDrawn(scene) ? inequalitySpans(figures, unequal, kind) : undefined,
    ratio: isDrawn(scene) ? ratioSpan(figures, unequal, kind) : undefined,
  });
  const indices = scene.ordered
    ? concentrationIndices(
        estimates.map(({ size, estimate, variance = 0 }) => ({
          size,
          mean: estimate,
          squares: (size - 1) * variance,
        })),
      )
    : undefined;
  const { aci, rci } = concentrationFigures(indices);
  return {
    ...summaryFigures(measured, { figures, scene, unequal }),
    ...(aci && { aci }),
    ...(rci && { rci }),
  };
}

type Best = UnequalGroups["best"];

/** Several measures count the same pathways, or those left over: each is worked out once. */
function shareInequalities(scene: Scene): (counts: readonly number[], best: Best) => Figures {
  const figuresOf = new Map<string, Figures>();
  const spansOf = new Map<string, Spans | undefined>();
  return (counts, best) => {
    const past = best === "lowest" ? counts : counts.map((count, i) => (scene.sizes[i] as number) - count);
    const spans = () =>
      remembered(spansOf, past.join(" "), () =>
        isDrawn(scene)
          ? inequalitySpans(sharesOf(past, scene), unequalGroups(scene, "lowest"), SHARES)
          : undefined,
      );
    return remembered(figuresOf, `${best} ${counts.join(" ")}`, () =>
      shareInequality(counts, { scene, best, spans: spans() }),
    );
  };
}

function remembered<Value>(memory: Map<string, Value>, key: string, make: () => Value): Value {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}

const SHARES: FigureKind = { kind: "shares" };
const isDrawn = ({ sizes }: Scene): boolean => sizes.length <= MOST_GROUPS_DRAWN;
const sharesOf = (counts: readonly number[], { sizes }: Scene): number[] =>
  counts.map((count, i) => count / (sizes[i] as number));

function shareInequality(
  counts: readonly number[],
  { scene, best, spans }: { readonly scene: Scene; readonly best: Best; readonly spans: Spans | undefined },
): Figures {
  const { sizes } = scene;
  const figures = sharesOf(counts, scene);
  const unequal = unequalGroups(scene, best);
  const measured = inequalityEstimates(figures, unequal, {
    kind: SHARES,
    errors: counts.map((count, i) => proportionError({ count, size: sizes[i] as number }) ?? 0),
    spans,
    ratio: isDrawn(scene) ? ratioSpan(figures, unequal, SHARES) : undefined,
  });
  const moments = (): GroupMoments[] =>
    figures.map((mean, i) => ({
      size: sizes[i] as number,
      mean,
      squares: (sizes[i] as number) * mean * (1 - mean),
    }));
  const found = {
    ...summaryFigures(measured, { figures, scene, unequal }),
    ...concentrationFigures(scene.ordered ? concentrationIndices(moments()) : undefined),
  };
  const count = counts.reduce((sum, one) => sum + one, 0);
  const others = sizes.reduce((sum, size) => sum + size, 0) - count;
  return withoutLimits(
    found,
    (name) => (RELATIVE.has(name) && count < FEW) || (OF_EITHER.has(name) && Math.min(count, others) < FEW),
  );
}

const withoutLimits = (figures: Figures, isFew: (name: InequalityFigureName) => boolean): Figures =>
  Object.fromEntries(
    INEQUALITY_FIGURES.flatMap((name) => {
      const figure = figures[name];
      if (figure === undefined) return [];
      const { method, ...others } = figure;
      return isFew(name) && figure.lower !== null
        ? [[name, { ...others, lower: null, upper: null, reason: "few-count" as const }]]
        : [[name, figure]];
    }),
  );

const unequalGroups = ({ sizes, reference }: Scene, best: UnequalGroups["best"]): UnequalGroups => ({
  sizes,
  eligible: sizes.map((size) => size >= FEWEST_PATHWAYS),
  reference,
  best,
});

interface Measured {
  readonly figures: readonly number[];
  readonly scene: Scene;
  readonly unequal: UnequalGroups;
}

/** Their limits need no draws. */
const VARIANCES: ReadonlySet<InequalityMeasure> = new Set(["bgv", "bgsd", "cov", "theil", "mld"] as const);
const SUMMARIES = INEQUALITY_FIGURES.slice(0, 17) as readonly InequalityMeasure[];

function summaryFigures(
  measured: (measure: InequalityMeasure) => Estimate | undefined,
  about: Measured,
): Figures {
  const names = namesOf(about);
  return Object.fromEntries(
    SUMMARIES.map((measure) => {
      const estimate = measured(measure);
      const reason = reasonOf(measure, estimate, about);
      return [
        measure,
        {
          ...limitsOf(estimate),
          ...(estimate?.lower !== undefined && {
            method:
              about.figures.length === 2 || VARIANCES.has(measure)
                ? "inverted-variance"
                : "inverted-bootstrap",
          }),
          ...(reason && { reason }),
          ...(estimate && names[measure]),
        },
      ];
    }),
  );
}

const limitsOf = (estimate: Estimate | undefined) => ({
  estimate: estimate?.estimate ?? null,
  lower: estimate?.lower ?? null,
  upper: estimate?.upper ?? null,
});

/** Which groups a measure turns on. */
function namesOf({ figures, scene, unequal }: Measured): Partial<Record<InequalityMeasure, object>> {
  const ranked = scene.ids
    .map((id, i) => ({ id, figure: figures[i] as number, eligible: unequal.eligible[i] === true }))
    .filter(({ eligible }) => eligible)
    .sort((one, other) => one.figure - other.figure);
  const [first, last] = [ranked[0], ranked[ranked.length - 1]];
  // Where all are alike nobody is best.
  if (first === undefined || last === undefined || first.figure === last.figure) return {};
  const [lowest, highest] = [first.id, last.id];
  const ends = { highest, lowest };
  const best = { best: unequal.best === "lowest" ? lowest : highest };
  return { d: ends, r: ends, mdbw: best, mdbu: best, par: best, paf: best };
}

const RANKED: readonly InequalityMeasure[] = ["d", "r", "mdbw", "mdbu", "par", "paf"];

function reasonOf(
  measure: InequalityMeasure,
  found: Estimate | undefined,
  { figures, unequal }: Measured,
): Reason | undefined {
  if (found?.lower !== undefined && found.upper !== undefined) return undefined;
  if (found === undefined) {
    if (RANKED.includes(measure) && unequal.eligible.filter(Boolean).length < 2) return "small-groups";
    if (measure === "mdrw" || measure === "mdru") return "no-reference";
    return figures.every((figure) => figure === 0) ? "nobody-counts" : "zero-cell";
  }
  if (figures.length > MOST_GROUPS_DRAWN) return "too-many-groups";
  if (found.lower !== undefined || found.upper !== undefined) return "no-upper-limit";
  if (figures.every((figure) => figure === 0)) return "nobody-counts";
  return measure === "r" && figures.some((figure) => figure === 0) ? "zero-cell" : "no-variation";
}

const INDICES = ["aci", "rci", "wagstaff", "erreygers"] as const;

function concentrationFigures(indices: ConcentrationIndices | undefined): Figures {
  if (indices === undefined) return {};
  const none: Reason = indices.rci === undefined ? "nobody-counts" : "everybody-counts";
  return Object.fromEntries(
    INDICES.map((index) => {
      const found = indices[index];
      return [
        index,
        {
          ...limitsOf(found),
          ...(found?.lower !== undefined && { method: "delta" as const }),
          ...(found === undefined && { reason: none }),
          ...(found !== undefined && found.lower === undefined && { reason: "no-variation" as const }),
        },
      ];
    }),
  );
}
