// What is done to a trace before it is drawn: colours of the theme, arrays, and the part that is to be seen.

import { between, decoded, lastUpTo } from "./arrays.js"

// Colours and fonts written as CSS variables become what the theme says now.
export function themed(value, css) {
  if (typeof value === "string") return value.startsWith("var(") ? css.getPropertyValue(value.slice(4, -1)).trim() : value
  if (Array.isArray(value)) return value.map((part) => themed(part, css))
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, themed(part, css)]))
}

export function withArrays(trace) {
  return { ...trace, ...Object.fromEntries(lettersOf(trace).map((letter) => [letter, decoded(trace[letter])])) }
}

// The part of a line, with one point at each of the positions, up to one of them; its end is interpolated so
// that it grows smoothly.
export function revealed(trace, positions, position) {
  const last = lastUpTo(positions, position)
  const grows = last >= 0 && last + 1 < positions.length && position > positions[last]
  const part = (values) => {
    const known = Array.from(values.slice(0, last + 1))
    if (grows) known.push(between(positions.slice(last, last + 2), [[values[last]], [values[last + 1]]], position)[0])
    return known
  }
  return { ...trace, ...Object.fromEntries(lettersOf(trace).map((letter) => [letter, part(trace[letter])])) }
}

const GROWTH = 1.25 // an axis that followed a growing line at every paint would never stand still

// The corners of all that lines will have shown, unseen, so that the axes have room for it; the x axis grows in
// steps of a quarter.
export function room(trace) {
  const [x, y] = [trace.x, trace.y].map((values) => Array.from(values).filter(Number.isFinite))
  const end = Math.max(...x)
  const far = end > 0 ? GROWTH ** Math.ceil(Math.log(end) / Math.log(GROWTH)) : end
  const corners = { x: [Math.min(...x), far], y: [Math.min(...y), Math.max(...y)] }
  return { ...corners, type: "scatter", mode: "markers", opacity: 0, hoverinfo: "skip", showlegend: false }
}

const lettersOf = (trace) => ["x", "y", "z"].filter((letter) => trace[letter] !== undefined)
