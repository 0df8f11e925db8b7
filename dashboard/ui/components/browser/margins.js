// Margins with room for the words at the axes and for the legend, known before anything is drawn. The library
// finds the same by drawing several times, so a picture that is drawn before it would jump when it comes.

import { axesOf, scalesOf, ticksOf, wordsOff } from "./scales.js"

/** @typedef {import("./plotly_types").Layout} Layout */
/** @typedef {import("./plotly_types").Trace} Trace */

const PAD_PX = 12 // outside of what room is made for, where no margin is smaller
const LINE = 1.3 // height of a line, of the font's size
const ENTRY_PX = { beside: 45, above: 3, around: 10 } // of a legend
const FIELDS = new Set(["heatmap", "contour", "surface"]) // which a legend does not name by itself
const FIGURE_TITLE_PX = 30 // below which the legend of a titled figure stands, as TITLE in figures/style.py
const TITLE_ROW = 2 // height of the row of a y axis's title, above which a legend stands, of the font's size

const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"))

/** @param {string} words */
const wide = (words) => pen.measureText(words).width

/**
 * The layout with such margins; only the one above where an axis is not of the plain kind.
 * @param {Layout} layout
 * @param {Trace[]} traces
 * @param {number} width
 * @param {number} height
 * @param {number} lift pixels that the titles of the y axes stand higher
 * @returns {Layout}
 */
export function withRoom(layout, traces, width, height, lift) {
  const { margin, font } = layout
  if (!margin) return layout
  const scales = scalesOf(layout, width, height)
  pen.font = `${font.size}px ${font.family}`
  const pad = Math.min(PAD_PX, margin.l, margin.r, margin.t, margin.b)
  const room = { ...margin }
  /** @type {(side: string, pixels: number) => void} */
  const widen = (side, pixels) => {
    room[side] = Math.max(room[side], Math.ceil(pixels + pad + 3)) // the library's is never more
  }
  const row = TITLE_ROW * font.size + lift
  widen("t", roomAbove(layout, traces, width, row))
  if (!scales) return withLegend({ ...layout, margin: room }, height, row)
  for (const key of axesOf(layout).filter((name) => layout[name].automargin)) {
    const [axis, scale] = [layout[key], scales[key.replace("axis", "")]]
    const letter = key.startsWith("x") ? "x" : "y"
    const words = ticksOf(axis, scale, letter)
    const deep = letter === "x" ? LINE * font.size : Math.max(...words.map(([, text]) => wide(text)))
    widen(
      letter === "x" ? "b" : "l",
      wordsOff(axis, font.size) + deep + (axis.title?.font?.size ?? font.size),
    )
    const [value, text] = words.at(-1) ?? [0, ""]
    if (letter === "x") widen("r", scale.at(value) + wide(text) / 2 - scale.to)
  }
  return withLegend({ ...layout, margin: room }, height, row)
}

/**
 * Whether a legend stands on the row of the y axis's title.
 * @param {Layout} layout
 */
const isOnTitle = ({ legend }) => legend?.yanchor === "bottom" && legend.y > 1

/**
 * The layout with its legend on that row, or below the figure's title: the library knows its place as a share of
 * a height alone, and the chart may be higher than its figure was made for.
 * @param {Layout} layout
 * @param {number} height
 * @param {number} row pixels of that row
 * @returns {Layout}
 */
function withLegend(layout, height, row) {
  const { legend, margin } = layout
  if (legend?.yref === "container")
    return { ...layout, legend: { ...legend, y: 1 - FIGURE_TITLE_PX / height } }
  const inner = height - margin.t - margin.b
  if (!isOnTitle(layout) || inner <= 0) return layout
  return { ...layout, legend: { ...legend, y: 1 + row / inner } }
}

/**
 * How many pixels the row of the y axis's title and a legend on it take.
 * @param {Layout} layout
 * @param {Trace[]} traces
 * @param {number} width
 * @param {number} row pixels of that row
 */
function roomAbove(layout, traces, width, row) {
  const { showlegend, margin, font } = layout
  const named = traces.filter(
    ({ type, showlegend, visible }) => showlegend !== false && visible !== false && !FIELDS.has(type),
  )
  const names = named.map(({ name }) => name ?? "")
  if (showlegend === false || names.length < 2 || !isOnTitle(layout)) return 0
  const entries = names.map((name) => ENTRY_PX.beside + wide(name))
  const across = width - margin.l - margin.r
  const sum = entries.reduce((all, entry) => all + entry, 0)
  const rows =
    sum <= across ? 1 : Math.ceil(names.length / Math.max(1, Math.floor(across / Math.max(...entries))))
  return row + ENTRY_PX.around + rows * (LINE * font.size + ENTRY_PX.above)
}
