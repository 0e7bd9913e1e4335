import { normaliseHeader } from "../../columns/normalise-header.ts";
import { HEADER_ALIASES } from "../../vocab/header-aliases.ts";
import type { PlannedFile } from "../plan-file.ts";

const PHONE = /phone|mobile|\btel\b|contact number/i;

/** Of the headers that are never loaded, those of telephone numbers, as headers are matched. */
const PHONE_HEADERS: ReadonlySet<string> = new Set(
  HEADER_ALIASES["drop-identifier"].filter((alias) => PHONE.test(alias)).map(normaliseHeader),
);

/** Columns of telephone numbers, of which only whether they are blank is ever looked at. */
export const phoneColumns = ({ recognised }: Pick<PlannedFile, "recognised">): readonly number[] =>
  recognised.columns.flatMap(({ index, header, recognition }) =>
    recognition === "dropped" && PHONE_HEADERS.has(normaliseHeader(header)) ? [index] : [],
  );
