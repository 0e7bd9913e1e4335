import { join } from "node:path";
import { expect, test } from "vitest";
import { fairwait, inScratchFolder } from "../cli/run-fairwait.ts";
import { exactFindings } from "../exact-findings.ts";

test(
  "pathways followed to treatment are the same, byte for byte, on any number of threads",
  () =>
    inScratchFolder("time-to", (folder) => {
      const generated = ["--rows", "100000", "--seed", "3", "--ended-weeks", "20", "--mess", "lots"];
      expect(fairwait(["generate", ...generated, "--out", join(folder, "ptl.csv")]).exitCode).toBe(0);
      const by = ["--by", "ethnic-group,provider,sex*age-band"];
      const analyse = (workers: string) =>
        fairwait(
          [
            ...["analyse", "ptl.csv", "--time-to", "treatment", "--format", "json", "--quiet"],
            ...[...by, "--workers", workers],
          ],
          { folder },
        );
      const alone = analyse("0");
      expect(alone).toMatchObject({ exitCode: 0, stderr: "" });
      expect(analyse("3").stdout).toBe(alone.stdout);
      const { timeToTreatment } = exactFindings(alone.stdout);
      const { cohort, treated, removed, censored } = timeToTreatment?.ledger ?? {};
      expect(cohort).toBe((treated ?? 0) + (removed ?? 0) + (censored ?? 0));
      for (const { groups } of timeToTreatment?.dimensions ?? []) {
        expect(groups.reduce((sum, { n }) => sum + n, 0)).toBe(cohort);
      }
    }),
  120_000,
);
