// Lines, dots and words of a drawn chart, moved where they are: a small part of the work of drawing the chart anew.

import { movedBars } from "./bars.js"
import { axis, fullTraces, strokes } from "./plotly_internals.js"

/** @typedef {import("./plotly_types").Trace} Trace */
/** @typedef {[number, number]} Place */

const FARTHEST_PX = 1e5 // beyond it browsers draw lines wrongly

/**
 * Move a trace to its new values; false where only a new drawing can.
 * @param {import("./plotly_types").Plot} plot
 * @param {number} number
 * @param {Trace} trace
 */
export function moved(plot, number, trace) {
  const [full, now] = [fullTraces(plot)[number], plot.data[number]]
  if (!full) return false
  if (full.visible !== true || isThere(now, trace)) return true
  const done = full.type === "waterfall" ? movedBars(plot, full, trace) : movedStrokes(plot, full, trace, now)
  const { x, y, text, marker } = trace
  if (done) Object.assign(now, { x, y, text, marker })
  return done
}

/**
 * Whether it is drawn so already: what does not move has its arrays still.
 * @param {Trace} now
 * @param {Trace} trace
 */
function isThere(now, trace) {
  const same = ["x", "y", "z", "text"].every((name) => now[name] === trace[name])
  return same && now.marker?.opacity === trace.marker?.opacity
}

/**
 * @param {import("./plotly_types").Plot} plot
 * @param {Trace} full
 * @param {Trace} trace
 * @param {Trace} now
 */
function movedStrokes(plot, full, trace, now) {
  if (!plain(full) || trace.text !== now.text) return false
  const drawn = strokes(plot, full)
  const [across, up] = [axis(plot, full.xaxis), axis(plot, full.yaxis)]
  if (!drawn || !across || !up) return false
  const places = pixels(trace, across, up)
  if (!moveDots(drawn.dots, full, places) || !moveLine(drawn.lines, full, places)) return false
  if (full.fill === "toself" && !moveFill(drawn.fills, places)) return false
  if (!moveWords(drawn.words, full, places)) return false
  const opacity = trace.marker?.opacity
  if (opacity !== now.marker?.opacity) fade(drawn.dots, opacity)
  return true
}

/**
 * Whether it is drawn as a straight line from point to point, as dots, as words, or as all of these.
 * @param {Trace} full
 */
function plain({ type, fill, line, marker }) {
  const straight = (!fill || fill === "none" || fill === "toself") && (line?.shape ?? "linear") === "linear"
  return type === "scatter" && straight && !marker?.angle && !marker?.standoff
}

/**
 * @param {Trace} trace
 * @param {import("./plotly_internals.js").Axis} across
 * @param {import("./plotly_internals.js").Axis} up
 * @returns {Place[]}
 */
function pixels({ x, y }, across, up) {
  /** @param {number} value */
  const near = (value) => Math.min(FARTHEST_PX, Math.max(-FARTHEST_PX, value))
  return Array.from(x, (value, i) => [near(across.toPixel(value)), near(up.toPixel(y[i]))])
}

/** @param {Place} place */
const seen = ([x, y]) => Number.isFinite(x) && Number.isFinite(y)

/**
 * @param {Element[]} dots
 * @param {Trace} full
 * @param {Place[]} places
 */
function moveDots(dots, { mode, marker }, places) {
  if (!mode.includes("markers")) return true
  if (dots.length !== places.length || !places.every(seen)) return false
  const turns = marker?.angleref === "previous" ? turnsOf(dots, places) : null
  dots.forEach((dot, i) => {
    const turn = turns?.[i] ? `rotate(${turns[i]})` : ""
    dot.setAttribute("transform", `translate(${places[i][0]},${places[i][1]})${turn}`)
  })
  return true
}

/** @type {WeakMap<Element, { path: string | null, angle: number }>} which way a dot points as it is drawn */
const pointing = new WeakMap()

/**
 * How far each dot that points away from the one before it is turned from how it is drawn, in degrees.
 * @param {Element[]} dots
 * @param {Place[]} places
 */
function turnsOf(dots, places) {
  const drawn = dots.map((dot) => (dot.getAttribute("transform")?.match(/-?[\d.]+/g) ?? []).map(Number))
  return dots.map((dot, i) => {
    const path = dot.getAttribute("d")
    let known = pointing.get(dot)
    if (known?.path !== path) {
      known = { path, angle: heading(drawn[i - 1], drawn[i]) }
      pointing.set(dot, known)
    }
    return heading(places[i - 1], places[i]) - known.angle
  })
}

/**
 * @param {number[] | undefined} from
 * @param {number[]} to
 */
const heading = (from, [x, y]) => (from ? (Math.atan2(y - from[1], x - from[0]) * 180) / Math.PI : 0)

/**
 * @param {Element[]} lines
 * @param {Trace} full
 * @param {Place[]} places
 */
function moveLine([line, ...more], { mode }, places) {
  if (!mode.includes("lines")) return true
  if (!line) return false
  line.setAttribute("d", path(places))
  for (const rest of more) rest.setAttribute("d", "M0,0")
  return true
}

/**
 * @param {Element[]} fills
 * @param {Place[]} places
 */
function moveFill([fill], places) {
  fill?.setAttribute("d", `${path(places)}Z`)
  return fill !== undefined
}

/**
 * @param {Element[]} words
 * @param {Trace} full
 * @param {Place[]} places
 */
function moveWords(words, { mode }, places) {
  if (!mode.includes("text")) return true
  if (words.length !== places.length || !places.every(seen)) return false
  words.forEach((text, i) => {
    for (const line of [text, ...text.querySelectorAll("tspan.line")]) {
      line.setAttribute("x", String(places[i][0]))
      line.setAttribute("y", String(places[i][1]))
    }
  })
  return true
}

/**
 * @param {(Element & { style: CSSStyleDeclaration })[]} dots
 * @param {unknown} opacity one number for each dot, where they differ
 */
function fade(dots, opacity) {
  if (typeof opacity !== "object" || opacity === null) return
  const shares = /** @type {ArrayLike<number>} */ (opacity)
  dots.forEach((dot, i) => {
    dot.style.opacity = String(shares[i])
  })
}

/**
 * Where a place is not known the line is interrupted.
 * @param {Place[]} places
 */
export function path(places) {
  const signs = places.map((place, i) => {
    if (!seen(place)) return ""
    return `${i && seen(places[i - 1]) ? "L" : "M"}${place[0]},${place[1]}`
  })
  return signs.join("") || "M0,0"
}
