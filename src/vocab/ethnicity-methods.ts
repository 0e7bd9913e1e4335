/** Ways of giving a person with several records one ethnicity; the first is used when none is named. */
export const ETHNICITY_METHODS = [
  {
    id: "chime",
    label: "CHIME",
    words:
      "the commonest known ethnicity of a person's records; ties by most recent date, then admitted care, A&E, outpatients, then the 2011 census; Other only where no record says anything else",
  },
  {
    id: "most-recent",
    label: "most recent",
    words:
      "the known ethnicity of a person's latest record; records of one day by admitted care, A&E, outpatients, then the 2011 census",
  },
  {
    id: "most-frequent",
    label: "most frequent",
    words: "the commonest known ethnicity of a person's records; unknown where several are equally common",
  },
  {
    id: "list-first",
    label: "list first",
    words: "what the waiting list says of a person; where that is unknown, the latest record of the files",
  },
] as const;

export type EthnicityMethod = (typeof ETHNICITY_METHODS)[number]["id"];
