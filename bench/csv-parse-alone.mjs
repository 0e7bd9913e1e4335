/** csv-parse with nothing after it: every record as an array of texts, counted. Arguments: one JSON object. */
import { createReadStream } from "node:fs";
import { parse } from "csv-parse";

const { list } = JSON.parse(process.argv[2]);
let rows = -1; // the header
const parser = createReadStream(list).pipe(parse());
parser.on("readable", () => {
  while (parser.read() !== null) rows += 1;
});
parser.on("end", () => console.log(JSON.stringify({ rows })));
