/** Slots that several documents ask for under the same name, so that an answer can be carried from one file to another. */
import type { AnswerSlot } from "./template.ts";

export const EXECUTIVE_LEAD: AnswerSlot = {
  slot: "executive-lead",
  prompt: "Named executive lead for health inequalities: name and role.",
  kind: "text",
};

export const ACTIONS: AnswerSlot = {
  slot: "actions",
  prompt: "Actions, each with its owner and date.",
  kind: "rows",
  columns: [
    { key: "action", label: "action" },
    { key: "owner", label: "owner" },
    { key: "date", label: "date" },
    { key: "status", label: "status" },
  ],
};

export const BOARD_DATE: AnswerSlot = {
  slot: "board-date",
  prompt: "Date on which the board considers this report.",
  kind: "text",
};
