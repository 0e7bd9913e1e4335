const LENGTH = 10;
const MODULUS = 11;

/**
 * Whether ten digits pass the NHS number check (modulus 11, weights 10 to 2; NHS Data Model and Dictionary). Ten equal
 * digits pass the sum but are no number. Spaces and hyphens are ignored.
 */
export function isValidNhsNumber(text: string): boolean {
  const digits = text.replace(/[\s-]/g, "");
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < LENGTH - 1; index++) sum += Number(digits[index]) * (LENGTH - index);
  const check = MODULUS - (sum % MODULUS);
  return (check === MODULUS ? 0 : check) === Number(digits[LENGTH - 1]);
}
