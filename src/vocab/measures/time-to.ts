import type { MeasureDefinition } from "./measure-definition.ts";

const DELAYED_ENTRY =
  "A pathway that began before the period of observation is at risk only from its first day on: pathways like it that ended earlier are not in the list";

export const TIME_TO_MEASURES = [
  {
    id: "timeToTreatment",
    aliases: ["observedFrom", "delayedEntry", "left truncation", "doubts"],
    name: "Pathways followed to treatment",
    kind: "time-to",
    definition:
      "The open pathways together with those that have ended since observation began, each from its clock start to its treatment, its other end or the snapshot.",
    reading: `Waits of open pathways say how long people have waited so far; these figures say how long it takes. ${DELAYED_ENTRY}, so that counting it from its clock start (delayedEntry says how many these are) would make every time look too long.`,
    applies:
      "With --time-to treatment, where the list has ended pathways with their end dates. observedFrom is --observed-from, else the first day of the ends found, a few ends far before all others left aside. Ends before it, or without a date, are left out and counted. doubts says why no figure can be relied on: too-few-ends, when at the rate of the ends found it would take more than 3 years to empty the list (open pathways ÷ ends a year), or ends-mostly-undated, when more ends lack a date than have one; the report then has no sentences, and tables only with --all-measures.",
    formula:
      "at risk on day t of the wait = entries up to t − exits before t; entry = max(0, observedFrom − clock start), exit = end (or snapshot) − clock start",
    unit: "pathways",
    source: "Tsai, Jewell & Wang (1987), Biometrika 74:883–886; Keiding (1992), Stat Sci 7:484–489",
  },
  {
    id: "treated",
    aliases: ["removed", "censored", "still waiting", "assumedTreated", "removedUnclear"],
    name: "What has become of the pathways",
    kind: "time-to",
    definition:
      "Of the pathways followed, those treated, those removed otherwise, and those still waiting at the snapshot (censored).",
    reading:
      "Removed: active monitoring, not attended, declined, decision not to treat, died, transferred and the like. They are neither treated nor still waiting, and a group with many of them is not served by a short wait.",
    applies:
      "RTT status 30 is treatment, 31 to 36 are removals; without one the removal reason decides, in known words. An end with neither is taken as treatment (assumedTreated); one with a reason that cannot be read as a removal (removedUnclear).",
    formula: "counts; treated + removed + censored = all followed",
    unit: "pathways",
    source: "NHS England, RTT guidance v5.0, Annex D; DSCN 18/2006",
  },
  {
    id: "kaplanMeier",
    aliases: ["kaplanMeierLower", "kaplanMeierUpper", "survival", "atRisk", "curve", "conditionalOnDays"],
    name: "Kaplan–Meier curve",
    kind: "time-to",
    definition:
      "The proportion still waiting by weeks since the clock started, as it would be if nobody were removed for another reason, with its 95% interval.",
    reading:
      "It isolates how fast treatment comes. 1 minus it is not the proportion treated: that would count the removed as if they had gone on waiting and been treated at the rate of the others; treatedIncidence is that proportion. Removals must not depend on how soon treatment would have come, which nobody can check.",
    applies:
      "Weekly up to 104 weeks in JSON (of more than 100 groups at chosen weeks), at chosen weeks in the rest; null before it begins, from the first day with fewer than 10 at risk on, and throughout with fewer than 5 treated in all; no limits before the first treatment. Begins on the first day with 20 pathways at risk, or half of the most there ever are but at least 10 (conditionalOnDays, nearly always 0): earlier a single one would decide.",
    formula: "Π (1 − treated ÷ at risk); limits: S · exp(±1.96 √Σ d ÷ (n (n − d)))",
    unit: "0 to 1",
    source: "Kaplan & Meier (1958), J Am Stat Assoc 53:457–481; Greenwood (1926); R's survfit, conf.type log",
  },
  {
    id: "treatedIncidence",
    aliases: [
      "treatedIncidenceLower",
      "treatedIncidenceUpper",
      "removedIncidence",
      "removedIncidenceLower",
      "removedIncidenceUpper",
      "treatedWithin18Weeks",
      "treatedWithin52Weeks",
      "removedWithin18Weeks",
      "removedWithin52Weeks",
      "cumulative incidence",
      "cumulative",
      "aalen-johansen",
      "competing risks",
    ],
    name: "Cumulative incidence of treatment and of other removal",
    kind: "time-to",
    definition:
      "Of everybody who starts to wait, the proportion treated (or removed otherwise) within so many weeks, with its 95% interval.",
    reading:
      "What a person who joins the list may expect. Treated, removed and still waiting add up to everybody. A group with fewer treated within 18 weeks may wait longer or be removed more: read both.",
    applies:
      "As kaplanMeier; for removal null with fewer than 5 removed in all. The limits are null where nobody or everybody has been.",
    formula:
      "Σ S(t−) d ÷ n over the days up to t, S the proportion with neither end; limits: F^exp(±1.96 se ÷ (F ln F)), se by the delta method over multinomial steps",
    unit: "0 to 1, percent when printed",
    source:
      "Aalen & Johansen (1978), Scand J Stat 5:141–150; Marubini & Valsecchi (1995), section 10.2; Choudhury (2002), Stat Med 21:1129–1144",
  },
  {
    id: "medianWeeksToTreatment",
    aliases: ["medianWeeksToTreatmentLower", "medianWeeksToTreatmentUpper", "median time to treatment"],
    name: "Median weeks to treatment",
    kind: "time-to",
    definition:
      "The weeks by which half would be treated if nobody were removed for another reason, with its 95% interval.",
    reading:
      "Unlike the median wait of a list it counts complete waits. It says nothing of those who wait longest.",
    applies:
      "Null while more than half still wait at the end of observation, and where kaplanMeier is; a limit likewise.",
    formula:
      "where the Kaplan–Meier curve comes down to ½, the middle of the stretch where it stays there; limits where those of the curve do; days ÷ 7",
    unit: "weeks",
    source: "Brookmeyer & Crowley (1982), Biometrics 38:29–41; R's survfit",
  },
  {
    id: "restrictedMeanWeeks",
    aliases: [
      "restrictedMeanWeeksLower",
      "restrictedMeanWeeksUpper",
      "restrictedMeanWeeksStandardError",
      "restricted mean",
      "rmst",
      "horizonWeeks",
    ],
    name: "Restricted mean wait",
    kind: "time-to",
    definition:
      "The mean weeks waited for treatment, counting at most 52, as it would be if nobody were removed for another reason, with its 95% interval.",
    reading:
      "The area under the Kaplan–Meier curve: every week of it counts, not only the one where half are treated, and it needs no proportional rates. Whoever waits longer than 52 weeks counts with 52.",
    applies:
      "Null where kaplanMeier is at 52 weeks; its limits when nobody has been treated by then, which leaves no variance to estimate.",
    formula: "area under S up to 52 weeks; se² = Σ (area behind t)² d ÷ (n (n − d))",
    unit: "weeks",
    source: "Karrison (1987), Appl Stat 36:1–10; Royston & Parmar (2011), Stat Med 30:2409–2421",
  },
  {
    id: "hazardRatio",
    aliases: ["hazardRatioLower", "hazardRatioUpper", "hazardRatioPValue", "cox", "rate of treatment"],
    name: "Hazard ratio of treatment",
    kind: "time-to",
    definition:
      "How many times as fast a group is treated as its reference group, among those who still wait, with its 95% interval.",
    reading:
      "Below 1 the group is treated later: of those still waiting fewer are treated each day. 0.8 is a fifth fewer. It is one number for the whole wait, an average where the ratio changes along it, and crude: specialty, priority and age may lie behind it.",
    applies:
      "Known groups; null for the reference, for a group without a treatment, and where estimates run away. Up to 200 groups in one model; against rest-of-list a model for each.",
    formula: "Cox's partial likelihood with Efron's ties, removals censored, delayed entry; exp(b ± 1.96 se)",
    unit: "times",
    source: "Cox (1972), J R Stat Soc B 34:187–220; Efron (1977), J Am Stat Assoc 72:557–565; R's coxph",
  },
  {
    id: "logRank",
    aliases: [],
    name: "Log-rank test",
    kind: "time-to",
    definition: "Whether treatment comes at the same rate in all known groups of a dimension.",
    reading:
      "A small p-value says that not all groups are alike; the hazard ratios say which and how far. Adjusted over the uncrossed dimensions of the run. It can miss curves that cross.",
    applies: "Null with fewer than two known groups at risk together, or more than 200.",
    formula:
      "observed − expected treatments by group over the days, hypergeometric variance; χ² with groups − 1 df",
    unit: "statistic, degrees of freedom, p-value",
    source: "Mantel (1966), Cancer Chemother Rep 50:163–170; Peto & Peto (1972); R's survdiff",
  },
] as const satisfies readonly MeasureDefinition[];
