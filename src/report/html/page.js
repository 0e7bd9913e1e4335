// Sorts and filters the tables of this page, opens what is folded for printing, and nothing else. Nothing is sent or stored.

(() => {
  /** @type {HTMLElement | null} */
  const announcement = document.querySelector("#announcement");
  const collator = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });
  /** What a click on a header leads to, from each state of it. */
  const NEXT = { none: "ascending", ascending: "descending", descending: "none" };
  const SAID = {
    number: { ascending: "smallest first", descending: "largest first" },
    text: { ascending: "A to Z", descending: "Z to A" },
  };

  /** @param {string} text */
  const announce = (text) => {
    if (announcement !== null) announcement.textContent = text;
  };

  /** @param {HTMLTableElement} table */
  const captionOf = (table) => (table.caption?.textContent ?? "Table").replace(/:$/, "");

  /**
   * The figure of a cell, or its words; null where there is none.
   * @param {HTMLTableRowElement} row
   * @param {number} column
   * @param {string | undefined} kind
   */
  const sortKey = (row, column, kind) => {
    const cell = row.cells[column];
    if (cell === undefined) return null;
    if (kind === "text") return cell.textContent === "" ? null : cell.textContent;
    return cell.dataset.value === undefined ? null : Number(cell.dataset.value);
  };

  /**
   * Cells without a figure come last in either direction, and equal ones keep the order of the report.
   * @param {HTMLTableRowElement[]} rows
   * @param {(row: HTMLTableRowElement) => string | number | null} value
   * @param {number} sign
   */
  const sorted = (rows, value, sign) =>
    rows
      .map((row) => ({ row, key: value(row) }))
      .sort((one, other) => {
        if (one.key === null || other.key === null)
          return Number(one.key === null) - Number(other.key === null);
        const difference =
          typeof one.key === "number"
            ? one.key - Number(other.key)
            : collator.compare(one.key, String(other.key));
        return sign * difference;
      })
      .map(({ row }) => row);

  /**
   * @param {HTMLTableElement} table
   * @param {HTMLTableRowElement[]} inOrder the rows as the report has them
   * @param {HTMLTableCellElement} header
   */
  const turn = (table, inOrder, header) => {
    const before = /** @type {"ascending" | "descending" | "none"} */ (
      header.getAttribute("aria-sort") ?? "none"
    );
    const state = NEXT[before];
    for (const other of table.tHead?.rows[0]?.cells ?? []) other.removeAttribute("aria-sort");
    if (state !== "none") header.setAttribute("aria-sort", state);
    const kind = header.dataset.sort === "text" ? "text" : "number";
    const rows =
      state === "none"
        ? inOrder
        : sorted(inOrder, (row) => sortKey(row, header.cellIndex, kind), state === "ascending" ? 1 : -1);
    table.tBodies[0]?.append(...rows);
    announce(
      state === "none"
        ? `${captionOf(table)}: in the order of the report`
        : `${captionOf(table)}: sorted by ${header.textContent}, ${SAID[kind][/** @type {"ascending" | "descending"} */ (state)]}`,
    );
  };

  /** @param {HTMLTableElement} table */
  const makeSortable = (table) => {
    const inOrder = [...(table.tBodies[0]?.rows ?? [])];
    for (const header of table.querySelectorAll("th[data-sort]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...header.childNodes);
      header.append(button);
      button.addEventListener("click", () =>
        turn(table, inOrder, /** @type {HTMLTableCellElement} */ (header)),
      );
    }
  };

  /**
   * Rows that hold every word typed stay.
   * @param {HTMLTableElement} table
   */
  const makeFilterable = (table) => {
    const box = document.createElement("div");
    box.className = "filter";
    const label = document.createElement("label");
    label.htmlFor = `${table.id}-filter`;
    label.append("Filter rows");
    const of = document.createElement("span");
    of.className = "visually-hidden";
    of.append(` of ${table.closest(".table-region")?.getAttribute("aria-label") ?? captionOf(table)}`);
    label.append(of);
    const input = document.createElement("input");
    input.type = "search";
    input.id = label.htmlFor;
    input.autocomplete = "off";
    const count = document.createElement("span");
    count.className = "count";
    box.append(label, input, count);
    table.closest(".table-region")?.before(box);
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      const rows = [...(table.tBodies[0]?.rows ?? [])];
      for (const row of rows) {
        const text = [...row.cells]
          .map((cell) => cell.textContent)
          .join(" ")
          .toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
      }
      const shown = rows.filter((row) => !row.hidden).length;
      count.textContent = words.length === 0 ? "" : `${shown} of ${rows.length} rows`;
      announce(`${captionOf(table)}: ${shown} of ${rows.length} rows shown`);
    });
  };

  /** What does not scroll need not be stopped at. @param {HTMLElement} region */
  const stopAtIfItScrolls = (region) => {
    if (region.scrollWidth > region.clientWidth + 1) region.tabIndex = 0;
    else region.removeAttribute("tabindex");
  };

  for (const table of document.querySelectorAll("table")) {
    makeSortable(table);
    if (table.dataset.filter !== undefined) makeFilterable(table);
  }

  const regions = new ResizeObserver((entries) => {
    for (const { target } of entries) stopAtIfItScrolls(/** @type {HTMLElement} */ (target));
  });
  for (const region of document.querySelectorAll(".table-region, .picture")) regions.observe(region);

  // On a phone the contents would push the report off the screen.
  const contents = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".contents details"));
  if (contents !== null && matchMedia("(max-width: 64rem)").matches) contents.open = false;

  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details")].filter((details) => !details.open);
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
})();
