import type { Note, SimulationFindings } from "../findings/exact.ts";
import { contactPolicyWords, ENOUGH_FUTURES, unusedSlotsWords } from "../report/simulation-cautions.ts";
import { counted, note, say, warning } from "./note.ts";

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
  return [warning("slots-unused", unusedSlotsWords(Math.round(unused.mean)))];
}

function purposeNotes({ arms }: Facts): Note[] {
  return arms.flatMap(({ policy }) =>
    policy?.purpose === "contact" ? [note("policy-is-for-contact", contactPolicyWords(policy.name))] : [],
  );
}

function replicationNotes({ options: { replications } }: Facts): Note[] {
  if (replications >= ENOUGH_FUTURES) return [];
  return [
    warning(
      "few-replications",
      `With ${replications} ${replications === 1 ? "replication" : "replications"} the intervals say little of how far one future may lie from the next: take --replications 20 or more.`,
    ),
  ];
}
