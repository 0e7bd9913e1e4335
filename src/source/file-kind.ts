/** What a file is, from its first bytes; extensions are not trusted. */
export type FileKind =
  | { readonly kind: "text"; readonly encoding: TextEncodingName; readonly bomLength: number }
  | { readonly kind: "gzip" }
  | { readonly kind: "spreadsheet" }
  | { readonly kind: "unreadable"; readonly what: string; readonly hint: string };

export type TextEncodingName = "utf-8" | "utf-16le" | "utf-16be";

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly kind: FileKind }[] = [
  { bytes: [0x1f, 0x8b], kind: { kind: "gzip" } },
  { bytes: [0x50, 0x4b, 0x03, 0x04], kind: { kind: "spreadsheet" } },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    kind: {
      kind: "unreadable",
      what: "an old Excel workbook (.xls) or one with a password",
      hint: "Open it in Excel and save it as .xlsx without a password, or as CSV.",
    },
  },
  {
    bytes: [0x50, 0x41, 0x52, 0x31],
    kind: { kind: "unreadable", what: "a Parquet file", hint: "Export the list as CSV." },
  },
  {
    bytes: [0x25, 0x50, 0x44, 0x46],
    kind: { kind: "unreadable", what: "a PDF document", hint: "Export the list as CSV or .xlsx." },
  },
  {
    bytes: [0x89, 0x50, 0x4e, 0x47],
    kind: { kind: "unreadable", what: "a picture (PNG)", hint: "Export the list as CSV or .xlsx." },
  },
];

const BYTE_ORDER_MARKS: readonly {
  readonly bytes: readonly number[];
  readonly encoding: TextEncodingName;
}[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
];

export function fileKind(head: Uint8Array): FileKind {
  const startsWith = (bytes: readonly number[]) => bytes.every((byte, index) => head[index] === byte);
  const signature = SIGNATURES.find(({ bytes }) => startsWith(bytes));
  if (signature !== undefined) return signature.kind;
  return textKind(head);
}

/** As `fileKind`, for bytes that are known to be text or nothing fairwait reads (what came out of a gzip). */
export function textKind(head: Uint8Array): FileKind {
  const mark = BYTE_ORDER_MARKS.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  if (mark !== undefined) return { kind: "text", encoding: mark.encoding, bomLength: mark.bytes.length };
  const unmarked = unmarkedUtf16(head);
  if (unmarked !== undefined) return { kind: "text", encoding: unmarked, bomLength: 0 };
  if (firstLineIsBinary(head)) {
    return {
      kind: "unreadable",
      what: "a binary file",
      hint: "fairwait reads CSV or tab-separated text, the same gzipped, and .xlsx.",
    };
  }
  return { kind: "text", encoding: "utf-8", bomLength: 0 };
}

const SAMPLE = 64;

/** Every second byte of an ASCII header is zero in UTF-16. */
function unmarkedUtf16(head: Uint8Array): TextEncodingName | undefined {
  const sample = head.subarray(0, Math.min(SAMPLE, head.length - (head.length % 2)));
  if (sample.length < 4) return undefined;
  const zerosAt = (parity: number) => sample.every((byte, index) => index % 2 !== parity || byte === 0);
  const textAt = (parity: number) => sample.every((byte, index) => index % 2 !== parity || byte !== 0);
  if (zerosAt(1) && textAt(0)) return "utf-16le";
  if (zerosAt(0) && textAt(1)) return "utf-16be";
  return undefined;
}

/** A header never holds control characters; a stray NUL further down is damage, not another kind of file. */
function firstLineIsBinary(head: Uint8Array): boolean {
  for (const byte of head) {
    if (byte === 0x0a || byte === 0x0d) return false;
    if (byte < 0x20 && byte !== 0x09) return true;
  }
  return false;
}
