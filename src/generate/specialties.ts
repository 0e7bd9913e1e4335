interface Specialty {
  readonly code: string;
  /** Shares of the pathways of under-18s, of 18 to 64, and of 65 and over. */
  readonly child: number;
  readonly adult: number;
  readonly older: number;
  /** Seen only in one sex. */
  readonly only?: "female";
  /** Probability of a decision to admit. */
  readonly admitted: number;
  /** Waits beside the average of all specialties. */
  readonly wait: number;
  readonly procedures: readonly string[];
}

/** Treatment functions on the invented list. Codes: NHS Data Model and Dictionary; the figures are invented. */
export const SPECIALTIES: readonly Specialty[] = [
  {
    code: "100",
    child: 1,
    adult: 7,
    older: 5,
    admitted: 0.3,
    wait: 0.98,
    procedures: ["Repair of inguinal hernia", "Laparoscopic cholecystectomy"],
  },
  {
    code: "101",
    child: 2,
    adult: 4,
    older: 8,
    admitted: 0.28,
    wait: 0.97,
    procedures: ["Endoscopic resection of prostate", "Diagnostic cystoscopy"],
  },
  {
    code: "104",
    child: 0,
    adult: 4,
    older: 4,
    admitted: 0.26,
    wait: 0.95,
    procedures: ["Haemorrhoidectomy", "Closure of ileostomy"],
  },
  {
    code: "107",
    child: 0,
    adult: 1.5,
    older: 2.5,
    admitted: 0.22,
    wait: 0.96,
    procedures: ["Varicose vein ablation"],
  },
  {
    code: "110",
    child: 5,
    adult: 12,
    older: 14,
    admitted: 0.38,
    wait: 1.14,
    procedures: ["Total hip replacement", "Total knee replacement", "Carpal tunnel release"],
  },
  {
    code: "120",
    child: 16,
    adult: 9,
    older: 7,
    admitted: 0.16,
    wait: 1.12,
    procedures: ["Tonsillectomy", "Septoplasty"],
  },
  {
    code: "130",
    child: 7,
    adult: 6,
    older: 15,
    admitted: 0.28,
    wait: 0.94,
    procedures: ["Phacoemulsification of cataract", "Correction of squint"],
  },
  {
    code: "140",
    child: 9,
    adult: 4,
    older: 2,
    admitted: 0.2,
    wait: 1.13,
    procedures: ["Surgical removal of wisdom tooth"],
  },
  {
    code: "160",
    child: 1.5,
    adult: 2.5,
    older: 2,
    admitted: 0.4,
    wait: 1.08,
    procedures: ["Excision of skin lesion"],
  },
  {
    code: "301",
    child: 1,
    adult: 8,
    older: 6,
    admitted: 0.2,
    wait: 0.97,
    procedures: ["Colonoscopy", "Gastroscopy"],
  },
  { code: "302", child: 1, adult: 3, older: 2, admitted: 0.01, wait: 0.98, procedures: ["Endocrine review"] },
  {
    code: "320",
    child: 1,
    adult: 5,
    older: 9,
    admitted: 0.1,
    wait: 0.96,
    procedures: ["Coronary angiography", "Insertion of pacemaker"],
  },
  {
    code: "330",
    child: 7,
    adult: 8,
    older: 6,
    admitted: 0.08,
    wait: 0.95,
    procedures: ["Excision of skin lesion"],
  },
  { code: "340", child: 1, adult: 4, older: 5, admitted: 0.03, wait: 0.95, procedures: ["Bronchoscopy"] },
  { code: "400", child: 1, adult: 5, older: 4, admitted: 0.02, wait: 1.05, procedures: ["Lumbar puncture"] },
  {
    code: "410",
    child: 0.5,
    adult: 4,
    older: 4,
    admitted: 0.01,
    wait: 0.95,
    procedures: ["Joint injection"],
  },
  {
    code: "420",
    child: 38,
    adult: 0,
    older: 0,
    admitted: 0.02,
    wait: 0.96,
    procedures: ["Paediatric review"],
  },
  { code: "430", child: 0, adult: 0, older: 3, admitted: 0.01, wait: 0.8, procedures: ["Falls assessment"] },
  {
    code: "502",
    only: "female",
    child: 1,
    adult: 13,
    older: 3,
    admitted: 0.24,
    wait: 1.06,
    procedures: ["Hysteroscopy", "Total abdominal hysterectomy"],
  },
  {
    code: "800",
    child: 0,
    adult: 1,
    older: 1.5,
    admitted: 0.03,
    wait: 0.6,
    procedures: ["Radiotherapy planning"],
  },
];
