import type { CountedList } from "../engine/counted-list.ts";
import { inputError } from "../errors.ts";
import type { Ledger } from "../findings/exact.ts";
import { ledgerInWords, reasonsInWords } from "../quality/ledger.ts";
import type { AnalysisRequest } from "../request.ts";

/** An error is read where a report is, in a log of CI too: under a disclosure rule it names reasons and no counts. */
type Asked = Pick<AnalysisRequest, "maxRejected" | "suppression">;

/** Throws an input error when more rows cannot be read than the user allows. */
export function refuseTooManyRejected(counted: CountedList, ledger: Ledger, asked: Asked): void {
  const limit = asked.maxRejected;
  const { read, rejected } = ledger;
  if (limit === undefined) return;
  const most = limit.kind === "rows" ? limit.value : (limit.value / 100) * read;
  if (rejected.total <= most) return;
  const [file] = counted.files.filter(({ rejectedLines }) => rejectedLines.length > 0);
  throw inputError({
    code: "too-many-rejected",
    ...(file && { file: file.name, line: file.rejectedLines[0] as number }),
    message: `${countsAreHidden(asked) ? "more rows cannot be read than" : `${rejected.total} of ${read} rows cannot be read, more than`} --max-rejected ${limit.value}${limit.kind === "percent" ? "%" : ""} allows`,
    hint: "Run analyse without --max-rejected and with --rejects FILE to see them.",
  });
}

/**
 * Throws an input error, with the ledger, when no row is left. `followed`: pathways that are looked at all the same; a list
 * of ended pathways alone has nobody waiting, and yet times to treatment.
 */
export function refuseNothingLeft(
  { files }: CountedList,
  ledger: Ledger,
  { followed = 0, ...asked }: Asked & { readonly followed?: number | undefined },
): void {
  if (ledger.analysed > 0 || followed > 0) return;
  const [only, ...others] = files;
  throw inputError({
    code: ledger.read === 0 ? "no-rows" : "nothing-to-analyse",
    ...(only !== undefined && others.length === 0 && { file: only.name }),
    message:
      ledger.read === 0
        ? "there is a header but no row"
        : `no row is left to analyse: ${countsAreHidden(asked) ? reasonsInWords(ledger) : ledgerInWords(ledger)}`,
    hint:
      ledger.read === 0
        ? "Export the list again."
        : "analyse --rejects FILE says why, row by row; check --where and --as-at.",
  });
}

const countsAreHidden = ({ suppression }: Asked): boolean => (suppression?.rule.kind ?? "none") !== "none";
