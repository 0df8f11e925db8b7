// A button that lets a track run from its first position to its last; it does so by itself once, at first.

import { vector } from "./arrays.js"
import { track } from "./track.js"

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-replay { width: 44px; height: 40px; font: 16px/1 var(--st-font); color: var(--st-text-color); cursor: pointer;
  background: var(--st-background-color); border: 1px solid var(--st-border-color); border-radius: 8px; }
`)
document.adoptedStyleSheets.push(style)

const LONGEST_WAIT_MS = 20_000

/** @typedef {import("./messages").ReplayMessage} ReplayMessage */

/** @type {WeakMap<HTMLElement, { message: ReplayMessage, ends: () => void }>} */
const buttons = new WeakMap()

/** @param {ReplayMessage} message */
function run({ track: name, positions, seconds }) {
  const [all, moving] = [vector(positions), track(name)]
  moving.moveTo(all[0])
  moving.glideTo(all[all.length - 1], seconds)
}

/**
 * Act once the chart has been drawn for the first time: nobody sees what moves before.
 * @param {string} chart
 * @param {() => void} act
 */
async function whenDrawn(chart, act) {
  const end = performance.now() + LONGEST_WAIT_MS
  while (performance.now() < end) {
    if (document.querySelector(`.${chart} .plot[data-paints]`)) return act()
    await new Promise((next) => setTimeout(next, 50))
  }
}

/**
 * @param {HTMLElement} button
 * @param {ReplayMessage} message
 */
export function show(button, message) {
  button.ariaLabel = message.label
  const known = buttons.get(button)
  if (known) {
    known.message = message
    return
  }
  const held = { message, ends: track(message.track).follow(() => {}) }
  buttons.set(button, held)
  button.addEventListener("click", () => run(held.message))
  whenDrawn(message.chart, () => buttons.has(button) && run(held.message))
}

/** @param {HTMLElement} button */
export function remove(button) {
  buttons.get(button)?.ends()
  buttons.delete(button)
}
