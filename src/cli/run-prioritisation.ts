import { extname } from "node:path";
import type { PolicyFile } from "../config/read-policy.ts";
import type { Settings } from "../config/settings.ts";
import { usageError } from "../errors.ts";
import type { OrderRow, OrderSummary } from "../findings/order-schema.ts";
import type { ProposedOrder } from "../pipeline/prioritise.ts";
import type { RowSink, Watch } from "../request.ts";
import type { Invocation, Typed } from "./command.ts";
import { type Io, printWidth, wantsColour } from "./io.ts";
import { noPolicy, policyIn } from "./policy-file.ts";
import { PRIORITISE_FLAGS } from "./prioritise-flags.ts";
import { type PrioritiseOptions, prioritiseOptions, refuseBeside } from "./prioritise-options.ts";
import { startProgress } from "./progress.ts";
import { keyIn, pseudonymsOf } from "./pseudonyms.ts";
import { refuseClash } from "./refuse-clash.ts";
import { policyOptions } from "./request.ts";
import { settingsInForce } from "./settings-in-force.ts";
import { type DrainedSink, standardOutput } from "./standard-output.ts";
import { storeFolder } from "./store-folder.ts";

/** Rows that a terminal shows when it is not said how many. */
const SHOWN_ROWS = 20;

export async function runPrioritisation(invocation: Invocation): Promise<void> {
  const { operands, typed, io, outputs } = invocation;
  if ("example" in typed) {
    refuseBeside("example", typed);
    const { EXAMPLE_POLICY } = await import("../config/example-policy.ts");
    io.stdout.write(EXAMPLE_POLICY);
    return;
  }
  if (operands.length === 0) {
    throw usageError({
      code: "missing-argument",
      message: "no list is named",
      hint: "fairwait prioritise ptl.csv --policy policy.yaml; --example prints a policy to start from.",
    });
  }
  const { settings, configFile } = await settingsInForce({ table: PRIORITISE_FLAGS, typed, io });
  if ("evidence" in typed) return printEvidence(invocation, settings);
  const options = prioritiseOptions(typed);
  refuseClash({
    read: {
      "an input": [...operands, ...(settings.imd ?? [])],
      "the policy": options.policy === undefined ? [] : [options.policy],
      "the key": options.keyFile === undefined ? [] : [options.keyFile],
      "the config file": configFile === undefined ? [] : [configFile],
    },
    written: { out: options.out, impact: options.impact },
  });
  if (options.policy === undefined) throw noPolicy();
  const policy = await policyIn(options.policy);
  const key = options.keyFile === undefined ? undefined : keyIn(options.keyFile);
  const out = options.out === undefined ? undefined : outputs.open(options.out, "out", "private");
  const impactOut =
    options.impact === undefined ? undefined : outputs.open(options.impact, "impact", "shared");

  const { prioritise } = await import("../pipeline/prioritise.ts");
  const progress = startProgress(io, "quiet" in typed);
  const order = await prioritise(
    {
      ...policyOptions(operands, settings),
      store: storeFolder(settings.store, io.environment),
      policy,
      pseudonymised: key !== undefined,
      ...(options.within !== undefined && { within: options.within }),
      ...(options.top !== undefined && { top: options.top }),
      ...(options.capacity !== undefined && { capacity: { perWeek: options.capacity } }),
    },
    progress.watch satisfies Watch,
  ).finally(progress.stop);

  const summary = await writeOrder(order, {
    policy: policy.policy,
    key,
    workers: settings.workers,
    options,
    typed,
    io,
    out,
  });
  const { renderImpact } = await import("../report/order-text.ts");
  if (impactOut !== undefined) {
    const extension = extname(options.impact ?? "").toLowerCase();
    if (extension === ".json") {
      // An order without its rows: what it does, and no patient.
      for (const part of (await import("../report/order-json.ts")).orderJson(summary, []))
        impactOut.write(part);
    } else {
      const format = extension === ".md" ? "markdown" : "table";
      impactOut.write(renderImpact(summary, format, { colour: false, width: 100 }));
    }
  }
  // A file of rows goes out with what it does; a script that reads rows from stdout is told on stderr.
  if (out !== undefined) io.stdout.write(renderImpact(summary, "table", look(io, typed)));
  else if (options.format !== "table" && !("quiet" in typed)) io.stderr.write(spoken(summary));
}

interface Written {
  readonly policy: PolicyFile["policy"];
  readonly key: Uint8Array | undefined;
  readonly workers: number | undefined;
  readonly options: PrioritiseOptions;
  readonly typed: Typed;
  readonly io: Io;
  readonly out: RowSink | undefined;
}

/** Writes the rows of an order, and gives what it does. */
async function writeOrder(order: ProposedOrder, written: Written): Promise<OrderSummary> {
  const { policy, key, workers, options, typed, io, out } = written;
  const { format, top } = options;
  const columns = (await import("../pipeline/order-columns.ts")).orderColumns(order, policy);
  if (format === "csv") {
    const { OrderWriter } = await import("./order/order-writer.ts");
    const writer = new OrderWriter(
      { columns, ...(top !== undefined && { top }), ...(key && { key }) },
      workers,
    );
    try {
      const summary = order.summary();
      await writer.write(out ?? standardOutput(io));
      return summary;
    } finally {
      await writer.dismiss();
    }
  }
  const { orderRows } = await import("../pipeline/order-rows.ts");
  const rows = (most: number | undefined): Iterable<OrderRow> =>
    orderRows(columns, {
      ...(most !== undefined && { top: most }),
      ...(key && { pseudonym: pseudonymsOf(key) }),
    });
  const summary = order.summary();
  if (format === "xlsx" && out !== undefined) {
    const { orderWorkbook } = await import("../report/order-xlsx.ts");
    out.write(await orderWorkbook(summary, rows(top)));
  } else if (format === "table") {
    const { renderOrder } = await import("../report/order-text.ts");
    const shown = out === undefined ? (top ?? SHOWN_ROWS) : top;
    const text = renderOrder(summary, rows(shown), out === undefined ? look(io, typed) : PLAIN);
    (out ?? io.stdout).write(text);
  } else {
    const sink: RowSink & Partial<DrainedSink> = out ?? standardOutput(io);
    for (const part of (await import("../report/order-json.ts")).orderJson(summary, rows(top))) {
      sink.write(part);
      await sink.drained?.();
    }
  }
  return summary;
}

const PLAIN = { colour: false, width: 100 } as const;

const look = (io: Io, typed: Typed) => ({
  colour: wantsColour(io, "no-color" in typed),
  width: printWidth(io),
});

/** What a script that takes the rows must not miss. */
const spoken = ({ notice, notes }: OrderSummary): string =>
  [notice, ...notes.filter(({ level }) => level === "warning").map(({ text }) => `warning: ${text}`)]
    .map((line) => `fairwait: ${line}\n`)
    .join("");

async function printEvidence({ operands, typed, io }: Invocation, settings: Settings): Promise<void> {
  refuseBeside("evidence", typed);
  const [{ analyse }, { renderEvidence }] = await Promise.all([
    import("../pipeline.ts"),
    import("../report/evidence-text.ts"),
  ]);
  const progress = startProgress(io, "quiet" in typed);
  const request = {
    ...policyOptions(operands, settings),
    // Those that a policy's evidence is held against: no setting changes them.
    references: {},
    multiplicity: "benjamini-hochberg" as const,
    store: storeFolder(settings.store, io.environment),
  };
  const findings = await analyse(request, progress.watch).finally(progress.stop);
  io.stdout.write(renderEvidence(findings, look(io, typed)));
}
