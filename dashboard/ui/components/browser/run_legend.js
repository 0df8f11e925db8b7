// The runs of a race: the legend of every chart beside it, the standings, and the switch between them.

import { nearest, vector } from "./arrays.js"
import { setText } from "./element_text.js"
import { themed } from "./traces.js"
import { track } from "./track.js"

/** @type {Record<string, string>} */
const DASHES = { solid: "", dash: "7 4", dot: "2 3", dashdot: "8 3 2 3" }

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-runs { display: flex; gap: 6px; overflow-x: auto; scrollbar-width: none; padding: 2px; font: .875rem/1.43 var(--st-font); color: var(--st-text-color); }
.logreg-runs button { flex: none; display: inline-flex; align-items: center; gap: 7px; height: 2.125rem; padding: 0 10px; font: inherit; color: inherit;
  background: none; border: 1px solid var(--st-border-color); border-radius: 2rem; white-space: nowrap; cursor: pointer; }
.logreg-runs button.chosen { border-color: var(--st-text-color); box-shadow: inset 0 0 0 1px var(--st-text-color); }
.logreg-runs button.add { border-color: transparent; }
.logreg-runs button:focus-visible { outline: 2px solid var(--st-text-color); outline-offset: 1px; }
.logreg-runs .value { text-align: start; font-variant-numeric: tabular-nums; opacity: .8; }
.logreg-runs .name { max-width: 13em; overflow: hidden; text-overflow: ellipsis; }
@media (min-width: 641px) and (max-width: 1700px) { .logreg-runs.many .name { max-width: 7.5em; } }
@media (max-width: 640px) { .logreg-runs { flex-wrap: wrap; overflow: visible; } .logreg-runs button { max-width: 100%; } }
`)
document.adoptedStyleSheets.push(style)

/** @typedef {import("./messages").RunMessage} RunMessage */
/** @typedef {import("./messages").RunLegendMessage} RunLegendMessage */
/** @typedef {import("./streamlit_types").Send} Send */

/**
 * @param {string} colour
 * @param {string} dash
 */
function line(colour, dash) {
  const name = "http://www.w3.org/2000/svg"
  const svg = document.createElementNS(name, "svg")
  const path = document.createElementNS(name, "path")
  for (const [key, value] of Object.entries({ width: "26", height: "10", "aria-hidden": "true" }))
    svg.setAttribute(key, value)
  const drawn = { d: "M1 5H25", stroke: colour, "stroke-width": "3", "stroke-dasharray": DASHES[dash] ?? "" }
  for (const [key, value] of Object.entries(drawn)) path.setAttribute(key, value)
  svg.append(path)
  return svg
}

class Legend {
  /** @type {(() => void)[]} */
  unfollows = []

  /** @param {HTMLElement} row */
  constructor(row) {
    this.row = row
  }

  /**
   * @param {RunLegendMessage} message
   * @param {Send} send
   */
  update({ runs, chosen, may_add }, send) {
    this.remove()
    const focused = this.row.contains(document.activeElement) ? document.activeElement : null
    const number = focused instanceof HTMLElement ? focused.dataset.number : undefined
    this.row.replaceChildren()
    this.row.classList.toggle("many", runs.length > 2)
    for (const run of runs) this.add(run, run.number === chosen, () => send("choose", run.number))
    if (may_add) this.button("add", () => send("add", true)).append("+ Add a run")
    const again = number && this.row.querySelector(`[data-number="${number}"]`)
    if (again instanceof HTMLElement) again.focus()
  }

  /**
   * @param {string} name
   * @param {() => void} act
   */
  button(name, act) {
    const button = document.createElement("button")
    Object.assign(button, { type: "button", className: name })
    button.addEventListener("click", act)
    this.row.append(button)
    return button
  }

  /**
   * @param {RunMessage} run
   * @param {boolean} chosen
   * @param {() => void} choose
   */
  add(run, chosen, choose) {
    const button = this.button(chosen ? "chosen" : "", choose)
    button.ariaPressed = String(chosen)
    button.dataset.number = String(run.number)
    button.title = run.name
    const colour = themed(run.colour, getComputedStyle(this.row))
    const [letter, name, value] = ["b", "span", "span"].map((tag) => document.createElement(tag))
    letter.textContent = run.letter
    letter.style.color = colour
    name.textContent = run.name
    name.className = "name"
    value.className = "value"
    button.append(line(colour, run.dash), letter, name, value)
    this.follow(run, value)
  }

  /**
   * @param {RunMessage} run
   * @param {HTMLElement} words
   */
  follow(run, words) {
    const positions = vector(run.positions)
    const last = positions.length - 1
    /** @param {number} to */
    const write = (to) => {
      const i = nearest(positions, to)
      setText(words, i === last ? (run.done ? `✓ ${run.value}` : run.value) : run.values[i])
    }
    words.style.minWidth = `${Math.max(...run.values.map(({ length }) => length))}ch`
    const followed = track(run.track)
    this.unfollows.push(followed.follow(write))
    followed.obey(run.position, run.seconds)
    write(followed.position ?? run.position)
  }

  remove() {
    for (const unfollow of this.unfollows) unfollow()
    this.unfollows = []
  }
}

/** @type {WeakMap<HTMLElement, Legend>} */
const legends = new WeakMap()

/**
 * @param {HTMLElement} row
 * @param {RunLegendMessage} message
 * @param {Send} send
 */
export function show(row, message, send) {
  const legend = legends.get(row) ?? new Legend(row)
  legends.set(row, legend)
  legend.update(message, send)
}

/** @param {HTMLElement} row */
export function remove(row) {
  legends.get(row)?.remove()
  legends.delete(row)
}
