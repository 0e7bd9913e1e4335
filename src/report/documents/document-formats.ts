/** What a document can be written as, with the file extensions that choose it. */
export const DOCUMENT_FORMATS = [
  { id: "html", extensions: [".html", ".htm"], isText: true },
  { id: "md", extensions: [".md", ".markdown"], isText: true },
  { id: "docx", extensions: [".docx"], isText: false },
  { id: "xlsx", extensions: [".xlsx"], isText: false },
  { id: "json", extensions: [".json"], isText: true },
] as const satisfies readonly {
  readonly id: string;
  readonly extensions: readonly string[];
  /** Else only a file can hold it. */
  readonly isText: boolean;
}[];

export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number]["id"];
