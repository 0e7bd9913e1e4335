/**
 * The groups of treatment functions in referral-to-treatment statistics (NHS England, RTT guidance v5.0, §10.1.4 and
 * the column "Treatment Function Code" of the full extract): 18 named functions and five "Other" groups.
 */
export const RTT_GROUPS = [
  { id: "C_100", name: "General Surgery Service" },
  { id: "C_101", name: "Urology Service" },
  { id: "C_110", name: "Trauma and Orthopaedic Service" },
  { id: "C_120", name: "Ear Nose and Throat Service" },
  { id: "C_130", name: "Ophthalmology Service" },
  { id: "C_140", name: "Oral Surgery Service" },
  { id: "C_150", name: "Neurosurgical Service" },
  { id: "C_160", name: "Plastic Surgery Service" },
  { id: "C_170", name: "Cardiothoracic Surgery Service" },
  { id: "C_300", name: "General Internal Medicine Service" },
  { id: "C_301", name: "Gastroenterology Service" },
  { id: "C_320", name: "Cardiology Service" },
  { id: "C_330", name: "Dermatology Service" },
  { id: "C_340", name: "Respiratory Medicine Service" },
  { id: "C_400", name: "Neurology Service" },
  { id: "C_410", name: "Rheumatology Service" },
  { id: "C_430", name: "Elderly Medicine Service" },
  { id: "C_502", name: "Gynaecology Service" },
  { id: "X02", name: "Other - Medical Services" },
  { id: "X03", name: "Other - Mental Health Services" },
  { id: "X04", name: "Other - Paediatric Services" },
  { id: "X05", name: "Other - Surgical Services" },
  { id: "X06", name: "Other - Other Services" },
] as const;
export type RttGroupId = (typeof RTT_GROUPS)[number]["id"];
