// A chart's first picture, drawn here while the library is on its way: axes, areas, lines, dots and words, at the
// library's own places, so that nothing moves when it takes over. tests/browser/test_components.py compares them.

import { decoded } from "./arrays.js"
import { drawAxes, drawNotes } from "./first_axes.js"
import { place, scalesOf } from "./scales.js"
import { path } from "./strokes.js"
import { add, addWords } from "./svg_elements.js"

/** @typedef {import("./plotly_types").Layout} Layout */
/** @typedef {import("./plotly_types").Trace} Trace */
/** @typedef {import("./scales.js").Scale} Scale */

/** @type {Record<string, number[]>} in widths of the line, of which one counts as 3 pixels at least */
const DASHES = {
  dot: [1, 1],
  dash: [3, 3],
  longdash: [5, 5],
  dashdot: [3, 1, 1, 1],
  longdashdot: [5, 2, 1, 2],
}
const SYMBOLS = [undefined, "circle", "diamond", "circle-open", "diamond-open"]

/**
 * Draw a chart of lines and dots over axes with known ranges; null where only the library can.
 * @param {HTMLElement} plot
 * @param {Trace[]} traces with arrays, in the theme's colours
 * @param {Layout} layout with flat titles
 */
export function firstDrawing(plot, traces, layout) {
  const { clientWidth: width, clientHeight: height } = plot
  const seen = traces.filter(({ visible }) => visible !== false && visible !== "legendonly")
  const scales = layout.xaxis2 || !seen.every(isPlain) ? null : scalesOf(layout, width, height)
  if (!width || !height || !scales) return null
  const { l, r, t, b } = layout.margin
  const svg = add(plot, "svg", { class: "first-drawing", width, height, "aria-hidden": true })
  const { family, size, color } = layout.font
  svg.setAttribute("style", `position: absolute; left: 0; top: 0; font: ${size}px ${family}`)
  const box = { x: l, y: t, width: width - l - r, height: height - t - b }
  const area = add(svg, "svg", { ...box, viewBox: Object.values(box).join(" ") })
  const shapes = Object.groupBy(layout.shapes ?? [], ({ layer }) => (layer === "below" ? "below" : "above"))
  for (const shape of shapes.below ?? []) drawShape(area, shape, scales)
  drawAxes(svg, area, layout, scales)
  for (const trace of seen) drawTrace(area, trace, scales[trace.xaxis ?? "x"], scales[trace.yaxis ?? "y"])
  for (const shape of shapes.above ?? []) drawShape(area, shape, scales)
  drawNotes(svg, layout, scales)
  const { text, font, y } = layout.title ?? {}
  if (text)
    addWords(svg, text, { x: l, y: (1 - y) * height + 0.7 * font.size, fill: color, "font-size": font.size })
  return svg
}

/** @param {Trace} trace */
function isPlain({ type = "scatter", mode, fill = "none", line, marker, error_x, error_y }) {
  if (type !== "scatter" || error_x || error_y || !["lines", "markers"].includes(mode)) return false
  if (mode === "lines") return ["none", "toself"].includes(fill) && (line?.shape ?? "linear") === "linear"
  return SYMBOLS.includes(marker?.symbol) && typeof marker?.color === "string" && !Array.isArray(marker.size)
}

/**
 * @param {Element} area
 * @param {Layout} shape
 * @param {Record<string, Scale>} scales
 */
function drawShape(area, { type, x0, x1, y0, y1, xref, yref, line, fillcolor, opacity }, scales) {
  const [left, right] = [x0, x1].map((x) => place(scales, "x", xref, x))
  const [low, high] = [y0, y1].map((y) => place(scales, "y", yref, y))
  const d = type === "line" ? `M${left},${low}L${right},${high}` : `M${left},${low}H${right}V${high}H${left}Z`
  add(area, "path", { d, fill: fillcolor ?? "none", opacity, ...stroke(line) })
}

/**
 * @param {Element} area
 * @param {Trace} trace
 * @param {Scale} across
 * @param {Scale} up
 */
function drawTrace(area, { x, y, mode, fill, fillcolor, line, marker, opacity }, across, up) {
  const group = add(area, "g", { opacity })
  /** @type {[number, number][]} */
  const places = Array.from(x, (value, i) => [across.at(value ?? Number.NaN), up.at(y[i] ?? Number.NaN)])
  if (fill === "toself") add(group, "path", { d: `${path(places)}Z`, fill: fillcolor })
  if (mode === "lines") add(group, "path", { d: path(places), fill: "none", ...stroke(line) })
  else drawDots(group, places, marker)
}

/**
 * @param {Element} group
 * @param {[number, number][]} places
 * @param {Trace} marker
 */
function drawDots(group, places, { symbol = "circle", size = 6, color, opacity, line }) {
  const edge = stroke(line)
  const shares = decoded(opacity)
  const paint = symbol.endsWith("open") ? { ...edge, stroke: color, fill: "none" } : { ...edge, fill: color }
  const r = (symbol.startsWith("diamond") ? 1.3 : 1) * (size / 2)
  const dot = symbol.startsWith("diamond")
    ? `m${r},0l${-r},${r}l${-r},${-r}l${r},${-r}Z`
    : `m${r},0a${r},${r} 0 1,1 ${-2 * r},0a${r},${r} 0 1,1 ${2 * r},0Z`
  places.forEach(([x, y], i) => {
    const share = typeof shares === "object" ? shares[i] : shares
    if (Number.isFinite(x + y)) add(group, "path", { d: `M${x},${y}${dot}`, opacity: share, ...paint })
  })
}

/** @param {{ color?: string, width?: number, dash?: string }} [line] */
function stroke({ color, width = 2, dash = "solid" } = { width: 0 }) {
  const pattern = DASHES[dash]?.map((times) => times * Math.max(width, 3)).join()
  return { stroke: width ? color : undefined, "stroke-width": width, "stroke-dasharray": pattern }
}
