import { normaliseHeader } from "./normalise-header.ts";

/** Edits beyond this share of the longer name are a different name, not a misspelling. */
const FURTHEST_SHARE = 0.5;

/** The candidate most like `name` (Levenshtein distance on normalised text); undefined when none is near. */
export function nearestName(name: string, candidates: readonly string[]): string | undefined {
  const wanted = normaliseHeader(name);
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const text = normaliseHeader(candidate);
    const edits = text.includes(wanted) && wanted.length > 2 ? 1 : editDistance(wanted, text);
    if (edits < fewest && edits <= FURTHEST_SHARE * Math.max(wanted.length, text.length)) {
      best = candidate;
      fewest = edits;
    }
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substitution, previous[j]! + 1, current[j - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}
