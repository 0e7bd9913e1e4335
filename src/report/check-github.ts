/** Gates as workflow commands of GitHub Actions, which shows them beside the run: an error for each gate that fails. */
import type { CheckFindings } from "../findings/check-schema.ts";
import { gateMessage, gateName } from "./check-words.ts";
import { counted } from "./figures.ts";

/** A line for each failed gate, then a notice of the whole; ends in a line feed. */
export function renderGithub({ gates, standard }: CheckFindings): string {
  const failed = gates.filter(({ outcome }) => outcome !== "pass");
  const errors = failed.map((gate) => {
    const group = gate.name === null || gate.groupLabel === null ? "" : `${gate.groupLabel}: `;
    return `::error title=${property(gateName(gate, standard))}::${value(group + gateMessage(gate))}`;
  });
  const passed = `${counted(gates.length - failed.length, "gate")} of ${gates.length} passed`;
  return `${[...errors, `::notice title=fairwait check::${value(passed)}`].join("\n")}\n`;
}

/** What a value may not hold as it is: a line end would begin a command of its own. */
const value = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string): string => value(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
