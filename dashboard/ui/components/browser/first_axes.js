// Axes of a chart's first picture, and the notes on it.

import { axesOf, place, tickLength, ticksOf, wordsOff } from "./scales.js"
import { add, addWords } from "./svg_elements.js"

/** @typedef {import("./plotly_types").Layout} Layout */
/** @typedef {import("./scales.js").Scales} Scales */

const CAP = 0.35 // half the height of letters, of the font's size
const PAD_PX = 2 // around the words of a note
/** @type {Record<string, [string, number]>} where words begin, and on which side they keep off */
const ACROSS = { left: ["start", 1], center: ["middle", 0], right: ["end", -1] }

/**
 * Grids, ticks with their words, and the x axis's title, which lies at its end.
 * @param {Element} svg
 * @param {Element} area within the axes
 * @param {Layout} layout
 * @param {Scales} scales
 */
export function drawAxes(svg, area, layout, scales) {
  const { font, margin } = layout
  for (const key of axesOf(layout)) {
    const [axis, name] = [layout[key], key.replace("axis", "")]
    const across = name.startsWith("x")
    const base = across ? scales[axis.anchor ?? "y"].from : scales.xpaper.from
    const { size = font.size, color = font.color } = axis.tickfont ?? {}
    const off = wordsOff(axis, size)
    for (const [value, words] of ticksOf(axis, scales[name], across ? "x" : "y")) {
      const at = scales[name].at(value)
      const [line, tick] = across
        ? [`M${at},${margin.t}V9999`, `M${at},${base}v`]
        : [`M${margin.l},${at}H9999`, `M${base},${at}h-`]
      const paint = { stroke: axis.gridcolor, "shape-rendering": "crispEdges" }
      if (axis.showgrid !== false) add(area, "path", { d: line, ...paint })
      add(svg, "path", { d: `${tick}${tickLength(axis)}`, ...paint })
      const [x, y, anchor] = across ? [at, base + off + size, "middle"] : [base - off, at + CAP * size, "end"]
      const style = { fill: color, "font-size": size, "text-anchor": anchor }
      if (axis.showticklabels !== false) addWords(svg, words, { x, y, ...style })
    }
    if (!across || !axis.title?.text) continue
    const said = { ...font, ...axis.title.font }
    const style = { fill: said.color, "font-size": said.size, "text-anchor": "end" }
    addWords(svg, axis.title.text, { x: scales[name].to, y: base + 9 + 3 * said.size, ...style })
  }
}

/**
 * Notes on the picture: titles of y axes among them.
 * @param {Element} svg
 * @param {Layout} layout
 * @param {Scales} scales
 */
export function drawNotes(svg, layout, scales) {
  for (const note of layout.annotations ?? []) {
    const { size, color, weight } = { ...layout.font, ...note.font }
    const [anchor, side] = ACROSS[note.xanchor ?? "center"]
    const x = place(scales, "x", note.xref, note.x) + (note.xshift ?? 0) + side * PAD_PX
    const y = place(scales, "y", note.yref, note.y) - (note.yshift ?? 0)
    const { bottom, top } = { bottom: -PAD_PX - 0.31 * size, top: PAD_PX + size }
    const drop = note.yanchor === "bottom" ? bottom : note.yanchor === "top" ? top : CAP * size
    const style = { fill: color, "font-size": size, "font-weight": weight, "text-anchor": anchor }
    addWords(svg, note.text, { x, y: y + drop, ...style })
  }
}
