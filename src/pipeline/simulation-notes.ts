import type { Note, SimulationFindings } from "../findings/exact.ts";
import { grouped } from "../grouped.ts";
import { counted, note, say, warning } from "./note.ts";

/** Fewer futures than this do not show how far they may lie apart. */
const ENOUGH_REPLICATIONS = 10;

type Facts = Pick<SimulationFindings, "options" | "list" | "arms">;

/** What a reader must know of a simulation before believing it. */
export const simulationNotes = (facts: Facts): Note[] => [
  ...arrivalNotes(facts),
  ...listNotes(facts),
  ...missedNotes(facts),
  ...capacityNotes(facts),
  ...purposeNotes(facts),
  ...replicationNotes(facts),
];

function arrivalNotes({ options: { arrivals } }: Facts): Note[] {
  const { kind, modelsAre, models, recentWeeks } = arrivals;
  const rate =
    kind === "from-list"
      ? [
          note(
            "arrivals-from-list",
            say`People join at the rate of the clock starts of the last ${String(recentWeeks)} weeks that are on the list (${counted(models)}). Whoever started then and is treated already is not on it, so that more join in truth: name --arrivals N/week where the number is known.`,
          ),
        ]
      : [];
  const likeness =
    modelsAre === "whole-list" && (arrivals.perWeek ?? 0) > 0
      ? [
          warning(
            "newcomers-like-whole-list",
            `Too few clocks started in the ${recentWeeks} weeks before the snapshot to show who joins: newcomers are drawn from the whole list, among whom long waiters are too many.`,
          ),
        ]
      : [];
  return [...rate, ...likeness];
}

function listNotes({ list }: Facts): Note[] {
  const { needsClinicalReview, patientChoice } = list;
  if (needsClinicalReview + patientChoice === 0) return [];
  const parts = [
    ...(needsClinicalReview === 0
      ? []
      : [say`${pathways(needsClinicalReview)} without a readable procedure priority`]),
    ...(patientChoice === 0 ? [] : [say`${pathways(patientChoice)} waiting by choice (P5, P6, C)`]),
  ];
  return [
    note(
      "without-tier-not-simulated",
      say`Not treated in the simulation, and in none of its figures: ${parts.flatMap((part, place) => (place === 0 ? part : [", and ", ...part]))}.`,
    ),
  ];
}

const pathways = (count: number) => counted(count, "pathway");

function missedNotes({ options: { missed } }: Facts): Note[] {
  if (missed === null) return [];
  return [
    note(
      "missed-slots-assumed",
      `Slots are assumed to be missed as often as pathways have any missed appointment on record${missed.dimension === null ? "" : ` in their group of ${missed.dimension}`}. That record is of a whole wait, so that rather too many are missed: --no-missed leaves it out.`,
    ),
  ];
}

function capacityNotes({ arms }: Facts): Note[] {
  const unused = arms[0]?.unusedSlots ?? null;
  if (unused === null || unused.mean < 1) return [];
  const slots = Math.round(unused.mean);
  return [
    warning(
      "slots-unused",
      `In the plain order ${slots === 1 ? "1 slot finds nobody to take it" : `${grouped(slots)} slots find nobody to take them`}: where nobody has to wait, the order makes no difference.`,
    ),
  ];
}

function purposeNotes({ arms }: Facts): Note[] {
  return arms.flatMap(({ policy }) =>
    policy?.purpose === "contact"
      ? [
          note(
            "policy-is-for-contact",
            `“${policy.name}” is a policy for contact: read “treated” as contacted, and the capacity as contacts a week.`,
          ),
        ]
      : [],
  );
}

function replicationNotes({ options: { replications } }: Facts): Note[] {
  if (replications >= ENOUGH_REPLICATIONS) return [];
  return [
    warning(
      "few-replications",
      `With ${replications} ${replications === 1 ? "replication" : "replications"} the intervals say little of how far one future may lie from the next: take --replications 20 or more.`,
    ),
  ];
}
