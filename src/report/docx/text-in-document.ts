/** A text as a document can hold it: what XML 1.0 forbids, and half characters, would make a file that nothing opens. */
const FORBIDDEN = /[\p{Cs}\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu;

export const textInDocument = (text: string): string => text.replace(FORBIDDEN, "\ufffd");
