import type { SingleBar } from "cli-progress";
import { grouped } from "../grouped.ts";
import type { Watch } from "../request.ts";
import type { Io } from "./io.ts";

const PATIENCE_MS = 1000;

export interface Progress {
  readonly watch: Watch;
  stop(): void;
}

/** A bar on stderr for work that takes more than a second, when somebody is looking: a terminal, and not --quiet. `now` is in ms. */
export function startProgress(io: Io, isQuiet: boolean, now = () => performance.now()): Progress {
  if (isQuiet || !io.stderr.isTTY) return { watch: {}, stop: () => {} };
  const started = now();
  let state: "waiting" | "loading" | "stopped" | SingleBar = "waiting";

  const load = async () => {
    state = "loading";
    const { default: cliProgress } = await import("cli-progress");
    if (state === "loading") state = newBar(cliProgress.SingleBar, io);
  };
  return {
    watch: {
      progress: ({ rows, fraction }) => {
        if (typeof state === "object") {
          const percent = fraction === undefined ? "" : ` ${Math.floor(fraction * 100)} %`;
          state.update(fraction ?? 0, { rows: grouped(rows), percent });
        } else if (state === "waiting" && now() - started > PATIENCE_MS) {
          void load();
        }
      },
    },
    stop: () => {
      if (typeof state === "object") state.stop();
      state = "stopped";
    },
  };
}

function newBar(Bar: typeof SingleBar, io: Io): SingleBar {
  const bar = new Bar({
    stream: io.stderr,
    format: "{bar}{percent}  {rows} rows",
    barCompleteChar: "█",
    barIncompleteChar: "░",
    barsize: 40,
    clearOnComplete: true,
    hideCursor: false,
    // Left alone: an interrupt would leave the terminal changed.
    linewrap: true,
  });
  bar.start(1, 0, { rows: "0", percent: "" });
  return bar;
}
