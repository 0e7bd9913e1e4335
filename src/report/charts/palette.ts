/**
 * The colours of pictures, on white. After Okabe and Ito's set for all kinds of colour vision (Color Universal Design,
 * 2008): their blue, and their vermilion, green and purple made darker for thin lines; the violet is ours. Colour never says
 * anything by itself: a shape, a dash or words say it too.
 */
export const PAPER = "#ffffff";
/** Text, axes and whatever is measured against. */
export const INK = "#1a1a1a";
/** Second-rank text; still 4.5:1 on paper. */
export const QUIET_INK = "#595959";
/** What stays out of comparisons, and limits; 3:1 on paper. */
export const FAINT = "#8a8a8a";
/** Lines of the grid: not needed to read a picture. */
export const GRID = "#e3e3e3";

/** Surely longer, surely shorter, and neither. */
export const LONGER = "#c14f00";
export const SHORTER = "#0072b2";
export const UNSURE = "#3d3d3d";

/** Colours of lines that lie together, each with a dash of its own. */
export const LINES = [
  { colour: "#1a1a1a", dash: [1, 0] },
  { colour: "#c14f00", dash: [9, 3] },
  { colour: "#0072b2", dash: [2, 3] },
  { colour: "#00845f", dash: [9, 3, 2, 3] },
  { colour: "#a8508a", dash: [5, 3] },
  { colour: "#6f2bdc", dash: [14, 3, 2, 3, 2, 3] },
] as const;

/** From few to many, one colour growing darker, each with the colour of the figure that is printed on it. */
export const SHADES = [
  { colour: "#f3f7fb", ink: INK },
  { colour: "#c9dff0", ink: INK },
  { colour: "#93c0e0", ink: INK },
  { colour: "#2a72ab", ink: PAPER },
  { colour: "#0b4a82", ink: PAPER },
] as const;
