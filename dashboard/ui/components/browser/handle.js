// A vertical line over a chart that a person drags, by mouse, finger or arrow keys, to move a track.

import { setText } from "./element_text.js"
import { Grip } from "./grip.js"
import { axis, yAxes } from "./plotly_internals.js"

const REACH_PX = 28
/** @type {Record<string, number>} */
const STEPS = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: -Infinity,
  End: Infinity,
}

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-chart .handle { position: absolute; left: 0; top: 0; width: ${REACH_PX}px; cursor: ew-resize; touch-action: none; z-index: 5; outline: none; }
.logreg-chart .handle[hidden] { display: none; }
.logreg-chart .handle::before { content: ""; position: absolute; inset: 0 calc(50% - 1px); background: var(--handle-colour); }
.logreg-chart .handle:is(:hover, :focus-visible)::before { inset: 0 calc(50% - 2px); }
.logreg-chart .handle span { position: absolute; top: 0; left: 50%; translate: -50% -60%; padding: 0 .45em; border-radius: .7em;
  font: 600 .8125rem/1.6 var(--st-font); color: oklch(from var(--handle-colour) clamp(0, (l / .6 - 1) * -infinity, 1) 0 0); background: var(--handle-colour); white-space: nowrap; user-select: none; }
.logreg-chart .handle.valued { z-index: 6; }
.logreg-chart .handle.valued span { top: auto; bottom: 0; translate: -50% calc(100% + 2px); min-width: 44px; padding: 0 .7em; border-radius: 1em;
  font-size: .875rem; line-height: 1.625rem; text-align: center; font-variant-numeric: tabular-nums; }
.logreg-chart .handle:focus-visible span { outline: 2px solid var(--st-text-color); outline-offset: 2px; }
`)
document.adoptedStyleSheets.push(style)

export class Handle extends Grip {
  low = 0
  high = 1
  step = 0
  label = ""
  /** @type {string | null} */
  unit = null

  /**
   * @param {import("./plotly_types").Plot} plot
   * @param {import("./track.js").Track} track
   * @param {(position: number) => void} release
   */
  constructor(plot, track, release) {
    super(plot, "handle")
    this.track = track
    this.release = release
    this.words = document.createElement("span")
    this.element.append(this.words)
  }

  /**
   * @param {import("./messages").HandleMessage} said
   * @param {string} axisTitle
   */
  configure({ label, unit, low, high, step, colour }, axisTitle) {
    Object.assign(this, { label, unit, low, high, step })
    this.element.classList.toggle("valued", unit !== null)
    if (unit === null) setText(this.words, label)
    this.element.style.setProperty("--handle-colour", colour)
    this.element.ariaLabel = label
    this.element.ariaValueMin = String(low)
    this.element.ariaValueMax = String(high)
    this.element.setAttribute("aria-description", axisTitle)
  }

  // Follow the drawn axes: they move with zoom, resize and margins.
  place() {
    const across = axis(this.plot, "x")
    const { position } = this.track
    if (!across || position === undefined) return
    const scales = yAxes(this.plot)
    const top = Math.min(...scales.map(({ offset }) => offset))
    const height = Math.max(...scales.map(({ offset, length }) => offset + length)) - top
    const x = across.toPixel(position)
    this.element.hidden = !(x >= -1 && x <= across.length + 1)
    this.moveElement(across.offset + x - REACH_PX / 2, top)
    this.element.style.height = `${height}px`
    this.element.ariaValueNow = String(position)
    if (this.unit === null) return
    const value = this.value(position)
    this.element.ariaValueText = value
    setText(this.words, `◂ ${value} ▸`)
  }

  /**
   * With as many digits as a step has.
   * @param {number} position
   */
  value(position) {
    const digits = Math.min(6, (String(this.step % 1).split(".")[1] ?? "").length)
    return `${position.toFixed(digits).replace("-", "−")} ${this.unit ?? ""}`.trim()
  }

  /** @param {number} position */
  within(position) {
    const stepped =
      this.step && Number.isFinite(position) ? Math.round(position / this.step) * this.step : position
    return Math.min(this.high, Math.max(this.low, stepped))
  }

  /** @param {boolean} held */
  hold(held) {
    this.track.held = held
  }

  /** @param {number} x */
  dragTo(x) {
    const across = axis(this.plot, "x")
    if (across) this.track.moveTo(this.within(across.toValue(x - across.offset)))
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const across = axis(this.plot, "x")
    const steps = STEPS[event.key]
    const { position } = this.track
    if (!steps || !across || position === undefined) return
    event.preventDefault()
    const step = this.step || (this.high - this.low) / 100
    const direction = across.range[0] <= across.range[1] ? 1 : -1
    this.track.moveTo(this.within(position + direction * steps * step))
    this.keys.add()
  }

  say() {
    const { position } = this.track
    if (position === undefined) return
    this.track.sent = position
    this.release(position)
  }
}
