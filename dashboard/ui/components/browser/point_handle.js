// A point over a chart that a person drags in two dimensions, by mouse, finger or arrow keys.

import { Grip } from "./grip.js"
import { axis } from "./plotly_internals.js"

const REACH_PX = 44
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
.logreg-chart .point { position: absolute; left: 0; top: 0; width: ${REACH_PX}px; height: ${REACH_PX}px; border-radius: 50%; cursor: move;
  touch-action: none; z-index: 6; outline: none; }
.logreg-chart .point[hidden] { display: none; }
.logreg-chart .point:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px #1b2733; outline-offset: -12px; }
`)
document.adoptedStyleSheets.push(style)

export class PointHandle extends Grip {
  /**
   * @param {import("./plotly_types").Plot} plot
   * @param {import("./descent.js").Descent} descent
   * @param {(weight: number, bias: number) => void} release
   */
  constructor(plot, descent, release) {
    super(plot, "point")
    this.descent = descent
    this.release = release
    this.element.ariaLabel = "w and b"
    this.element.setAttribute("aria-description", "Left and right change w, up and down b.")
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
    this.element.hidden = !(x >= -1 && x <= across.length + 1 && y >= -1 && y <= up.length + 1)
    this.moveElement(across.offset + x - REACH_PX / 2, up.offset + y - REACH_PX / 2)
    const { low, high } = this.descent.message
    this.element.ariaValueMin = String(low)
    this.element.ariaValueMax = String(high)
    this.element.ariaValueNow = String(w)
    this.element.ariaValueText = `w ${w}, b ${b}`.replaceAll("-", "−")
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

  /**
   * @param {number} x
   * @param {number} y
   */
  dragTo(x, y) {
    const [across, up] = [axis(this.plot, "x"), axis(this.plot, "y")]
    if (across && up) this.moveTo(across.toValue(x - across.offset), up.toValue(y - up.offset))
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
    this.keys.add()
  }

  say() {
    const [w, b] = this.position
    this.descent.weight.sent = w
    this.descent.bias.sent = b
    this.release(w, b)
  }
}
