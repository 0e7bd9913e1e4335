/**
 * Age bands in whole years; `to: null` is open. `default` is fairwait's own. `nhse-wlmds` as NHS England publishes the
 * demographics of the waiting list (the last band holds 65, whatever its label says); `health-foundation-ndl` of the
 * Networked Data Lab; `five-year` carries the European Standard Population 2013 in the same order.
 */
export interface AgeBand {
  readonly id: string;
  readonly label: string;
  readonly from: number;
  readonly to: number | null;
}

const band = (id: string, label: string, from: number, to: number | null): AgeBand => ({
  id,
  label,
  from,
  to,
});

export const AGE_BAND_SCHEMES = {
  default: [
    band("0-17", "0-17", 0, 17),
    band("18-34", "18-34", 18, 34),
    band("35-49", "35-49", 35, 49),
    band("50-64", "50-64", 50, 64),
    band("65-79", "65-79", 65, 79),
    band("80+", "80+", 80, null),
  ],
  "nhse-wlmds": [
    band("0-18", "0 to 18 years", 0, 18),
    band("19-64", "19 to 64 years", 19, 64),
    band("65+", "Over 65 years", 65, null),
  ],
  "health-foundation-ndl": [
    band("0-17", "0-17", 0, 17),
    band("18-34", "18-34", 18, 34),
    band("35-49", "35-49", 35, 49),
    band("50-64", "50-64", 50, 64),
    band("65-84", "65-84", 65, 84),
    band("85+", "85+", 85, null),
  ],
  "ten-year": [
    band("0-4", "0-4", 0, 4),
    band("5-17", "5-17", 5, 17),
    band("18-24", "18-24", 18, 24),
    band("25-34", "25-34", 25, 34),
    band("35-44", "35-44", 35, 44),
    band("45-54", "45-54", 45, 54),
    band("55-64", "55-64", 55, 64),
    band("65-74", "65-74", 65, 74),
    band("75-84", "75-84", 75, 84),
    band("85+", "85+", 85, null),
  ],
  "five-year": [
    band("0-4", "0-4", 0, 4),
    band("5-9", "5-9", 5, 9),
    band("10-14", "10-14", 10, 14),
    band("15-19", "15-19", 15, 19),
    band("20-24", "20-24", 20, 24),
    band("25-29", "25-29", 25, 29),
    band("30-34", "30-34", 30, 34),
    band("35-39", "35-39", 35, 39),
    band("40-44", "40-44", 40, 44),
    band("45-49", "45-49", 45, 49),
    band("50-54", "50-54", 50, 54),
    band("55-59", "55-59", 55, 59),
    band("60-64", "60-64", 60, 64),
    band("65-69", "65-69", 65, 69),
    band("70-74", "70-74", 70, 74),
    band("75-79", "75-79", 75, 79),
    band("80-84", "80-84", 80, 84),
    band("85-89", "85-89", 85, 89),
    band("90+", "90+", 90, null),
  ],
} as const satisfies Readonly<Record<string, readonly AgeBand[]>>;
