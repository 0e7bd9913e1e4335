/** The monthly report: who waits longer, what explains it, and how far the list can be trusted. */
import { composeReport } from "../compose-report.ts";
import type { Template } from "./template.ts";

export const disparityTemplate: Template = {
  id: "disparity",
  title: "Disparities in waiting times",
  summary: "the monthly report: who waits longer, what explains it, data quality, what changed",
  needs: [],
  slots: [],
  compose: ({ findings }) => composeReport(findings, {}),
};
