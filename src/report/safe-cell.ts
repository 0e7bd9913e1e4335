/** What a spreadsheet would run as a formula is made text by an apostrophe; numbers stay numbers (OWASP, CSV injection). */
export const safeCell = <Cell extends string | number | null>(value: Cell): Cell | string =>
  typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
