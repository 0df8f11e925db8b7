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

function element(tag, text, parent) {
  const node = document.createElement(tag)
  if (text !== null) node.textContent = text
  parent?.append(node)
  return node
}

const shown = (value) =>
  typeof value !== "number" ? String(value ?? "") : Number.isInteger(value) ? String(value) : String(+value.toPrecision(6))

const literal = (text) => String(text ?? "").replace(/<[^>]*>/g, "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")

function thinned(count, most) {
  if (count <= most) return Array.from({ length: count }, (_, i) => i)
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)))
}

function axisTitle(layout, trace, letter) {
  const scene = layout[trace.scene ?? "scene"]
  const axis = layout[(trace[`${letter}axis`] ?? letter).replace(/^([xy])(\d*)$/, "$1axis$2")]
  return literal((scene?.[`${letter}axis`] ?? axis)?.title?.text) || letter
}

function table(parent, caption, heads, columns) {
  const rows = Math.max(0, ...columns.map((column) => column.length))
  const kept = thinned(rows, MOST_ROWS)
  const note = kept.length < rows ? ` (${kept.length} of ${rows} rows, evenly spaced)` : ""
  const node = element("table", null, parent)
  element("caption", caption + note, node)
  const head = element("tr", null, element("thead", null, node))
  for (const title of heads) element("th", title, head).scope = "col"
  const body = element("tbody", null, node)
  for (const i of kept) {
    const row = element("tr", null, body)
    for (const column of columns) element("td", shown(column[i]), row)
  }
}

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

export function numbers(parent, traces, layout) {
  parent.replaceChildren()
  traces.forEach((trace, i) => {
    if (trace.visible === false || trace.hoverinfo === "skip") return
    const name = literal(trace.name) || `Series ${i + 1}`
    const titles = { x: axisTitle(layout, trace, "x"), y: axisTitle(layout, trace, "y"), z: axisTitle(layout, trace, "z") }
    if (trace.z?.[0]?.length !== undefined) return grid(parent, name, trace, titles.x, titles.y)
    const letters = ["x", "y", "z"].filter((letter) => trace[letter]?.length)
    if (letters.length) table(parent, name, letters.map((letter) => titles[letter]), letters.map((letter) => trace[letter]))
  })
}
