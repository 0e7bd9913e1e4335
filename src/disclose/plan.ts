/**
 * What becomes of every number of a document, as a tree of the document's own shape. Disclosure control walks document and
 * tree together; a number that no rule is about is not published.
 */
import type { Publisher } from "./publisher.ts";

/** Where a number stands. */
export interface Place {
  readonly publisher: Publisher;
  /** The object it stands in, before disclosure, and its key. */
  readonly owner: object;
  readonly key: string;
  /** Something that figures here rest on is hidden. */
  readonly restsOnHidden: boolean;
}

export type NumberRule = (value: number, place: Place) => number | null;

/** An object, and what its numbers rest on. Arrays are walked item by item by the plan of an item. */
export interface Part<Exact extends object = object> {
  readonly fields?: Fields;
  /** Fields whose rules depend on the object as a whole. */
  fieldsOf?(part: Exact, publisher: Publisher): Fields;
  /** For every other key. */
  readonly others?: Plan;
  /** Whether figures in it rest on something hidden; true also for all that is within it. */
  restsOnHidden?(part: Exact, publisher: Publisher): boolean;
  /** Whether nothing of it may be shown, zeros included. */
  isBlank?(part: Exact, publisher: Publisher): boolean;
  /** What is made again from the counts that are shown; undefined takes it out of the array it stands in. */
  finish?(disclosed: Disclosed, part: Exact, publisher: Publisher): object | null | undefined;
}

export type Plan = NumberRule | Part;
export type Disclosed = Readonly<Record<string, unknown>>;
export type Fields = Readonly<Record<string, Plan>>;

/** Types the part it is given, and nothing else. */
export const part = <Exact extends object>(plan: Part<Exact>): Part => plan;

interface Walk {
  readonly publisher: Publisher;
  readonly restsOnHidden: boolean;
  readonly isBlank: boolean;
}

/** The document with every number as its rule makes it; texts and truths stay. */
export const walkPlan = (document: object, plan: Part, publisher: Publisher): object =>
  walkObject(document, plan, { publisher, restsOnHidden: false, isBlank: false }) ?? {};

function walkObject(owner: object, plan: Part, walk: Walk): object | null | undefined {
  const { publisher } = walk;
  const inner: Walk = {
    publisher,
    restsOnHidden: walk.restsOnHidden || plan.restsOnHidden?.(owner, publisher) === true,
    isBlank: walk.isBlank || plan.isBlank?.(owner, publisher) === true,
  };
  const fields = plan.fieldsOf?.(owner, publisher) ?? plan.fields;
  const disclosed = Object.fromEntries(
    Object.entries(owner).map(([key, value]): [string, unknown] => [
      key,
      walkValue(value, fields?.[key] ?? plan.others, { owner, key, walk: inner }),
    ]),
  );
  return plan.finish === undefined ? disclosed : plan.finish(disclosed, owner, publisher);
}

function walkValue(
  value: unknown,
  plan: Plan | undefined,
  at: { readonly owner: object; readonly key: string; readonly walk: Walk },
): unknown {
  const { walk, owner, key } = at;
  if (typeof value === "number") {
    if (typeof plan !== "function" || walk.isBlank) return null;
    return plan(value, { publisher: walk.publisher, owner, key, restsOnHidden: walk.restsOnHidden });
  }
  if (Array.isArray(value)) {
    return value.map((item) => walkValue(item, plan, at)).filter((item) => item !== undefined);
  }
  if (typeof value !== "object" || value === null) return value;
  return walkObject(value, typeof plan === "function" ? { others: plan } : (plan ?? {}), walk);
}

/** Says nothing of anybody. */
export const kept: NumberRule = (value) => value;

export const count: NumberRule = (value, { publisher, owner, key }) => publisher.show(owner, key, value);

/** One person's value, or where it is. */
export const withheld: NumberRule = () => null;

/** A figure: nothing where something it rests on is hidden, else three significant figures. */
export const figure: NumberRule = (value, { restsOnHidden }) => (restsOnHidden ? null : significant(value));

/** As a figure, where more is to be known of what it rests on. */
export const restingOn = (isHidden: boolean): NumberRule => (isHidden ? withheld : figure);

/** Made again from counts that are shown, when all of them are known. */
export const madeAgain: NumberRule = () => null;

const DIGITS = 3;
/** For what would, with three, be that of one foursome of exact counts. */
export const FEW_DIGITS = 2;
export const significant = (value: number, digits: number = DIGITS): number =>
  Number(value.toPrecision(digits));

/** The same, and null for what is not there. */
export const significantOrNull = (value: number | null | undefined): number | null =>
  value == null ? null : significant(value);
