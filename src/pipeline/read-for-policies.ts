import { formatDay } from "../classify/calendar-day.ts";
import { dimensionOf } from "../classify/dimensions.ts";
import { parseAgeBands } from "../classify/parse-age-bands.ts";
import {
  requireEvidence,
  requireOwnNames,
  requirePolicyDimensions,
  requirePolicyGroups,
  requireReviewsNotPast,
} from "../config/policy-in-list.ts";
import type { PolicyFile } from "../config/read-policy.ts";
import { usageError } from "../errors.ts";
import type { Findings } from "../findings/exact.ts";
import { standardOf } from "../measure/standard.ts";
import { type EvidenceFinding, evidenceOf } from "../prioritise/evidence.ts";
import { creditDimensions, evidenceDimensions } from "../prioritise/policy-dimensions.ts";
import { ledgerOf } from "../quality/ledger.ts";
import type { PolicyOptions, Watch } from "../request.ts";
import { AGE_BAND_SCHEMES } from "../vocab/age-band-schemes.ts";
import { adjustedFindings, adjustmentOf } from "./adjusted-findings.ts";
import { characteristicBehind } from "./characteristic-behind.ts";
import { carriesDimension, hasDimension } from "./list-axes.ts";
import { breakdownsOf, groupBreakdown, requireInList } from "./list-dimensions.ts";
import { listNotes } from "./list-notes.ts";
import { listQuality } from "./list-quality.ts";
import { type NamedRows, namedRows } from "./list-rows.ts";
import type { PlannedFile } from "./plan-file.ts";
import { type CountedReading, readList } from "./read-list.ts";
import { refuseNothingLeft, refuseTooManyRejected } from "./refuse-list.ts";
import { RowCollector } from "./rows/row-collector.ts";

export interface ForPolicies extends PolicyOptions {
  /** At least one. */
  readonly policies: readonly PolicyFile[];
  /** Dimensions that rows are wanted with beside those of the policies, the list's characteristics and specialty. */
  readonly further: readonly string[];
}

/** A list read for policies that it has been held against. */
export interface ReadForPolicies {
  readonly named: NamedRows;
  /** YYYY-MM-DD; undefined when the list states days waited and no date. */
  readonly asAt: string | undefined;
  /** Per policy, what the list says to its claims. */
  readonly evidence: readonly (readonly EvidenceFinding[])[];
  readonly inputs: Findings["inputs"];
  readonly references: Findings["references"];
  readonly ledger: Findings["ledger"];
  /** About the list and the tables it was read with. */
  readonly notes: Findings["notes"];
}

const TIERS = "procedure-priority";

/**
 * Reads a list and keeps its analysed rows. Throws a usage error when a policy asks of the list what it does not have or
 * show, and an input error when the list cannot be used.
 */
export async function readForPolicies(request: ForPolicies, watch: Watch): Promise<ReadForPolicies> {
  const { policies, ethnicGrouping, further } = request;
  const asked = distinct([...policies.flatMap(({ policy }) => creditDimensions(policy)), ...further]);
  const claimed = distinct(policies.flatMap(({ policy }) => evidenceDimensions(policy)));
  const dimensionsIn = (files: readonly PlannedFile[]): readonly string[] =>
    distinct([
      ...breakdownsOf(undefined, files).flat(),
      ...asked,
      ...["specialty", TIERS].filter((id) => hasDimension(id, files)),
    ]);
  const rows = new RowCollector(dimensionsIn);
  const reading = await readList(request, {
    watch,
    ageBands: request.ageBands === undefined ? AGE_BAND_SCHEMES.default : parseAgeBands(request.ageBands),
    rows,
    breakdowns: (files) => {
      requireTiers(files);
      requirePolicies(policies, new Set([...asked, ...claimed].filter((id) => hasDimension(id, files))));
      for (const policy of policies) requireOwnNames(policy, (id) => characteristicBehind(id, files));
      requireInList(further, { files, linkedAxes: [], flag: "by" });
      // Counts are only wanted of what claims rest on; those of deprivation tell whether a table gives it.
      const standing = breakdownsOf(undefined, files).flat();
      return distinct([...[...standing, ...asked].filter(isDeprivation), ...claimed]).map((id) => [id]);
    },
  });
  try {
    const { counted, breakdowns, decisions, files } = reading;
    const ledger = ledgerOf(counted);
    refuseTooManyRejected(counted, ledger, request);
    refuseNothingLeft(counted, ledger, request);
    // Deprivation that no table gives is not among the breakdowns, and then nobody has credit by it.
    const usable = new Set(breakdowns.flat());
    const dimensions = dimensionsIn(files).filter(
      (id) => id !== TIERS && (usable.has(id) || !isDeprivation(id)),
    );
    requirePolicies(policies, new Set([...dimensions, ...claimed]));
    const named = namedRows(rows, reading, { dimensions, ethnicGrouping });
    const asAt = decisions.snapshot === undefined ? undefined : formatDay(decisions.snapshot);
    return {
      named,
      asAt,
      evidence: await heldAgainst(request, reading, { named, asAt, claimed }),
      inputs: counted.files.map(({ name, sha256, bytes, rows: read }) => ({
        path: name,
        sha256,
        bytes,
        rows: read,
      })),
      references: [...reading.references],
      ledger,
      notes: [
        ...listNotes(counted, {
          list: request,
          files,
          decisions,
          ledger,
          quality: listQuality(counted, reading),
          clockField: reading.clockField,
          phonesLookedFor: true,
        }),
        ...reading.notes,
      ],
    };
  } finally {
    for (const { file } of reading.files) file.close();
  }
}

const isDeprivation = (id: string): boolean => dimensionOf(id)?.axis === "imd";

const distinct = (ids: readonly string[]): readonly string[] => [...new Set(ids)];

/** Exit 2: without procedure priorities there are no clinical tiers to keep to. */
function requireTiers(files: readonly PlannedFile[]): void {
  if (carriesDimension(TIERS, files)) return;
  throw usageError({
    code: "no-procedure-priority",
    message:
      "the list has no column of procedure priorities (P1a to P4), the clinical tiers that an order keeps to",
    hint: `Name it with --column ${TIERS}="<header>". \`fairwait inspect\` shows what was recognised.`,
  });
}

function requirePolicies(policies: readonly PolicyFile[], inList: ReadonlySet<string>): void {
  for (const policy of policies) requirePolicyDimensions(policy, inList);
}

/** Holds every policy against the list that was read; what the list says to its claims. */
async function heldAgainst(
  request: ForPolicies,
  reading: CountedReading,
  { named, asAt, claimed }: Pick<ReadForPolicies, "named" | "asAt"> & { readonly claimed: readonly string[] },
): Promise<ReadForPolicies["evidence"]> {
  const { policies, ethnicGrouping } = request;
  for (const policy of policies) {
    requireReviewsNotPast(policy, asAt);
    requirePolicyGroups(policy, named.rows.dimensions);
  }
  const { counted, adjusters } = reading;
  const standard = standardOf(request.standard);
  const adjustment = await adjustmentOf(request.adjust, adjusters);
  const adjusted = new Map(
    claimed.map((id) => {
      const breakdown = [id];
      const grouped = groupBreakdown(counted.cube, breakdown, { ethnicGrouping, references: {} });
      const options = { breakdown, adjustment, ethnicGrouping, standard };
      return [id, adjustedFindings(counted.cube, grouped, options).adjusted ?? []];
    }),
  );
  return policies.map((file) => {
    const findings = evidenceOf(file.policy, adjusted);
    requireEvidence(file, findings);
    return findings;
  });
}
