import type { ResolvedOptions } from "./options.ts";

/** The columns a list can have, in order: the field, its name in WLMDS (or near it), and a readable one. */
const COLUMNS = [
  { field: "snapshotDate", wlmds: "Week_Ending_Date", local: "Snapshot Date" },
  { field: "nhsNumber", wlmds: "NHS_NUMBER", local: "NHS Number" },
  { field: "localPatientId", wlmds: "LOCAL_PATIENT_IDENTIFIER", local: "Hospital Number" },
  { field: "pathwayIssuer", wlmds: "ORGANISATION_CODE_PATIENT_PATHWAY_IDENTIFIER_ISSUER", local: "" },
  { field: "pathwayId", wlmds: "PATIENT_PATHWAY_IDENTIFIER", local: "Pathway ID" },
  { field: "referralId", wlmds: "Referral_Identifier", local: "" },
  { field: "birthDate", wlmds: "PERSON_BIRTH_DATE", local: "Date of Birth" },
  { field: "sex", wlmds: "PERSON_STATED_GENDER_CODE", local: "Sex" },
  { field: "ethnicCategory", wlmds: "ETHNIC_CATEGORY", local: "Ethnic Category" },
  { field: "postcode", wlmds: "POSTCODE_OF_USUAL_ADDRESS", local: "Postcode" },
  { field: "lsoa", wlmds: "derLSOA", local: "LSOA" },
  { field: "provider", wlmds: "ORGANISATION_IDENTIFIER_CODE_OF_PROVIDER", local: "Provider Code" },
  { field: "site", wlmds: "ORGANISATION_SITE_IDENTIFIER_OF_TREATMENT", local: "Site Code" },
  { field: "commissioner", wlmds: "ORGANISATION_IDENTIFIER_CODE_OF_COMMISSIONER", local: "" },
  { field: "gpPractice", wlmds: "derPracticeCode", local: "" },
  { field: "waitingListType", wlmds: "Waiting_List_Type", local: "Waiting List Type" },
  { field: "treatmentFunction", wlmds: "ACTIVITY_TREATMENT_FUNCTION_CODE", local: "Treatment Function Code" },
  { field: "referralReceived", wlmds: "REFERRAL_REQUEST_RECEIVED_DATE", local: "" },
  { field: "clockStart", wlmds: "REFERRAL_TO_TREATMENT_PERIOD_START_DATE", local: "Clock Start" },
  { field: "clockEnd", wlmds: "REFERRAL_TO_TREATMENT_PERIOD_END_DATE", local: "Clock Stop" },
  { field: "rttStatus", wlmds: "REFERRAL_TO_TREATMENT_PERIOD_STATUS", local: "RTT Status" },
  { field: "decisionToAdmit", wlmds: "DECISION_TO_ADMIT_DATE", local: "Decision to Admit Date" },
  { field: "tci", wlmds: "TCI_Date", local: "TCI Date" },
  { field: "priorityType", wlmds: "PRIORITY_TYPE_CODE", local: "Priority Type" },
  { field: "procedurePriority", wlmds: "Procedure_Priority_Code", local: "Procedure Priority" },
  { field: "priorityReview", wlmds: "Date_Of_Last_Priority_Review", local: "Priority Review Date" },
  { field: "learningDisability", wlmds: "Learning_Disability_Flag", local: "Learning Disability" },
  { field: "interpreter", wlmds: "Interpreter_Required", local: "Interpreter Required" },
  { field: "procedure", wlmds: "Procedure_Description", local: "Procedure Description" },
] as const;

export type Field = (typeof COLUMNS)[number]["field"];

export interface LayoutColumn {
  readonly field: Field;
  readonly header: string;
}

/** The LSOA header says which boundaries the codes are on: nationally `derLSOA` is 2011 and `derLSOA2021` is 2021. */
const lsoaHeader = ({ layout, imdEdition }: ResolvedOptions): string => {
  if (layout === "local") return imdEdition === "2019" ? "LSOA 2011" : "LSOA 2021";
  return imdEdition === "2019" ? "derLSOA" : "derLSOA2021";
};

/** The columns of the list asked for: 28 in WLMDS names, 23 in readable ones, one more with postcodes. */
export const layoutOf = (options: ResolvedOptions): readonly LayoutColumn[] =>
  COLUMNS.filter(({ field }) => field !== "postcode" || options.postcodes)
    .map((column) => ({
      field: column.field,
      header: column.field === "lsoa" ? lsoaHeader(options) : column[options.layout],
    }))
    .filter(({ header }) => header !== "");
