/** Names of worksheets: at most 31 characters, none of `[]/\:*?`, no apostrophe at either end, told apart whatever the case. */
const LONGEST = 31;
const FORBIDDEN = /[[\]/\\:*?\p{Cc}\p{Cf}\p{Cs}\ufffd-\uffff]+/gu;
/** Excel keeps this one for itself. */
const RESERVED: readonly string[] = ["history"];

/** One name for each text, in their order; later ones of the same name are numbered. */
export function sheetNames(texts: readonly string[]): string[] {
  const taken = new Set(RESERVED);
  return texts.map((text) => {
    const name = freeName(validName(text), taken);
    taken.add(name.toLowerCase());
    return name;
  });
}

const validName = (text: string): string => shortened(plain(text), LONGEST) || "Sheet";

/** Ends what a heading says in a few words: "Ledger" of "Ledger: read = …", "Data quality" of "Data quality, over …". */
const FIRST_WORDS = /^(.{5,29}?)\s*[(:,;]/u;

const plain = (text: string): string =>
  (text.length > LONGEST ? (FIRST_WORDS.exec(text)?.[1] ?? text) : text)
    .replace(FORBIDDEN, " ")
    .replace(/\s+/g, " ")
    .replace(/^['\s]+|['\s]+$/g, "");

/** At a word's end where there is one not too far back, without half a character. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "");
  const atWord = cut.slice(0, cut.lastIndexOf(" ") + 1).trimEnd();
  return (atWord.length >= most / 2 ? atWord : cut).replace(/['\s,;:–-]+$/, "");
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) {
    const end = ` (${number})`;
    free = shortened(name, LONGEST - end.length) + end;
  }
  return free;
}
