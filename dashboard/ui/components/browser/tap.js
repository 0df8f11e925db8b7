// Whether a chart is held, and where it was clicked or tapped: the place, and the dot that stands there, if any.

import { axis, fullTraces, isOnData } from "./plotly_internals.js"

/** @typedef {import("./messages").ClickEvent} ClickEvent */

const STILL_PX = 6 // a pointer that moves farther drags
/** @type {Record<string, number>} */
const NEAR_PX = { mouse: 9, pen: 12, touch: 20 } // from a dot's middle

export class Tap {
  /** @type {PointerEvent | null} */
  from = null
  held = false

  /**
   * @param {import("./plotly_types").Plot} plot
   * @param {(place: ClickEvent) => void} tell
   */
  constructor(plot, tell) {
    this.plot = plot
    this.tell = tell
    this.listening = new AbortController()
    const how = { capture: true, signal: this.listening.signal }
    plot.addEventListener("pointerdown", (event) => this.press(event), how)
    // A drag layer may lie over the chart by then.
    addEventListener("pointerup", (event) => this.lift(event), how)
    addEventListener("pointercancel", () => this.release(), how)
  }

  /** @param {PointerEvent} event */
  press(event) {
    this.from = event.isPrimary && event.button === 0 && isOnData(event) ? event : null
    this.held = true
  }

  release() {
    this.from = null
    this.held = false
  }

  /** @param {PointerEvent} event */
  lift(event) {
    const from = this.from
    this.release()
    if (!from || Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > STILL_PX) return
    const [across, up] = [axis(this.plot, "x"), axis(this.plot, "y")]
    if (!across || !up) return
    const { left, top } = this.plot.getBoundingClientRect()
    const [x, y] = [event.clientX - left - across.offset, event.clientY - top - up.offset]
    if (x < 0 || y < 0 || x > across.length || y > up.length) return
    const dot = this.dot(x, y, NEAR_PX[event.pointerType] ?? NEAR_PX.mouse)
    this.tell(dot ?? { trace: null, point: null, x: across.toValue(x), y: up.toValue(y) })
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
