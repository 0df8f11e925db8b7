// Each threshold in a row: what it does to 1,000 cases, and what that costs.

import { DecisionNumbers } from "./decision_numbers.js"
import { padded, setText } from "./element_text.js"
import { thresholdText } from "./number_text.js"
import { track } from "./track.js"

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-rows { font: 15px/1.3 var(--st-font); color: var(--st-text-color); overflow-x: auto; }
.logreg-rows table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
.logreg-rows :is(th, td) { text-align: end; font-weight: 400; padding: 7px 0 7px 10px; border-bottom: 1px solid var(--st-border-color-light); white-space: nowrap; }
.logreg-rows :is(th, td):first-child { text-align: start; padding-inline-start: 0; }
.logreg-rows thead th { font-size: 14px; opacity: .85; padding-block: 4px; }
.logreg-rows .decides :is(th, td) { font-weight: 700; }
/* The first column has the room of its widest: a number of more digits moves no other. */
.logreg-rows tbody tr:last-child th::after { content: "lowest cost 0.00000" / ""; display: block; height: 0; overflow: hidden; visibility: hidden; }
@media (max-width: 1000px) {
  .logreg-rows :is(th, td), .logreg-rows thead th { padding-inline-start: 4px; font-size: 13px; }
  .logreg-rows :is(th, td):first-child { white-space: normal; padding-inline-start: 0; }
}
@media (min-width: 820px) and (max-width: 1000px) {
  .logreg-rows :is(th, td), .logreg-rows thead th { padding-inline-start: 6px; }
  .logreg-rows :is(th, td):first-child { width: 1%; min-width: 5em; padding-inline-start: 0; }
}
.logreg-rows button { font: inherit; color: inherit; background: none; border: 1px solid transparent; border-radius: 6px; cursor: pointer; padding: 2px 6px; margin-inline-start: -6px; }
.logreg-rows button:hover { border-color: var(--st-border-color); }
`)
document.adoptedStyleSheets.push(style)

const HEADINGS = ["of 1,000", "flagged", "missed", "alarms", "cost"]

/** @typedef {import("./messages").ThresholdRowsMessage} ThresholdRowsMessage */
/** @typedef {import("./messages").DecisionRowMessage} DecisionRowMessage */
/** @typedef {import("./messages").ThresholdNumbersMessage} ThresholdNumbers */
/** @typedef {import("./streamlit_types").Send} Send */

/**
 * @param {Element} row
 * @param {string} tag
 * @param {string} text
 */
function cell(row, tag, text = "") {
  const node = document.createElement(tag)
  node.textContent = text
  row.append(node)
  return node
}

class Rows {
  /** @type {(() => void)[]} */
  unfollows = []
  followed = ""
  /** @type {{ place: HTMLElement, cells: HTMLElement[] }[]} */
  lines = []

  /**
   * @param {HTMLElement} root
   * @param {ThresholdRowsMessage} spec
   * @param {Send} send
   */
  constructor(root, spec, send) {
    this.spec = spec
    this.send = send
    this.numbers = new DecisionNumbers(spec.numbers)
    this.table = /** @type {HTMLTableElement} */ (root.querySelector("table"))
    this.table.ariaLabel = "Thresholds in rows"
  }

  /**
   * @param {ThresholdRowsMessage} spec
   * @param {Send} send
   */
  update(spec, send) {
    this.spec = spec
    this.send = send
    this.numbers = new DecisionNumbers(spec.numbers)
    this.build()
    this.follow()
    this.write()
  }

  follow() {
    const names = [...this.spec.rows.map((row) => row.track), this.spec.numbers.weight_track]
    if (this.followed !== names.join()) {
      this.remove()
      this.unfollows = names.map((name) => track(name).follow(() => this.write()))
      this.followed = names.join()
    }
    for (const { track: name, exact } of this.spec.rows) track(name).obey(exact.threshold, 0)
  }

  build() {
    this.table.replaceChildren()
    const head = cell(cell(this.table, "thead"), "tr")
    for (const heading of HEADINGS) cell(head, "th", heading).setAttribute("scope", "col")
    const body = cell(this.table, "tbody")
    this.lines = this.spec.rows.map((row) => this.line(body, row))
    this.lines.push(this.line(body, null))
  }

  /**
   * @param {Element} body
   * @param {DecisionRowMessage | null} row null for the threshold of lowest cost
   */
  line(body, row) {
    const line = cell(body, "tr")
    const first = cell(line, "th")
    first.setAttribute("scope", "row")
    let place = first
    if (row?.decides) line.className = "decides"
    if (row) {
      place = cell(first, "button")
      place.title = row.decides
        ? `${row.letter} decides: ${row.name}`
        : `Let ${row.letter} decide: ${row.name}`
      place.ariaPressed = String(row.decides)
      place.addEventListener("click", () => this.send("decide", row.letter))
    }
    return { place, cells: [0, 1, 2, 3].map(() => cell(line, "td")) }
  }

  write() {
    const { spec, numbers } = this
    const miss = track(spec.numbers.weight_track).position ?? spec.numbers.weight
    spec.rows.forEach((row, i) => {
      const at = track(row.track).position ?? row.exact.threshold
      this.writeLine(i, `${row.letter} ${thresholdText(at)}`, numbers.at(at, miss, row.exact), miss)
    })
    const lowest = numbers.lowest(miss)
    this.writeLine(spec.rows.length, `lowest cost ${thresholdText(lowest.threshold)}`, lowest, miss)
  }

  /**
   * @param {number} i
   * @param {string} name
   * @param {ThresholdNumbers} now
   * @param {number | null} miss
   */
  writeLine(i, name, { flagged, missed, false_alarms, cost }, miss) {
    const { place, cells } = this.lines[i]
    setText(place, name)
    const widest = [...["1,000", "1,000", "1,000"], this.numbers.widestCost]
    const counts = [flagged, missed, false_alarms].map((count) => count.toLocaleString("en"))
    const texts = [...counts, this.numbers.costText(cost, miss)]
    for (const [k, text] of texts.entries()) setText(cells[k], padded(text, widest[k]))
  }

  remove() {
    for (const unfollow of this.unfollows) unfollow()
    this.unfollows = []
    this.followed = ""
  }
}

/** @type {WeakMap<HTMLElement, Rows>} */
const tables = new WeakMap()

/**
 * @param {HTMLElement} root
 * @param {ThresholdRowsMessage} spec
 * @param {Send} send
 */
export function show(root, spec, send) {
  const table = tables.get(root) ?? new Rows(root, spec, send)
  tables.set(root, table)
  table.update(spec, send)
}

/** @param {HTMLElement} root */
export function remove(root) {
  tables.get(root)?.remove()
  tables.delete(root)
}
