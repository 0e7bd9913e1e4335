/** The weeks at which curves are printed; the findings have them week by week, but for dimensions of very many groups. */
export const CURVE_WEEKS: readonly number[] = [4, 8, 13, 18, 26, 39, 52, 65, 78, 104];
