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
  const arrays = ["x", "y", "z"].filter((letter) => trace[letter] !== undefined)
  return { ...trace, ...Object.fromEntries(arrays.map((letter) => [letter, decoded(trace[letter])])) }
}

// The part of a line up to a position on its x axis, its end interpolated so that it grows smoothly.
export function revealed(trace, position) {
  const last = lastUpTo(trace.x, position)
  const [x, y] = [Array.from(trace.x.slice(0, last + 1)), Array.from(trace.y.slice(0, last + 1))]
  if (last >= 0 && last + 1 < trace.x.length && position > trace.x[last]) {
    x.push(position)
    y.push(between(trace.x, Array.from(trace.y, (value) => [value]), position)[0])
  }
  return { ...trace, x, y }
}
