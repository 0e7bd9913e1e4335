/**
 * The five national priorities for health inequalities: NHS England, 2021/22 priorities and operational planning guidance,
 * 25 March 2021. `gridLabel` is how the NHS Confederation's board assurance tool heads its columns. Not the operational
 * priorities of the same guidance, with which they are often confused.
 */
export const NATIONAL_PRIORITIES = [
  {
    id: "p1",
    label: "Restoring NHS services inclusively",
    gridLabel: "Restore NHS services inclusively",
  },
  {
    id: "p2",
    label: "Mitigating against digital exclusion",
    gridLabel: "Develop digitally-enabled pathways inclusively",
  },
  {
    id: "p3",
    label: "Ensuring datasets are complete and timely",
    gridLabel: "Ensure datasets are complete and timely",
  },
  {
    id: "p4",
    label: "Accelerating preventative programmes",
    gridLabel: "Proactively engage people at greatest risk in prevention",
  },
  {
    id: "p5",
    label: "Strengthening leadership and accountability",
    gridLabel: "Strengthen leadership and accountability",
  },
] as const;
export type PriorityId = (typeof NATIONAL_PRIORITIES)[number]["id"];
