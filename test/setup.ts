/**
 * Properties draw the same cases every time, so that a red build is a changed program and not a changed throw of the dice.
 * FAIRWAIT_TEST_SEED looks elsewhere: any whole number, or `random`.
 */
import fc from "fast-check";

const asked = process.env["FAIRWAIT_TEST_SEED"];
if (asked !== "random")
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked ?? 20_261_025) });
