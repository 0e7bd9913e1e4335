/** A valid NHS number of the range kept for testing: a different one for each index, with its check digit. */
export function nhsNumber(index: number): string {
  for (let ninth = 0; ; ninth += 1) {
    const digits = `999${String(index).padStart(5, "0")}${ninth}`;
    const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return `${digits}${check}`;
  }
}

/** The same with its last digit mistyped: no NHS number. */
export const mistyped = (number: string): string => number.slice(0, 9) + String((Number(number[9]) + 1) % 10);
