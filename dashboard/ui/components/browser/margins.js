// Margins with room for the words at the axes and for the legend, known before anything is drawn. The library
// finds the same by drawing several times, so a picture that is drawn before it would jump when it comes.

import { axesOf, scalesOf, ticksOf, wordsOff } from "./scales.js"

/** @typedef {import("./plotly_types").Layout} Layout */
/** @typedef {import("./plotly_types").Trace} Trace */

const PAD_PX = 12 // outside of what room is made for, where no margin is smaller
const LINE = 1.3 // height of a line, of the font's size
const ENTRY_PX = { beside: 45, above: 3, around: 10 } // of a legend

const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"))

/** @param {string} words */
const wide = (words) => pen.measureText(words).width

/**
 * The layout with such margins; itself where an axis is not of the plain kind.
 * @param {Layout} layout
 * @param {Trace[]} traces
 * @param {number} width
 * @param {number} height
 * @returns {Layout}
 */
export function withRoom(layout, traces, width, height) {
  const scales = scalesOf(layout, width, height)
  if (!scales) return layout
  const { margin, font } = layout
  pen.font = `${font.size}px ${font.family}`
  const pad = Math.min(PAD_PX, margin.l, margin.r, margin.t, margin.b)
  const room = { ...margin }
  /** @type {(side: string, pixels: number) => void} */
  const widen = (side, pixels) => {
    room[side] = Math.max(room[side], Math.ceil(pixels + pad + 3)) // the library's is never more
  }
  widen("t", roomAbove(layout, traces, width, height))
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
  return { ...layout, margin: room }
}

/**
 * How many pixels a legend takes that stands above the axes, its place being a share of their height.
 * @param {Layout} layout
 * @param {Trace[]} traces
 * @param {number} width
 * @param {number} height
 */
function roomAbove({ legend, showlegend, margin, font }, traces, width, height) {
  const names = traces.filter(({ showlegend }) => showlegend !== false).map(({ name }) => name ?? "")
  if (showlegend === false || names.length < 2 || !legend?.y || legend.yref === "container") return 0
  const entries = names.map((name) => ENTRY_PX.beside + wide(name))
  const across = width - margin.l - margin.r
  const sum = entries.reduce((all, entry) => all + entry, 0)
  const rows =
    sum <= across ? 1 : Math.ceil(names.length / Math.max(1, Math.floor(across / Math.max(...entries))))
  const own = ENTRY_PX.around + rows * (LINE * font.size + ENTRY_PX.above)
  return ((legend.y - 1) * (height - margin.b) + own) / legend.y
}
