const WIDTH = 4;
const LAST = 104;
/** Waits that people ask about and that lie between the others. */
const ASKED = [18];

/** The weeks at which wait curves are given: every four to 104, where 52 and 104 are, and 18. */
export const WAIT_CURVE_WEEKS: readonly number[] = [
  ...Array.from({ length: LAST / WIDTH + 1 }, (_, index) => index * WIDTH),
  ...ASKED,
].sort((a, b) => a - b);
