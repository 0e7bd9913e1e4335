import type { RowGroups } from "../prioritise/list-rows.ts";
import type { Policy } from "../prioritise/policy.ts";
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
  /** What somebody may need who makes contact: yes or no of each pathway, most important first. */
  readonly flags: readonly ContactFlag[];
}

interface ContactFlag {
  readonly reason: string;
  readonly levels: Levels;
  /** Of each level, 1 where it means yes. */
  readonly isYes: Uint8Array;
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
    flags: contactFlags(order),
  };
}

function groupColumn({ groups, groupOfLevel, levels }: RowGroups): GroupColumn {
  return { levels, ids: Array.from(groupOfLevel, (group) => groups[group]?.id ?? null) };
}

function contactFlags({ named }: ProposedOrder): ContactFlag[] {
  const { rows, noPhone } = named;
  return [
    { reason: NO_PHONE, levels: noPhone, isYes: Uint8Array.of(0, 1) },
    ...CONTACT_REASONS.flatMap(({ dimension, reason }): ContactFlag[] => {
      const flag = rows.dimensions.get(dimension);
      if (flag === undefined) return [];
      const { levels, groups, groupOfLevel } = flag;
      return [
        {
          reason,
          levels,
          isYes: Uint8Array.from(groupOfLevel, (group) => Number(groups[group]?.id === "yes")),
        },
      ];
    }),
  ];
}
