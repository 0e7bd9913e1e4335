/** The two ends of an ordered dimension in words. */
export interface RangeWords {
  /** "the whole range of deprivation" */
  readonly range: string;
  /** "most deprived", "youngest" */
  readonly first: string;
  readonly last: string;
  /** "from the most to the least deprived" */
  readonly span: string;
}

const DEPRIVATION: RangeWords = {
  range: "the whole range of deprivation",
  first: "most deprived",
  last: "least deprived",
  span: "from the most to the least deprived",
};

const RANGES: Readonly<Record<string, RangeWords>> = {
  "imd-quintile": DEPRIVATION,
  "imd-decile": DEPRIVATION,
  "age-band": {
    range: "all ages",
    first: "youngest",
    last: "oldest",
    span: "from the youngest to the oldest",
  },
};

export const rangeWords = (dimension: string): RangeWords =>
  RANGES[dimension] ?? {
    range: "all groups",
    first: "first",
    last: "last",
    span: "from the first to the last",
  };
