import { type EthnicRecord, isKnownEthnicity } from "./ethnic-record.ts";
import { attributeByMostRecent } from "./most-recent.ts";

/** What the list says when that is known, a group without a category included; else the latest record of the files. */
export function attributeByListFirst(records: readonly EthnicRecord[]): string | undefined {
  const ofList = records.filter(({ source, ethnicity }) => source === "list" && isKnownEthnicity(ethnicity));
  return attributeByMostRecent(ofList.length > 0 ? ofList : records);
}
