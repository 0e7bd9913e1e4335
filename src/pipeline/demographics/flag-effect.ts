import { FLAG_LEVELS } from "../../classify/flag.ts";
import { type Cube, tableOver } from "../../cube/cube.ts";
import type { DemographicLinkage } from "../../findings/exact.ts";
import { total } from "../../stats/counts.ts";
import { FLAG_FIELDS } from "../../vocab/flag-texts.ts";
import { carriesDimension } from "../list-axes.ts";
import type { Linkage } from "../list-question.ts";
import type { CountedReading } from "../read-list.ts";
import { axisOfList, axisOfRecords } from "./linked-axes.ts";

/** Per flag that the records give: what they added to the analysed rows, and where they contradict the list. */
export function flagEffects(
  { linked }: Linkage,
  { counted, files }: CountedReading,
): DemographicLinkage["flags"] {
  return FLAG_FIELDS.filter((field) => linked.axes.includes(field)).map((field) => {
    const effect = {
      dimension: field,
      inList: carriesDimension(field, files),
      filledYes: 0,
      filledNo: 0,
      listYesRecordsNo: 0,
      listNoRecordsYes: 0,
    };
    for (const { levels, days } of crossing(counted.cube, field).cells) {
      const [inList, inRecords] = levels.map((level) => answerOf(level));
      const said = SAID[`${inList} ${inRecords}`];
      if (said !== undefined) effect[said] += total(days);
    }
    return effect;
  });
}

function crossing(cube: Cube, field: string) {
  const table = tableOver(cube, [axisOfList(field), axisOfRecords(field)]);
  if (table === undefined)
    throw new Error(`the cube has no crossing of the list's ${field} with the records'`);
  return table;
}

const answerOf = (level: number): string => {
  const id = FLAG_LEVELS[level]?.id;
  return id === "yes" || id === "no" ? id : "neither";
};

/** By what the list says and what the records say. */
const SAID: Readonly<Record<string, "filledYes" | "filledNo" | "listYesRecordsNo" | "listNoRecordsYes">> = {
  "neither yes": "filledYes",
  "neither no": "filledNo",
  "yes no": "listYesRecordsNo",
  "no yes": "listNoRecordsYes",
};
