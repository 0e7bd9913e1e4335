/** The templates there are, by id; each is loaded only when a report asks for it. */
import { TEMPLATE_IDS, type Template, type TemplateId } from "./template.ts";

const LOADERS: Readonly<Partial<Record<TemplateId, () => Promise<Template>>>> = {
  disparity: async () => (await import("./disparity.ts")).disparityTemplate,
  board: async () => (await import("./board.ts")).boardTemplate,
  assurance: async () => (await import("./assurance.ts")).assuranceTemplate,
  statement: async () => (await import("./statement.ts")).statementTemplate,
  "erf-gateway": async () => (await import("./erf-gateway.ts")).erfGatewayTemplate,
  ehia: async () => (await import("./ehia.ts")).ehiaTemplate,
  eds: async () => (await import("./eds.ts")).edsTemplate,
};

/** In the order of help. */
export const AVAILABLE_TEMPLATES: readonly TemplateId[] = TEMPLATE_IDS.filter((id) => id in LOADERS);

/** The template of this name; undefined where there is none. */
export async function loadTemplate(name: string): Promise<Template | undefined> {
  const id = AVAILABLE_TEMPLATES.find((available) => available === name);
  return id && LOADERS[id]?.();
}
