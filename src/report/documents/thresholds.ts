/** Limits that documents judge by. Chosen for fairwait and printed wherever they are used: no national limit is known. */

/** Below this part known, gaps may be made by who is missing. */
export const COMPLETENESS_RED = 0.8;
/** Below this, a plan to complete it is due. */
export const COMPLETENESS_AMBER = 0.95;
