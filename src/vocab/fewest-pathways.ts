/**
 * Below this NHS England prints no median. Groups of fewer pathways are shown, and neither compared in words nor called best
 * or worst, held against funnel limits, or made part of an intersection's sum.
 */
export const FEWEST_PATHWAYS = 20;
