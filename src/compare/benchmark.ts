/**
 * A list beside NHS England's published demographics, on their definitions: a proportion is of all pathways, those of an
 * unknown clock start among them, worked out from the published counts (both rounded to the nearest 5).
 */
import {
  BENCHMARK_MEASURES,
  type BenchmarkComparison,
  type BenchmarkDimension,
  type BenchmarkFindings,
  type BenchmarkMeasure,
} from "../findings/benchmark-schema.ts";
import type { DimensionFindings, Findings } from "../findings/schema.ts";
import type {
  PublishedCounts,
  PublishedDemographics,
  PublishedOrganisation,
} from "../reference/published-demographics.ts";
import { sampleQuantile } from "../stats/sample-quantile.ts";
import { PUBLISHED_METRICS, type PublishedMetric } from "../vocab/published-demographics.ts";

export interface BenchmarkChoices {
  /** Code of the list's own trust. */
  readonly trust?: string;
  /** Codes of those it is set beside, as published: regions, ICBs, trusts. */
  readonly against: readonly string[];
}

/** Dimensions that the list does not have, or has in other groups, are left out. */
export function benchmark(
  dimensions: Findings["dimensions"],
  published: PublishedDemographics,
  { trust, against }: BenchmarkChoices,
): BenchmarkFindings {
  const named = (code: string): PublishedOrganisation[] =>
    published.organisations.filter((organisation) => organisation.code === code);
  const own = trust === undefined ? undefined : named(trust)[0];
  const england = published.organisations.filter(({ kind }) => kind === "england");
  const beside = [...new Set([...england, ...(own === undefined ? [] : [own]), ...against.flatMap(named)])];
  const peers = published.organisations.filter(
    ({ kind, code }) => kind === "acute-trust" && code !== own?.code,
  );
  return {
    file: published.file,
    sha256: published.sha256,
    weekEnding: published.weekEnding,
    trust: own === undefined ? null : identity(own),
    against: beside.map(identity),
    dimensions: PUBLISHED_METRICS.flatMap(({ metric, dimension: id, reference }) => {
      const dimension = dimensions.find((each) => each.dimension === id);
      if (dimension === undefined) return [];
      const found = benchmarkDimension({ metric, dimension, reference, beside, peers });
      return found.groups.length === 0 ? [] : [found];
    }),
  };
}

const identity = ({ code, name, kind }: PublishedOrganisation) => ({ code, name, kind });

interface Compared {
  readonly metric: PublishedMetric;
  readonly dimension: DimensionFindings;
  readonly reference: string;
  readonly beside: readonly PublishedOrganisation[];
  readonly peers: readonly PublishedOrganisation[];
}

function benchmarkDimension(compared: Compared): BenchmarkDimension {
  const { metric, dimension, reference, beside } = compared;
  const isPublished = (group: string) => beside.some(({ counts }) => counts.get(metric)?.has(group));
  const groups = dimension.groups.filter(({ group }) => isPublished(group));
  const referenceGroup = groups.find(({ group }) => group === reference);
  return {
    metric,
    dimension: dimension.dimension,
    label: dimension.label,
    groups: groups.map((group) => ({
      group: group.group,
      label: group.label,
      measures: BENCHMARK_MEASURES.map((measure) => comparison(group, measure, compared)),
    })),
    gaps:
      referenceGroup === undefined
        ? []
        : groups
            .filter(({ group }) => group !== reference && !NOT_KNOWN.has(group))
            .flatMap((group) =>
              BENCHMARK_MEASURES.map((measure) => gap(group, referenceGroup, measure, compared)),
            ),
  };
}

const NOT_KNOWN: ReadonlySet<string> = new Set(["unknown", "not-stated"]);

type Group = DimensionFindings["groups"][number];

function comparison(
  group: Group,
  measure: BenchmarkMeasure,
  { metric, beside, peers }: Compared,
): BenchmarkComparison {
  const { proportion, lower, upper } = group[measure];
  const of = (organisation: PublishedOrganisation) =>
    proportionOf(organisation.counts.get(metric)?.get(group.group), measure);
  const trusts = figuresOf(peers.map(of));
  return {
    measure,
    list: { proportion, lower, upper },
    published: beside.map(of),
    trusts: spreadOf(trusts),
    place: placeOf(proportion, trusts, measure),
  };
}

function gap(group: Group, reference: Group, measure: BenchmarkMeasure, { metric, beside, peers }: Compared) {
  const of = ({ counts }: PublishedOrganisation) =>
    difference(
      proportionOf(counts.get(metric)?.get(group.group), measure),
      proportionOf(counts.get(metric)?.get(reference.group), measure),
    );
  const trusts = figuresOf(peers.map(of));
  const list = difference(group[measure].proportion, reference[measure].proportion);
  return {
    group: group.group,
    label: group.label,
    reference: reference.group,
    referenceLabel: reference.label,
    measure,
    list,
    published: beside.map(of),
    trusts: spreadOf(trusts),
    place: placeOf(list, trusts, measure),
  };
}

const difference = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : one - other;

const COUNTED: Readonly<Record<BenchmarkMeasure, "within18" | "over52">> = {
  within18WeeksOfAll: "within18",
  over52WeeksOfAll: "over52",
};

/** Null where a count is masked, and where there is nobody. */
function proportionOf(counts: PublishedCounts | undefined, measure: BenchmarkMeasure): number | null {
  const part = counts?.[COUNTED[measure]] ?? null;
  const total = counts?.total ?? null;
  return part === null || total === null || total === 0 ? null : part / total;
}

const figuresOf = (figures: readonly (number | null)[]): readonly number[] =>
  figures.filter((figure) => figure !== null);

/** Fewer say nothing of how trusts differ. */
const FEWEST_TRUSTS = 10;

function spreadOf(figures: readonly number[]) {
  if (figures.length < FEWEST_TRUSTS) return null;
  const sorted = Float64Array.from(figures).sort();
  const [p10, median, p90] = [0.1, 0.5, 0.9].map((q) => sampleQuantile(sorted, q));
  return p10 === undefined || median === undefined || p90 === undefined
    ? null
    : { trusts: figures.length, p10, median, p90 };
}

/** One more than the trusts that are better: more within 18 weeks, or fewer over 52. */
function placeOf(list: number | null, trusts: readonly number[], measure: BenchmarkMeasure) {
  if (list === null || trusts.length < FEWEST_TRUSTS) return null;
  const isBetter = (figure: number) => (measure === "within18WeeksOfAll" ? figure > list : figure < list);
  return { place: 1 + trusts.filter(isBetter).length, of: trusts.length + 1 };
}
