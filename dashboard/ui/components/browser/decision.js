// The decision as one sentence: its framed values open a slider each, and every number follows.

import { DecisionNumbers } from "./decision_numbers.js"
import { setLabel, setText } from "./element_text.js"
import { numberText, thresholdText } from "./number_text.js"
import { fill } from "./range.js"
import { track } from "./track.js"

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-decision { font-family: var(--st-font); color: var(--st-text-color); position: relative; }
.logreg-decision p { font-size: 24px; line-height: 40px; margin: 0; font-variant-numeric: tabular-nums; text-wrap: pretty; }
.logreg-decision :is(b, output) { font-weight: 700; }
/* Each value is a field as wide as its widest: no word of the sentence moves, and none stands beside a gap. */
.logreg-decision [data-widest] { display: inline-block; position: relative; }
.logreg-decision [data-widest]::before { content: attr(data-widest) / ""; visibility: hidden; white-space: pre; }
.logreg-decision [data-widest] > span { position: absolute; left: 0; white-space: pre; }
.logreg-decision .kept { white-space: nowrap; }
.logreg-decision .wide > span { font-size: .68em; }
.logreg-decision output { background: var(--st-secondary-background-color); border-radius: 6px; padding: 0 .2em; line-height: 1.3; }
.logreg-decision output[data-widest] > span { left: 50%; transform: translateX(-50%); line-height: inherit; }
.logreg-decision .frame { font: inherit; font-weight: 700; color: inherit; background: var(--st-secondary-background-color);
  border: 1px solid var(--st-border-color); border-radius: 8px; padding: 0 .4em; height: 36px; line-height: 34px; cursor: pointer; }
.logreg-decision .frame[data-widest] > span { left: .4em; line-height: inherit; }
.logreg-decision .frame::after { content: "⌄" / ""; margin-inline-start: .4em; font-weight: 400; opacity: .8; }
.logreg-decision .slider { position: absolute; z-index: 10; background: var(--st-background-color); border: 1px solid var(--st-border-color);
  border-radius: 12px; padding: 12px 16px; box-shadow: 0 4px 16px rgb(0 0 0 / .18); max-width: 100%; box-sizing: border-box; }
.logreg-decision .slider input { width: 300px; max-width: 60vw; height: 32px; }
.logreg-decision .slider label { font-size: 15px; display: flex; flex-wrap: wrap; gap: 0 12px; align-items: center; }
@media (max-width: 640px) { .logreg-decision p { font-size: 19px; line-height: 32px; } .logreg-decision .frame { height: 32px; line-height: 30px; } }
`)
document.adoptedStyleSheets.push(style)

/** @typedef {import("./messages").DecisionMessage} DecisionMessage */
/** @typedef {import("./streamlit_types").Send} Send */

/**
 * @param {string} tag
 * @param {Element} parent
 * @param {string} text
 */
function add(tag, parent, text = "") {
  const node = document.createElement(tag)
  node.textContent = text
  parent.append(node)
  return node
}

/**
 * Write into a field, smaller where the words are wider than its room.
 * @param {HTMLElement} field
 * @param {string} words
 */
function write(field, words) {
  const { firstElementChild, dataset } = field
  if (!firstElementChild) return
  setText(firstElementChild, words)
  field.classList.toggle("wide", words.length > (dataset.widest ?? "").length)
}

class Decision {
  /** @type {(() => void)[]} */
  unfollows = []
  followed = ""

  /**
   * @param {HTMLElement} root
   * @param {DecisionMessage} spec
   * @param {Send} send
   */
  constructor(root, spec, send) {
    this.root = root
    this.spec = spec
    this.send = send
    this.numbers = new DecisionNumbers(spec.numbers)
    this.weightTrack = spec.numbers.weight_track
    this.flagged = this.missed = this.cost = this.least = root
    this.text = /** @type {HTMLElement} */ (root.querySelector("p"))
    this.threshold = this.framed("Threshold", "0", "1", "0.001")
    this.weight = this.framed("Weight of a miss, in false alarms", "0", "16", "1")
    this.threshold.slider.addEventListener("input", () => this.drag())
    this.threshold.slider.addEventListener("change", () => this.rest(this.spec.track, this.at))
    this.weight.slider.addEventListener("input", () => this.weigh())
    this.weight.slider.addEventListener("change", () => this.rest(this.weightTrack, this.miss ?? 1))
    this.root.addEventListener("keydown", (event) => event.key === "Escape" && this.close())
    this.root.addEventListener("focusout", (event) => {
      if (!this.root.contains(/** @type {Node} */ (event.relatedTarget))) this.close()
    })
  }

  /**
   * Put a value where it stands, with room for its widest; the sign after it stays in its line.
   * @param {HTMLElement} node
   * @param {string} widest
   */
  field(node, widest, sign = "") {
    node.dataset.widest = widest
    node.replaceChildren(document.createElement("span"))
    const kept = /** @type {HTMLElement} */ (add("span", this.text))
    kept.className = "kept"
    kept.append(node, sign)
    return node
  }

  /**
   * A framed value, and the slider that it opens.
   * @param {string} name
   * @param {string} low
   * @param {string} high
   * @param {string} step
   */
  framed(name, low, high, step) {
    const button = /** @type {HTMLButtonElement} */ (document.createElement("button"))
    Object.assign(button, { type: "button", className: "frame", ariaExpanded: "false", ariaLabel: name })
    const box = /** @type {HTMLElement} */ (add("div", this.root))
    Object.assign(box, { className: "slider", hidden: true, tabIndex: -1 })
    const label = add("label", box, name)
    const slider = /** @type {HTMLInputElement} */ (add("input", label))
    Object.assign(slider, { type: "range", min: low, max: high, step, ariaLabel: name })
    button.addEventListener("click", () => this.open(button, box, slider))
    return { button, box, slider }
  }

  /**
   * @param {HTMLButtonElement} button
   * @param {HTMLElement} box
   * @param {HTMLInputElement} slider
   */
  open(button, box, slider) {
    const open = box.hidden
    this.close()
    if (!open) return
    box.hidden = false
    button.ariaExpanded = "true"
    const room = this.root.clientWidth - box.offsetWidth
    box.style.left = `${Math.max(0, Math.min(button.offsetLeft, room))}px`
    box.style.top = `${button.offsetTop + button.offsetHeight + 6}px`
    slider.focus()
  }

  close() {
    for (const { button, box } of [this.threshold, this.weight]) {
      box.hidden = true
      button.ariaExpanded = "false"
    }
  }

  /**
   * @param {DecisionMessage} spec
   * @param {Send} send
   */
  update(spec, send) {
    this.spec = spec
    this.send = send
    this.numbers = new DecisionNumbers(spec.numbers)
    this.weightTrack = spec.numbers.weight_track
    this.build() // before a track that moves writes into it
    this.follow()
    this.write()
  }

  follow() {
    const { track: name, numbers, exact } = this.spec
    if (this.followed !== name) {
      this.remove()
      this.unfollows = [name, this.weightTrack].map((followed) => track(followed).follow(() => this.write()))
      this.followed = name
    }
    track(name).obey(exact.threshold, 0)
    if (numbers.weight !== null) track(this.weightTrack).obey(numbers.weight, 0)
  }

  build() {
    const { positive, numbers, cases } = this.spec
    const output = () => document.createElement("output")
    const [flagged, missed] = [this.numbers.flagged, this.numbers.missed].map((counts) =>
      "0".repeat(Math.min(3, String(Math.max(...Array.from(counts))).length)),
    )
    const cost = this.numbers.widestCost
    this.text.replaceChildren(`Call ${positive} from `)
    this.field(this.threshold.button, "0.0000", ".")
    this.text.append(` Of ${cases} `)
    this.flagged = this.field(output(), flagged)
    this.text.append(" are flagged and ")
    this.missed = this.field(output(), missed)
    this.text.append(` ${positive} are missed. `)
    if (numbers.weight === null) this.text.append("That costs ")
    else {
      this.text.append("When a miss weighs ")
      this.field(this.weight.button, "00 false alarms", ",")
      this.text.append(" that costs ")
    }
    this.cost = this.field(output(), cost)
    const each = numbers.unit === "false alarms" ? "each" : `${numbers.unit} each`
    this.text.append(` ${each}; the least is `)
    this.least = this.field(document.createElement("span"), `${cost}, from 0.00000.`)
  }

  get at() {
    return track(this.spec.track).position ?? this.spec.exact.threshold
  }

  get miss() {
    return track(this.weightTrack).position ?? this.spec.numbers.weight
  }

  drag() {
    track(this.spec.track).moveTo(Number(this.threshold.slider.value))
  }

  weigh() {
    track(this.weightTrack).moveTo(this.spec.numbers.weights[Number(this.weight.slider.value)])
  }

  /**
   * @param {string} name
   * @param {number} position
   */
  rest(name, position) {
    this.send("move", { track: name, position })
  }

  write() {
    const { at, miss, numbers, spec } = this
    const now = numbers.at(at, miss, spec.exact)
    const lowest = numbers.lowest(miss)
    write(this.threshold.button, thresholdText(at))
    setLabel(this.threshold.button, `Threshold: ${thresholdText(at)}`)
    this.threshold.slider.value = String(at)
    fill(this.threshold.slider)
    this.threshold.slider.ariaValueText = thresholdText(at)
    const { weights } = spec.numbers
    const nearest = weights.reduce((best, weight, i) => {
      const off = Math.abs(Math.log(weight / (miss ?? 1)))
      return off < Math.abs(Math.log(weights[best] / (miss ?? 1))) ? i : best
    }, 0)
    const alarms = `${numberText(miss ?? 1, 3)} false alarm${miss === 1 ? "" : "s"}`
    write(this.weight.button, alarms)
    setLabel(this.weight.button, `Weight of a miss: ${alarms}`)
    this.weight.slider.max = String(weights.length - 1)
    this.weight.slider.value = String(nearest)
    fill(this.weight.slider)
    this.weight.slider.ariaValueText = alarms
    write(this.flagged, now.flagged.toLocaleString("en"))
    write(this.missed, now.missed.toLocaleString("en"))
    write(this.cost, numbers.costText(now.cost, miss))
    write(this.least, `${numbers.costText(lowest.cost, miss)}, from ${thresholdText(lowest.threshold)}.`)
  }

  remove() {
    for (const unfollow of this.unfollows) unfollow()
    this.unfollows = []
    this.followed = ""
  }
}

/** @type {WeakMap<HTMLElement, Decision>} */
const decisions = new WeakMap()

/**
 * @param {HTMLElement} root
 * @param {DecisionMessage} spec
 * @param {Send} send
 */
export function show(root, spec, send) {
  const decision = decisions.get(root) ?? new Decision(root, spec, send)
  decisions.set(root, decision)
  decision.update(spec, send)
}

/** @param {HTMLElement} root */
export function remove(root) {
  decisions.get(root)?.remove()
  decisions.delete(root)
}
