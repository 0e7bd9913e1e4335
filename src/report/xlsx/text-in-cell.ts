/** A text as a worksheet's cell can hold it: typed as text, none is a formula, whatever it begins with. */

/** A cell holds 32,767 characters (Excel specifications and limits). */
const MOST_CHARACTERS = 32_767;

/** `_x0041_` is how the format writes a character that XML cannot carry (ECMA-376 part 1, §22.9.2.19); as a text it is escaped. */
export const textInCell = (text: string): string =>
  (text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1)}…`).replace(
    /_(?=x[0-9A-Fa-f]{4}_)/g,
    "_x005F_",
  );
