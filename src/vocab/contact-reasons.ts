/**
 * Flags that whoever contacts a person should know of, and what each asks for. NHS England, Accessible Information Standard
 * (DCB1605) and Reasonable Adjustment Digital Flag (DCB4019): what a person needs is found out and met before the appointment.
 */
export const CONTACT_REASONS = [
  { dimension: "interpreter", reason: "book an interpreter" },
  { dimension: "accessible-information", reason: "use the format the person reads or hears" },
  { dimension: "learning-disability", reason: "learning disability: reasonable adjustments" },
  { dimension: "autism", reason: "autism: reasonable adjustments" },
  { dimension: "serious-mental-illness", reason: "serious mental illness: support to attend" },
  { dimension: "disability", reason: "disability: access and transport" },
  { dimension: "carer", reason: "carer: time that suits" },
  { dimension: "homeless", reason: "no fixed abode: another way to reach the person" },
  { dimension: "pregnancy", reason: "pregnancy: tell the clinician" },
] as const;

/** Where the list has columns of telephone numbers, and all of them are blank. */
export const NO_PHONE = "no telephone number: write";
