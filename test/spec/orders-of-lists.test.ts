/** Who stands on an ordered list, of what file, and what whoever makes contact is told: thirty invented people each time. */
import { describe, expect, test } from "vitest";
import { drawnRows, noteOf, orderOf, shownAs } from "./small-order.ts";

const PLAIN = "name: No credit";

describe("reasons for contact", () => {
  const LIST = `
    Pathway ID | Clock Start | Procedure Priority | Interpreter | AIS | LD | Autism | SMI | Disabled | Carer | NFA | Pregnant | HOME_TEL | Mobile Phone | Contact Number
    p01        | 130d        | P4                 | Y           |     |    |        |     |          |       |     |          | 1        |              |
    p02        | 129d        | P4                 |             | Y   |    |        |     |          |       |     |          |          | 2            |
    p03        | 128d        | P4                 |             |     | Y  |        |     |          |       |     |          |          |              | 3
    p04        | 127d        | P4                 |             |     |    | Y      |     |          |       |     |          | 1        | 2            | 3
    p05        | 126d        | P4                 |             |     |    |        | Y   |          |       |     |          | 1        |              |
    p06        | 125d        | P4                 |             |     |    |        |     | Y        |       |     |          | 1        |              |
    p07        | 124d        | P4                 |             |     |    |        |     |          | Y     |     |          | 1        |              |
    p08        | 123d        | P4                 |             |     |    |        |     |          |       | Y   |          | 1        |              |
    p09        | 122d        | P4                 |             |     |    |        |     |          |       |     | Y        | 1        |              |
    p10        | 121d        | P4                 |             |     |    |        |     |          |       |     |          |          |              |
    p11        | 120d        | P4                 |             |     |    |        |     |          |       |     |          | NULL     | null         |
    p12        | 119d        | P4                 | N           | N   | N  | N      | N   | N        | N     | N   | N        | 1        |              |
    p13        | 118d        | P4                 | N           | N   | N  | N      | N   | N        | N     | N   | N        |          |              |
    p14        | 117d        | P4                 | Y           | Y   | Y  | Y      | Y   | Y        | Y     | Y   | Y        |          |              |
    p15        | 116d        | P4                 | ?           | ?   | ?  | ?      | ?   | ?        | ?     | ?   | ?        | 1        |              |
    p16        | 115d        | P4                 | unknown     |     |    |        |     |          |       |     |          |          |              | unknown
    p17        | 114d        | P4                 | Required    |     |    |        |     |          |       |     |          | 1        |              |
    p18        | 113d        | P4                 |             |     | LD |        |     |          |       |     |          |          | 2            |
    p19        | 112d        | P4                 |             |     | Y  | Y      |     |          |       |     |          | 1        |              |
    p20        | 111d        | P4                 | Y           |     |    |        |     |          |       |     |          |          |              |
    p21        | 110d        | P4                 |             |     |    |        |     |          |       |     |          | 1        |              |
    p22        | 109d        | P4                 |             |     |    |        |     |          |       | NFA |          |          |              |
    p23        | 108d        | P4                 |             |     |    |        |     | N        | carer |     |          | 1        |              |
    p24        | 107d        | P4                 |             |     |    |        |     |          |       |     | N        | 1        |              |
    p25        | 106d        | P3                 |             | Y   |    |        | Y   |          |       |     |          | 1        |              |
    p26        | 105d        | P3                 | true        |     |    |        |     | true     |       |     |          |          |              |
    p27        | 104d        | P2                 | 1           | 0   | 0  | 0      | 0   | 0        | 1     | 0   | 0        | 1        |              |
    p28        | 103d        |                    | Y           |     |    |        |     |          |       |     |          |          |              |
    p29        | 102d        | P6                 |             |     | Y  |        |     |          |       |     |          | 1        |              |
    p30        | 101d        | P6                 |             |     |    |        |     |          |       |     |          |          |              |`;

  test("are the flags that say yes, and that every column of telephone numbers is blank", async () => {
    const expected = `
      list                  | pathway_id | contact_reasons
      contact               | p27        | book an interpreter; carer: time that suits
      contact               | p25        | use the format the person reads or hears; serious mental illness: support to attend
      contact               | p26        | no telephone number: write; book an interpreter; disability: access and transport
      contact               | p01        | book an interpreter
      contact               | p02        | use the format the person reads or hears
      contact               | p03        | learning disability: reasonable adjustments
      contact               | p04        | autism: reasonable adjustments
      contact               | p05        | serious mental illness: support to attend
      contact               | p06        | disability: access and transport
      contact               | p07        | carer: time that suits
      contact               | p08        | no fixed abode: another way to reach the person
      contact               | p09        | pregnancy: tell the clinician
      contact               | p10        | no telephone number: write
      contact               | p11        | no telephone number: write
      contact               | p12        |
      contact               | p13        | no telephone number: write
      contact               | p14        | no telephone number: write; book an interpreter; use the format the person reads or hears; learning disability: reasonable adjustments; autism: reasonable adjustments; serious mental illness: support to attend; disability: access and transport; carer: time that suits; no fixed abode: another way to reach the person; pregnancy: tell the clinician
      contact               | p15        |
      contact               | p16        |
      contact               | p17        | book an interpreter
      contact               | p18        | learning disability: reasonable adjustments
      contact               | p19        | learning disability: reasonable adjustments; autism: reasonable adjustments
      contact               | p20        | no telephone number: write; book an interpreter
      contact               | p21        |
      contact               | p22        | no telephone number: write; no fixed abode: another way to reach the person
      contact               | p23        | carer: time that suits
      contact               | p24        |
      needs-clinical-review | p28        | no telephone number: write; book an interpreter
      patient-choice        | p29        | learning disability: reasonable adjustments
      patient-choice        | p30        | no telephone number: write`;
    const order = await orderOf(LIST, PLAIN);
    expect(shownAs(expected, order)).toEqual(drawnRows(expected));
  });

  test("say nothing of telephones where the list has no column of them", async () => {
    const withoutPhones = LIST.split("\n")
      .map((line) => line.split("|").slice(0, -3).join("|"))
      .join("\n");
    const { rows } = await orderOf(withoutPhones, PLAIN);
    expect(rows).toHaveLength(30);
    expect(rows.filter(({ contact_reasons = "" }) => contact_reasons.includes("telephone"))).toEqual([]);
  });
});

describe("an order by specialty", () => {
  const LIST = `
    Pathway ID | Clock Start | Procedure Priority | Treatment Function Code | Learning Disability
    a          | 100d        | P2                 | 110                     | N
    b          | 90d         | P2                 | 110                     | Y
    c          | 300d        | P4                 | 111                     | N
    d          | 230d        | P4                 | C_110                   | Y
    e          | 310d        | P4                 | 110                     | N
    f          | 50d         | P3                 | 110                     | N
    g          | 500d        |                    | 110                     | N
    h          | 400d        | P5                 | 110                     | N
    i          | 400d        | P4                 | 130                     | N
    j          | 30d         | P3                 | 130                     | Y
    k          | 60d         | P3                 | 130                     | N
    l          | 115d        | P3                 | 130                     | N
    m          | 10d         | P2                 | 130                     | N
    n          | 250d        | P4                 | 130                     | N
    o          | 170d        | P4                 | 130                     | Y
    p          | 600d        |                    | 130                     | N
    q          | 601d        |                    | 130                     | Y
    r          | 20d         | C                  | 130                     | N
    s          | 5d          | P4                 |                         | N
    t          | 90d         | P4                 | 9999                    | N
    u          | 7d          | P4                 |                         | Y
    v          | 8d          | P1a                |                         | N
    w          | 800d        | P6                 |                         | N
    x          | 12d         |                    |                         | N
    y          | 40d         | P3                 | 100                     | N
    z          | 39d         | P3                 | 100                     | N
    za         | 1d          | P4                 | 100                     | Y
    zb         | 84d         | P4                 | 100                     | N
    zc         | 85d         | P4                 | 100                     | N
    zd         | 86d         | P4                 | 100                     | N`;

  const POLICY = `
    name: Adjustments
    purpose: booking
    credit: [{ when: { learning-disability: [yes] }, weeks: 12, reason: adjustment }]
    maxCreditWeeks: 12`;

  const ORDER = `
    list                  | ranked_within | rank | pathway_id | tier | plain_rank | places_gained
    treatment             | C_100         | 1    | y          | P3   | 1          | 0
    treatment             | C_100         | 2    | z          | P3   | 2          | 0
    treatment             | C_100         | 3    | zd         | P4   | 3          | 0
    treatment             | C_100         | 4    | zc         | P4   | 4          | 0
    treatment             | C_100         | 5    | za         | P4   | 6          | 1
    treatment             | C_100         | 6    | zb         | P4   | 5          | -1
    treatment             | C_110         | 1    | b          | P2   | 2          | 1
    treatment             | C_110         | 2    | a          | P2   | 1          | -1
    treatment             | C_110         | 3    | f          | P3   | 3          | 0
    treatment             | C_110         | 4    | d          | P4   | 6          | 2
    treatment             | C_110         | 5    | e          | P4   | 4          | -1
    treatment             | C_110         | 6    | c          | P4   | 5          | -1
    treatment             | C_130         | 1    | m          | P2   | 1          | 0
    treatment             | C_130         | 2    | l          | P3   | 2          | 0
    treatment             | C_130         | 3    | j          | P3   | 4          | 1
    treatment             | C_130         | 4    | k          | P3   | 3          | -1
    treatment             | C_130         | 5    | i          | P4   | 5          | 0
    treatment             | C_130         | 6    | o          | P4   | 7          | 1
    treatment             | C_130         | 7    | n          | P4   | 6          | -1
    treatment             | unknown       | 1    | v          | P1a  | 1          | 0
    treatment             | unknown       | 2    | u          | P4   | 3          | 1
    treatment             | unknown       | 3    | t          | P4   | 2          | -1
    treatment             | unknown       | 4    | s          | P4   | 4          | 0
    needs-clinical-review | C_110         | 1    | g          |      | 1          | 0
    needs-clinical-review | C_130         | 1    | q          |      | 1          | 0
    needs-clinical-review | C_130         | 2    | p          |      | 2          | 0
    needs-clinical-review | unknown       | 1    | x          |      | 1          | 0
    patient-choice        | C_110         | 1    | h          |      | 1          | 0
    patient-choice        | C_130         | 1    | r          |      | 1          | 0
    patient-choice        | unknown       | 1    | w          |      | 1          | 0`;

  test("ranks each from 1, on every list, and those of no known specialty among themselves", async () => {
    const order = await orderOf(LIST, POLICY, { within: "specialty" });
    expect(shownAs(ORDER, order)).toEqual(drawnRows(ORDER));
    expect(order.rows.map(({ specialty }) => specialty)).toEqual(
      order.rows.map(({ ranked_within }) => ranked_within),
    );
    expect(order.summary.options.rankedWithin).toBe("specialty");
  });

  test("with --top holds the first of each", async () => {
    const order = await orderOf(LIST, POLICY, { within: "specialty", top: 2 });
    const first = drawnRows(ORDER).filter(({ rank }) => Number(rank) <= 2);
    expect(shownAs(ORDER, order)).toEqual(first);
  });

  test("without it the list is one, and nothing stands under ranked_within", async () => {
    const { rows } = await orderOf(LIST, POLICY);
    expect(rows.map(({ ranked_within }) => ranked_within)).toEqual(rows.map(() => ""));
    expect(rows.map(({ pathway_id }) => pathway_id).join(" ")).toBe(
      // P1a, P2, P3, then P4: i past 52 weeks; 314, 310, 300, 254, 250, 91, 90, 86, 85, 85, 84, 5.
      "v b a m l j k f y z i d e c o n u t zd zc za zb s q p g x w h r",
    );
  });
});

describe("who stands on the order", () => {
  const LIST = `
    Pathway ID | Local Patient ID | Clock Start | Procedure Priority | Waiting List Type | RTT Status | RTT End Date | Provider
    a          | H01              | 400d        | P4                 | IRTT              | 20         |              | R1A
    b          | H02              | 390d        | P4                 | IRTT              | 20         |              | R1A
    a          | H01              | 400d        | P4                 | IRTT              | 20         |              | R1A
    a          | H03              | 400d        | P4                 | IRTT              | 20         |              | R1B
    a          | H01              | 401d        | P4                 | IRTT              | 20         |              | R1A
    b          | H02              | 390d        | P2                 | IRTT              | 20         |              | R1A
    d          | H04              | 370d        | P2                 | PLN               | 20         |              | R1A
    e          | H05              | 360d        | P2                 | INON              | 20         |              | R1A
    f          | H06              | 350d        | P2                 | IRTT              | 30         |              | R1A
    g          | H07              | 340d        | P2                 | IRTT              | 90         |              | R1A
    h          | H08              | 330d        | P2                 | IRTT              | 20         | 5d           | R1A
    i          | H09              |             | P2                 | IRTT              | 20         |              | R1A
    j          | H10              | soon        | P2                 | IRTT              | 20         |              | R1A
    k          | H11              | -4d         | P2                 | IRTT              | 20         |              | R1A
    l          | H12              | 1999-12-31  | P2                 | IRTT              | 20         |              | R1A
    m          | H13              | 320d        | P4                 | ORTT              | 20         |              | R1B
    n          | H14              | 310d        | P4                 | IRTT              | 20         | -5d          | R1A
    o          | H15              | 300d        | P4                 | IRTT              | 99         |              | R1A
    p          | H16              | 290d        | P4                 | IRTT              | 20         | 397d         | R1A
               | H17              | 77d         | P3                 | IRTT              | 20         |              | R1A
               | H17              | 77d         | P3                 | IRTT              | 20         |              | R1A
               | H17              | 77d         | P3                 | IRTT              | 20         |              | R1A
    NULL       | H16              | 77d         | P3                 | IRTT              | 20         |              | R1A
               | H18              | 77d         | P3                 | IRTT              | 20         |              | R1A
               |                  | 77d         | P3                 | IRTT              | 20         |              | R1A
               | H19              | 76d         | P3                 | IRTT              | 20         |              | R1A
    q          | H20              | 77d         | P3                 | IRTT              | 20         |              | R1A
    r          | H21              | 10d         | P5                 | IRTT              | 20         |              | R1A
    r          | H21              | 10d         | P5                 | IRTT              | 20         |              | R1A
    s          | H22              | 9d          |                    | IRTT              | 20         |              | R1A`;

  const ORDER = `
    list                  | rank | pathway_id | local_patient_id | days_waited
    contact               | 1    |            |                  | 77
    contact               | 2    |            | H16              | 77
    contact               | 3    |            | H17              | 77
    contact               | 4    |            | H17              | 77
    contact               | 5    |            | H17              | 77
    contact               | 6    |            | H18              | 77
    contact               | 7    | q          | H20              | 77
    contact               | 8    |            | H19              | 76
    contact               | 9    | a          | H01              | 401
    contact               | 10   | a          | H01              | 400
    contact               | 11   | a          | H03              | 400
    contact               | 12   | b          | H02              | 390
    contact               | 13   | m          | H13              | 320
    contact               | 14   | n          | H14              | 310
    contact               | 15   | o          | H15              | 300
    contact               | 16   | p          | H16              | 290
    needs-clinical-review | 1    | s          | H22              | 9
    patient-choice        | 1    | r          | H21              | 10`;

  test("is every analysed pathway once: no duplicate, no excluded row, and all that have no pathway id", async () => {
    const order = await orderOf(LIST, PLAIN);
    expect(shownAs(ORDER, order)).toEqual(drawnRows(ORDER));
    expect(order.summary.ledger).toMatchObject({
      read: 30,
      rejected: { total: 0 },
      excluded: {
        total: 12,
        byReason: {
          planned: 1,
          "not-rtt": 2,
          "clock-stopped": 2,
          "clock-start-missing": 1,
          "clock-start-invalid": 2,
          "clock-start-in-future": 1,
          "duplicate-pathway": 3,
        },
      },
      analysed: 18,
    });
  });

  test("--where leaves the others out before anybody is ranked", async () => {
    const order = await orderOf(LIST, PLAIN, { where: [{ field: "provider", value: "R1A" }] });
    const left = drawnRows(ORDER).filter(({ local_patient_id: id }) => id !== "H03" && id !== "H13");
    const columns = ({ pathway_id, local_patient_id, days_waited }: Readonly<Record<string, string>>) =>
      [pathway_id, local_patient_id, days_waited].join(" ");
    expect(order.rows.map(columns)).toEqual(left.map(columns));
    expect(order.rows.map(({ rank }) => Number(rank))).toEqual(
      [...Array(14).keys()].map((row) => row + 1).concat(1, 1),
    );
    expect(order.summary.options.where).toEqual(["provider=R1A"]);
    expect(order.summary.ledger.excluded.byReason).toMatchObject({ filtered: 2 });
  });
});

describe("several files", () => {
  const FILES = {
    "one.csv": `
      Pathway ID | Clock Start | Procedure Priority | Learning Disability | Mobile | Provider | Local Patient ID
      a          | 100d        | P3                 | Y                   |        | R1A      | H1
      c          | 150d        | P3                 | N                   | 07700  | R1A      | H2
      e          | 90d         | P3                 | N                   |        | R1A      | H3
      h          | 40d         | P2                 |                     | 07701  | R1A      | H4`,
    "two.csv": `
      Provider | P Code | PPID | RTT Start Date | Priority Review Date
      R1B      | P3     | b    | 100d           |
      R1B      | P3     | d    | 150d           | 50d
      R1A      | P3     | c    | 150d           | 10d
      R1B      | P2     | f    | 40d            | 1d
      R1B      | P6     | i    | 41d            |`,
    "three.csv": `
      Clock Start | PPID | Provider
      500d        | g    | R1C
      501d        | j    | R1C`,
  };
  const POLICY = `
    name: Adjustments
    credit: [{ when: { learning-disability: [yes] }, weeks: 12, reason: adjustment }]
    maxCreditWeeks: 12`;

  test("are one list, each row with what its own file has", async () => {
    const expected = `
      list                  | rank | pathway_id | local_patient_id | tier | breach_ratio | credit_weeks | contact_reasons
      contact               | 1    | f          |                  | P2   | 0.036        | 0            |
      contact               | 2    | h          | H4               | P2   |              | 0            |
      contact               | 3    | a          | H1               | P3   |              | 12           | no telephone number: write; learning disability: reasonable adjustments
      contact               | 4    | c          | H2               | P3   |              | 0            |
      contact               | 5    | d          |                  | P3   | 0.549        | 0            |
      contact               | 6    | b          |                  | P3   |              | 0            |
      contact               | 7    | e          | H3               | P3   |              | 0            | no telephone number: write
      needs-clinical-review | 1    | j          |                  |      |              | 0            |
      needs-clinical-review | 2    | g          |                  |      |              | 0            |
      patient-choice        | 1    | i          |                  |      |              | 0            |`;
    const order = await orderOf({ files: FILES }, POLICY);
    expect(shownAs(expected, order)).toEqual(drawnRows(expected));
    expect(order.summary.inputs.map(({ path, rows }) => [path, rows])).toEqual([
      ["one.csv", 4],
      ["two.csv", 5],
      ["three.csv", 2],
    ]);
    expect(order.summary.ledger.excluded.byReason).toEqual({ "duplicate-pathway": 1 });
    expect(noteOf(order, "needs-clinical-review")).toMatch(/^2 pathways are without/);
  });

  test("give the same order whichever comes first, but for the copy of a duplicate that is kept", async () => {
    const backwards = Object.fromEntries(Object.entries(FILES).reverse());
    const ids = async (files: Readonly<Record<string, string>>) =>
      (await orderOf({ files }, POLICY)).rows.map(({ pathway_id }) => pathway_id);
    expect(await ids(backwards)).toEqual(await ids(FILES));
  });
});
