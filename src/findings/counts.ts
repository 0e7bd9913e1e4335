import * as z from "zod/mini";

/** A whole number that says nothing of anybody: bytes, weeks, areas, places in a list. */
export const whole = z.number().check(z.int(), z.nonnegative());

/** Pathways or people; null where disclosure control hides how many. */
export const count = z.nullable(whole);
