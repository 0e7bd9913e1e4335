import type { Findings, Order } from "../src/findings/exact.ts";
import { orderSchema } from "../src/findings/order-schema.ts";
import { findingsSchema } from "../src/findings/schema.ts";

/** Findings from JSON that was written without disclosure control: no count is hidden. */
export const exactFindings = (json: string): Findings => findingsSchema.parse(JSON.parse(json)) as Findings;

/** As `exactFindings`, of an order. */
export const exactOrder = (json: string): Order => orderSchema.parse(JSON.parse(json)) as Order;
