import { describe, expect, it, test } from "vitest";
import { type DemographicLinkage, type Findings, findingsSchema } from "../../src/findings/schema.ts";
import { mistyped, nhsNumber } from "./nhs-number.ts";
import { type Asked, analyseList, groupIn, noteCodes, sizes } from "./small-list.ts";

const [N1, N2, N3, N4] = [nhsNumber(1), nhsNumber(2), nhsNumber(3), nhsNumber(4)];

function linkageOf(findings: Findings): DemographicLinkage {
  const found = findings.linkage?.demographics;
  if (found === undefined) throw new Error("nothing was linked");
  return found;
}

const linked = async (list: string, records: string, asked: Asked = {}) =>
  linkageOf(await analyseList(list, { records: { "records.csv": records }, ...asked }));

/** Ethnic category of the only analysed row. */
async function categoryOf(list: string, records: string, asked: Asked = {}): Promise<string> {
  const findings = await analyseList(list, {
    by: ["ethnic-category"],
    records: { "records.csv": records },
    ...asked,
  });
  return Object.keys(sizes(findings)).join(" ");
}

const ONE = (nhs: string, local: string, ethnicity: string) => `
  pathway id | nhs number | hospital number | ethnicity | clock start
  1          | ${nhs}     | ${local}        | ${ethnicity} | 2026-05-01
`;

describe("a record is linked", () => {
  it("by a valid NHS number, however it is spaced", async () => {
    const spaced = `${N1.slice(0, 3)} ${N1.slice(3, 6)} ${N1.slice(6)}`;
    expect(await categoryOf(ONE(N1, "", ""), `NHS No|Ethnic Code\n${spaced}|H`)).toBe("H");
  });

  it("by the local identifier where there is no NHS number on either side", async () => {
    expect(await categoryOf(ONE("", "X7", ""), "Hospital Number|Ethnicity\n X7 |J")).toBe("J");
    expect(await categoryOf(ONE(N1, "X7", ""), "Hospital Number|Ethnicity\nX7|J")).toBe("J");
    expect(await categoryOf(ONE("", "X7", ""), `NHS Number|Hospital Number|Ethnicity\n${N1}|X7|J`)).toBe("J");
  });

  it("by a pseudonym", async () => {
    const list = "pseudonym,clock start\nabc,2026-05-01\n";
    expect(await categoryOf(list, "Pseudonym,Ethnicity\nabc,K\nabd,A\n", { by: ["ethnic-category"] })).toBe(
      "K",
    );
  });

  it("never by a number with a wrong check digit, or ten equal digits", async () => {
    const records = (number: string) => `NHS Number|Ethnicity\n${number}|H`;
    expect(await categoryOf(ONE(mistyped(N1), "", ""), records(mistyped(N1)))).toBe("unknown");
    expect(await categoryOf(ONE("1111111111", "", ""), records("1111111111"))).toBe("unknown");
  });

  it("never by a local identifier that goes with another NHS number", async () => {
    const records = `NHS Number|Hospital Number|Ethnicity\n${N2}|X7|J`;
    expect(await categoryOf(ONE(N1, "X7", ""), records)).toBe("unknown");
    const both = `NHS Number|Hospital Number|Ethnicity\n|X7|K\n${N2}|X7|J`;
    expect(await categoryOf(ONE(N1, "X7", ""), both)).toBe("unknown");
    expect(await categoryOf(ONE("", "X7", ""), `${both}\n${N3}|X7|J`)).toBe("unknown");
  });

  it("never by a local identifier that two people of the list have", async () => {
    const list = `
      pathway id | nhs number | hospital number | ethnicity | clock start
      1          | ${N1}      | X7              |           | 2026-05-01
      2          | ${N2}      | X7              |           | 2026-05-01
    `;
    const { pathways, files } = await linked(list, "Hospital Number|Ethnicity\nX7|J");
    expect(pathways.linked.total).toBe(0);
    expect(files[0]).toMatchObject({
      usable: 1,
      linked: 0,
      notLinked: { byReason: { "identifier-in-doubt": 1 } },
    });
  });

  it("whatever the order of the files and of their rows", async () => {
    const list = ONE(N1, "X7", "");
    const rows = [`${N2}|X7|J`, "|X7|K", `${N1}||H`];
    const orders = [rows, [...rows].reverse(), [rows[1], rows[2], rows[0]]];
    for (const order of orders) {
      const records = `NHS Number|Hospital Number|Ethnicity\n${order.join("\n")}`;
      expect(await categoryOf(list, records)).toBe("H");
    }
  });
});

describe("local identifiers", () => {
  const list = `
    pathway id | provider code | hospital number | ethnicity | clock start
    1          | RAA           | 7               |           | 2026-05-01
    2          | RBB           | 7               |           | 2026-05-01
  `;

  it("of several organisations link only within the one that gave them", async () => {
    const findings = await analyseList(list, {
      by: ["provider*ethnic-category"],
      records: { "records.csv": "Provider Code|Hospital Number|Ethnicity\nrbb|7|H\nRCC|7|J" },
    });
    expect(sizes(findings)).toEqual({ "RAA*unknown": 1, "RBB*H": 1 });
  });

  it("are not used when the list is of several organisations and the file does not say which", async () => {
    const findings = await analyseList(list, {
      records: { "records.csv": "Hospital Number|Ethnicity\n7|H" },
    });
    expect(linkageOf(findings).pathways.linked.total).toBe(0);
    expect(noteCodes(findings)).toContain("local-identifiers-not-used");
  });

  it("are not used when the file is of several organisations and the list does not say which", async () => {
    const one = ONE("", "7", "");
    const records = "Provider Code|Hospital Number|Ethnicity\nRAA|7|H";
    expect(await categoryOf(one, records)).toBe("H");
    expect(await categoryOf(one, `${records}\nRBB|8|J`)).toBe("unknown");
  });

  it("of a list of one organisation are those of a file that names none", async () => {
    const one = list.split("\n").slice(0, 3).join("\n");
    expect(await categoryOf(one, "Hospital Number|Ethnicity\n7|H")).toBe("H");
    expect(await categoryOf(one, "Provider Code|Hospital Number|Ethnicity\nRZZ|7|H")).toBe("unknown");
  });

  it("of several files of a list that name no organisation are not used", async () => {
    const files = { "a.csv": ONE("", "7", ""), "b.csv": ONE("", "7", "").replace("1 ", "2 ") };
    const findings = await analyseList(
      { files },
      { records: { "records.csv": "Hospital Number|Ethnicity\n7|H" } },
    );
    expect(linkageOf(findings).pathways.linked.total).toBe(0);
  });
});

describe("the account of linkage", () => {
  const list = `
    pathway id | nhs number      | hospital number | ethnicity | clock start
    1          | ${N1}           | A1              | A         | 2026-05-01
    2          | ${N1}           | A1              | A         | 2026-06-01
    3          | ${N2}           | A2              | Z         | 2026-05-01
    4          |                 | A3              |           | 2026-05-01
    5          | ${mistyped(N3)} |                 |           | 2026-05-01
    6          |                 |                 |           | 2026-05-01
    7          | ${N4}           | A7              | H         | 2026-05-01
    8          | ${mistyped(N3)} | A8              |           | 2026-05-01
    9          | ${N3}           | A9              |           |
  `;
  const records = `
    NHS Number      | Hospital Number | Ethnicity | Date       | Source
    ${N1}           |                 | A         | 2025-01-01 | APC
    ${N2}           |                 | H         | 2025-01-01 | APC
    ${N2}           |                 | J         | 2026-01-01 | OP
                    | A3              | K         | 2026-01-01 | A&E
    ${mistyped(N4)} |                 | K         | 2026-01-01 | A&E
                    |                 | K         | 2026-01-01 | A&E
    ${nhsNumber(9)} |                 | K         | 2026-01-01 | A&E
    ${N3}           |                 | K         | 2026-01-01 | Z99
    only, three, fields
  `;

  test("is exact for files, pathways and people", async () => {
    const findings = await analyseList(list, { records: { "records.csv": records } });
    const { files, pathways, people } = linkageOf(findings);
    expect(files).toEqual([
      {
        file: "records.csv",
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        rows: 9,
        rejected: {
          total: 3,
          byReason: { "unreadable-row": 1, "no-identifier": 1, "invalid-nhs-number": 1 },
        },
        usable: 6,
        linked: 5,
        notLinked: { total: 1, byReason: { "not-in-list": 1 } },
        ethnicity: { known: 5, groupOnly: 0, notStated: 0, notKnown: 0, missing: 0, invalid: 0 },
        dateColumn: "Date",
        sourceColumn: "Source",
      },
    ]);
    expect(pathways).toEqual({
      total: 8,
      linked: { total: 4, byIdentifier: { "nhs-number": 3, "local-patient-id": 1 } },
      notLinked: {
        total: 4,
        byReason: { "no-identifier": 1, "invalid-nhs-number": 2, "not-in-files": 1 },
      },
    });
    expect(people).toEqual({
      total: 5,
      linked: { total: 3, byIdentifier: { "nhs-number": 2, "local-patient-id": 1 } },
      notLinked: { total: 2, byReason: { "invalid-nhs-number": 1, "not-in-files": 1 } },
    });
    expect(people.total).toBe(findings.ledger.people);
    expect(findings.ledger).toMatchObject({ read: 9, analysed: 8 });
    expect(findings.references).toContainEqual(
      expect.objectContaining({ kind: "demographics", name: "records.csv", rows: 9 }),
    );
    expect(noteCodes(findings)).toContain("record-source-unknown");
  });

  test("says what was filled, by which records, and what every group was before", async () => {
    const found = (await linked(list, records)).ethnicity;
    expect(found).toMatchObject({
      method: "chime",
      pathways: { filled: 2, changed: 0, refined: 0, lost: 0, unchanged: 3, stillUnknown: 3 },
      people: { filled: 2, changed: 0, conflicting: 1 },
      filledBy: [
        { file: "records.csv", source: "emergency-care", pathways: 1 },
        { file: "records.csv", source: "outpatients", pathways: 1 },
      ],
      moves: [
        { from: "not-stated", to: "asian", pathways: 1 },
        { from: "unknown", to: "asian", pathways: 1 },
      ],
    });
    const groups = found?.dimensions[0]?.groups.map(({ group, inList, inListLinked, before, after }) => [
      group,
      inList,
      inListLinked,
      before?.n ?? null,
      after?.n ?? null,
    ]);
    expect(groups).toEqual([
      ["white", 2, 2, 2, 2],
      ["asian", 1, 0, 1, 3],
      ["not-stated", 1, 1, 1, null],
      ["unknown", 4, 1, 4, 3],
    ]);
  });

  test("is part of the findings that their schema describes", async () => {
    const findings = await analyseList(list, { records: { "records.csv": records } });
    expect(findingsSchema.parse(JSON.parse(JSON.stringify(findings)))).toEqual(findings);
  });
});

describe("ethnicity", () => {
  const two = `NHS Number|Ethnicity|Date\n${N1}|H|2020-01-01\n${N1}|H|2021-01-01\n${N1}|J|2025-01-01`;

  it.each([
    ["chime", "A", "H"],
    ["most-recent", "A", "J"],
    ["most-frequent", "A", "H"],
    ["list-first", "A", "A"],
    ["list-first", "Z", "J"],
  ] as const)("by %s of a list that says %s is %s", async (ethnicityMethod, own, expected) => {
    expect(await categoryOf(ONE(N1, "", own), two, { ethnicityMethod })).toBe(expected);
  });

  it("that the method does not choose is unknown, and counted as lost", async () => {
    const records = `NHS Number|Ethnicity\n${N1}|H`;
    const list = ONE(N1, "", "A");
    expect(await categoryOf(list, records, { ethnicityMethod: "most-frequent" })).toBe("unknown");
    const { ethnicity } = await linked(list, records, { ethnicityMethod: "most-frequent" });
    expect(ethnicity?.pathways).toMatchObject({ lost: 1, stillUnknown: 0 });
  });

  it("that no record knows stays as the list has it", async () => {
    expect(await categoryOf(ONE(N1, "", "Z"), `NHS Number|Ethnicity\n${N1}|99`)).toBe("not-stated");
    expect(await categoryOf(ONE(N1, "", ""), `NHS Number|Ethnicity\n${N1}|Z`)).toBe("unknown");
  });

  it("is one for all rows of a person, also where no record is linked", async () => {
    const list = `
      pathway id | nhs number | ethnicity | clock start
      1          | ${N1}      | H         | 2026-05-01
      2          | ${N1}      | H         | 2026-06-01
      3          | ${N1}      | A         | 2026-07-01
      4          | ${N1}      |           | 2026-08-01
    `;
    const asked = { by: ["ethnic-category"], records: { "records.csv": `NHS Number|Ethnicity\n${N2}|J` } };
    expect(sizes(await analyseList(list, asked))).toEqual({ H: 4 });
    const { ethnicity } = await linked(list, asked.records["records.csv"]);
    expect(ethnicity?.filledBy).toEqual([{ file: null, source: "list", pathways: 1 }]);
  });

  it("does not depend on rows that are filtered out, and --where asks for the attributed one", async () => {
    const list = `
      pathway id | nhs number | ethnicity | clock start
      1          | ${N1}      | A         | 2026-05-01
      2          | ${N2}      | A         | 2026-06-01
    `;
    const records = { "records.csv": `NHS Number|Ethnicity|Date\n${N1}|H|2026-01-01` };
    const where = [{ field: "ethnic-category", value: "H" }];
    const findings = await analyseList(list, { by: ["ethnic-category"], where, records });
    expect(sizes(findings)).toEqual({ H: 1 });
    expect(findings.ledger.excluded.byReason).toEqual({ filtered: 1 });
  });

  it("of a record dated after the snapshot counts as undated", async () => {
    const records = `NHS Number|Ethnicity|Date\n${N1}|H|2026-12-01\n${N1}|J|2020-01-01`;
    const findings = await analyseList(ONE(N1, "", ""), {
      by: ["ethnic-category"],
      ethnicityMethod: "most-recent",
      records: { "records.csv": records },
    });
    expect(sizes(findings)).toEqual({ J: 1 });
    expect(noteCodes(findings)).toContain("records-after-snapshot");
  });

  it("that the list lacks altogether becomes a breakdown of its own", async () => {
    const list = `nhs number,clock start\n${N1},2026-05-01\n${N2},2026-05-01\n`;
    const findings = await analyseList(list, { records: { "r.csv": `NHS Number,Ethnicity\n${N1},N\n` } });
    expect(sizes(findings, "ethnic-group")).toEqual({ black: 1, unknown: 1 });
    expect(linkageOf(findings).ethnicity?.dimensions[0]?.groups[0]).toMatchObject({
      group: "black",
      inList: 0,
      before: null,
    });
  });

  it("is measured before and after as the dimension itself is", async () => {
    const list = `nhs number,ethnicity,clock start\n${[N1, N2, N3, N4]
      .map((number, index) => `${number},${index < 2 ? "A" : "Z"},2026-0${index + 1}-01`)
      .join("\n")}\n`;
    const records = { "r.csv": `NHS Number,Ethnicity\n${N3},A\n${N4},H\n` };
    const [after, before] = [await analyseList(list, { records }), await analyseList(list)];
    const groups = linkageOf(after).ethnicity?.dimensions[0]?.groups ?? [];
    for (const group of groups) {
      const [own, attributed] = [before, after].map(({ dimensions }) =>
        dimensions[0]?.groups.find((one) => one.group === group.group),
      );
      if (own === undefined) expect(group.before).toBeNull();
      else expect(own).toMatchObject(group.before ?? {});
      if (attributed === undefined) expect(group.after).toBeNull();
      else expect(attributed).toMatchObject(group.after ?? {});
    }
    expect(groups).toHaveLength(3);
  });
});

describe("flags", () => {
  const list = `
    pathway id | nhs number | learning disability | clock start
    1          | ${N1}      | Y                   | 2026-05-01
    2          | ${N2}      |                     | 2026-05-01
    3          | ${N3}      | N                   | 2026-05-01
    4          | ${N4}      |                     | 2026-05-01
  `;
  const records = {
    "ld.csv": `NHS Number|LD Flag|Autism|Interpreter Required
      ${N1}|N|Y|
      ${N2}|N|N|
      ${N2}|Y||
      ${N3}|Y|N|Y
      ${N4}|N||`,
  };

  test("are filled where the list has none: yes when any record says yes, else no; the list counts first", async () => {
    const findings = await analyseList(list, { records });
    expect(sizes(findings, "learning-disability")).toEqual({ yes: 2, no: 2 });
    expect(sizes(findings, "autism")).toEqual({ yes: 1, no: 2, unknown: 1 });
    expect(sizes(findings, "interpreter")).toEqual({ yes: 1, unknown: 3 });
    expect(linkageOf(findings).flags).toEqual([
      {
        dimension: "learning-disability",
        inList: true,
        filledYes: 1,
        filledNo: 1,
        listYesRecordsNo: 1,
        listNoRecordsYes: 1,
      },
      {
        dimension: "autism",
        inList: false,
        filledYes: 1,
        filledNo: 2,
        listYesRecordsNo: 0,
        listNoRecordsYes: 0,
      },
      {
        dimension: "interpreter",
        inList: false,
        filledYes: 1,
        filledNo: 0,
        listYesRecordsNo: 0,
        listNoRecordsYes: 0,
      },
    ]);
    expect(linkageOf(findings).ethnicity).toBeNull();
  });

  test("can be crossed and filtered by", async () => {
    const crossed = await analyseList(list, { by: ["learning-disability*autism"], records });
    expect(groupIn(crossed, "yes*yes")).toMatchObject({ n: 1 });
    const where = [{ field: "autism", value: "yes" }];
    expect((await analyseList(list, { where, records })).ledger.analysed).toBe(1);
  });
});

describe("the columns of a file of records", () => {
  it("are those that the user names, where that is said", async () => {
    const records = `Number|Ethnicity|Said|Seen On|Where\n${N1}|J|H|2025-01-01|APC\n${N1}|J|K|2025-01-01|OP`;
    const demographicsColumns = {
      nhsNumber: "Number",
      ethnicCategory: "Said",
      recordDate: "Seen On",
      recordSource: "where",
    };
    const asked = { by: ["ethnic-category"], records: { "r.csv": records }, demographicsColumns };
    const findings = await analyseList(ONE(N1, "", ""), asked);
    expect(sizes(findings)).toEqual({ H: 1 });
    expect(linkageOf(findings).files[0]).toMatchObject({ dateColumn: "Seen On", sourceColumn: "Where" });
  });

  it("named and in no file are refused, with the nearest", async () => {
    const records = { "r.csv": `NHS Number|Ethnicity\n${N1}|J` };
    const named = { demographicsColumns: { recordDate: "Ethnicty" } };
    await expect(analyseList(ONE(N1, "", ""), { records, ...named })).rejects.toMatchObject({
      kind: "usage",
      detail: { code: "unknown-header", message: expect.stringContaining('the nearest is "Ethnicity"') },
    });
  });

  it("of a HES extract are known by its own names, and the date says where a record is from", async () => {
    const records = {
      "op.txt": `NEWNHSNO\tETHNOS\tAPPTDATE\n${N1}\tA\t01/02/2025\n`,
      "apc.txt": `NEWNHSNO\tETHNOS\tADMIDATE\n${N1}\tH\t2025-02-01\n`,
    };
    const findings = await analyseList(ONE(N1, "", ""), { by: ["ethnic-category"], records });
    expect(sizes(findings)).toEqual({ H: 1 });
    expect(linkageOf(findings).ethnicity?.filledBy).toEqual([
      { file: "apc.txt", source: "admitted-care", pathways: 1 },
    ]);
  });

  it("with values that cannot be read are counted and said", async () => {
    const records = { "r.csv": `NHS Number|Ethnicity|Date\n${N1}|Klingon|soon\n${N1}|White|2025-01-01` };
    const findings = await analyseList(ONE(N1, "", ""), { records });
    expect(linkageOf(findings).files[0]?.ethnicity).toMatchObject({ groupOnly: 1, invalid: 1 });
    expect(noteCodes(findings)).toEqual(
      expect.arrayContaining(["record-ethnicity-invalid", "record-dates-unreadable"]),
    );
    expect(sizes(findings, "ethnic-group")).toEqual({ white: 1 });
  });
});

describe("a file of records that cannot be used is refused", () => {
  it.each([
    ["without an identifier", "Ethnicity\nA", "demographics-without-identifier"],
    ["without anything to link", `NHS Number,Sex\n${N1},1\n`, "demographics-without-content"],
    ["empty", "", "empty-file"],
  ])("%s", async (_, records, code) => {
    await expect(analyseList(ONE(N1, "", "A"), { records: { "r.csv": records } })).rejects.toMatchObject({
      kind: "input",
      detail: { code, file: "r.csv" },
    });
  });

  it("and so is a list that identifies nobody", async () => {
    const list = "ethnicity,clock start\nA,2026-05-01\n";
    await expect(
      analyseList(list, { records: { "r.csv": `NHS Number,Ethnicity\n${N1},A\n` } }),
    ).rejects.toMatchObject({ kind: "input", detail: { code: "list-without-identifier", file: "list.csv" } });
  });
});
