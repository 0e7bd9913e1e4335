import { inputError } from "../errors.ts";
import type { OrganisationsLayout } from "./organisations-layout.ts";
import type { RowSpans } from "./row-reader.ts";
import { rowText } from "./row-text.ts";

/** Names of NHS organisations by ODS code. */
export interface Organisations {
  readonly kind: "organisations";
  /** In upper case; `names` beside. */
  readonly codes: readonly string[];
  readonly names: readonly string[];
}

/** ODS codes of trusts (R1H), sites (R1H12) and independent providers (NT301, A0C5S). */
const ODS_CODE = /^[A-Z0-9]{3,6}$/;

/** Collects a table of organisations. A code that stands there again must have the same name. */
export class OrganisationsBuilder {
  readonly columns: readonly number[];
  readonly #file: string;
  readonly #names = new Map<string, string>();

  constructor(file: string, { code, name }: OrganisationsLayout) {
    this.#file = file;
    this.columns = [code, name];
  }

  add(row: RowSpans): void {
    const [code, name] = [rowText(row, 0).toUpperCase(), rowText(row, 1)];
    if (code === "" || name === "") return;
    if (!ODS_CODE.test(code)) {
      throw this.#wrong(row.line, "the organisation's code is not three to six letters and digits");
    }
    const before = this.#names.get(code);
    if (before !== undefined && before !== name)
      throw this.#wrong(row.line, `${code} has another name before`);
    this.#names.set(code, name);
  }

  build(): Organisations {
    if (this.#names.size === 0) throw this.#wrong(undefined, "no row has a code and a name");
    return { kind: "organisations", codes: [...this.#names.keys()], names: [...this.#names.values()] };
  }

  #wrong(line: number | undefined, message: string): Error {
    return inputError({
      code: "reference-invalid",
      file: this.#file,
      ...(line === undefined ? {} : { line }),
      message,
      hint: "Correct the table or download it again.",
    });
  }
}
