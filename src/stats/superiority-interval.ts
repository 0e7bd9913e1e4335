import { Z_95 } from "./critical-value.ts";

const HALVINGS = 60;

/** What the interval of a probability of superiority is worked out from. */
export interface SuperiorityInputs {
  readonly superiority: number;
  /** The consistent variance of DeLong, also Brunner and Munzel's. */
  readonly variance: number;
  readonly n1: number;
  readonly n2: number;
}

export interface SuperiorityInterval {
  readonly lower: number;
  readonly upper: number;
  readonly method: "delong-logit" | "newcombe-5";
}

/** DeLong's variance is itself too uncertain in smaller groups. */
const FEWEST_FOR_DELONG = 10;

/**
 * The 95 % interval of a probability of superiority (0–1): DeLong's variance on the logit scale, which takes ties and unequal
 * spreads as they are; in groups below 10, and where that variance is 0 (one group wholly above the other), Newcombe's
 * method 5, which has width everywhere. Sources: DeLong et al. (1988), Biometrics 44:837–845; Newcombe (2006), Stat Med
 * 25:559–573.
 */
export function superiorityInterval(inputs: SuperiorityInputs): SuperiorityInterval {
  const { superiority, variance, n1, n2 } = inputs;
  if (Math.min(n1, n2) < FEWEST_FOR_DELONG || !(variance > 0)) return newcombeMethod5(inputs);
  const logit = Math.log(superiority / (1 - superiority));
  const margin = (Z_95 * Math.sqrt(variance)) / (superiority * (1 - superiority));
  return { lower: inverseLogit(logit - margin), upper: inverseLogit(logit + margin), method: "delong-logit" };
}

function newcombeMethod5({ superiority, n1, n2 }: SuperiorityInputs): SuperiorityInterval {
  const others = (n1 + n2) / 2 - 1;
  const marginAt = (theta: number) => {
    const shape = 1 + others * ((1 - theta) / (2 - theta) + theta / (1 + theta));
    return Z_95 * Math.sqrt((theta * (1 - theta) * shape) / (n1 * n2));
  };
  // The limits are the furthest probabilities whose own margin still reaches the one seen.
  return {
    lower: edge((theta) => superiority - theta <= marginAt(theta), superiority, 0),
    upper: edge((theta) => theta - superiority <= marginAt(theta), superiority, 1),
    method: "newcombe-5",
  };
}

/** The last point from `inside` towards `end` for which `holds` is true, by halving. */
function edge(holds: (point: number) => boolean, inside: number, end: number): number {
  let [near, far] = [inside, end];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (near + far) / 2;
    if (holds(middle)) near = middle;
    else far = middle;
  }
  return near;
}

function inverseLogit(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
