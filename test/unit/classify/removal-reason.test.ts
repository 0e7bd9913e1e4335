import { expect, test } from "vitest";
import { removalEffect } from "../../../src/classify/removal-reason.ts";
import { REMOVAL_PHRASES } from "../../../src/vocab/removal-reasons.ts";

test.each([
  ["Treated", "treated"],
  ["30", "treated"],
  ["30 - First treatment", "treated"],
  ["First Definitive Treatment given", "treated"],
  ["Patient admitted electively", "treated"],
  ["Admitted as an emergency for the same condition", "treated"],
  ["Treatment started – day case procedure", "treated"],
  ["Discharged following treatment", "treated"],
  ["Treatment administered in clinic", "treated"],
  ["34", "removed"],
  ["Discharged", "removed"],
  ["Procedure not performed", "removed"],
  ["36: Patient died before treatment", "removed"],
  ["Patient died", "removed"],
  ["Decision not to treat", "removed"],
  ["Patient declined treatment", "removed"],
  ["Treatment no longer required", "removed"],
  ["Treated elsewhere", "removed"],
  ["Treated privately", "removed"],
  ["Transferred to another provider", "removed"],
  ["Active monitoring", "removed"],
  ["DNA", "removed"],
  ["Did Not Attend", "removed"],
  ["Patient removed for other reasons", "removed"],
  ["Validation: duplicate entry", "removed"],
  ["Surgery", "treated"],
  ["Day case procedure performed", "treated"],
  // A clock that runs, a local code, a word that says nothing of an end.
  ["20", "unclear"],
  ["1", "unclear"],
  ["XQ7", "unclear"],
  ["Prioritised", "unclear"],
  ["", undefined],
  ["NULL", undefined],
  ["Unknown", undefined],
])("%s: %s", (text, effect) => {
  expect(removalEffect(text)).toBe(effect);
});

test("every phrase is as labels are compared, once, and none is hidden by an earlier one", () => {
  const phrases = REMOVAL_PHRASES.map(({ phrase }) => phrase);
  expect(new Set(phrases).size).toBe(phrases.length);
  for (const { phrase, effect } of REMOVAL_PHRASES) {
    expect(phrase).toBe(phrase.trim().toLowerCase());
    expect(removalEffect(phrase), phrase).toBe(effect);
  }
});

test.each([
  "Not for surgery",
  "Does not want surgery",
  "Patient does not wish treatment",
  "Surgery not indicated",
  "Patient changed mind about operation",
  "Opted out of surgery",
  "Ineligible for treatment",
  "Treatment deferred",
  "Treatment suspended",
  "Added to surgery list",
  "Pre-operation assessment failed",
  "Patient not admitted",
  "To be treated in clinic",
  "Awaiting admission",
])("%s: a treatment that is named, and denied, put off or only planned", (text) => {
  expect(removalEffect(text)).toBe("unclear");
});
