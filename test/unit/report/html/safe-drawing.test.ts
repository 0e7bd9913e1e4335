import { describe, expect, test } from "vitest";
import { safeDrawing } from "../../../../src/report/html/safe-drawing.ts";
import { DRAWING } from "./every-block.ts";

const place = { id: "chart-gaps", labelledBy: "chart-gaps-title", describedBy: "chart-gaps-words" };

describe("a drawing in a page", () => {
  const drawn = safeDrawing(DRAWING, place);

  test("is one image with a name and a description", () => {
    expect(drawn).toMatch(
      /^<svg role="img" aria-labelledby="chart-gaps-title" aria-describedby="chart-gaps-words" width="640" height="200"/,
    );
    expect(drawn.match(/role=/g)).toHaveLength(1);
  });

  test("keeps its shapes and its words", () => {
    expect(drawn).toContain('<circle cx="400" cy="100" r="6" fill="#12506f"></circle>');
    expect(drawn).toContain("&lt;script&gt;alert(1)&lt;/script&gt;</text>");
  });

  test("holds nothing that loads, runs or links", () => {
    expect(drawn).not.toMatch(
      /<(?:script|style|image|a|foreignObject|body|img)\b|onclick|style=|https:|javascript:|filter=/,
    );
  });

  test("refers to its own parts by names that no other drawing has", () => {
    expect(drawn).toContain('<clipPath id="chart-gaps-clip1">');
    expect(drawn).toContain('clip-path="url(#chart-gaps-clip1)"');
  });

  test.each([
    "url(https://example.org/x#y)",
    "URL(//example.org)",
    "url(#a) url(https://example.org)",
    "url('data:image/svg+xml,x')",
  ])("drops an attribute that points outside: %s", (value) => {
    expect(safeDrawing(`<svg><rect fill="${value}" x="1"/></svg>`, place)).toContain('<rect x="1">');
  });

  test("leaves out what is not shown, with all it holds", () => {
    expect(
      safeDrawing('<svg><g display="none"><text>x</text></g><g><g></g></g><text>y</text></svg>', place),
    ).toMatch(/^<svg[^>]*><text>y<\/text><\/svg>$/);
  });

  test("that is no XML is refused", () => {
    expect(() => safeDrawing("<svg><g></svg>", place)).toThrow();
  });
});
