import { Z_95 } from "./critical-value.ts";

/** An effect and how uncertain it is; no effect is 0. */
export interface UncertainEffect {
  readonly estimate: number;
  /** Above 0. */
  readonly standardError: number;
}

export interface ShrunkenEffect {
  readonly estimate: number;
  /** Undefined, like `upper`, where every effect is drawn to 0: that no variance is seen is not that there is none. */
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/**
 * Effects drawn towards none, the uncertain ones most, with their 95 % limits: what to rank by, where the largest of many
 * estimates are those of the smallest groups. True effects are taken as normal about 0; their variance is the mean of
 * estimate² − error², weighted by 1 ÷ error², and at least 0, where every effect is drawn to 0 and has no limits. In the order given.
 * Sources: Efron & Morris (1975), J Am Stat Assoc 70:311–319; DerSimonian & Laird (1986), Control Clin Trials 7:177–188.
 */
export function shrunkenEffects(effects: readonly UncertainEffect[]): ShrunkenEffect[] {
  const variance = varianceOfEffects(effects);
  return effects.map(({ estimate, standardError }) => {
    if (variance === 0) return { estimate: 0, lower: undefined, upper: undefined };
    const kept = variance / (variance + standardError ** 2);
    const shrunken = kept * estimate;
    const margin = Z_95 * Math.sqrt(kept) * standardError;
    return { estimate: shrunken, lower: shrunken - margin, upper: shrunken + margin };
  });
}

function varianceOfEffects(effects: readonly UncertainEffect[]): number {
  let precision = 0;
  let excess = 0;
  for (const { estimate, standardError } of effects) {
    precision += standardError ** -2;
    excess += (estimate / standardError) ** 2 - 1;
  }
  return precision === 0 ? 0 : Math.max(0, excess / precision);
}
