/**
 * Where a demographic record comes from, the first preferred: CHIME settles its ties admitted care before A&E before
 * outpatients. `other` is any record that does not say, such as one of a patient index; `list` is the waiting list itself.
 * Source of the order: OHID, Method for assigning ethnic group in the CHIME tool (24 May 2023).
 */
export const RECORD_SOURCES = [
  {
    id: "admitted-care",
    label: "admitted care",
    texts: [
      "admitted care",
      "admitted patient care",
      "admitted",
      "admission",
      "admissions",
      "apc",
      "hes apc",
      "sus apc",
      "inpatient",
      "inpatients",
      "in patient",
      "ip",
      "day case",
      "daycase",
      "ip dc",
    ],
  },
  {
    id: "emergency-care",
    label: "A&E",
    texts: [
      "a and e",
      "ae",
      "accident and emergency",
      "hes ae",
      "sus ae",
      "ecds",
      "sus ecds",
      "ec",
      "ed",
      "emergency",
      "emergency care",
      "emergency department",
    ],
  },
  {
    id: "outpatients",
    label: "outpatients",
    texts: [
      "outpatients",
      "outpatient",
      "out patient",
      "out patients",
      "op",
      "opa",
      "hes op",
      "sus op",
      "sus opa",
    ],
  },
  { id: "other", label: "other records", texts: [] },
  { id: "list", label: "the waiting list", texts: [] },
] as const;

export type RecordSource = (typeof RECORD_SOURCES)[number]["id"];
