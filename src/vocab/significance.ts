/** Sentences speak of what has an adjusted p-value of at most this. */
export const SIGNIFICANT = 0.05;
