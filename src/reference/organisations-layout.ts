/** Columns of a table of organisations, by position. */
export interface OrganisationsLayout {
  readonly kind: "organisations";
  readonly code: number;
  readonly name: number;
}

/** Headers bare of all but letters and digits, best first. */
const CODES = [/^providerorgcode$/, /^(?:ods|org|organisation|provider|nhstrust(?:\d\d)?|trust)code$/];
const NAMES = [/^providerorgname$/, /^(?:ods|org|organisation|provider|nhstrust(?:\d\d)?|trust)?name$/];

export function organisationsLayout(names: readonly string[]): OrganisationsLayout | undefined {
  const [code, name] = [CODES, NAMES].map((patterns) =>
    patterns.map((pattern) => names.findIndex((one) => pattern.test(one))).find((column) => column >= 0),
  );
  return code === undefined || name === undefined ? undefined : { kind: "organisations", code, name };
}
