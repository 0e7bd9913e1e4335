import { removalEffect } from "../classify/removal-reason.ts";
import type { CountedList } from "../engine/counted-list.ts";
import type { Note, TimeToFindings } from "../findings/exact.ts";
import { grouped } from "../grouped.ts";
import { yearsToEmpty } from "../measure/time-to-doubts.ts";
import { counted, form, inBrackets, internal, note, partOf, say, warning } from "./note.ts";
import type { CountedReading } from "./read-list.ts";

/** A value seen so often and no longer than this may be quoted: it stands for nobody. */
const OFTEN = 8;
const LONGEST_QUOTED = 12;
const MOST_QUOTED = 3;

/** What was decided about the ends of pathways, and what a reader must know of them. */
export function timeToNotes(findings: TimeToFindings, list: CountedList, reading: CountedReading): Note[] {
  return [
    ...fewEndsNotes(findings),
    ...periodNotes(findings),
    ...openNotes(findings),
    ...assumedNotes(findings),
    ...unclearNotes(findings, list, reading),
    ...leftOutNotes(findings),
  ];
}

const ends = (count: number) => counted(count, "ended pathway");

const is = (count: number) => form(count, "is", "are");

const MILLISECONDS_PER_DAY = 86_400_000;

/** "39 ends found in 4 weeks are too few for 3,811 open pathways". */
function fewEndsNotes({ doubts, ledger, observedFrom, observedTo }: TimeToFindings): Note[] {
  if (!doubts.includes("too-few-ends")) return [];
  const days = (Date.parse(observedTo) - Date.parse(observedFrom)) / MILLISECONDS_PER_DAY + 1;
  const [dated, open] = [ledger.treated + ledger.removed, ledger.censored];
  const period = days < 14 ? `${days} ${days === 1 ? "day" : "days"}` : `${Math.round(days / 7)} weeks`;
  const pathways = counted(open, "open pathway");
  const years = Math.round(yearsToEmpty({ open, dated, days }));
  const found = {
    none: say`No end was found in ${period} beside ${pathways}: the list has not the ends, and`,
    some: say`${counted(dated, "end")} found in ${period} ${is(dated)} too few for ${pathways}${internal(`: at that rate it would take ${grouped(years)} years to empty the list, so`, ":")} ${form(dated, "it is", "they are")} not all the ends, and`,
  };
  return [
    warning(
      "time-to-too-few-ends",
      say`Time to treatment: ${dated === 0 ? found.none : found.some} no figure of time to treatment can be relied on.`,
    ),
  ];
}

function periodNotes({ observedFrom, observedFromInferred, ledger }: TimeToFindings): Note[] {
  if (!observedFromInferred) return [];
  const before = ledger.excluded.byReason["ended-before-observation"] ?? 0;
  const slips = before === 0 ? "" : say`; ${ends(before)} far before the others ${is(before)} left out`;
  return [
    note(
      "observed-from-inferred",
      say`Time to treatment: pathways count as under observation from ${observedFrom}, the first day of the ends found${slips}. --observed-from DATE sets another day.`,
    ),
  ];
}

/** Without those still waiting, the rest were treated by definition. */
function openNotes({ ledger: { censored } }: TimeToFindings): Note[] {
  if (censored > 0) return [];
  return [
    warning(
      "time-to-without-open-pathways",
      "Time to treatment: no open pathway is in the list, so those who still wait are missing and every time is too short. Analyse the open pathways together with the ended ones.",
    ),
  ];
}

function assumedNotes({ assumedTreated, ledger: { treated } }: TimeToFindings): Note[] {
  if (assumedTreated === 0) return [];
  const text = say`Time to treatment: ${partOf(assumedTreated, treated, "ended pathway")} taken as treated ${form(assumedTreated, "has", "have")} neither an RTT status nor a removal reason that says so.`;
  return [
    2 * assumedTreated > treated
      ? warning("treatment-assumed", say`${text} Those removed for other reasons cannot be told from them.`)
      : note("treatment-assumed", text),
  ];
}

function unclearNotes(
  { removedUnclear }: TimeToFindings,
  list: CountedList,
  { files }: CountedReading,
): Note[] {
  if (removedUnclear === 0) return [];
  const quoted = files.flatMap((file, index) => {
    const column = file.fields.get("removal-reason")?.chosen;
    const coded = file.plan.coded.findIndex((one) => one.column === column);
    return (list.files[index]?.texts[coded] ?? [])
      .filter(({ text, analysed }) => analysed >= OFTEN && text.trim().length <= LONGEST_QUOTED)
      .filter(({ text }) => removalEffect(text) === "unclear")
      .map(({ text }) => `“${text.trim()}”`);
  });
  const values = [...new Set(quoted)].slice(0, MOST_QUOTED).join(", ");
  return [
    warning(
      "removal-reason-unclear",
      say`Time to treatment: ${ends(removedUnclear)} with a removal reason that cannot be read${values === "" ? "" : internal(` (such as ${values})`)} count as removed, not as treated.`,
    ),
  ];
}

/** Of those that have ended, so many without a date that the times of all are moved. */
const MANY_UNDATED = 0.1;

function leftOutNotes({ doubts, ledger: { excluded, treated, removed } }: TimeToFindings): Note[] {
  const undated = excluded.byReason["end-not-dated"] ?? 0;
  if (undated === 0) return [];
  const text = say`Time to treatment: ${ends(undated)} without a usable end date, by ${form(undated, "its", "their")} RTT status, ${is(undated)} left out.`;
  if (doubts.includes("ends-mostly-undated")) {
    return [
      warning(
        "end-not-dated",
        say`${text} They outnumber those with a date${inBrackets(treated + removed)}, so times look far too long, and no figure of time to treatment can be relied on.`,
      ),
    ];
  }
  return [
    undated > MANY_UNDATED * (treated + removed)
      ? warning(
          "end-not-dated",
          say`${text} Of all that have ended these are so many that times look too long.`,
        )
      : note("end-not-dated", text),
  ];
}
