// The table as a paper prints it, with a forest in each row; a click marks a row, a button copies the table.

const FOREST = 146 // pixels
const NS = "http://www.w3.org/2000/svg"
const HTML = "Copy for Word" // the one form that is copied as a table, not as text

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-paper { font: 15px/1.35 var(--st-font); color: var(--st-text-color); }
.logreg-paper .frame { border: 1px solid var(--st-border-color-light); border-radius: 12px; padding: 12px 14px; }
.logreg-paper .sheet { overflow-x: auto; container-type: inline-size; --shade: color-mix(in srgb, var(--st-text-color) 32%, transparent); --ground: var(--st-background-color);
  background: linear-gradient(to right, var(--ground) 30%, transparent) left / 48px 100% no-repeat local,
    linear-gradient(to left, var(--ground) 30%, transparent) right / 48px 100% no-repeat local,
    radial-gradient(farthest-side at 0 50%, var(--shade), transparent) left / 16px 100% no-repeat scroll,
    radial-gradient(farthest-side at 100% 50%, var(--shade), transparent) right / 16px 100% no-repeat scroll; }
.logreg-paper table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
.logreg-paper caption { text-align: start; padding-bottom: 8px; font-size: 15px; }
.logreg-paper caption span { display: inline-block; position: sticky; left: 0; max-width: 100cqi; }
.logreg-paper thead { border-block: 2px solid var(--st-text-color) ; border-bottom-width: 1px; }
.logreg-paper tbody { border-bottom: 2px solid var(--st-text-color); }
.logreg-paper :is(th, td) { text-align: start; font-weight: 400; padding: 7px 7px 7px 0; font-size: 14px; white-space: nowrap; vertical-align: middle; }
.logreg-paper thead th { white-space: pre-line; font-size: 14px; vertical-align: bottom; padding-block: 5px; }
.logreg-paper :is(th, td):last-child { padding-inline-end: 0; }
.logreg-paper tbody th { font-weight: 600; max-width: 160px; overflow: hidden; text-overflow: ellipsis; }
.logreg-paper tbody tr:not(.axis) { cursor: pointer; }
.logreg-paper tr[aria-selected=true] { background: var(--st-secondary-background-color); }
.logreg-paper tbody button { all: unset; cursor: pointer; }
.logreg-paper tbody button:focus-visible { outline: 2px solid var(--st-text-color); outline-offset: 2px; border-radius: 3px; }
.logreg-paper .axis td { padding-block: 0 4px; }
.logreg-paper svg { display: block; overflow: visible; font: 13px var(--st-font); fill: currentColor; }
.logreg-paper .notes { font-size: 13px; opacity: .9; margin: 8px 0 0; }
.logreg-paper .copies { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 12px; align-items: center; }
.logreg-paper .copies button { font: 15px/22px var(--st-font); color: inherit; background: var(--st-background-color); border: 1px solid var(--st-border-color); border-radius: 8px; height: 40px; padding: 0 14px; cursor: pointer; }
.logreg-paper .copies button:hover { border-color: var(--st-text-color); }
`)
document.adoptedStyleSheets.push(style)

/** @typedef {import("./messages").PaperTableMessage} PaperTableMessage */
/** @typedef {import("./messages").PaperRowMessage} PaperRowMessage */
/** @typedef {import("./streamlit_types").Send} Send */

/**
 * @param {string} tag
 * @param {Element} parent
 * @param {string} text
 */
function add(tag, parent, text = "") {
  const node = document.createElement(tag)
  node.textContent = text
  parent.append(node)
  return node
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {Element} parent
 */
function shape(tag, attributes, parent) {
  const node = document.createElementNS(NS, tag)
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value))
  parent.append(node)
  return node
}

/** @param {number} share */
const across = (share) => 6 + share * (FOREST - 12)

/**
 * @param {Element} cell
 * @param {PaperRowMessage["forest"]} forest
 * @param {number} one
 */
function drawForest(cell, { low, middle, high, alone, includes_one }, one) {
  const view = shape("svg", { width: FOREST, height: 22, "aria-hidden": "true" }, cell)
  const line = { stroke: "currentColor", "stroke-width": 1 }
  shape(
    "line",
    { ...line, x1: across(one), x2: across(one), y1: -8, y2: 30, "stroke-dasharray": "2 3" },
    view,
  )
  shape("line", { ...line, "stroke-width": 2, x1: across(low), x2: across(high), y1: 11, y2: 11 }, view)
  const fill = includes_one ? "var(--st-background-color)" : "currentColor"
  shape(
    "rect",
    { ...line, "stroke-width": 2, x: across(middle) - 5, y: 6, width: 10, height: 10, fill },
    view,
  )
  if (alone === null) return
  const [x, y] = [across(alone), 11]
  const d = `M${x} ${y - 6}l6 6l-6 6l-6 -6z`
  shape("path", { ...line, d, fill: "var(--st-background-color)", "stroke-width": 1.5 }, view)
}

/** @param {Element} cell */
function drawLegend(cell) {
  const view = shape(
    "svg",
    { width: FOREST, height: 18, role: "img", "aria-label": "Square: together. Diamond: alone." },
    cell,
  )
  shape("rect", { x: 6, y: 4, width: 10, height: 10 }, view)
  shape("text", { x: 22, y: 14 }, view).textContent = "together"
  shape(
    "path",
    { d: "M88 3l6 6l-6 6l-6 -6z", fill: "none", stroke: "currentColor", "stroke-width": 1.5 },
    view,
  )
  shape("text", { x: 100, y: 14 }, view).textContent = "alone"
}

/**
 * @param {HTMLElement} root
 * @param {PaperTableMessage} spec
 * @param {Send} send
 */
function print(root, spec, send) {
  const frame = add("div", root)
  frame.className = "frame"
  const sheet = add("div", frame) // the table alone scrolls: its caption and its notes stay in sight
  sheet.className = "sheet"
  const table = add("table", sheet)
  add("span", add("caption", table), spec.caption)
  const head = add("tr", add("thead", table))
  for (const heading of spec.headings)
    add("th", head, heading.replace(", ", "\n")).setAttribute("scope", "col")
  drawLegend(add("th", head))
  const body = add("tbody", table)
  spec.rows.forEach(({ cells, forest }, i) => {
    const row = add("tr", body)
    row.ariaSelected = String(i === spec.marked)
    row.addEventListener("click", () => send("choose", i))
    const name = add("th", row)
    name.setAttribute("scope", "row")
    name.title = cells[0]
    const button = add("button", name, cells[0])
    button.ariaLabel = `${cells[0]}: say this row in a sentence`
    for (const cell of cells.slice(1)) add("td", row, cell)
    drawForest(add("td", row), forest, spec.one)
  })
  drawAxis(add("tr", body), spec)
  for (const note of spec.notes) add("p", frame, note).className = "notes"
}

/**
 * @param {HTMLElement} row
 * @param {PaperTableMessage} spec
 */
function drawAxis(row, spec) {
  row.className = "axis"
  const rest = add("td", row)
  rest.setAttribute("colspan", String(spec.headings.length))
  const view = shape("svg", { width: FOREST, height: 18, "aria-hidden": "true" }, add("td", row))
  let end = Number.NEGATIVE_INFINITY
  for (const { place, text } of spec.ticks) {
    const x = across(place)
    const half = 4 * text.length
    if (x - half < end + 6) continue
    end = x + half
    shape("text", { x, y: 14, "text-anchor": "middle" }, view).textContent = text
  }
}

/**
 * @param {HTMLElement} root
 * @param {PaperTableMessage} spec
 */
function offerCopies(root, spec) {
  const bar = add("div", root)
  bar.className = "copies"
  const said = document.createElement("span")
  said.setAttribute("role", "status")
  for (const [name, text] of Object.entries(spec.copies)) {
    const button = /** @type {HTMLButtonElement} */ (add("button", bar, name))
    button.type = "button"
    button.addEventListener("click", async () => {
      const done = await copied(text, name === HTML)
      said.textContent = done
        ? "Copied."
        : "The browser does not allow copying here: use the downloads under Export."
    })
  }
  bar.append(said)
}

/**
 * Whether the text is on the clipboard now; as a table where it is one.
 * @param {string} text
 * @param {boolean} table
 */
async function copied(text, table) {
  try {
    if (!table) await navigator.clipboard.writeText(text)
    else {
      const kinds = {
        "text/html": new Blob([text], { type: "text/html" }),
        "text/plain": new Blob([text], { type: "text/plain" }),
      }
      await navigator.clipboard.write([new ClipboardItem(kinds)])
    }
    return true
  } catch {
    return copiedByEvent(text, table)
  }
}

/**
 * The way that also works where the page is not served over HTTPS.
 * @param {string} text
 * @param {boolean} table
 */
function copiedByEvent(text, table) {
  const put = (/** @type {ClipboardEvent} */ event) => {
    event.preventDefault()
    event.clipboardData?.setData("text/plain", text)
    if (table) event.clipboardData?.setData("text/html", text)
  }
  document.addEventListener("copy", put, { once: true })
  const done = document.execCommand("copy")
  document.removeEventListener("copy", put)
  return done
}

/**
 * @param {HTMLElement} root
 * @param {PaperTableMessage} spec
 * @param {Send} send
 */
export function show(root, spec, send) {
  const here = document.activeElement
  const focused = here instanceof HTMLElement && root.contains(here) ? here.ariaLabel : null
  root.replaceChildren()
  print(root, spec, send)
  offerCopies(root, spec)
  if (focused)
    for (const button of root.querySelectorAll("button")) if (button.ariaLabel === focused) button.focus()
}

/** @param {HTMLElement} root */
export function remove(root) {
  root.replaceChildren()
}
