import type { ExcludedRowSink } from "../engine/question.ts";
import type { AnalysisRequest } from "../request.ts";

const HEADER = "file,line,reason,field,pathway_id,local_patient_id\n";
const NEEDS_QUOTES = /[",\n\r]/;

/** Writes rejected and excluded rows where the user asked for them; undefined when nobody did. */
export function rejectsList(request: AnalysisRequest): ExcludedRowSink | undefined {
  const { rejects, rejectsRaw } = request;
  if (rejects === undefined && rejectsRaw === undefined) return undefined;
  rejects?.write(HEADER);
  return (row) => {
    rejects?.write(
      `${[row.file, row.line, row.reason, row.field, row.pathway, row.patient].map(cell).join(",")}\n`,
    );
    if (rejectsRaw !== undefined) {
      rejectsRaw.write(row.raw.slice());
      rejectsRaw.write("\n");
    }
  };
}

function cell(value: string | number): string {
  const text = String(value);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
