/** PRIORITY TYPE CODE (NHS Data Model and Dictionary, August 2024) and what local lists write; after `normaliseLabel`. */
export const PRIORITY_TYPES = [
  { code: "1", label: "1 Routine", texts: ["routine", "r"] },
  { code: "2", label: "2 Urgent", texts: ["urgent", "u"] },
  {
    code: "3",
    label: "3 Two week wait",
    texts: ["two week wait", "2 week wait", "2ww", "2 ww", "two week rule", "suspected cancer"],
  },
] as const;
