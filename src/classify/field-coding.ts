import { FLAG_FIELDS, type FlagField } from "../vocab/flag-texts.ts";
import { ENGLISH_LSOAS } from "../vocab/small-areas.ts";
import { admissionMethodCoding } from "./admission-method.ts";
import { ageBandTextCoding, ageCoding } from "./age.ts";
import { codeAsItStands, numericCodeAsItStands } from "./code-text.ts";
import {
  CODED_CHARACTERISTICS,
  type CodedCharacteristic,
  codedCharacteristicCoding,
} from "./coded-characteristic.ts";
import { type EthnicityDecision, ethnicGroupCoding, ethnicityCoding } from "./ethnicity.ts";
import { type FlagDecision, flagCoding } from "./flag.ts";
import { imdDecileCoding, imdQuintileCoding, imdRankCoding } from "./imd.ts";
import type { Coding } from "./level.ts";
import { openCoding } from "./open-coding.ts";
import { priorityTypeCoding } from "./priority-type.ts";
import { procedurePriorityCoding } from "./procedure-priority.ts";
import { rttStatusCoding } from "./rtt-status.ts";
import { sexCoding } from "./sex.ts";
import { waitingListTypeCoding } from "./waiting-list-type.ts";

/** What was decided over whole columns before their values are judged. */
export interface CodingDecisions {
  readonly ethnicity?: EthnicityDecision;
  readonly flag?: FlagDecision;
  /** Number of areas of the IMD edition that ranks belong to; default that of 2019. */
  readonly imdAreas?: number;
}

const isFlag = (field: string): field is FlagField => FLAG_FIELDS.some((one) => one === field);
const isCharacteristic = (field: string): field is CodedCharacteristic =>
  Object.hasOwn(CODED_CHARACTERISTICS, field);

const CODINGS: Readonly<Record<string, (decisions: CodingDecisions) => Coding>> = {
  "ethnic-category": ({ ethnicity }) => ethnicityCoding(ethnicity ?? { secondLetter: false }),
  "ethnic-group": ethnicGroupCoding,
  sex: sexCoding,
  age: ageCoding,
  "age-band": ageBandTextCoding,
  "imd-decile": imdDecileCoding,
  "imd-quintile": imdQuintileCoding,
  "imd-rank": ({ imdAreas }) => imdRankCoding(imdAreas ?? ENGLISH_LSOAS[2011]),
  "rtt-status": rttStatusCoding,
  "waiting-list-type": waitingListTypeCoding,
  "admission-method": admissionMethodCoding,
  "procedure-priority": procedurePriorityCoding,
  "priority-type": priorityTypeCoding,
  "treatment-function": () => openCoding(numericCodeAsItStands),
  provider: () => openCoding(codeAsItStands),
  site: () => openCoding(codeAsItStands),
  "planned-flag": ({ flag }) => flagCoding("planned-flag", flag),
};

/**
 * The coding of a field. Fields without a code list of their own, `column:NAME` among them, are taken verbatim,
 * trimmed. Dates, identifiers and waits are read, not coded (`dateReader`, `waitReader`).
 */
export function fieldCoding(field: string, decisions: CodingDecisions = {}): Coding {
  if (isFlag(field)) return flagCoding(field, decisions.flag);
  if (isCharacteristic(field)) return codedCharacteristicCoding(field);
  return Object.hasOwn(CODINGS, field) ? CODINGS[field]!(decisions) : openCoding();
}
