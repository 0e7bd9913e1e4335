import { ETHNICITY_LEVELS } from "../../classify/ethnicity.ts";
import { NO_DAY } from "../../engine/question.ts";
import { attributeEthnicity } from "../../enrich/attribute-ethnicity.ts";
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
  const found = {
    linkedBy: new Uint8Array(persons),
    ethnicity: listEthnicity(identities),
    fromFile: new Uint16Array(persons),
    fromSource: new Uint8Array(persons),
    conflicting: new Uint8Array(persons),
    yesFlags: new Uint16Array(persons),
    noFlags: new Uint16Array(persons),
  };
  const { starts, items } = groupByPerson(links.persons.values.subarray(0, links.persons.length), persons);
  const latest = by.snapshot ?? Number.POSITIVE_INFINITY;
  const counted = new Uint8Array(values.days.length);
  for (let person = 0; person < persons; person += 1) {
    const from = starts[person] as number;
    const until = starts[person + 1] as number;
    if (from === until) continue;
    const records: RecordInHand[] = [];
    const ofList = ETHNICITY_LEVELS[found.ethnicity[person] as number]?.id ?? "";
    if (isKnownEthnicity(ofList))
      records.push({ ethnicity: ofList, day: undefined, source: "list", file: -1 });
    let best = Number.POSITIVE_INFINITY;
    for (let at = from; at < until; at += 1) {
      const link = items[at] as number;
      const record = links.records.values[link] as number;
      const packed = values.packed.values[record] as number;
      best = Math.min(best, links.kinds.values[link] as number);
      found.yesFlags[person] = (found.yesFlags[person] as number) | yesFlagsOf(packed);
      found.noFlags[person] = (found.noFlags[person] as number) | noFlagsOf(packed);
      const day = values.days.values[record] as number;
      if (day > latest) counted[record] = 1;
      const ethnicity = ETHNICITY_LEVELS[ethnicityOf(packed)]?.id ?? "";
      if (!isKnownEthnicity(ethnicity)) continue;
      const isDated = day > NO_DAY && day <= latest;
      const file = links.recordEnds.findIndex((end) => record < end);
      records.push({ ethnicity, day: isDated ? day : undefined, source: sourceOf(packed), file });
    }
    found.linkedBy[person] = best + 1;
    const attribution = attributeEthnicity(records, by.method);
    found.ethnicity[person] = levelOf(attribution.ethnicity);
    if (attribution.from !== undefined) {
      const { source } = attribution.from;
      found.fromFile[person] = attribution.from.file + 1;
      found.fromSource[person] = 1 + RECORD_SOURCES.findIndex(({ id }) => id === source);
    }
    if (attribution.conflicting) found.conflicting[person] = 1;
  }
  return { ...found, afterSnapshot: counted.reduce((sum, one) => sum + one, 0) };
}

function levelOf(ethnicity: string | undefined): number {
  if (ethnicity === undefined) return 0;
  return ethnicity === SEVERAL_MODES ? NOT_CHOSEN : (LEVELS.get(ethnicity) as number);
}
const LEVELS: ReadonlyMap<string, number> = new Map(ETHNICITY_LEVELS.map(({ id }, level) => [id, level]));

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
    const ethnicity = ETHNICITY_LEVELS[level]?.id ?? "";
    disagreeing.get(person)?.push({ ethnicity, day: undefined, source: "list" });
  });
  for (const [person, records] of disagreeing) levels[person] = levelOf(attributeByChime(records));
  return levels;
}

const IS_KNOWN: readonly boolean[] = ETHNICITY_LEVELS.map(({ id }) => isKnownEthnicity(id));
