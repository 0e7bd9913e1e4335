import { formatDay } from "../classify/calendar-day.ts";
import { dimensionOf } from "../classify/dimensions.ts";
import { parseAgeBands } from "../classify/parse-age-bands.ts";
import {
  requireEvidence,
  requirePolicyDimensions,
  requirePolicyGroups,
  requireReviewsNotPast,
} from "../config/policy-in-list.ts";
import type { PolicyFile } from "../config/read-policy.ts";
import { usageError } from "../errors.ts";
import type { OrderSummary } from "../findings/order-schema.ts";
import type { Findings } from "../findings/schema.ts";
import { standardOf } from "../measure/standard.ts";
import { type Credit, creditOf, noCredit } from "../prioritise/credit.ts";
import { evidenceOf } from "../prioritise/evidence.ts";
import { impactOfOrder } from "../prioritise/impact.ts";
import type { ListParts } from "../prioritise/list-parts.ts";
import { groupAt, type ListRows } from "../prioritise/list-rows.ts";
import { creditDimensions, evidenceDimensions } from "../prioritise/policy-dimensions.ts";
import { policyFindings } from "../prioritise/policy-findings.ts";
import { type Ranking, type RankOptions, rankRows } from "../prioritise/rank.ts";
import type { GivenCapacity } from "../prioritise/weekly-capacity.ts";
import { ledgerOf } from "../quality/ledger.ts";
import type { ListOptions, Watch } from "../request.ts";
import { VERSION } from "../version.ts";
import { AGE_BAND_SCHEMES } from "../vocab/age-band-schemes.ts";
import { DECISION_SUPPORT } from "../vocab/decision-support.ts";
import type { EthnicGrouping } from "../vocab/ethnic-categories.ts";
import { adjustedFindings, adjustmentOf } from "./adjusted-findings.ts";
import { carriesDimension, hasDimension } from "./list-axes.ts";
import { type Breakdowns, breakdownsOf, groupBreakdown } from "./list-dimensions.ts";
import { listNotes } from "./list-notes.ts";
import { listQuality } from "./list-quality.ts";
import { type NamedRows, namedRows } from "./list-rows.ts";
import { warningsFirst } from "./note.ts";
import { orderNotes } from "./order-notes.ts";
import type { PlannedFile } from "./plan-file.ts";
import { type CountedReading, readList } from "./read-list.ts";
import { refuseNothingLeft, refuseTooManyRejected } from "./refuse-list.ts";
import { RowCollector } from "./rows/row-collector.ts";

export interface PrioritiseRequest extends ListOptions {
  readonly policy: PolicyFile;
  readonly ethnicGrouping: EthnicGrouping;
  readonly ageBands?: string;
  /** Dimension that the list is ranked within, one order for each of its groups. */
  readonly within?: string;
  readonly capacity?: GivenCapacity;
  /** Only so many of each list, or part of it. */
  readonly top?: number;
  readonly pseudonymised: boolean;
}

/** A list in order under a policy, with all that its rows are written from. */
export interface ProposedOrder {
  readonly summary: OrderSummary;
  readonly named: NamedRows;
  readonly credit: Credit;
  readonly plain: Ranking;
  readonly proposed: Ranking;
  readonly parts: ListParts | undefined;
}

const TIER_DIMENSION = "procedure-priority";

/**
 * Puts a list in order under a policy, beside the plain order of the same list. Throws a usage error when the policy asks
 * of the list what it does not have or show, and an input error when the list cannot be used.
 */
export async function prioritise(request: PrioritiseRequest, watch: Watch): Promise<ProposedOrder> {
  const { policy: file, ethnicGrouping } = request;
  const { policy } = file;
  const reading = await readNamedRows(request, watch, [...policyDimensions(file), ...withinOf(request)]);
  try {
    const { counted, decisions, named } = reading;
    const { rows } = named;
    const asAt = decisions.snapshot === undefined ? undefined : formatDay(decisions.snapshot);
    requireReviewsNotPast(file, asAt);
    requirePolicyGroups(file, rows.dimensions);
    const findings = evidenceOf(policy, await adjustedGaps(request, reading, evidenceDimensions(policy)));
    requireEvidence(file, findings);
    const credit = creditOf(rows, policy);
    const parts = partsOf(rows, request.within);
    const within: RankOptions = parts === undefined ? {} : { parts: parts.keys };
    const plain = rankRows(rows, policy, noCredit(rows.size), within);
    const proposed = rankRows(rows, policy, credit, within);
    const rankByRule = (rule: number): Ranking =>
      rankRows(
        rows,
        policy,
        creditOf(rows, { ...policy, credit: policy.credit.slice(rule, rule + 1) }),
        within,
      );
    const ledger = ledgerOf(counted);
    const summary: OrderSummary = {
      schema: "fairwait/order@1",
      tool: { name: "fairwait", version: VERSION },
      asAt: asAt ?? null,
      notice: DECISION_SUPPORT,
      options: {
        ethnicGrouping,
        where: request.where.map(({ field, value }) => `${field}=${value}`),
        rankedWithin: request.within ?? null,
        top: request.top ?? null,
        pseudonymised: request.pseudonymised,
      },
      inputs: counted.files.map(({ name, sha256, bytes, rows: read }) => ({
        path: name,
        sha256,
        bytes,
        rows: read,
      })),
      references: [...reading.references],
      ledger,
      notes: warningsFirst([...orderNotes(named, policy), ...aboutList(request, reading), ...reading.notes]),
      policy: policyFindings(policy, rows.dimensions, findings),
      impact: impactOfOrder({
        rows: peopleIn(rows, policyDimensions(file)),
        policy,
        credit,
        plain,
        proposed,
        rankByRule,
        ...(parts && { parts }),
        ...(request.capacity && { capacity: request.capacity }),
        ...(request.top !== undefined && { topN: request.top }),
      }),
    };
    return { summary, named, credit, plain, proposed, parts };
  } finally {
    for (const { file: opened } of reading.files) opened.close();
  }
}

/** A list that was counted, with its analysed rows one by one. */
export interface NamedReading extends CountedReading {
  readonly named: NamedRows;
}

export interface NamedRequest extends ListOptions {
  readonly policy: PolicyFile;
  readonly ethnicGrouping: EthnicGrouping;
  readonly ageBands?: string;
}

/**
 * Reads a list and keeps its analysed rows: by the dimensions named, the characteristics that it carries, and specialty.
 * The caller closes its files.
 */
export async function readNamedRows(
  request: NamedRequest,
  watch: Watch,
  named: readonly string[],
): Promise<NamedReading> {
  const { policy, ethnicGrouping } = request;
  const ageBands =
    request.ageBands === undefined ? AGE_BAND_SCHEMES.default : parseAgeBands(request.ageBands);
  const singles = named.filter((id) => !id.includes("*"));
  const dimensionsIn = (files: readonly PlannedFile[]): string[] => [
    ...new Set([
      ...breakdownsOf(undefined, files).flat(),
      ...singles,
      ...(hasDimension("specialty", files) ? ["specialty"] : []),
      TIER_DIMENSION,
    ]),
  ];
  const collector = new RowCollector(dimensionsIn);
  const reading = await readList(request, {
    watch,
    ageBands,
    rows: collector,
    breakdowns: (files) => {
      requireTiers(files);
      requirePolicyDimensions(policy, new Set(singles.filter((id) => hasDimension(id, files))));
      return distinct([...breakdownsOf(undefined, files), ...named.map((id) => id.split("*"))]);
    },
  });
  try {
    const ledger = ledgerOf(reading.counted);
    refuseTooManyRejected(reading.counted, ledger, request.maxRejected);
    refuseNothingLeft(reading.counted, ledger);
    // Deprivation that no table gives is left out of the breakdowns, and then nobody can have credit by it.
    const usable = new Set(reading.breakdowns.flat());
    requirePolicyDimensions(policy, usable);
    const dimensions = dimensionsIn(reading.files).filter(
      (id) => id !== TIER_DIMENSION && (usable.has(id) || dimensionOf(id)?.axis !== "imd"),
    );
    return { ...reading, named: namedRows(collector, reading, { dimensions, ethnicGrouping }) };
  } catch (cause) {
    for (const { file } of reading.files) file.close();
    throw cause;
  }
}

/** Every dimension that a policy gives credit by or rests on. */
export const policyDimensions = ({ policy }: PolicyFile): readonly string[] => [
  ...creditDimensions(policy),
  ...evidenceDimensions(policy),
];

const withinOf = ({ within }: PrioritiseRequest): readonly string[] => (within === undefined ? [] : [within]);

const distinct = (breakdowns: Breakdowns): Breakdowns => [
  ...new Map(breakdowns.map((breakdown) => [breakdown.join("*"), breakdown])).values(),
];

/** Exit 2: without procedure priorities there are no clinical tiers to keep to. */
function requireTiers(files: readonly PlannedFile[]): void {
  if (carriesDimension(TIER_DIMENSION, files)) return;
  throw usageError({
    code: "no-procedure-priority",
    message:
      "the list has no column of procedure priorities (P1a to P4), the clinical tiers that an order keeps to",
    hint: `Name it with --column ${TIER_DIMENSION}="<header>". \`fairwait inspect\` shows what was recognised.`,
  });
}

/** The adjusted gaps of this list, by dimension, as `analyse` reports them. */
async function adjustedGaps(
  { standard: choice, adjust, ethnicGrouping }: PrioritiseRequest,
  { counted: { cube }, adjusters }: NamedReading,
  dimensions: readonly string[],
): Promise<ReadonlyMap<string, NonNullable<Findings["dimensions"][number]["adjusted"]>>> {
  const standard = standardOf(choice);
  const adjustment = await adjustmentOf(adjust, adjusters);
  return new Map(
    dimensions.map((id) => {
      const breakdown = id.split("*");
      const grouped = groupBreakdown(cube, breakdown, { ethnicGrouping, references: {} });
      const found = adjustedFindings(cube, grouped, { breakdown, adjustment, ethnicGrouping, standard });
      return [id, found.adjusted ?? []];
    }),
  );
}

/** The same rows by what people are, and by what the policy names; what service they wait for is no characteristic. */
function peopleIn(rows: ListRows, named: readonly string[]): ListRows {
  const kept = [...rows.dimensions].filter(([id]) => id !== "specialty" || named.includes(id));
  return { ...rows, dimensions: new Map(kept) };
}

function partsOf({ dimensions, size }: ListRows, within: string | undefined): ListParts | undefined {
  const groups = within === undefined ? undefined : dimensions.get(within);
  if (groups === undefined) return undefined;
  const keys = new Uint32Array(size);
  for (let row = 0; row < size; row += 1) keys[row] = groupAt(groups, row);
  return { dimension: groups.dimension, label: groups.label, keys, groups: groups.groups };
}

function aboutList(request: PrioritiseRequest, reading: NamedReading): Findings["notes"] {
  const { counted, files, decisions, clockField } = reading;
  const ledger = ledgerOf(counted);
  const quality = listQuality(counted, reading);
  return listNotes(counted, { list: request, files, decisions, ledger, quality, clockField });
}
