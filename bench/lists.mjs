import { execFileSync } from "node:child_process";
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

export const CACHE = ".bench-cache";
const SMALL_ROWS = 50_000;

/** Names of the columns that the peers read, for each kind of list. */
const GENERATED_COLUMNS = {
  snapshot: "Week_Ending_Date",
  listType: "Waiting_List_Type",
  clockStart: "REFERRAL_TO_TREATMENT_PERIOD_START_DATE",
  clockEnd: "REFERRAL_TO_TREATMENT_PERIOD_END_DATE",
  status: "REFERRAL_TO_TREATMENT_PERIOD_STATUS",
  pathwayId: "PATIENT_PATHWAY_IDENTIFIER",
  issuer: "ORGANISATION_CODE_PATIENT_PATHWAY_IDENTIFIER_ISSUER",
  referralId: "Referral_Identifier",
  birthDate: "PERSON_BIRTH_DATE",
  sex: "PERSON_STATED_GENDER_CODE",
  ethnicity: "ETHNIC_CATEGORY",
  lsoa: "derLSOA2021",
  treatmentFunction: "ACTIVITY_TREATMENT_FUNCTION_CODE",
  learningDisability: "Learning_Disability_Flag",
  interpreter: "Interpreter_Required",
  imdLsoa: "LSOA code (2021)",
  imdDecile: "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)",
};

const GIVEN_COLUMNS = {
  snapshot: "CENSUS_DATE",
  listType: "WAITING_LIST_TYPE",
  clockStart: "RTT_PERIOD_START_DATE",
  clockEnd: "RTT_PERIOD_END_DATE",
  status: "RTT_PERIOD_STATUS",
  pathwayId: "PATHWAY_ID",
  issuer: "PROVIDER_CODE",
  referralId: "",
  birthDate: "DATE_OF_BIRTH",
  sex: "STATED_GENDER",
  ethnicity: "ETHNIC_CATEGORY",
  lsoa: "LSOA_CODE",
  treatmentFunction: "TREATMENT_FUNCTION_CODE",
  learningDisability: "LEARNING_DISABILITY_FLAG",
  interpreter: "INTERPRETER_REQUIRED",
  imdLsoa: "LSOA_CODE",
  imdDecile: "IMD_DECILE",
};

/** The list to measure on and its first 50,000 rows; made once and kept in `.bench-cache/`, or taken from the folder given. */
export async function listsFor({ rows, givenFolder, fairwait }) {
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(join(CACHE, ".gitignore"), "*\n");
  const given = givenFolder !== undefined && givenFolder !== "";
  const list = given
    ? { path: join(givenFolder, "ptl.csv"), imd: join(givenFolder, "imd_lookup.csv"), columns: GIVEN_COLUMNS }
    : generatedList(rows, fairwait);
  const small = join(CACHE, `${given ? "given" : "generated"}-${rows}-first-${SMALL_ROWS}.csv`);
  if (!existsSync(small)) await copyFirstRows(list.path, small, SMALL_ROWS);
  return { ...list, small };
}

/** Without mess, so that programs that know nothing of it do the same job. */
function generatedList(rows, fairwait) {
  const path = join(CACHE, `list-${rows}.csv`);
  const imd = join(CACHE, `imd-${rows}.csv`);
  const records = join(CACHE, `records-${rows}.csv`);
  if (![path, imd, records].every((file) => existsSync(file))) {
    console.error(`making ${path}, once`);
    const [program, ...before] = fairwait;
    const options = ["--rows", String(rows), "--mess", "none", "--providers", "48"];
    const files = ["--out", path, "--imd-out", imd, "--demographics-out", records];
    execFileSync(program, [...before, "generate", ...options, ...files, "--quiet"]);
  }
  return { path, imd, records, columns: GENERATED_COLUMNS };
}

async function copyFirstRows(from, to, rows) {
  const partial = `${to}.tmp`;
  const output = createWriteStream(partial);
  let left = rows + 1;
  const input = createReadStream(from);
  for await (const line of createInterface({ input })) {
    output.write(`${line}\n`);
    left -= 1;
    if (left === 0) break;
  }
  input.destroy();
  await new Promise((done) => output.end(done));
  renameSync(partial, to);
}
