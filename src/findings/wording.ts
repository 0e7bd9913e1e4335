/** A text whose counts are still numbers, so that disclosure control can print it again with what may be shown. */

export type Quantity =
  /** "1 row is", "2,000 rows are": the number and what follows it. `hidden`: said in place of "some" and of "fewer than 8". */
  | {
      readonly kind: "count";
      readonly count: number;
      readonly before?: string;
      readonly one: string;
      readonly many: string;
      readonly hidden?: string;
    }
  /** "is" or "are", by a count said elsewhere in the text. */
  | { readonly kind: "form"; readonly count: number; readonly one: string; readonly many: string }
  /** "12.3% of rows", of two counts, with what stands around it; and what is said instead where one is hidden. */
  | {
      readonly kind: "percentage";
      readonly part: number;
      readonly whole: number;
      readonly before: string;
      readonly after: string;
      readonly hidden: string;
    }
  /** "1.23", one count ÷ another. */
  | { readonly kind: "ratio"; readonly part: number; readonly whole: number }
  /** Said only where no count is hidden: line numbers, values of few; and what is said instead. */
  | { readonly kind: "internal"; readonly text: string; readonly otherwise: string };

export type Wording = readonly (string | Quantity)[];
