import { type UserError, usageError } from "../errors.ts";
import { AGE_BAND_SCHEMES, type AgeBand } from "../vocab/age-band-schemes.ts";

const BAND = /^(\d{1,3})(?:\s*-\s*(\d{1,3})|\s*(\+))$/;

const schemes: Readonly<Record<string, readonly AgeBand[]>> = AGE_BAND_SCHEMES;

/**
 * Age bands from the name of a scheme or from text such as `0-17,18-64,65+`. Throws one usage error when the bands
 * leave a gap, overlap, do not begin at 0 or do not end open: every age must have exactly one band.
 */
export function parseAgeBands(text: string): readonly AgeBand[] {
  const wanted = text.trim();
  if (Object.hasOwn(schemes, wanted)) return schemes[wanted]!;
  const bands = wanted.split(",").map((part) => bandFrom(part.trim(), wanted));
  let next = 0;
  bands.forEach((band, index) => {
    if (band.from > next) throw badBands(wanted, `no band holds age ${next}`);
    if (band.from < next)
      throw badBands(wanted, `two bands hold age ${band.from}, or bands are out of order`);
    const isLast = index === bands.length - 1;
    if (band.to === null && !isLast) throw badBands(wanted, `"${band.id}" is open but is not the last band`);
    if (band.to !== null && isLast) throw badBands(wanted, `no band holds age ${band.to + 1}`);
    next = (band.to ?? band.from) + 1;
  });
  return bands;
}

function bandFrom(part: string, whole: string): AgeBand {
  const [, from, to, open] = BAND.exec(part) ?? [];
  if (from === undefined) throw badBands(whole, `"${part}" is no band`);
  const lower = Number(from);
  const upper = open ? null : Number(to);
  if (upper !== null && upper < lower) throw badBands(whole, `"${part}" ends before it begins`);
  const id = upper === null ? `${lower}+` : `${lower}-${upper}`;
  return { id, label: id, from: lower, to: upper };
}

const badBands = (text: string, problem: string): UserError =>
  usageError({
    code: "bad-age-bands",
    message: `age bands "${text}": ${problem}`,
    hint: `Write bands that follow each other from 0 to an open end, such as 0-17,18-64,65+, or one of: ${Object.keys(schemes).join(", ")}.`,
  });
