/** Blank is empty, white space or `NULL`: nothing was recorded. */
export function isBlank(text: string): boolean {
  if (text === "") return true;
  const trimmed = text.trim();
  return trimmed === "" || (trimmed.length === 4 && trimmed.toUpperCase() === "NULL");
}
