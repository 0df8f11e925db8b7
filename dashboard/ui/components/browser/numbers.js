// The numbers of a figure as tables, made from its traces when a reader opens them.

const MOST_ROWS = 500
const MOST_COLUMNS = 30

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-chart table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
.logreg-chart caption { text-align: start; font-weight: 600; padding: .3em 0; }
.logreg-chart :is(td, th) { text-align: end; padding: .1em .7em .1em 0; border-bottom: 1px solid var(--st-border-color); }
`)
document.adoptedStyleSheets.push(style)

/** @typedef {import("./plotly_types").Trace} Trace */
/** @typedef {import("./plotly_types").Layout} Layout */

/**
 * @param {string} tag
 * @param {Element} parent
 * @param {string} text
 */
function element(tag, parent, text = "") {
  const node = document.createElement(tag)
  node.textContent = text
  parent.append(node)
  return node
}

/**
 * @param {Element} row
 * @param {string} text
 */
function heading(row, text) {
  element("th", row, text).setAttribute("scope", "col")
}

/** @param {unknown} value */
function shown(value) {
  if (typeof value !== "number") return String(value ?? "")
  return String(Number.isInteger(value) ? value : +value.toPrecision(6)).replace(/^-/, "−")
}

/** @param {unknown} text */
const literal = (text) =>
  String(text ?? "")
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")

/**
 * @param {number} count
 * @param {number} most
 */
function thinned(count, most) {
  if (count <= most) return Array.from({ length: count }, (_, i) => i)
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)))
}

/**
 * @param {Layout} layout
 * @param {Trace} trace
 * @param {string} letter
 */
function axisOf(layout, trace, letter) {
  const scene = layout[trace.scene ?? "scene"]
  const axis = layout[(trace[`${letter}axis`] ?? letter).replace(/^([xy])(\d*)$/, "$1axis$2")]
  return scene?.[`${letter}axis`] ?? axis
}

/**
 * Positions along an axis; as words where each has some there.
 * @param {Layout} layout
 * @param {Trace} trace
 * @param {string} letter
 * @returns {ArrayLike<unknown>}
 */
function positions(layout, trace, letter) {
  const values = Array.from(trace[letter])
  const { tickvals, ticktext } = axisOf(layout, trace, letter) ?? {}
  if (!tickvals || !ticktext) return values
  const words = new Map(Array.from(tickvals, (at, i) => [at, literal(ticktext[i])]))
  return values.every((value) => words.has(value)) ? values.map((value) => words.get(value)) : values
}

/**
 * @param {Element} parent
 * @param {string} caption
 * @param {string[]} heads
 * @param {ArrayLike<unknown>[]} columns
 */
function table(parent, caption, heads, columns) {
  const rows = Math.max(0, ...columns.map((column) => column.length))
  const kept = thinned(rows, MOST_ROWS)
  const note = kept.length < rows ? ` (${kept.length} of ${rows} rows, evenly spaced)` : ""
  const node = element("table", parent)
  element("caption", node, caption + note)
  const head = element("tr", element("thead", node))
  for (const title of heads) heading(head, title)
  const body = element("tbody", node)
  for (const i of kept) {
    const row = element("tr", body)
    for (const column of columns) element("td", row, shown(column[i]))
  }
}

/**
 * @param {Element} parent
 * @param {string} caption
 * @param {Trace} trace
 * @param {string} xTitle
 * @param {string} yTitle
 */
function grid(parent, caption, trace, xTitle, yTitle) {
  const rows = thinned(trace.z.length, MOST_COLUMNS)
  const columns = thinned(trace.z[0]?.length ?? 0, MOST_COLUMNS)
  const note = rows.length < trace.z.length ? " (evenly spaced rows and columns)" : ""
  table(
    parent,
    `${caption}: across ${xTitle}, down ${yTitle}${note}`,
    ["", ...columns.map((j) => shown(trace.x ? trace.x[j] : j))],
    [rows.map((i) => (trace.y ? trace.y[i] : i)), ...columns.map((j) => rows.map((i) => trace.z[i][j]))],
  )
}

/**
 * @param {Element} parent
 * @param {Trace[]} traces
 * @param {Layout} layout
 */
export function numbers(parent, traces, layout) {
  parent.replaceChildren()
  for (const [i, trace] of traces.entries()) {
    if (trace.visible === false || trace.hoverinfo === "skip") continue
    const name = literal(trace.name) || `Series ${i + 1}`
    /** @param {string} letter */
    const title = (letter) => literal(axisOf(layout, trace, letter)?.title?.text) || letter
    if (trace.z?.[0]?.length !== undefined) {
      grid(parent, name, trace, title("x"), title("y"))
      continue
    }
    const letters = ["x", "y", "z"].filter((letter) => trace[letter]?.length)
    const columns = letters.map((letter) => positions(layout, trace, letter))
    if (letters.length) table(parent, name, letters.map(title), columns)
  }
}
