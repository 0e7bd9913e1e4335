import type { PlannedFile } from "../plan-file.ts";

const PHONE_HEADER = /phone|mobile|\btel\b/i;

/** Columns of telephone numbers, of which only whether they are blank is ever looked at. */
export const phoneColumns = ({ recognised }: Pick<PlannedFile, "recognised">): readonly number[] =>
  recognised.columns.flatMap(({ index, header, recognition }) =>
    recognition === "dropped" && PHONE_HEADER.test(header) ? [index] : [],
  );
