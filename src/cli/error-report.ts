import { EXIT_CODES, UserError, type UserErrorDetail } from "../errors.ts";

export interface ErrorStyle {
  readonly format: "text" | "json";
  readonly debug: boolean;
}

export interface ErrorReport {
  readonly text: string;
  readonly exitCode: number;
}

/**
 * Whatever was thrown, as the user reads it: what the user can fix in one line (or one JSON object), and a defect of
 * fairwait as a request to report it. A defect's own message may hold a value of the list, so it needs --debug.
 */
export function errorReport(thrown: unknown, style: ErrorStyle): ErrorReport {
  if (thrown instanceof UserError) {
    return { text: errorText(thrown.detail, style.format), exitCode: thrown.exitCode };
  }
  const stack = style.debug ? `${thrown instanceof Error ? thrown.stack : String(thrown)}\n` : "";
  return { text: stack + errorText(defectDetail(style.debug), style.format), exitCode: EXIT_CODES.defect };
}

function defectDetail(debug: boolean): UserErrorDetail {
  return {
    code: "defect",
    message: "this is a defect of fairwait, not of your list",
    hint: debug
      ? "Please report it with the stack above, after checking that no patient's value is in it."
      : "Please report it; --debug shows the stack to send.",
  };
}

function errorText(detail: UserErrorDetail, format: ErrorStyle["format"]): string {
  if (format === "json") {
    const { code, message, file = null, line = null, column = null, hint = null } = detail;
    return `${JSON.stringify({ code, message, file, line, column, hint })}\n`;
  }
  const parts = ["fairwait", placeOf(detail), detail.message].filter((part) => part !== "");
  const sentence = parts.join(": ");
  return detail.hint === undefined ? `${sentence}\n` : `${withFullStop(sentence)} ${detail.hint}\n`;
}

const placeOf = ({ file, line }: UserErrorDetail): string =>
  file === undefined ? "" : line === undefined ? file : `${file}:${line}`;

const withFullStop = (sentence: string): string => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`);
