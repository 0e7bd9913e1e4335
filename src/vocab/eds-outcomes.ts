/**
 * The outcomes of the Equality Delivery System 2022 that a waiting list is evidence for, and its scores. Names and scores
 * are from memory and were not held against NHS England's text; every document that prints them says so.
 */
export const EDS_OUTCOMES = [
  { id: "1a", label: "1A: People have the access to the service that they need" },
  { id: "1b", label: "1B: People's own health needs are met" },
  {
    id: "3b",
    label: "3B: Board papers name equality and health inequality impacts and risks, and what is done",
  },
] as const;

export const EDS_SCORES = [
  { score: "0", name: "undeveloped" },
  { score: "1", name: "developing" },
  { score: "2", name: "achieving" },
  { score: "3", name: "excelling" },
] as const;
