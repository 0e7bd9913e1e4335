/** The credit of every pathway under a policy. */
export interface Credit {
  /** Per pathway, hundredths of a week, after the policy's cap. */
  readonly hundredths: Uint32Array;
  /** Per pathway, the rules that hold, as bits in the order of the policy's rules. */
  readonly rules: Uint32Array;
}

/** No credit for anybody: the plain order. */
export const noCredit = (size: number): Credit => ({
  hundredths: new Uint32Array(size),
  rules: new Uint32Array(size),
});
