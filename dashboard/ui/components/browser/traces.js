// What is done to a trace before it is drawn: colours of the theme, arrays, and the part that is to be seen.

import { between, decoded, lastUpTo } from "./arrays.js"

/** @typedef {import("./plotly_types").Trace} Trace */

/**
 * Colours and fonts written as CSS variables become what the theme says now.
 * @param {any} value
 * @param {CSSStyleDeclaration} css
 * @returns {any}
 */
export function themed(value, css) {
  if (typeof value === "string")
    return value.startsWith("var(") ? css.getPropertyValue(value.slice(4, -1)).trim() : value
  if (Array.isArray(value)) return value.map((part) => themed(part, css))
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, themed(part, css)]))
}

/**
 * A layout whose fonts are at least so many pixels high.
 * @param {any} value
 * @param {number} size
 * @returns {any}
 */
export function enlarged(value, size) {
  if (Array.isArray(value)) return value.map((part) => enlarged(part, size))
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value
  const parts = Object.entries(value).map(([key, part]) => {
    const larger = enlarged(part, size)
    return [key, /font$/i.test(key) ? { ...larger, size: Math.max(larger.size ?? size, size) } : larger]
  })
  return Object.fromEntries(parts)
}

/** @param {Trace} trace */
export function withArrays(trace) {
  return { ...trace, ...each(trace, decoded) }
}

/**
 * What an attribute of a trace becomes; "marker.opacity" is one of its marker.
 * @param {Trace} trace
 * @param {string} attribute
 * @param {unknown} value
 */
export function changed(trace, attribute, value) {
  const [outer, inner] = attribute.split(".")
  return { [outer]: inner ? { ...trace[outer], [inner]: value } : value }
}

/**
 * The part of a line, with one point at each of the positions, up to one of them; its end is interpolated so
 * that it grows smoothly.
 * @param {Trace} trace
 * @param {ArrayLike<number>} positions
 * @param {number} position
 * @returns {Trace}
 */
export function revealed(trace, positions, position) {
  const last = lastUpTo(positions, position)
  const grows = last >= 0 && last + 1 < positions.length && position > positions[last]
  return {
    ...trace,
    ...each(trace, (values) => {
      const known = Array.from(values.slice(0, last + 1))
      if (!grows) return known
      const [from, to] = [[values[last]], [values[last + 1]]]
      return [...known, between([positions[last], positions[last + 1]], [from, to], position)[0]]
    }),
  }
}

const GROWTH = 1.25 // an axis that followed a growing line at every paint would never stand still

/**
 * The corners of all that lines will have shown, unseen, so that the axes have room for it; the x axis grows in
 * steps of a quarter.
 * @param {Trace} trace
 * @returns {Trace}
 */
export function room(trace) {
  const [x, y] = [trace.x, trace.y].map((values) => Array.from(values, Number).filter(Number.isFinite))
  const end = Math.max(...x)
  const far = end > 0 ? GROWTH ** Math.ceil(Math.log(end) / Math.log(GROWTH)) : end
  const corners = { x: [Math.min(...x), far], y: [Math.min(...y), Math.max(...y)] }
  return { ...corners, type: "scatter", mode: "markers", opacity: 0, hoverinfo: "skip", showlegend: false }
}

/**
 * @param {Trace} trace
 * @param {(values: any) => any} change
 */
function each(trace, change) {
  const letters = ["x", "y", "z"].filter((letter) => trace[letter] !== undefined)
  return Object.fromEntries(letters.map((letter) => [letter, change(trace[letter])]))
}
