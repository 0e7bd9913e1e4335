/** The look of a document: Word's own styles, so that whoever takes it on changes them in one place. */
import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat, LineRuleType } from "docx";

const FONT = "Arial";
const INK = "212B32";
export const FAINT = "4C6272";
export const HEADER_FILL = "E8EDEE";
export const RULE = "768692";
/** Half-points. */
const TABLE_SIZE = 16;
const BLUE = "003087";

const heading = (size: number, before: number, after: number) => ({
  run: { font: FONT, size, bold: true, color: BLUE },
  paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
});

export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: 21, color: INK, language: { value: "en-GB" } },
      paragraph: { spacing: { after: 100, line: 264, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font: FONT, size: 36, bold: true, color: BLUE },
      paragraph: { spacing: { after: 160 }, alignment: AlignmentType.LEFT, keepNext: true },
    },
    heading1: heading(28, 320, 100),
    heading2: heading(23, 220, 80),
    heading3: heading(21, 180, 60),
  },
  paragraphStyles: [
    {
      id: "Caption",
      name: "caption",
      basedOn: "Normal",
      next: "Normal",
      quickFormat: true,
      run: { bold: true, size: 19, color: INK },
      paragraph: { spacing: { before: 160, after: 60 }, keepNext: true, keepLines: true },
    },
    {
      id: "Note",
      name: "Note",
      basedOn: "Normal",
      quickFormat: true,
      run: { size: 17, color: FAINT },
      paragraph: { spacing: { before: 40, after: 80 } },
    },
    {
      id: "Answer",
      name: "Answer",
      basedOn: "Normal",
      quickFormat: true,
      paragraph: { indent: { left: 170 }, spacing: { after: 140 } },
    },
    {
      id: "Checklist",
      name: "Checklist",
      basedOn: "Normal",
      quickFormat: true,
      paragraph: { indent: { left: 397, hanging: 397 }, spacing: { after: 60 } },
    },
    {
      id: "TableText",
      name: "Table Text",
      basedOn: "Normal",
      quickFormat: true,
      run: { size: TABLE_SIZE },
      paragraph: { spacing: { before: 20, after: 20, line: 240, lineRule: LineRuleType.AUTO } },
    },
  ],
};

/** The name of the one list, of points. */
export const POINTS = "points";

export const NUMBERING: INumberingOptions = {
  config: [
    {
      reference: POINTS,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: "•",
          alignment: AlignmentType.LEFT,
          style: { run: { font: FONT }, paragraph: { indent: { left: 284, hanging: 227 } } },
        },
      ],
    },
  ],
};
