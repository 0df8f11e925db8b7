// A sentence below a chart: what a curve of probability says where a handle stands, and what is decided there.

import { between } from "./arrays.js"
import { setText } from "./element_text.js"
import { numberText } from "./number_text.js"
import { track } from "./track.js"

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-chart .reading { margin: 0 0 4px; min-height: 2.9em; font: 600 1rem/1.45 var(--st-font); color: var(--st-text-color); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.logreg-chart .reading span { display: block; }
.logreg-chart .reading .called-0 { color: var(--class-0-text); }
.logreg-chart .reading .called-1 { color: var(--class-1-text); }
`)
document.adoptedStyleSheets.push(style)

/** @typedef {import("./messages").ReadingMessage} ReadingMessage */
/** @typedef {import("./plotly_types").Trace} Trace */

/** @param {number} share */
const percent = (share) =>
  `${+(100 * share).toPrecision(share < 0.0995 || share > 0.995 ? 2 : 3)}\u00a0%`.replace("-", "−")

/** @param {number} value */
const short = (value) => numberText(value, 3)

/**
 * The place of the reading on its curve: where the track stands, and the probability there.
 * @param {ReadingMessage} reading
 * @param {Trace[]} traces as they stand now
 */
function place(reading, traces) {
  const { x, y } = traces[reading.curve]
  const at = track(reading.track).position ?? x[x.length >> 1]
  const rows = Array.from(y, (value) => [value])
  return { at, p: Number(between(x, rows, at)[0]) }
}

/**
 * The traces with the dot of the reading on its curve.
 * @param {ReadingMessage | null} reading
 * @param {Trace[]} traces
 */
export function marked(reading, traces) {
  if (!reading) return traces
  const { at, p } = place(reading, traces)
  return traces.with(reading.dot, { ...traces[reading.dot], x: [at], y: [p] })
}

/**
 * @param {HTMLElement} words
 * @param {ReadingMessage | null} reading
 * @param {Trace[]} traces
 */
export function read(words, reading, traces) {
  if (words.hidden !== (reading === null)) words.hidden = reading === null
  if (!reading) return
  const { at, p } = place(reading, traces)
  const { column, unit, positive, negative, threshold } = reading
  if (!Number.isFinite(p)) {
    setText(words, `${column} ${short(at)} ${unit}: no probability`)
    return
  }
  const called = p >= threshold
  if (words.children.length !== 2) words.replaceChildren(...[1, 2].map(() => document.createElement("span")))
  const [before, decision] = words.children
  decision.className = `called-${Number(called)}`
  const value = unit ? `${short(at)} ${unit}` : short(at)
  setText(before, `${column} ${value}: ${percent(p)} ${positive}: `)
  const mark = called ? `◆ called ${positive} from` : `● called ${negative} below`
  setText(decision, `${mark} ${percent(threshold)}`)
}
