// Axis titles that lie flat: the y axis's above it at its left end, the x axis's below it at its right end.

import { axis, titleOf } from "./plotly_internals.js"

const ROOM_PX = 24 // of the margin above, without which the title stays beside its axis

/** @typedef {import("./plotly_types").Layout} Layout */

/**
 * The layout with each y axis's title above the axis.
 * @param {Layout} layout
 * @param {number} lift pixels that the highest stand higher
 * @returns {Layout}
 */
export function flattened(layout, lift) {
  /** @type {Layout} */
  const flat = { ...layout, annotations: [...(layout.annotations ?? [])] }
  for (const name of Object.keys(layout).filter((key) => /^yaxis\d*$/.test(key))) {
    const up = layout[name]
    const highest = (up.domain?.[1] ?? 1) === 1
    if (!up.title?.text || (highest && (layout.margin?.t ?? 100) < ROOM_PX)) continue
    const right = up.side === "right"
    flat[name] = { ...up, title: { ...up.title, text: "" } }
    flat.annotations.push({
      text: up.title.text,
      font: up.title.font,
      showarrow: false,
      x: right ? 1 : 0,
      xref: `${up.anchor?.startsWith("x") ? up.anchor : "x"} domain`,
      xanchor: right ? "right" : "left",
      xshift: right ? 12 : -36,
      y: 1,
      yref: `${name.replace("axis", "")} domain`,
      yanchor: "bottom",
      yshift: highest ? 3 + lift : 3,
    })
  }
  return flat
}

/**
 * Every drawn title of an x axis goes to the axis's end.
 * @param {import("./plotly_types").Plot} plot
 * @param {Layout} layout
 */
export function moveTitles(plot, layout) {
  for (const key of Object.keys(layout).filter((name) => /^xaxis\d*$/.test(name))) {
    const name = key.replace("axis", "")
    const [across, words] = [axis(plot, name), titleOf(plot, name)]
    if (!across || !words) continue
    words.style.textAnchor = "end"
    words.style.transform = `translateX(${across.length / 2}px)`
  }
}
