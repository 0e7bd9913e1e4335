import { Z_95 } from "./critical-value.ts";

/** An effect and how uncertain it is; no effect is 0. */
export interface UncertainEffect {
  readonly estimate: number;
  /** Above 0. */
  readonly standardError: number;
}

export interface ShrunkenEffect {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Effects drawn towards none, the uncertain ones most, with their 95 % limits: what to rank by, where the largest of many
 * estimates are those of the smallest groups. True effects are taken as normal about 0; their variance is the mean of
 * estimate² − error², weighted by 1 ÷ error², and at least 0, where every effect is drawn to 0. In the order given.
 * Sources: Efron & Morris (1975), J Am Stat Assoc 70:311–319; DerSimonian & Laird (1986), Control Clin Trials 7:177–188.
 */
export function shrunkenEffects(effects: readonly UncertainEffect[]): ShrunkenEffect[] {
  const variance = varianceOfEffects(effects);
  return effects.map(({ estimate, standardError }) => {
    const kept = variance / (variance + standardError ** 2);
    // Not −0, which no JSON keeps.
    const shrunken = kept === 0 ? 0 : kept * estimate;
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
