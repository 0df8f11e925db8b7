// Whether a chart is held, and where it was clicked or tapped: the place, and the dot that stands there, if any.

const STILL_PX = 6 // a pointer that moves farther drags
const NEAR_PX = { mouse: 9, pen: 12, touch: 20 } // from a dot's middle

export class Tap {
  constructor(plot, tell) {
    this.plot = plot
    this.tell = tell
    this.listening = new AbortController()
    const { signal } = this.listening
    plot.addEventListener("pointerdown", (event) => this.press(event), { capture: true, signal })
    // A drag layer may lie over the chart by then.
    addEventListener("pointerup", (event) => this.lift(event), { capture: true, signal })
    addEventListener("pointercancel", () => (this.from = this.held = null), { capture: true, signal })
  }

  press(event) {
    const onChart = event.isPrimary && event.button === 0 && event.target.closest(".nsewdrag, .scatterlayer, .main-svg")
    this.from = onChart ? event : null
    this.held = true
  }

  lift(event) {
    const from = this.from
    this.from = this.held = null
    if (!from || Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > STILL_PX) return
    const { xaxis: across, yaxis: up } = this.plot._fullLayout
    if (!across || !up) return
    const { left, top } = this.plot.getBoundingClientRect()
    const [x, y] = [event.clientX - left - across._offset, event.clientY - top - up._offset]
    if (x < 0 || y < 0 || x > across._length || y > up._length) return
    this.tell(this.dot(x, y, NEAR_PX[event.pointerType] ?? NEAR_PX.mouse) ?? { trace: null, point: null, x: across.p2d(x), y: up.p2d(y) })
  }

  // The nearest dot of a trace of dots alone.
  dot(x, y, near) {
    const { xaxis: across, yaxis: up } = this.plot._fullLayout
    let best = null
    this.plot._fullData.forEach((full, trace) => {
      if (full.type !== "scatter" || full.mode !== "markers" || full.visible !== true || full.hoverinfo === "skip") return
      const { x: xs, y: ys } = this.plot.data[trace]
      for (let point = 0; point < xs.length; point++) {
        const away = Math.hypot(across.d2p(xs[point]) - x, up.d2p(ys[point]) - y)
        if (away <= (best?.away ?? near)) best = { away, trace, point, x: xs[point], y: ys[point] }
      }
    })
    return best && { trace: best.trace, point: best.point, x: best.x, y: best.y }
  }

  remove() {
    this.listening.abort()
  }
}
