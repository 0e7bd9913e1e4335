/** A chart as HTML: what it shows in words, the picture, and every figure drawn. */
import type { Chart, Drawings } from "../charts/chart.ts";
import { html, type Markup, trusted } from "./markup.ts";
import { safeDrawing } from "./safe-drawing.ts";
import { type TakenNames, tablesHtml } from "./table-html.ts";
import { slug } from "./unique-names.ts";

interface Surroundings extends TakenNames {
  readonly drawings: Drawings;
}

/** A chart that was not drawn is its words and figures. */
export function chartHtml(chart: Chart, { drawings, ...taken }: Surroundings): Markup {
  const id = taken.ids.take(`chart-${slug(chart.id)}`, "-");
  const drawing = drawings.get(chart.id);
  const name = taken.labels.take(chart.title, " ");
  return html`
<figure class="chart" id="${id}">
<figcaption><p class="chart-title" id="${id}-title">${chart.title}</p>
<p id="${id}-words">${chart.alternative}</p></figcaption>
${drawing === undefined ? undefined : pictureHtml(drawing, id, name)}
<details${drawing === undefined ? html` open` : undefined}>
<summary>The figures of this chart<span class="visually-hidden">: ${name}</span></summary>
${tablesHtml(
  chart.figures,
  { caption: `Figures: ${chart.title}`, isCaptionHidden: true, label: `Figures: ${name}` },
  taken,
)}
</details>
</figure>`;
}

const pictureHtml = (drawing: string, id: string, name: string): Markup => html`
<div class="picture" role="region" tabindex="0" aria-label="Picture: ${name}">
${trusted(safeDrawing(drawing, { id, labelledBy: `${id}-title`, describedBy: `${id}-words` }))}
</div>`;
