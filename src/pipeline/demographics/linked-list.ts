import { ETHNICITY_LEVELS } from "../../classify/ethnicity.ts";
import { FLAG_LEVELS } from "../../classify/flag.ts";
import { LEFT_OUT } from "../../engine/scanner/left-out.ts";
import type { ListOptions } from "../../request.ts";
import type { EthnicityMethod } from "../../vocab/ethnicity-methods.ts";
import { FLAG_FIELDS, type FlagField } from "../../vocab/flag-texts.ts";
import { organisationNumbers } from "../organisations.ts";
import type { PlannedFile } from "../plan-file.ts";
import { type AttributedPeople, attributePeople, NOT_CHOSEN } from "./attribute-people.ts";
import { identifyList, type ListIdentities } from "./list-identities.ts";
import { type DemographicsFiles, type ReadRecords, readRecords } from "./read-records.ts";

export interface DemographicsOptions extends DemographicsFiles {
  readonly method: EthnicityMethod;
}

/** A list whose people are linked to demographic records, before it is counted. */
export interface LinkedList {
  readonly options: DemographicsOptions;
  readonly identities: ListIdentities;
  readonly records: ReadRecords;
  /** Axes that the records give levels of. */
  readonly axes: readonly string[];
  /** What the records come to when the list is of that day, for one count of it. */
  attributed(snapshot: number | undefined): AttributedList;
}

/** What the rows of each file of the list have, by readable row. */
export interface AttributedList {
  readonly people: AttributedPeople;
  readonly files: readonly AttributedFile[];
}

interface AttributedFile {
  /** The list's own level of `ethnicity`, and the one to be counted. */
  readonly listEthnicity: Uint8Array;
  readonly ethnicity: Uint8Array;
  /** Levels of flags, as the files alone give them. */
  flag(field: FlagField): Uint8Array;
  /** 1 where the row is analysed, once the list is counted. */
  readonly analysed: Uint8Array;
  onCounted(rows: number, leftOut: Int32Array): void;
}

/** Reads the list for whose its rows are, then the files of records, and links the two. */
export async function linkDemographics(
  files: readonly PlannedFile[],
  list: ListOptions,
  options: DemographicsOptions,
): Promise<LinkedList> {
  const identities = await identifyList(files, list, organisationNumbers());
  const records = await readRecords(options, list, identities);
  const isGiven = (field: FlagField) =>
    records.files.some(({ columns }) => columns.flags.some((flag) => flag.field === field));
  const givesEthnicity = records.files.some(
    ({ columns }) => columns.ethnicCategory !== undefined || columns.ethnicGroup !== undefined,
  );
  let last: { readonly snapshot: number | undefined; readonly people: AttributedPeople } | undefined;
  return {
    options,
    identities,
    records,
    axes: [...(givesEthnicity ? ["ethnicity"] : []), ...FLAG_FIELDS.filter(isGiven)],
    attributed: (snapshot) => {
      const { method } = options;
      if (last === undefined || last.snapshot !== snapshot) {
        last = { snapshot, people: attributePeople(identities, records, { method, snapshot }) };
      }
      const { people } = last;
      return { people, files: identities.files.map((file) => attributedFile(file, people)) };
    },
  };
}

const NOT_KNOWN = ETHNICITY_LEVELS.findIndex(({ id }) => id === "not-known");
const YES = FLAG_LEVELS.findIndex(({ id }) => id === "yes");
const NO = FLAG_LEVELS.findIndex(({ id }) => id === "no");

function attributedFile(
  { people: ofRows, ethnicity: listEthnicity }: ListIdentities["files"][number],
  people: AttributedPeople,
): AttributedFile {
  const rows = ofRows.length;
  const flags = new Map<FlagField, Uint8Array>();
  const analysed = new Uint8Array(rows);
  let counted = 0;
  const flagLevels = (field: FlagField): Uint8Array => {
    const bit = 1 << FLAG_FIELDS.indexOf(field);
    return Uint8Array.from(ofRows, (person) => {
      if (person < 0) return 0;
      // Yes when any record says yes, no when any says no and none yes.
      if (((people.yesFlags[person] as number) & bit) !== 0) return YES;
      return ((people.noFlags[person] as number) & bit) === 0 ? 0 : NO;
    });
  };
  return {
    listEthnicity,
    ethnicity: Uint8Array.from(ofRows, (person, row) => {
      const attributed = person < 0 ? 0 : (people.ethnicity[person] as number);
      if (attributed === NOT_CHOSEN) return NOT_KNOWN;
      return attributed === 0 ? (listEthnicity[row] as number) : attributed;
    }),
    flag: (field) => {
      const levels = flags.get(field) ?? flagLevels(field);
      flags.set(field, levels);
      return levels;
    },
    analysed,
    onCounted: (ofStretch, leftOut) => {
      analysed.fill(1, counted, counted + ofStretch);
      for (let at = 0; at < leftOut.length; at += LEFT_OUT.width) {
        analysed[counted + (leftOut[at + LEFT_OUT.row] as number)] = 0;
      }
      counted += ofStretch;
    },
  };
}
