import type { RecordSource } from "./record-sources.ts";

/** Headers of HES extracts that no waiting list has (HES data dictionary). */
export const HES_HEADERS: Readonly<Record<"nhs-number" | "provider", readonly string[]>> = {
  "nhs-number": ["newnhsno"],
  provider: ["procode3", "procode", "procodet"],
};

interface RecordDateHeaders {
  /** What kind of record such a date belongs to, where the header tells. */
  readonly source?: RecordSource;
  readonly headers: readonly string[];
}

/**
 * Headers by which patient-level files name the day of a record, strongest first; normalised as in
 * `../columns/normalise-header.ts`. Names of HES, SUS and ECDS fields (HES data dictionary), then common local ones. The
 * day on which a file was made says nothing of a record, so extract dates are not here.
 */
export const RECORD_DATE_HEADERS: readonly RecordDateHeaders[] = [
  {
    headers: [
      "ethnicitydate",
      "ethnicityrecordeddate",
      "dateethnicityrecorded",
      "ethnicitylastupdated",
      "ethnicityupdated",
      "ethniccategorydate",
      "ethnicitycapturedate",
      "recorddate",
      "recordeddate",
      "daterecorded",
      "dateofrecord",
      "activitydate",
      "eventdate",
      "contactdate",
      "lastupdated",
      "lastupdateddate",
      "updateddate",
      "dateupdated",
      "lastmodified",
    ],
  },
  {
    source: "admitted-care",
    headers: [
      "epistart",
      "episodestartdate",
      "startdateepisode",
      "admidate",
      "admissiondate",
      "dateofadmission",
      "startdatehospitalproviderspell",
      "spellstartdate",
      "epiend",
      "episodeenddate",
      "disdate",
      "dischargedate",
    ],
  },
  {
    source: "emergency-care",
    headers: ["arrivaldate", "aeattendancedate", "ecarrivaldate", "edarrivaldate", "dateofarrival"],
  },
  {
    source: "outpatients",
    headers: [
      "apptdate",
      "appointmentdate",
      "opappointmentdate",
      "outpatientappointmentdate",
      "clinicdate",
      "outpatientattendancedate",
    ],
  },
  { headers: ["attendancedate", "dateofattendance", "date"] },
];

/** Headers of a column that says where each record comes from (`RECORD_SOURCES`). */
export const RECORD_SOURCE_HEADERS: readonly string[] = [
  "ethnicitysource",
  "ethnicitydatasource",
  "sourceofethnicity",
  "ethniccategorysource",
  "recordsource",
  "source",
  "datasource",
  "dataset",
  "sourcedataset",
  "activitytype",
  "recordtype",
  "caresetting",
  "setting",
  "pod",
  "pointofdelivery",
];
