// All that is used of plotly.js beyond what its reference documents: the one place to mend after an upgrade.
// tests/browser/test_plotly_internals.py says in words what an upgrade has broken.

/** @typedef {import("./plotly_types").Plot} Plot */
/** @typedef {import("./plotly_types").Trace} Trace */

/**
 * A drawn axis, in pixels of the plot's own element.
 * @typedef {object} Axis
 * @property {number} offset where it begins
 * @property {number} length
 * @property {[number, number]} range
 * @property {(value: number) => number} toPixel from where it begins
 * @property {(pixel: number) => number} toValue
 */

/**
 * A drawn axis by its name, as "x" or "y2"; undefined where none is drawn.
 * @param {Plot} plot
 * @param {string} name
 * @returns {Axis | undefined}
 */
export function axis(plot, name) {
  const full = internals(plot)._fullLayout?.[name.replace(/^([xy])(\d*)$/, "$1axis$2")]
  return full && view(full)
}

/**
 * The y axes of all subplots.
 * @param {Plot} plot
 * @returns {Axis[]}
 */
export function yAxes(plot) {
  const subplots = Object.values(internals(plot)._fullLayout?._plots ?? {})
  return subplots.map(({ yaxis }) => view(yaxis))
}

/**
 * @param {any} full
 * @returns {Axis}
 */
function view(full) {
  return {
    offset: full._offset,
    length: full._length,
    range: full.range,
    toPixel: (value) => full.d2p(value),
    toValue: (pixel) => full.p2d(pixel),
  }
}

/**
 * The drawn title of an axis, null where it has none.
 * @param {Plot} plot
 * @param {string} name
 * @returns {SVGTextElement | null}
 */
export const titleOf = (plot, name) => plot.querySelector(`.infolayer .g-${name}title text`)

/**
 * The buttons over a chart do what the keyboard has other ways for: none of them is a stop before its content.
 * @param {Plot} plot
 */
export function skipButtons(plot) {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (plot.querySelectorAll(".modebar *")))
    if (button.tabIndex >= 0) button.tabIndex = -1
}

/**
 * The traces as they are drawn, every attribute set.
 * @param {Plot} plot
 * @returns {Trace[]}
 */
export const fullTraces = (plot) => internals(plot)._fullData ?? []

/**
 * Whether a person is zooming, panning or turning it.
 * @param {Plot} plot
 */
export const isDragging = (plot) => Boolean(internals(plot)._dragging)

/**
 * Whether an event came from where data are drawn: not from the bar of buttons or the legend.
 * @param {Event} event
 */
export function isOnData({ target }) {
  return target instanceof Element && target.closest(".nsewdrag, .scatterlayer, .main-svg") !== null
}

/**
 * The drawn lines, areas, dots and words of a full trace, undefined where it is drawn by other means.
 * @param {Plot} plot
 * @param {Trace} full
 */
export function strokes(plot, full) {
  const group = plot.querySelector(`.scatterlayer .trace${full.uid}`)
  return (
    group && {
      dots: /** @type {SVGElement[]} */ ([...group.querySelectorAll(".points > path.point")]),
      fills: [...group.querySelectorAll("path.js-fill")],
      lines: [...group.querySelectorAll("path.js-line")],
      words: [...group.querySelectorAll(".text > .textpoint > text")],
    }
  )
}

/**
 * A drawn bar that lies, its number, and the line to the next one.
 * @typedef {object} DrawnBar
 * @property {SVGElement} bar
 * @property {SVGElement} words
 * @property {Element | null} connector
 * @property {string} top in pixels, as its path has it
 * @property {string} bottom
 * @property {string} place the transformation of its number
 */

/**
 * The drawn bars of a full trace; none where it is drawn by other means or one has no extent or no number.
 * @param {Plot} plot
 * @param {Trace} full
 * @returns {DrawnBar[]}
 */
export function bars(plot, full) {
  const groups = [...plot.querySelectorAll(".waterfalllayer .trace")]
  const group = groups.find((found) => bound(found)[0].trace.uid === full.uid)
  if (!group) return []
  const lines = [...group.querySelectorAll(".lines > .line > path")]
  const drawn = Array.from(group.querySelectorAll(".points > .point"), (point, i) => {
    const [bar, words] = [point.querySelector("path"), point.querySelector("text")]
    const [, top, bottom] = bar?.getAttribute("d")?.match(/^M[^,]+,([^V]+)V([^H]+)H/) ?? []
    const place = words?.getAttribute("transform")
    const connector = bound(point).cNext ? lines[i] : null
    return bar && words && place && top ? [{ bar, words, connector, top, bottom, place }] : []
  })
  return drawn.every(({ length }) => length) ? drawn.flat() : []
}

/**
 * Whether a trace is a mark in a scene of three dimensions that is drawn.
 * @param {Plot} plot
 * @param {number} number
 */
export function isMark(plot, number) {
  const full = fullTraces(plot)[number]
  return full?.type === "scatter3d" && sceneOf(plot, full)?.traces[full.uid] !== undefined
}

/**
 * Move such marks, and draw their scenes anew: the surfaces in them stay as they are.
 * @param {Plot} plot
 * @param {[number, Trace][]} marks by the numbers of their traces
 */
export function marksMoved(plot, marks) {
  const scenes = new Set()
  for (const [number, { x, y, z }] of marks) {
    const full = fullTraces(plot)[number]
    const scene = sceneOf(plot, full)
    scene.traces[full.uid].update(Object.assign(full, { x, y, z }))
    Object.assign(plot.data[number], { x, y, z })
    scenes.add(scene)
  }
  for (const scene of scenes) scene.glplot.redraw()
}

/**
 * @param {Plot} plot
 * @param {Trace} full
 */
const sceneOf = (plot, full) => internals(plot)._fullLayout[full.scene]?._scene

/**
 * What the library drew an element from.
 * @param {any} element
 */
const bound = (element) => element.__data__

/**
 * @param {Plot} plot
 * @returns {any}
 */
const internals = (plot) => plot
