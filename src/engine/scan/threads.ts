import { availableParallelism } from "node:os";
import type { ScanPlan } from "../scanner/scan-plan.ts";
import { canRunInParallel, ThreadCrew } from "./crew.ts";
import { CrewAtWork } from "./crew-at-work.ts";
import type { FileRegion } from "./file-region.ts";
import { regionGrid } from "./stretch-grid.ts";

/**
 * Records from this size up, some 650,000 rows, are read by several threads. Below it a further thread costs more, a
 * second of the processor before its code is as fast as that of the first, than it saves on two cores.
 */
const PARALLEL_BYTES = 96 * 1024 * 1024;
/** More would wait for the one that settles what texts mean, and each keeps dictionaries of its own. */
const MOST_THREADS = 4;

/**
 * Other threads for a file, already at work; undefined when this one does it alone. `asked`: threads, this one among
 * them, as the user wants it; a region of one stretch needs no more than one.
 */
export function crewFor(
  plan: ScanPlan,
  region: FileRegion | undefined,
  asked: number | undefined,
): CrewAtWork | undefined {
  if (region === undefined || !canRunInParallel()) return undefined;
  const grid = regionGrid(region);
  const threads = asked ?? (region.end - region.start < PARALLEL_BYTES ? 1 : ownThreads());
  if (threads <= 1 || grid.stretches === 1) return undefined;
  return new CrewAtWork(new ThreadCrew(plan, region, threads - 1), grid);
}

const ownThreads = (): number => Math.min(MOST_THREADS, availableParallelism());
