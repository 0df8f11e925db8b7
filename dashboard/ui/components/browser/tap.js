// Whether a chart is held, and where it was clicked or tapped: the place, and the dot that stands there, if any.

import { axis, fullTraces, isOnData } from "./plotly_internals.js"
import { moved } from "./strokes.js"

/** @typedef {import("./messages").ClickEvent} ClickEvent */
/** @typedef {import("./messages").DragEvent} DragEvent */

const STILL_PX = 6 // a pointer that moves farther drags
/** @type {Record<string, number>} */
const NEAR_PX = { mouse: 9, pen: 12, touch: 20 } // from a dot's middle

export class Tap {
  /** @type {PointerEvent | null} */
  from = null
  held = false

  /** @type {ClickEvent | null} the dot in hand, where dots may be dragged */
  dragged = null

  /**
   * @param {import("./plotly_types").Plot} plot
   * @param {(place: ClickEvent) => void} tell
   * @param {() => boolean} mayDrag
   * @param {(move: DragEvent) => void} tellDrag
   */
  constructor(plot, tell, mayDrag, tellDrag) {
    this.plot = plot
    this.tell = tell
    this.mayDrag = mayDrag
    this.tellDrag = tellDrag
    this.listening = new AbortController()
    const how = { capture: true, signal: this.listening.signal }
    plot.addEventListener("pointerdown", (event) => this.press(event), how)
    // A dot in hand is not the beginning of a zoom.
    for (const name of ["mousedown", "touchstart"])
      plot.addEventListener(name, (event) => this.dragged && event.stopPropagation(), how)
    addEventListener("pointermove", (event) => this.move(event), how)
    // A drag layer may lie over the chart by then.
    addEventListener("pointerup", (event) => this.lift(event), how)
    addEventListener("pointercancel", () => this.release(), how)
  }

  /** @param {PointerEvent} event */
  press(event) {
    this.from = event.isPrimary && event.button === 0 && isOnData(event) ? event : null
    this.held = true
    this.dragged = this.from && this.mayDrag() ? this.under(event) : null
  }

  release() {
    this.from = null
    this.held = false
    this.dragged = null
  }

  /**
   * The dot under a pointer.
   * @param {PointerEvent} event
   */
  under(event) {
    const at = this.place(event)
    return at && this.dot(at.px, at.py, NEAR_PX[event.pointerType] ?? NEAR_PX.mouse)
  }

  /**
   * Where a pointer is, in pixels of the axes and in their units; null outside.
   * @param {PointerEvent} event
   */
  place(event) {
    const [across, up] = [axis(this.plot, "x"), axis(this.plot, "y")]
    if (!across || !up) return null
    const { left, top } = this.plot.getBoundingClientRect()
    const [px, py] = [event.clientX - left - across.offset, event.clientY - top - up.offset]
    if (px < 0 || py < 0 || px > across.length || py > up.length) return null
    return { px, py, x: across.toValue(px), y: up.toValue(py) }
  }

  /** @param {PointerEvent} event */
  move(event) {
    const at = this.dragged && this.place(event)
    if (!this.dragged || !at || this.dragged.trace === null || this.dragged.point === null) return
    const { trace, point } = this.dragged
    const [x, y] = [Array.from(this.plot.data[trace].x), Array.from(this.plot.data[trace].y)]
    x[point] = at.x
    y[point] = at.y
    moved(this.plot, trace, { ...this.plot.data[trace], x, y })
  }

  /** @param {PointerEvent} event */
  lift(event) {
    const { from, dragged } = this
    this.release()
    const at = from && this.place(event)
    if (!from || !at) return
    const still = Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) <= STILL_PX
    if (still) this.tell(dragged ?? this.under(event) ?? { trace: null, point: null, x: at.x, y: at.y })
    else if (dragged) this.tellDrag({ from_x: dragged.x, from_y: dragged.y, x: at.x, y: at.y })
  }

  /**
   * The nearest dot of a trace of dots alone.
   * @param {number} x
   * @param {number} y
   * @param {number} near
   * @returns {ClickEvent | null}
   */
  dot(x, y, near) {
    const [across, up] = [axis(this.plot, "x"), axis(this.plot, "y")]
    if (!across || !up) return null
    let [best, least] = [/** @type {ClickEvent | null} */ (null), near]
    for (const [trace, full] of fullTraces(this.plot).entries()) {
      if (!ofDots(full)) continue
      const { x: xs, y: ys } = this.plot.data[trace]
      for (let point = 0; point < xs.length; point++) {
        const away = Math.hypot(across.toPixel(xs[point]) - x, up.toPixel(ys[point]) - y)
        if (away > least) continue // of equals the one that lies on top
        least = away
        best = { trace, point, x: xs[point], y: ys[point] }
      }
    }
    return best
  }

  remove() {
    this.listening.abort()
  }
}

/** @param {import("./plotly_types").Trace} full */
function ofDots({ type, mode, visible, hoverinfo }) {
  return type === "scatter" && mode === "markers" && visible === true && hoverinfo !== "skip"
}
