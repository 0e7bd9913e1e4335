/**
 * What the person can fix is a `UserError`: where, what was found, what was expected, what to do, in one line.
 * Anything else is a defect and is left to crash (exit 4). No message ever carries a patient's value.
 */
export const EXIT_CODES = {
  done: 0,
  gateFailed: 1,
  usage: 2,
  input: 3,
  defect: 4,
  interrupted: 130,
} as const;

export type UserErrorKind = "usage" | "input";

export interface UserErrorDetail {
  /** Stable machine-readable name, kebab-case, e.g. `no-clock-start-column`. */
  readonly code: string;
  /** What was found and what was expected; present tense; no file name (that is `file`). */
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: string;
  /** What to do about it; a full sentence. */
  readonly hint?: string;
}

export class UserError extends Error {
  override readonly name = "UserError";
  readonly kind: UserErrorKind;
  readonly detail: UserErrorDetail;

  constructor(kind: UserErrorKind, detail: UserErrorDetail) {
    super(detail.message);
    this.kind = kind;
    this.detail = detail;
  }

  get exitCode(): number {
    return EXIT_CODES[this.kind];
  }
}

/** The same error, said to be of `file` where it names none; anything but a user error is given back as it is. */
export function errorInFile(cause: unknown, file: string): unknown {
  if (!(cause instanceof UserError) || cause.detail.file !== undefined) return cause;
  return new UserError(cause.kind, { ...cause.detail, file });
}

/** Wrong usage, configuration or policy: exit 2. */
export const usageError = (detail: UserErrorDetail): UserError => new UserError("usage", detail);
/** The input cannot be read or used: exit 3. */
export const inputError = (detail: UserErrorDetail): UserError => new UserError("input", detail);
