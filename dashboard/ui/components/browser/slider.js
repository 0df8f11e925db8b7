// A slider that moves a track while it is dragged; the server hears of it when it is let go.

import { padded, setText } from "./element_text.js"
import { KeyPresses } from "./key_presses.js"
import { fill } from "./range.js"
import { track } from "./track.js"

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-slider { display: flex; align-items: center; gap: .7em; min-height: 40px; font: 14px/1.4 var(--st-font); color: var(--st-text-color); }
.logreg-slider input { flex: 1; min-width: 0; height: 28px; }
.logreg-slider output { min-width: 3em; text-align: start; white-space: pre; font-variant-numeric: tabular-nums; }
`)
document.adoptedStyleSheets.push(style)

/** @typedef {import("./messages").SliderMessage} SliderMessage */
/** @typedef {import("./streamlit_types").Send} Send */

class Slider {
  keys = new KeyPresses(() => this.say())
  digits = 0
  /** @type {Send | undefined} */
  send = undefined
  /** @type {() => void} */
  unfollow = () => {}

  /**
   * @param {HTMLElement} root
   * @param {string} name
   */
  constructor(root, name) {
    this.range = /** @type {HTMLInputElement} */ (root.querySelector("input"))
    this.output = /** @type {HTMLOutputElement} */ (root.querySelector("output"))
    this.track = track(name)
    this.range.addEventListener("input", () => this.drag())
    this.range.addEventListener("change", () => this.keys.add())
    this.range.addEventListener("blur", () => this.keys.end())
    this.start(name)
  }

  /** @param {string} name */
  start(name) {
    this.unfollow()
    this.track = track(name)
    this.unfollow = this.track.follow((to) => this.write(to))
  }

  /**
   * @param {SliderMessage} message
   * @param {Send} send
   */
  update({ track: name, label, low, high, step, position }, send) {
    this.send = send
    if (this.track.name !== name) this.start(name)
    Object.assign(this.range, { min: low, max: high, step, ariaLabel: label })
    this.digits = Math.min(6, (String(step).split(".")[1] ?? "").length)
    this.track.obey(position, 0)
    this.write(this.track.position ?? position)
  }

  /** @param {number} to */
  write(to) {
    const words = this.text(to)
    if (Number(this.range.value) !== to) this.range.value = String(to)
    fill(this.range)
    this.range.ariaValueText = words
    const [low, high] = [this.range.min, this.range.max].map((end) => this.text(Number(end)))
    setText(this.output, padded(words, low.length > high.length ? low : high))
  }

  /** @param {number} to */
  text(to) {
    const stepped = Number(to.toFixed(this.digits))
    return (stepped === to ? to.toFixed(this.digits) : String(+to.toPrecision(4))).replace("-", "−")
  }

  drag() {
    this.track.held = true
    this.track.moveTo(Number(this.range.value))
  }

  say() {
    const to = Number(this.range.value)
    this.track.held = false
    this.track.sent = to
    this.send?.("rest", to)
  }

  remove() {
    this.keys.forget()
    this.unfollow()
  }
}

/** @type {WeakMap<HTMLElement, Slider>} */
const sliders = new WeakMap()

/**
 * @param {HTMLElement} root
 * @param {SliderMessage} message
 * @param {Send} send
 */
export function show(root, message, send) {
  const slider = sliders.get(root) ?? new Slider(root, message.track)
  sliders.set(root, slider)
  slider.update(message, send)
}

/** @param {HTMLElement} root */
export function remove(root) {
  sliders.get(root)?.remove()
  sliders.delete(root)
}
