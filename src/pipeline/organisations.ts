import { isBlank } from "../classify/blank.ts";
import { codeAsItStands } from "../classify/code-text.ts";

/** A number for each organisation, across files; 0 for a blank. */
export function organisationNumbers(): (text: string) => number {
  const numbers = new Map<string, number>();
  return (text) => {
    if (isBlank(text)) return 0;
    const code = codeAsItStands(text);
    const number = numbers.get(code) ?? numbers.size + 1;
    numbers.set(code, number);
    return number;
  };
}
