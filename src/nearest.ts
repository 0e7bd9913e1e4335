/** Fewer letters are the beginning of too much. */
const SHORTEST_BEGINNING = 3;

/**
 * The candidate nearest to what was typed, compared without case and punctuation: the one with the fewest edits, else the
 * first that begins with it; undefined when none is near enough to be meant (more than two edits, or more than two fifths
 * of the letters).
 */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  const wanted = bare(typed);
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of candidates) {
    const edits = editDistance(wanted, bare(candidate));
    if (best === undefined || edits < best.edits) best = { candidate, edits };
  }
  const allowed = Math.max(2, Math.floor(wanted.length * 0.4));
  if (best !== undefined && best.edits <= allowed) return best.candidate;
  return wanted.length < SHORTEST_BEGINNING
    ? undefined
    : candidates.find((candidate) => bare(candidate).startsWith(wanted));
}

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Levenshtein, one row at a time. */
function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, substitution));
    }
    above = row;
  }
  return above[b.length] ?? 0;
}
