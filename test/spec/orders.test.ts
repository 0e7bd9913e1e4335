/** The order of a list, rule by rule: thirty invented people each time, and the whole order worked out by hand. */
import { describe, expect, test } from "vitest";
import { drawnRows, idsByList, noteOf, orderOf, shownAs } from "./small-order.ts";

const PLAIN = "name: No credit";

describe("tiers", () => {
  const LIST = `
    Pathway ID | Clock Start | Procedure Priority
    p01        | 900d        | P4
    p02        | 3d          | P1a
    p03        | 40d         | P3
    p04        | 60d         | P2
    p05        | 5d          | P1b
    p06        | 700d        | P1
    p07        | 10d         |
    p08        | 300d        | D2
    p09        | 500d        | P5
    p10        | 20d         | P6
    p11        | 333d        | C
    p12        | 41d         | P 3
    p13        | 59d         | p2 - 28 days
    p14        | 61d         | 2
    p15        | 100d        | Priority 4
    p16        | 4d          | p1A
    p17        | 44d         | P2C
    p18        | 800d        | routine
    p19        | 12d         | NULL
    p20        | 13d         | P7
    p21        | 42d         | P03
    p22        | 39d         | P3 (within 3 months)
    p23        | 99d         | 4.0
    p24        | 101d        | P_4
    p25        | 58d         | Level 2
    p26        | 299d        | D6
    p27        | 14d         | not known
    p28        | 6d          | P1 b
    p29        | 699d        | P1 - emergency
    p30        | 332d        | C - patient choice`;

  const ORDER = `
    list                  | rank | pathway_id | tier | target_days | days_waited | plain_rank | places_gained
    contact               | 1    | p16        | P1a  | 1           | 4           | 1          | 0
    contact               | 2    | p02        | P1a  | 1           | 3           | 2          | 0
    contact               | 3    | p28        | P1b  | 3           | 6           | 3          | 0
    contact               | 4    | p05        | P1b  | 3           | 5           | 4          | 0
    contact               | 5    | p14        | P2   | 28          | 61          | 5          | 0
    contact               | 6    | p04        | P2   | 28          | 60          | 6          | 0
    contact               | 7    | p13        | P2   | 28          | 59          | 7          | 0
    contact               | 8    | p25        | P2   | 28          | 58          | 8          | 0
    contact               | 9    | p21        | P3   | 91          | 42          | 9          | 0
    contact               | 10   | p12        | P3   | 91          | 41          | 10         | 0
    contact               | 11   | p03        | P3   | 91          | 40          | 11         | 0
    contact               | 12   | p22        | P3   | 91          | 39          | 12         | 0
    contact               | 13   | p01        | P4   |             | 900         | 13         | 0
    contact               | 14   | p24        | P4   |             | 101         | 14         | 0
    contact               | 15   | p15        | P4   |             | 100         | 15         | 0
    contact               | 16   | p23        | P4   |             | 99          | 16         | 0
    needs-clinical-review | 1    | p18        |      |             | 800         | 1          | 0
    needs-clinical-review | 2    | p06        |      |             | 700         | 2          | 0
    needs-clinical-review | 3    | p29        |      |             | 699         | 3          | 0
    needs-clinical-review | 4    | p08        |      |             | 300         | 4          | 0
    needs-clinical-review | 5    | p26        |      |             | 299         | 5          | 0
    needs-clinical-review | 6    | p27        |      |             | 14          | 6          | 0
    needs-clinical-review | 7    | p20        |      |             | 13          | 7          | 0
    needs-clinical-review | 8    | p19        |      |             | 12          | 8          | 0
    needs-clinical-review | 9    | p07        |      |             | 10          | 9          | 0
    patient-choice        | 1    | p09        |      |             | 500         | 1          | 0
    patient-choice        | 2    | p11        |      |             | 333         | 2          | 0
    patient-choice        | 3    | p30        |      |             | 332         | 3          | 0
    patient-choice        | 4    | p17        |      |             | 44          | 4          | 0
    patient-choice        | 5    | p10        |      |             | 20          | 5          | 0`;

  test("are read in every spelling; what is no tier needs a clinician, or is the person's own choice", async () => {
    const order = await orderOf(LIST, PLAIN);
    expect(shownAs(ORDER, order)).toEqual(drawnRows(ORDER));
    expect(noteOf(order, "needs-clinical-review")).toMatch(/^9 pathways are without .* \(of 30\)/);
  });

  test("are the same for bookings, on a list of another name", async () => {
    const order = await orderOf(LIST, "{ name: Bookings, purpose: booking }");
    const bookings = ORDER.replaceAll(/^( +)contact {2}/gm, "$1treatment");
    expect(shownAs(ORDER, order)).toEqual(drawnRows(bookings));
  });
});

describe("guards", () => {
  const LIST = `
    Pathway ID | Clock Start | Procedure Priority | Learning Disability
    a          | 364d        | P4                 | Y
    b          | 365d        | P4                 | N
    c          | 455d        | P4                 | Y
    d          | 456d        | P4                 | N
    e          | 546d        | P4                 | Y
    f          | 547d        | P4                 | N
    g          | 363d        | P4                 | N
    h          | 364d        | P4                 | N
    i          | 365d        | P4                 | Y
    j          | 455d        | P4                 | N
    k          | 456d        | P4                 | Y
    l          | 546d        | P4                 | N
    m          | 547d        | P4                 | Y
    n          | 548d        | P4                 | N
    o          | 253d        | P4                 | Y
    q          | 364d        | P3                 | Y
    r          | 365d        | P3                 | N
    s          | 10d         | P3                 | Y
    t          | 547d        | P3                 | N
    u          | 456d        | P3                 | N
    v          | 300d        | P3                 | N
    w          | 200d        | P3                 | Y
    x          | 5d          | P2                 | N
    y          | 1d          | P2                 | Y
    z          | 364d        | P2                 | N
    za         | 365d        | P2                 | N
    zb         | 547d        |                    | Y
    zc         | 548d        |                    | N
    zd         | 400d        | P6                 | Y
    ze         | 401d        | P6                 | N`;

  const POLICY = `
    name: As much credit as is usual
    credit: [{ when: { learning-disability: [yes] }, weeks: 16, reason: adjustment }]
    maxCreditWeeks: 16`;

  test("of 52, 65 and 78 weeks are passed on day 365, 456 and 547, and credit carries nobody past one", async () => {
    const expected = `
      list                  | rank | pathway_id | tier | days_waited | guard_weeks | credit_weeks | plain_rank | places_gained
      contact               | 1    | za         | P2   | 365         | 52          | 0            | 1          | 0
      contact               | 2    | z          | P2   | 364         |             | 0            | 2          | 0
      contact               | 3    | y          | P2   | 1           |             | 16           | 4          | 1
      contact               | 4    | x          | P2   | 5           |             | 0            | 3          | -1
      contact               | 5    | t          | P3   | 547         | 78          | 0            | 5          | 0
      contact               | 6    | u          | P3   | 456         | 65          | 0            | 6          | 0
      contact               | 7    | r          | P3   | 365         | 52          | 0            | 7          | 0
      contact               | 8    | q          | P3   | 364         |             | 16           | 8          | 0
      contact               | 9    | w          | P3   | 200         |             | 16           | 10         | 1
      contact               | 10   | v          | P3   | 300         |             | 0            | 9          | -1
      contact               | 11   | s          | P3   | 10          |             | 16           | 11         | 0
      contact               | 12   | m          | P4   | 547         | 78          | 16           | 14         | 2
      contact               | 13   | n          | P4   | 548         | 78          | 0            | 12         | -1
      contact               | 14   | f          | P4   | 547         | 78          | 0            | 13         | -1
      contact               | 15   | e          | P4   | 546         | 65          | 16           | 15         | 0
      contact               | 16   | k          | P4   | 456         | 65          | 16           | 18         | 2
      contact               | 17   | l          | P4   | 546         | 65          | 0            | 16         | -1
      contact               | 18   | d          | P4   | 456         | 65          | 0            | 17         | -1
      contact               | 19   | c          | P4   | 455         | 52          | 16           | 19         | 0
      contact               | 20   | i          | P4   | 365         | 52          | 16           | 22         | 2
      contact               | 21   | j          | P4   | 455         | 52          | 0            | 20         | -1
      contact               | 22   | b          | P4   | 365         | 52          | 0            | 21         | -1
      contact               | 23   | a          | P4   | 364         |             | 16           | 23         | 0
      contact               | 24   | o          | P4   | 253         |             | 16           | 26         | 2
      contact               | 25   | h          | P4   | 364         |             | 0            | 24         | -1
      contact               | 26   | g          | P4   | 363         |             | 0            | 25         | -1
      needs-clinical-review | 1    | zc         |      | 548         |             | 0            | 1          | 0
      needs-clinical-review | 2    | zb         |      | 547         |             | 0            | 2          | 0
      patient-choice        | 1    | ze         |      | 401         |             | 0            | 1          | 0
      patient-choice        | 2    | zd         |      | 400         |             | 0            | 2          | 0`;
    const order = await orderOf(LIST, POLICY);
    expect(shownAs(expected, order)).toEqual(drawnRows(expected));
  });

  test("are those of the policy, in whatever order it writes them", async () => {
    const order = await orderOf(LIST, `${POLICY}\n    guards: [52, 78]`);
    expect(idsByList(order)[0]).toBe(
      // Past 78: 659, 548, 547. Past 52: 658, 568, 567, 546, 477, 456, 455, 365.
      "contact: za z y x t u r q w v s m n f e k c l i d j b a o h g",
    );
  });

  test("where there are none, credit counts in full", async () => {
    const order = await orderOf(LIST, `${POLICY}\n    guards: []`);
    // P4: 659, 658, 568, 567, 548, 547, 546, 477, 476, 456, 455, 365 (b before o), 364, 363.
    expect(idsByList(order)[0]).toBe("contact: za z y x t q u r w v s m e k c n f l i a d j b o h g");
    expect(order.rows.every(({ guard_weeks }) => guard_weeks === "")).toBe(true);
  });
});

describe("days waited with credit", () => {
  const LIST = `
    Pathway ID | Clock Start | Procedure Priority | Learning Disability | IMD Quintile
    a          | 200d        | P4                 | N                   | 5
    b          | 116d        | P4                 | Y                   | 5
    c          | 116d        | P4                 | Y                   | 5
    d          | 172d        | P4                 | N                   | 1
    e          | 102d        | P4                 | Y                   | 1
    f          | 201d        | P4                 | N                   | 5
    g          | 199d        | P4                 | N                   | 5
    h          | 200d        | P4                 |                     |
    i          | 150d        | P4                 |                     | 1
    j          | 150d        | P4                 | N                   |
    k          | 150d        | P4                 | N                   | 5
    l          | 66d         | P4                 | Y                   |
    m          | 151d        | P4                 | N                   | 2
    n          | 149d        | P4                 | N                   | 3
    o          | 364d        | P4                 | N                   | 5
    p          | 281d        | P4                 | Y                   | 5
    q          | 365d        | P4                 | N                   | 5
    r          | 0d          | P4                 | N                   | 5
    s          | 0d          | P4                 | Y                   | 1
    t          | 1d          | P4                 | N                   | 1
    u          | 29d         | P4                 | N                   | 5
    v          | 98d         | P4                 | unknown             | 9
    aa         | 20d         | P3                 | N                   | 5
    ab         | 10d         | P3                 | Y                   | 1
    ac         | 107d        | P3                 | N                   | 5
    ad         | 80d         | P3                 | N                   | 1
    ae         | 36d         | P3                 |                     | 5
    af         | 8d          | P3                 | N                   | 1
    ba         | 1d          | P2                 | Y                   | 5
    bb         | 84d         | P2                 | N                   | 5`;

  test("is the sum, to the cap; a tie goes to the earlier clock start, then to the pathway id", async () => {
    const policy = `
      name: Adjustments and deprivation
      credit:
        - { when: { learning-disability: [yes] }, weeks: 12, reason: adjustment }
        - { when: { imd-quintile: ["1"] }, weeks: 4, reason: deprivation }
      maxCreditWeeks: 14`;
    const expected = `
      rank | pathway_id | tier | days_waited | credit_weeks | credit_reasons                          | plain_rank | places_gained
      1    | ba         | P2   | 1           | 12           | adjustment: 12                          | 2          | 1
      2    | bb         | P2   | 84          | 0            |                                         | 1          | -1
      3    | ad         | P3   | 80          | 4            | deprivation: 4                          | 4          | 1
      4    | ab         | P3   | 10          | 14           | adjustment: 12; deprivation: 4; cap: -2 | 7          | 3
      5    | ac         | P3   | 107         | 0            |                                         | 3          | -2
      6    | ae         | P3   | 36          | 0            |                                         | 5          | -1
      7    | af         | P3   | 8           | 4            | deprivation: 4                          | 8          | 1
      8    | aa         | P3   | 20          | 0            |                                         | 6          | -2
      9    | q          | P4   | 365         | 0            |                                         | 9          | 0
      10   | p          | P4   | 281         | 12           | adjustment: 12                          | 11         | 1
      11   | o          | P4   | 364         | 0            |                                         | 10         | -1
      12   | f          | P4   | 201         | 0            |                                         | 12         | 0
      13   | a          | P4   | 200         | 0            |                                         | 13         | 0
      14   | h          | P4   | 200         | 0            |                                         | 14         | 0
      15   | d          | P4   | 172         | 4            | deprivation: 4                          | 16         | 1
      16   | b          | P4   | 116         | 12           | adjustment: 12                          | 22         | 6
      17   | c          | P4   | 116         | 12           | adjustment: 12                          | 23         | 6
      18   | e          | P4   | 102         | 14           | adjustment: 12; deprivation: 4; cap: -2 | 24         | 6
      19   | g          | P4   | 199         | 0            |                                         | 15         | -4
      20   | i          | P4   | 150         | 4            | deprivation: 4                          | 18         | -2
      21   | m          | P4   | 151         | 0            |                                         | 17         | -4
      22   | j          | P4   | 150         | 0            |                                         | 19         | -3
      23   | k          | P4   | 150         | 0            |                                         | 20         | -3
      24   | l          | P4   | 66          | 12           | adjustment: 12                          | 26         | 2
      25   | n          | P4   | 149         | 0            |                                         | 21         | -4
      26   | v          | P4   | 98          | 0            |                                         | 25         | -1
      27   | s          | P4   | 0           | 14           | adjustment: 12; deprivation: 4; cap: -2 | 30         | 3
      28   | u          | P4   | 29          | 0            |                                         | 27         | -1
      29   | t          | P4   | 1           | 4            | deprivation: 4                          | 28         | -1
      30   | r          | P4   | 0           | 0            |                                         | 29         | -1`;
    const order = await orderOf(LIST, policy);
    expect(shownAs(expected, order)).toEqual(drawnRows(expected));
  });

  test("of somebody unknown is what the reference group has, and part of a week counts", async () => {
    const policy = `
      name: The least deprived two fifths
      credit: [{ when: { imd-quintile: ["4", "5"] }, weeks: 0.15, reason: odd }]
      maxCreditWeeks: 1`;
    const { rows } = await orderOf(LIST, policy);
    const credited = rows.filter(({ credit_weeks }) => credit_weeks === "0.15");
    expect(credited.map(({ pathway_id }) => pathway_id)).toEqual(
      // All of quintile 5, and the four whose quintile is blank (h, j, l) or none that there is (v).
      [
        "bb",
        "ba",
        "ac",
        "ae",
        "aa",
        "q",
        "o",
        "p",
        "f",
        "a",
        "h",
        "g",
        "j",
        "k",
        "b",
        "c",
        "v",
        "l",
        "u",
        "r",
      ],
    );
    // 150 days and 1.05 more come before 151.
    const ids = rows.map(({ pathway_id }) => pathway_id);
    expect(ids.slice(ids.indexOf("d"), ids.indexOf("n"))).toEqual(["d", "j", "k", "m", "i"]);
  });
});

describe("the breach ratio", () => {
  const LIST = `
    Pathway ID | Clock Start | Procedure Priority | Priority Review Date | Decision To Admit | Learning Disability
    aa         | 1d          | P1a                | 1d                   |                   | N
    ab         | 2d          | P1a                | 0d                   |                   | N
    ac         | 3d          | P1b                | 3d                   |                   | N
    ad         | 9d          | P1b                | 2d                   |                   | Y
    a          | 100d        | P2                 | 29d                  |                   | N
    b          | 300d        | P2                 | 27d                  |                   | Y
    c          | 50d         | P2                 | 28d                  |                   | N
    d          | 40d         | P2                 |                      | 30d               | N
    e          | 200d        | P2                 |                      |                   | N
    f          | 250d        | P2                 | -3d                  | 40d               | N
    g          | 251d        | P2                 | -3d                  |                   | N
    h          | 30d         | P2                 | 10d                  | 35d               | N
    i          | 30d         | P2                 | 5d                   |                   | Y
    j          | 366d        | P2                 | 1d                   |                   | N
    k          | 365d        | P2                 |                      | -1d               | N
    l          | 365d        | P2                 | 28d                  |                   | N
    m          | 20d         | P2                 | 1d                   | -5d               | N
    n          | 240d        | P2                 |                      |                   | Y
    o          | 5d          | P2                 | 1900-01-01           | 20d               | N
    p          | 100d        | P3                 | 91d                  |                   | N
    q          | 90d         | P3                 | 90d                  |                   | Y
    r          | 50d         | P3                 | 84d                  |                   | N
    s          | 200d        | P3                 |                      |                   | N
    t          | 120d        | P3                 | 95d                  | 1d                | N
    u          | 10d         | P4                 | 9d                   |                   | N
    v          | 300d        | P4                 | 1d                   |                   | N
    w          | 299d        | P4                 |                      |                   | Y
    x          | 366d        | P4                 |                      |                   | N
    y          | 366d        | P4                 | 200d                 |                   | N
    z          | 364d        | P4                 |                      |                   | Y`;

  const POLICY = `
    name: By clinical target
    order: breach-ratio
    credit: [{ when: { learning-disability: [yes] }, weeks: 4, reason: adjustment }]
    maxCreditWeeks: 4`;

  test("counts from the review, else the decision to admit; past the target first, and without a ratio last", async () => {
    const expected = `
      rank | pathway_id | tier | target_days | breach_ratio | days_past_target | guard_weeks | credit_weeks | plain_rank
      1    | aa         | P1a  | 1           | 1            | 0                |             | 0            | 1
      2    | ab         | P1a  | 1           | 0            | -1               |             | 0            | 2
      3    | ac         | P1b  | 3           | 1            | 0                |             | 0            | 3
      4    | ad         | P1b  | 3           | 0.667        | -1               |             | 4            | 4
      5    | l          | P2   | 28          | 1            | 0                | 52          | 0            | 5
      6    | j          | P2   | 28          | 0.036        | -27              | 52          | 0            | 6
      7    | k          | P2   | 28          |              |                  | 52          | 0            | 7
      8    | f          | P2   | 28          | 1.429        | 12               |             | 0            | 8
      9    | d          | P2   | 28          | 1.071        | 2                |             | 0            | 9
      10   | a          | P2   | 28          | 1.036        | 1                |             | 0            | 10
      11   | c          | P2   | 28          | 1            | 0                |             | 0            | 11
      12   | b          | P2   | 28          | 0.964        | -1               |             | 4            | 12
      13   | i          | P2   | 28          | 0.179        | -23              |             | 4            | 15
      14   | o          | P2   | 28          | 0.714        | -8               |             | 0            | 13
      15   | h          | P2   | 28          | 0.357        | -18              |             | 0            | 14
      16   | m          | P2   | 28          | 0.036        | -27              |             | 0            | 16
      17   | n          | P2   | 28          |              |                  |             | 4            | 18
      18   | g          | P2   | 28          |              |                  |             | 0            | 17
      19   | e          | P2   | 28          |              |                  |             | 0            | 19
      20   | t          | P3   | 91          | 1.044        | 4                |             | 0            | 20
      21   | p          | P3   | 91          | 1            | 0                |             | 0            | 21
      22   | q          | P3   | 91          | 0.989        | -1               |             | 4            | 22
      23   | r          | P3   | 91          | 0.923        | -7               |             | 0            | 23
      24   | s          | P3   | 91          |              |                  |             | 0            | 24
      25   | x          | P4   |             |              |                  | 52          | 0            | 25
      26   | y          | P4   |             |              |                  | 52          | 0            | 26
      27   | z          | P4   |             |              |                  |             | 4            | 27
      28   | w          | P4   |             |              |                  |             | 4            | 29
      29   | v          | P4   |             |              |                  |             | 0            | 28
      30   | u          | P4   |             |              |                  |             | 0            | 30`;
    const order = await orderOf(LIST, POLICY);
    expect(shownAs(expected, order)).toEqual(drawnRows(expected));
    expect(noteOf(order, "no-review-date")).toMatch(/^5 pathways have a clinical target and neither/);
  });

  test("is of the policy's own targets: with 84 days q and r are past theirs, and credit counts among those", async () => {
    const expected = `
      pathway_id | tier | target_days | breach_ratio | days_past_target
      q          | P3   | 84          | 1.071        | 6
      t          | P3   | 84          | 1.131        | 11
      p          | P3   | 84          | 1.083        | 7
      r          | P3   | 84          | 1            | 0
      s          | P3   | 84          |              |`;
    const order = await orderOf(LIST, `${POLICY}\n    targetDays: { P3: 84 }`);
    const p3 = { ...order, rows: order.rows.filter(({ tier }) => tier === "P3") };
    expect(shownAs(expected, p3)).toEqual(drawnRows(expected));
    expect(
      order.rows.filter(({ tier }) => tier === "P2").every(({ target_days }) => target_days === "28"),
    ).toBe(true);
  });

  test("is none where the policy takes a target away: within the guards by wait", async () => {
    const order = await orderOf(LIST, `${POLICY}\n    targetDays: { P2: null }`);
    const p2 = order.rows.filter(({ tier }) => tier === "P2");
    expect(p2.map(({ pathway_id }) => pathway_id).join(" ")).toBe("j k l b n g f e a i c d h m o");
    expect(p2.every(({ breach_ratio, target_days }) => breach_ratio === "" && target_days === "")).toBe(true);
    // Only s of P3 is still without a date to count from.
    expect(noteOf(order, "no-review-date")).toMatch(/^1 pathway has a clinical target and neither/);
  });

  test("is told but moves nobody where the order is by days waited", async () => {
    const order = await orderOf(LIST, PLAIN);
    expect(idsByList(order)[0]).toBe(
      "contact: ab aa ad ac j k l b g f n e a c d h i m o s t p q r x y z v w u",
    );
    expect(order.rows.find(({ pathway_id }) => pathway_id === "f")).toMatchObject({ breach_ratio: "1.429" });
    expect(noteOf(order, "no-review-date")).toBeUndefined();
  });
});

describe("back from active monitoring", () => {
  const LIST = `
    Pathway ID | Clock Start | Procedure Priority | RTT Status             | Original Referral Date | Learning Disability
    a          | 20d         | P4                 | 11                     | 380d                   | N
    b          | 20d         | P4                 | 11                     | 10d                    | N
    c          | 20d         | P4                 | 11                     |                        | N
    d          | 20d         | P4                 | 20                     | 380d                   | N
    e          | 200d        | P4                 | 10                     |                        | N
    f          | 365d        | P4                 | 10                     |                        | N
    g          | 379d        | P4                 | 20                     |                        | N
    h          | 381d        | P4                 | 20                     |                        | N
    i          | 30d         | P4                 | 11                     | 200d                   | N
    j          | 30d         | P4                 | 11 - Monitoring ended  | 201d                   | N
    k          | 40d         | P4                 | 12                     | 300d                   | N
    l          | 25d         | P4                 | 11                     | 25d                    | N
    m          | 26d         | P4                 |                        | 300d                   | N
    n          | 10d         | P4                 | 11                     | -5d                    | N
    o          | 15d         | P4                 | 11                     | 1900-01-01             | N
    p          | 15d         | P4                 | 11.0                   | 100d                   | N
    q          | 99d         | P4                 | 20                     |                        | N
    r          | 16d         | P4                 | 11                     | 110d                   | Y
    s          | 137d        | P4                 | 20                     |                        | N
    t          | 139d        | P4                 | 20                     |                        | N
    u          | 5d          | P3                 | 11                     | 600d                   | N
    v          | 547d        | P3                 | 20                     |                        | N
    w          | 550d        | P3                 | 20                     |                        | N
    x          | 8d          | P3                 | 11                     | 500d                   | N
    y          | 457d        | P3                 | 20                     |                        | N
    z          | 50d         |                    | 11                     | 400d                   | N
    za         | 399d        |                    | 20                     |                        | N
    zb         | 5d          | P6                 | 11                     | 60d                    | N
    zc         | 59d         | P6                 | 20                     |                        | N
    zd         | 1d          | P2                 | 11                     | 2d                     | N`;

  test("a person has the place of the original referral, if that is the earlier date", async () => {
    const policy = `
      name: Adjustments
      credit: [{ when: { learning-disability: [yes] }, weeks: 4, reason: adjustment }]
      maxCreditWeeks: 4`;
    const expected = `
      list                  | rank | pathway_id | days_waited | place_days | guard_weeks | plain_rank
      contact               | 1    | zd         | 1           | 2          |             | 1
      contact               | 2    | u          | 5           | 600        | 78          | 2
      contact               | 3    | w          | 550         |            | 78          | 3
      contact               | 4    | v          | 547         |            | 78          | 4
      contact               | 5    | x          | 8           | 500        | 65          | 5
      contact               | 6    | y          | 457         |            | 65          | 6
      contact               | 7    | h          | 381         |            | 52          | 7
      contact               | 8    | a          | 20          | 380        | 52          | 8
      contact               | 9    | g          | 379         |            | 52          | 9
      contact               | 10   | f          | 365         |            | 52          | 10
      contact               | 11   | j          | 30          | 201        |             | 11
      contact               | 12   | e          | 200         |            |             | 12
      contact               | 13   | i          | 30          | 200        |             | 13
      contact               | 14   | t          | 139         |            |             | 14
      contact               | 15   | r          | 16          | 110        |             | 16
      contact               | 16   | s          | 137         |            |             | 15
      contact               | 17   | p          | 15          | 100        |             | 17
      contact               | 18   | q          | 99          |            |             | 18
      contact               | 19   | k          | 40          |            |             | 19
      contact               | 20   | m          | 26          |            |             | 20
      contact               | 21   | l          | 25          |            |             | 21
      contact               | 22   | b          | 20          |            |             | 22
      contact               | 23   | c          | 20          |            |             | 23
      contact               | 24   | d          | 20          |            |             | 24
      contact               | 25   | o          | 15          |            |             | 25
      contact               | 26   | n          | 10          |            |             | 26
      needs-clinical-review | 1    | z          | 50          | 400        |             | 1
      needs-clinical-review | 2    | za         | 399         |            |             | 2
      patient-choice        | 1    | zb         | 5           | 60         |             | 1
      patient-choice        | 2    | zc         | 59          |            |             | 2`;
    const order = await orderOf(LIST, policy);
    expect(shownAs(expected, order)).toEqual(drawnRows(expected));
    expect(noteOf(order, "back-from-active-monitoring")).toMatch(
      /^10 pathways are back from active monitoring/,
    );
  });

  test("no place and no ratio counts from a day on which no clock can start", async () => {
    const list = `
      Pathway ID | Clock Start | Procedure Priority | RTT Status | Original Referral Date | Priority Review Date | Decision To Admit
      a          | 20d         | P2                 | 11         | 1999-12-31             | 1985-01-01           | 5d
      b          | 30d         | P2                 | 20         |                        | 7d                   |
      c          | 10d         | P2                 | 11         | 2000-01-01             |                      | 1999-12-31`;
    const expected = `
      pathway_id | days_waited | place_days | breach_ratio
      c          | 10          | 9794       |
      b          | 30          |            | 0.25
      a          | 20          |            | 0.179`;
    const order = await orderOf(list, "{ name: Ratio, order: breach-ratio }");
    expect(shownAs(expected, order)).toEqual(drawnRows(expected));
    const later = await orderOf(list, "{ name: Ratio, order: breach-ratio }", {
      earliestClockStart: "2010-01-01",
    });
    expect(later.rows.map(({ place_days }) => place_days)).toEqual(["", "", ""]);
  });
});
