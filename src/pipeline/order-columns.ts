import type { RowGroups } from "../prioritise/list-rows.ts";
import type { Policy } from "../prioritise/policy.ts";
import { sharedUint16 } from "../shared-columns.ts";
import { CONTACT_REASONS, NO_PHONE } from "../vocab/contact-reasons.ts";
import type { ProposedOrder } from "./prioritise.ts";
import type { TextStore } from "./rows/stored-texts.ts";

type Levels = RowGroups["levels"];

/** A dimension of every pathway, by the ids of its groups. */
export interface GroupColumn {
  readonly levels: Levels;
  /** Of each level. */
  readonly ids: readonly (string | null)[];
}

/**
 * What the rows of an order are written from: data alone, no functions, its columns in shared memory, so that another thread
 * can write some of them. Columns are by row of the list; `order` has the rows from first to last.
 */
export interface OrderColumns {
  readonly policy: Policy;
  readonly order: Uint32Array;
  readonly rank: Uint32Array;
  readonly plainRank: Uint32Array;
  readonly tiers: Uint8Array;
  readonly daysWaited: Int32Array;
  readonly placeDays: Int32Array;
  readonly reviewDays: Int32Array;
  readonly creditHundredths: Uint32Array;
  readonly creditRules: Uint32Array;
  /** Of the pathway and of the patient, in this order. */
  readonly texts: TextStore;
  readonly part: GroupColumn | undefined;
  readonly specialty: GroupColumn | undefined;
  /** What whoever makes contact should know: a bit for each of `flagReasons`, the first the lowest. */
  readonly flags: Uint16Array;
  /** Most important first. */
  readonly flagReasons: readonly string[];
}

export function orderColumns(order: ProposedOrder, policy: Policy): OrderColumns {
  const { named, credit, plain, proposed, parts } = order;
  const { tiers, daysWaited, placeDays, reviewDays, dimensions } = named.rows;
  const specialty = dimensions.get("specialty");
  return {
    policy,
    order: proposed.order,
    rank: proposed.rank,
    plainRank: plain.rank,
    tiers,
    daysWaited,
    placeDays,
    reviewDays,
    creditHundredths: credit.hundredths,
    creditRules: credit.rules,
    texts: named.texts.store,
    part: parts && { levels: parts.keys, ids: parts.groups.map(({ id }) => id) },
    specialty: specialty && groupColumn(specialty),
    ...contactFlags(order),
  };
}

function groupColumn({ groups, groupOfLevel, levels }: RowGroups): GroupColumn {
  return { levels, ids: Array.from(groupOfLevel, (group) => groups[group]?.id ?? null) };
}

/**
 * The flags of each pathway as one column: fetched from ten, row by row in an order that jumps about the list, they would be
 * a tenth of what writing takes.
 */
function contactFlags({ named }: ProposedOrder): Pick<OrderColumns, "flags" | "flagReasons"> {
  const { rows, noPhone } = named;
  const flags = sharedUint16(rows.size);
  addFlag(flags, { levels: noPhone, isYes: Uint8Array.of(0, 1) }, 0);
  const flagReasons: string[] = [NO_PHONE];
  for (const { dimension, reason } of CONTACT_REASONS) {
    const flag = rows.dimensions.get(dimension);
    if (flag === undefined) continue;
    const { levels, groups, groupOfLevel } = flag;
    const isYes = Uint8Array.from(groupOfLevel, (group) => Number(groups[group]?.id === "yes"));
    addFlag(flags, { levels, isYes }, flagReasons.length);
    flagReasons.push(reason);
  }
  return { flags, flagReasons };
}

function addFlag(
  flags: Uint16Array,
  { levels, isYes }: { readonly levels: Levels; readonly isYes: Uint8Array },
  bit: number,
): void {
  for (let row = 0; row < flags.length; row += 1) {
    flags[row] = (flags[row] as number) | ((isYes[levels[row] as number] as number) << bit);
  }
}
