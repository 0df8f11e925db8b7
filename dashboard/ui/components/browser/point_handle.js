// A point over a chart that a person drags in two dimensions, by mouse, finger or arrow keys.

import { axis } from "./plotly_internals.js"

const REACH_PX = 44
const REST_MS = 250 // after which a row of key presses has ended
/** @type {Record<string, [number, number]>} */
const STEPS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowDown: [0, -1],
  ArrowUp: [0, 1],
  PageDown: [0, -10],
  PageUp: [0, 10],
  Home: [-Infinity, 0],
  End: [Infinity, 0],
}

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-chart .point { position: absolute; width: ${REACH_PX}px; height: ${REACH_PX}px; border-radius: 50%; cursor: move;
  touch-action: none; z-index: 6; outline: none; }
.logreg-chart .point[hidden] { display: none; }
.logreg-chart .point:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px #1b2733; outline-offset: -12px; }
`)
document.adoptedStyleSheets.push(style)

export class PointHandle {
  /** @type {number | undefined} the timer that ends a row of key presses */
  waiting = undefined

  /**
   * @param {import("./plotly_types").Plot} plot
   * @param {import("./descent.js").Descent} descent
   * @param {(weight: number, bias: number) => void} release
   */
  constructor(plot, descent, release) {
    this.plot = plot
    this.descent = descent
    this.release = release
    this.point = document.createElement("div")
    this.point.className = "point"
    this.point.tabIndex = 0
    this.point.hidden = true // until it can be placed on drawn axes
    this.point.setAttribute("role", "slider")
    this.point.ariaLabel = "w and b"
    this.point.setAttribute("aria-description", "Left and right change w, up and down b.")
    this.point.addEventListener("pointerdown", (event) => this.grab(event))
    this.point.addEventListener("pointermove", (event) => this.drag(event))
    this.point.addEventListener("lostpointercapture", () => this.drop())
    this.point.addEventListener("keydown", (event) => this.press(event))
    this.point.addEventListener("blur", () => this.rest())
    plot.parentElement?.lastElementChild?.before(this.point)
  }

  get position() {
    const { weight, bias, message } = this.descent
    return [weight.position ?? message.at_weight, bias.position ?? message.at_bias]
  }

  // Follow the drawn axes: they move with zoom, resize and margins.
  place() {
    const [across, up] = [axis(this.plot, "x"), axis(this.plot, "y")]
    if (!across || !up) return
    const [w, b] = this.position
    const [x, y] = [across.toPixel(w), up.toPixel(b)]
    this.point.hidden = !(x >= -1 && x <= across.length + 1 && y >= -1 && y <= up.length + 1)
    this.point.style.left = `${across.offset + x - REACH_PX / 2}px`
    this.point.style.top = `${up.offset + y - REACH_PX / 2}px`
    const { low, high } = this.descent.message
    this.point.ariaValueMin = String(low)
    this.point.ariaValueMax = String(high)
    this.point.ariaValueNow = String(w)
    this.point.ariaValueText = `w ${w}, b ${b}`.replaceAll("-", "−")
  }

  /**
   * @param {number} weight
   * @param {number} bias
   */
  moveTo(weight, bias) {
    const { low, high } = this.descent.message
    /** @param {number} value */
    const within = (value) => Number(Math.min(high, Math.max(low, value)).toFixed(3))
    this.descent.weight.moveTo(within(weight))
    this.descent.bias.moveTo(within(bias))
  }

  /** @param {boolean} held */
  hold(held) {
    this.descent.weight.held = held
    this.descent.bias.held = held
  }

  /** @param {PointerEvent} event */
  grab(event) {
    event.preventDefault()
    this.rest()
    this.point.focus()
    this.point.setPointerCapture(event.pointerId)
    this.hold(true)
  }

  /** @param {PointerEvent} event */
  drag(event) {
    const [across, up] = [axis(this.plot, "x"), axis(this.plot, "y")]
    if (!across || !up || !this.point.hasPointerCapture(event.pointerId)) return
    const { left, top } = this.plot.getBoundingClientRect()
    this.moveTo(
      across.toValue(event.clientX - left - across.offset),
      up.toValue(event.clientY - top - up.offset),
    )
  }

  drop() {
    this.hold(false)
    this.say()
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const steps = STEPS[event.key]
    if (!steps) return
    event.preventDefault()
    const [w, b] = this.position
    const { step } = this.descent.message
    this.hold(true)
    this.moveTo(w + steps[0] * step, b + steps[1] * step)
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => this.rest(), REST_MS)
  }

  // A row of key presses ends by itself, or before anything else is done: what comes after it counts.
  rest() {
    if (this.waiting === undefined) return
    clearTimeout(this.waiting)
    this.waiting = undefined
    this.drop()
  }

  say() {
    const [w, b] = this.position
    this.descent.weight.sent = w
    this.descent.bias.sent = b
    this.release(w, b)
  }

  remove() {
    clearTimeout(this.waiting)
    this.waiting = undefined
    this.hold(false)
    this.point.remove()
  }
}
