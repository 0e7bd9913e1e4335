import { homedir, platform } from "node:os";
import { join } from "node:path";

/**
 * Where reference data are kept: the folder named, else FAIRWAIT_STORE, else the platform's place for a program's data (XDG
 * Base Directory; Apple's and Microsoft's guidelines).
 */
export function storeFolder(
  named: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const chosen = named ?? environment["FAIRWAIT_STORE"];
  if (chosen !== undefined && chosen !== "") return chosen;
  return join(dataFolder(environment), "fairwait", "reference");
}

function dataFolder(environment: Readonly<Record<string, string | undefined>>): string {
  switch (platform()) {
    case "win32":
      return environment["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local");
    case "darwin":
      return join(homedir(), "Library", "Application Support");
    default:
      return environment["XDG_DATA_HOME"] || join(homedir(), ".local", "share");
  }
}
