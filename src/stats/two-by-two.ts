/** Those who count (x) of those there are (n) in one stratum: 1 the group, 0 its reference. */
export interface TwoByTwo {
  readonly x1: number;
  readonly n1: number;
  readonly x0: number;
  readonly n0: number;
}
