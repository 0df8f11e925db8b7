// How bad a miss is, in false alarms: a dial from 1 to 50, logarithmic, moved by mouse, finger and keys.

import { setText } from "./element_text.js"
import { numberText } from "./number_text.js"
import { track } from "./track.js"

const NS = "http://www.w3.org/2000/svg"
const [WIDTH, TALL, RADIUS] = [300, 168, 118]
const [X, Y] = [WIDTH / 2, 146]

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-weight { container-type: inline-size; }
.logreg-weight svg { width: 100%; max-width: ${WIDTH}px; height: auto; display: block; margin: auto; touch-action: none; user-select: none; cursor: pointer;
  font: 13px var(--st-font); fill: var(--st-text-color); color: var(--st-text-color); outline-offset: 2px; }
.logreg-weight .arc { fill: none; stroke: var(--st-border-color); stroke-width: 9; stroke-linecap: round; }
.logreg-weight .reached { stroke: var(--st-text-color); }
.logreg-weight text { text-anchor: middle; }
.logreg-weight .value { font-size: 18px; font-weight: 700; }
/* Where it is drawn smaller its words are not. */
@container (max-width: 260px) { .logreg-weight svg { font-size: 18px; } .logreg-weight .value { font-size: 23px; } }
@container (max-width: 200px) { .logreg-weight svg { font-size: 22px; } .logreg-weight .value { font-size: 26px; } }
`)
document.adoptedStyleSheets.push(style)

/** @typedef {import("./messages").MissWeightMessage} MissWeightMessage */
/** @typedef {import("./streamlit_types").Send} Send */

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {Element} parent
 */
function svg(tag, attributes, parent) {
  const node = document.createElementNS(NS, tag)
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value))
  parent.append(node)
  return node
}

class MissWeight {
  /** @type {() => void} */
  unfollow = () => {}

  /**
   * @param {HTMLElement} root
   * @param {MissWeightMessage} spec
   * @param {Send} send
   */
  constructor(root, spec, send) {
    this.spec = spec
    this.send = send
    root.replaceChildren()
    const view = svg("svg", { viewBox: `0 0 ${WIDTH} ${TALL}`, role: "slider", tabindex: 0 }, root)
    this.view = /** @type {SVGSVGElement} */ (view)
    view.setAttribute("aria-label", "How many false alarms a miss weighs")
    view.setAttribute("aria-valuemin", String(spec.weights[0]))
    view.setAttribute("aria-valuemax", String(spec.weights.at(-1)))
    svg("path", { class: "arc", d: this.arc(1) }, view)
    this.reached = svg("path", { class: "arc reached" }, view)
    for (const weight of [1, 2, 5, 10, 20, 50]) {
      const [x, y] = this.point(this.share(weight), RADIUS + 18)
      svg("text", { x, y: y + 4 }, view).textContent = String(weight)
    }
    svg("path", { d: `M${X} ${Y - 84}l7 7l-7 7l-7 -7z`, fill: spec.colours[1] }, view)
    svg("text", { x: X, y: Y - 52 }, view).textContent = "one miss weighs"
    this.dots = svg("g", { fill: spec.colours[0] }, view)
    this.value = svg("text", { x: X, y: Y - 8, class: "value" }, view)
    this.knob = svg(
      "circle",
      { r: 10, fill: "currentColor", stroke: "var(--st-background-color)", "stroke-width": 3 },
      view,
    )
    view.addEventListener("pointerdown", (event) => this.grab(/** @type {PointerEvent} */ (event)))
    view.addEventListener("keydown", (event) => this.key(/** @type {KeyboardEvent} */ (event)))
  }

  /** @param {number} weight */
  share(weight) {
    const { weights } = this.spec
    const last = weights[weights.length - 1]
    return Math.min(1, Math.max(0, Math.log(weight / weights[0]) / (Math.log(last / weights[0]) || 1)))
  }

  /**
   * @param {number} share
   * @param {number} radius
   */
  point(share, radius) {
    const angle = Math.PI * (1 - share)
    return [X + radius * Math.cos(angle), Y - radius * Math.sin(angle)]
  }

  /** @param {number} share */
  arc(share) {
    const [x, y] = this.point(share, RADIUS)
    return `M${X - RADIUS} ${Y}A${RADIUS} ${RADIUS} 0 0 1 ${x} ${y}`
  }

  /**
   * @param {MissWeightMessage} spec
   * @param {Send} send
   */
  update(spec, send) {
    this.spec = spec
    this.send = send
    this.unfollow()
    this.unfollow = track(spec.track).follow(() => this.write())
    track(spec.track).obey(spec.weight, 0)
    this.write()
  }

  get weight() {
    return track(this.spec.track).position ?? this.spec.weight
  }

  write() {
    const { weight } = this
    const share = this.share(weight)
    const [x, y] = this.point(share, RADIUS)
    const text = numberText(weight, 3)
    const words = `${text} false alarm${weight === 1 ? "" : "s"}`
    this.reached.setAttribute("d", this.arc(share))
    this.knob.setAttribute("cx", String(x))
    this.knob.setAttribute("cy", String(y))
    setText(this.value, words)
    this.view.setAttribute("aria-valuenow", text)
    this.view.setAttribute("aria-valuetext", words)
    const shown = Math.min(10, Math.max(1, Math.round(weight)))
    this.dots.replaceChildren()
    for (let i = 0; i < shown; i += 1)
      svg("circle", { cx: X + 15 * (i - (shown - 1) / 2), cy: Y - 36, r: 5 }, this.dots)
  }

  /** @param {PointerEvent} event */
  turn({ clientX, clientY }) {
    const box = this.view.getBoundingClientRect()
    const size = box.width / WIDTH
    const angle = Math.atan2(Y - (clientY - box.top) / size, (clientX - box.left) / size - X)
    const share = Math.min(1, Math.max(0, 1 - Math.max(0, angle) / Math.PI))
    const turned = angle < -Math.PI / 2 ? 0 : angle < 0 ? 1 : share
    const { weights } = this.spec
    const near = weights.reduce((best, weight) =>
      Math.abs(this.share(weight) - turned) < Math.abs(this.share(best) - turned) ? weight : best,
    )
    track(this.spec.track).moveTo(near)
  }

  /** @param {PointerEvent} event */
  grab(event) {
    const here = track(this.spec.track)
    here.held = true
    this.view.setPointerCapture(event.pointerId)
    this.turn(event)
    const move = (/** @type {PointerEvent} */ moved) => this.turn(moved)
    const end = () => {
      here.held = false
      this.view.removeEventListener("pointermove", move)
      this.view.removeEventListener("pointerup", end)
      this.view.removeEventListener("pointercancel", end)
      this.rest()
    }
    this.view.addEventListener("pointermove", move)
    this.view.addEventListener("pointerup", end)
    this.view.addEventListener("pointercancel", end)
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const { weights } = this.spec
    const above = weights.findIndex((weight) => weight > this.weight)
    const up = above < 0 ? weights.length - 1 : above
    const down = Math.max(
      0,
      weights.findLastIndex((weight) => weight < this.weight),
    )
    /** @type {Record<string, number>} */
    const goal = {
      ArrowRight: up,
      ArrowUp: up,
      ArrowLeft: down,
      ArrowDown: down,
      Home: 0,
      End: weights.length - 1,
      PageUp: Math.min(weights.length - 1, up + 3),
      PageDown: Math.max(0, down - 3),
    }
    if (!(event.key in goal)) return
    event.preventDefault()
    track(this.spec.track).moveTo(weights[goal[event.key]])
    this.rest()
  }

  rest() {
    this.send("move", { track: this.spec.track, position: this.weight })
  }

  remove() {
    this.unfollow()
  }
}

/** @type {WeakMap<HTMLElement, MissWeight>} */
const dials = new WeakMap()

/**
 * @param {HTMLElement} root
 * @param {MissWeightMessage} spec
 * @param {Send} send
 */
export function show(root, spec, send) {
  const dial = dials.get(root) ?? new MissWeight(root, spec, send)
  dials.set(root, dial)
  dial.update(spec, send)
}

/** @param {HTMLElement} root */
export function remove(root) {
  dials.get(root)?.remove()
  dials.delete(root)
}
