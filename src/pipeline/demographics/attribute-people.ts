import { ETHNICITY_LEVELS } from "../../classify/ethnicity.ts";
import { NO_DAY } from "../../engine/question.ts";
import { type Attribution, attributeEthnicity } from "../../enrich/attribute-ethnicity.ts";
import { attributeByChime } from "../../enrich/chime.ts";
import { type EthnicRecord, isKnownEthnicity } from "../../enrich/ethnic-record.ts";
import { groupByPerson } from "../../enrich/group-by-person.ts";
import { SEVERAL_MODES } from "../../enrich/most-frequent.ts";
import type { EthnicityMethod } from "../../vocab/ethnicity-methods.ts";
import { RECORD_SOURCES } from "../../vocab/record-sources.ts";
import type { ListIdentities } from "./list-identities.ts";
import type { ReadRecords } from "./read-records.ts";
import { ethnicityOf, noFlagsOf, sourceOf, yesFlagsOf } from "./record-values.ts";

/** What is known of each person of the list, by number; 0 in an array says that there is nothing. */
export interface AttributedPeople {
  /** 1 + the best kind of identifier (index into IDENTIFIER_KINDS) by which a record is linked. */
  readonly linkedBy: Uint8Array;
  /** Level of the axis `ethnicity`, `NOT_CHOSEN` where the method does not choose; 0: every record leaves it unknown. */
  readonly ethnicity: Uint8Array;
  /** 1 + the number of the file whose record gave the ethnicity. */
  readonly fromFile: Uint16Array;
  /** 1 + the place in RECORD_SOURCES of that record's source; set for the list's own too. */
  readonly fromSource: Uint8Array;
  /** 1 where records name more than one known ethnicity. */
  readonly conflicting: Uint8Array;
  /** A bit for each of FLAG_FIELDS that some record says yes to, and no. */
  readonly yesFlags: Uint16Array;
  readonly noFlags: Uint16Array;
  /** Linked records dated after the snapshot, which count as undated. */
  readonly afterSnapshot: number;
}

export const NOT_CHOSEN = 255;

interface RecordInHand extends EthnicRecord {
  readonly file: number;
}

/** One ethnicity for each person, by the method asked for, and what the files say of flags. `snapshot`: a day number. */
export function attributePeople(
  identities: ListIdentities,
  { links, values }: ReadRecords,
  by: { readonly method: EthnicityMethod; readonly snapshot: number | undefined },
): AttributedPeople {
  const persons = identities.people.size;
  const linkedBy = new Uint8Array(persons);
  const ethnicity = listEthnicity(identities);
  const fromFile = new Uint16Array(persons);
  const fromSource = new Uint8Array(persons);
  const conflicting = new Uint8Array(persons);
  const yesFlags = new Uint16Array(persons);
  const noFlags = new Uint16Array(persons);
  const latest = by.snapshot ?? Number.POSITIVE_INFINITY;
  const { starts, linked } = byPerson({ links, values }, persons);
  const inHand: RecordInHand[] = [];
  for (let person = 0; person < persons; person += 1) {
    const from = starts[person] as number;
    const until = starts[person + 1] as number;
    if (from === until) continue;
    inHand.length = 0;
    const ofList = ethnicity[person] as number;
    if (ofList !== 0) inHand.push({ ethnicity: idOf(ofList), day: undefined, source: "list", file: -1 });
    let best = Number.POSITIVE_INFINITY;
    let yes = 0;
    let no = 0;
    for (let at = from; at < until; at += 1) {
      const packed = linked[at * WORDS] as number;
      best = Math.min(best, linked[at * WORDS + 2] as number);
      yes |= yesFlagsOf(packed);
      no |= noFlagsOf(packed);
      const level = ethnicityOf(packed);
      if (IS_KNOWN[level] !== true) continue;
      const day = linked[at * WORDS + 1] as number;
      inHand.push({
        ethnicity: idOf(level),
        day: day > NO_DAY && day <= latest ? day : undefined,
        source: sourceOf(packed),
        file: linked[at * WORDS + 3] as number,
      });
    }
    yesFlags[person] = yes;
    noFlags[person] = no;
    linkedBy[person] = best + 1;
    const attribution: Attribution<RecordInHand> = attributeEthnicity(inHand, by.method);
    ethnicity[person] = levelOf(attribution.ethnicity);
    if (attribution.from !== undefined) {
      fromFile[person] = attribution.from.file + 1;
      fromSource[person] = 1 + (SOURCES.get(attribution.from.source) as number);
    }
    if (attribution.conflicting) conflicting[person] = 1;
  }
  const afterSnapshot = recordsAfter(latest, { links, values });
  return { linkedBy, ethnicity, fromFile, fromSource, conflicting, yesFlags, noFlags, afterSnapshot };
}

const idOf = (level: number): string => ETHNICITY_LEVELS[level]?.id ?? "";
const IS_KNOWN: readonly boolean[] = ETHNICITY_LEVELS.map(({ id }) => isKnownEthnicity(id));
const LEVELS: ReadonlyMap<string, number> = new Map(ETHNICITY_LEVELS.map(({ id }, level) => [id, level]));
const SOURCES: ReadonlyMap<string, number> = new Map(RECORD_SOURCES.map(({ id }, place) => [id, place]));

function levelOf(ethnicity: string | undefined): number {
  if (ethnicity === undefined) return 0;
  return ethnicity === SEVERAL_MODES ? NOT_CHOSEN : (LEVELS.get(ethnicity) as number);
}

/** Of a link: what its record says, its day, the kind of identifier it rests on, and its file. */
const WORDS = 4;

/** The links of each person side by side: millions are gone through in the order of memory, not of the files. */
function byPerson({ links, values }: Pick<ReadRecords, "links" | "values">, persons: number) {
  const { starts, places } = groupByPerson(links.persons.values.subarray(0, links.persons.length), persons);
  const linked = new Int32Array(places.length * WORDS);
  let file = 0;
  for (let link = 0; link < places.length; link += 1) {
    const record = links.records.values[link] as number;
    while (record >= (links.recordEnds[file] as number)) file += 1;
    const at = (places[link] as number) * WORDS;
    linked[at] = values.packed.values[record] as number;
    linked[at + 1] = values.days.values[record] as number;
    linked[at + 2] = links.kinds.values[link] as number;
    linked[at + 3] = file;
  }
  return { starts, linked };
}

function recordsAfter(latest: number, { links, values }: Pick<ReadRecords, "links" | "values">): number {
  const isAfter = new Uint8Array(values.days.length);
  for (let link = 0; link < links.records.length; link += 1) {
    const record = links.records.values[link] as number;
    if ((values.days.values[record] as number) > latest) isAfter[record] = 1;
  }
  return isAfter.reduce((sum, one) => sum + one, 0);
}

/**
 * What the list alone says of each person: the level that their rows give, 0 where none is known. Rows that disagree are
 * settled by the steps of CHIME, without dates.
 */
function listEthnicity({ people, files }: ListIdentities): Uint8Array {
  const levels = new Uint8Array(people.size);
  const disagreeing = new Map<number, EthnicRecord[]>();
  const eachKnown = (visit: (person: number, level: number) => void): void => {
    for (const { people: ofRows, ethnicity } of files) {
      for (let row = 0; row < ofRows.length; row += 1) {
        const person = ofRows[row] as number;
        const level = ethnicity[row] as number;
        if (person >= 0 && IS_KNOWN[level] === true) visit(person, level);
      }
    }
  };
  eachKnown((person, level) => {
    if (levels[person] === 0) levels[person] = level;
    else if (levels[person] !== level) disagreeing.set(person, []);
  });
  if (disagreeing.size === 0) return levels;
  eachKnown((person, level) => {
    disagreeing.get(person)?.push({ ethnicity: idOf(level), day: undefined, source: "list" });
  });
  for (const [person, records] of disagreeing) levels[person] = levelOf(attributeByChime(records));
  return levels;
}
