// Thresholds side by side. While a line is dragged its column shows the sweep's numbers at that place.

import { vector } from "./arrays.js"
import { placeOf } from "./decision_numbers.js"
import { setText } from "./element_text.js"
import { amountText, sharedDecimals, thresholdText } from "./number_text.js"
import { track } from "./track.js"

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-comparison { overflow-x: auto; font-family: var(--st-font); color: var(--st-text-color); }
.logreg-comparison table { border-collapse: collapse; font-size: 15px; font-variant-numeric: tabular-nums; }
.logreg-comparison :is(th, td) { padding: .14em 1.1em .14em 0; text-align: start; white-space: nowrap; font-weight: 400;
  border-bottom: 1px solid var(--st-border-color-light); vertical-align: top; }
.logreg-comparison tbody th { opacity: .8; }
.logreg-comparison thead th { padding-bottom: .5em; }
.logreg-comparison .letter { display: inline-block; min-width: 1.7em; border-radius: .7em; padding: 0 .45em; text-align: center;
  color: oklch(from var(--threshold-colour) clamp(0, (l / .6 - 1) * -infinity, 1) 0 0); background: var(--threshold-colour);
  font-weight: 600; margin-inline-end: .5em; }
.logreg-comparison .place { font-size: 30px; line-height: 1.2; font-weight: 600; display: block; }
.logreg-comparison .says { display: block; opacity: .85; font-size: 14px; }
.logreg-comparison .matrix { display: inline-grid; grid-template-columns: max-content max-content; gap: 2px; }
.logreg-comparison .matrix div { padding: .25em .7em; min-width: 6.6em; border-radius: 4px; background: var(--st-secondary-background-color); }
.logreg-comparison .matrix b { font-size: 20px; line-height: 1.2; display: block; font-weight: 600; }
.logreg-comparison .matrix span { font-size: 12.5px; opacity: .85; display: block; max-width: 13em; overflow: hidden; text-overflow: ellipsis; }
.logreg-comparison .matrix .wrong { outline: 1px dashed var(--st-border-color); outline-offset: -1px; background: none; }
.logreg-comparison .difference { font-size: 13px; margin-inline-start: .7em; opacity: .9; display: inline-block; min-width: 5.2em; }
.logreg-comparison .many :is(th, td) { padding-inline-end: .6em; }
.logreg-comparison .many thead th { white-space: normal; }
.logreg-comparison .many .matrix div { min-width: 3.8em; padding: .2em .4em; }
.logreg-comparison .many .matrix span { font-size: 12px; line-height: 1.25; display: block; max-width: 5.4em; white-space: normal; overflow-wrap: anywhere; }
.logreg-comparison .many .difference { margin-inline-start: .4em; min-width: 0; font-size: 12.5px; }
.logreg-comparison .many .place { font-size: 26px; }
@media (max-width: 1000px) {
  .logreg-comparison table { font-size: 13.5px; width: 100%; }
  .logreg-comparison :is(th, td) { padding-inline-end: .6em; }
  .logreg-comparison :is(thead, tbody) th { white-space: normal; }
  .logreg-comparison .matrix { grid-template-columns: repeat(2, minmax(0, 5em)); }
  .logreg-comparison .matrix div, .logreg-comparison .many .matrix div { min-width: 0; padding: .2em .35em; }
  .logreg-comparison .matrix span, .logreg-comparison .many .matrix span { font-size: 11px; line-height: 1.25; max-width: 5.4em; white-space: normal; overflow-wrap: anywhere; }
  .logreg-comparison .difference, .logreg-comparison .many .difference { display: block; margin: 0; min-width: 0; }
}
.logreg-comparison .better { color: var(--st-blue-text-color, #0072B2); }
.logreg-comparison .worse { color: var(--st-orange-text-color, #D55E00); }
`)
document.adoptedStyleSheets.push(style)

/** @typedef {import("./messages").ComparisonMessage} ComparisonMessage */
/** @typedef {import("./messages").ColumnMessage} ColumnMessage */
/** @typedef {Record<string, number | null>} Numbers by the name of the count or rate; null or NaN is undefined */
/** @typedef {{ words: HTMLElement, place: HTMLElement, says: HTMLElement }} Head */
/** @typedef {{ value: HTMLElement, difference: HTMLElement }} Cell */

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 })
/**
 * @param {number | null} value
 * @returns {value is null}
 */
const missing = (value) => value === null || Number.isNaN(value)
/** @param {number | null} value */
const rate = (value) => (missing(value) ? "undefined" : value.toFixed(3))

/**
 * @param {string} tag
 * @param {Element} parent
 * @param {{ text?: string, name?: string }} how
 */
function element(tag, parent, { text = "", name = "" } = {}) {
  const node = document.createElement(tag)
  node.textContent = text
  node.className = name
  parent.append(node)
  return node
}

/**
 * @param {Element} row
 * @param {"row" | "col"} scope
 * @param {string} text
 */
function heading(row, scope, text = "") {
  const node = element("th", row, { text })
  node.setAttribute("scope", scope)
  return node
}

class Comparison {
  /** @type {Map<string, () => void>} */
  follows = new Map()
  /** @type {Head[]} */
  heads = []
  /** @type {{ key: string, count: HTMLElement }[][]} */
  matrices = []
  /** @type {Cell[][]} */
  cells = []
  /** @type {ArrayLike<number>} */
  positions = []
  /** @type {Record<string, ArrayLike<number>>} */
  values = {}
  decimals = 3

  /**
   * @param {HTMLElement} table
   * @param {ComparisonMessage} spec
   */
  constructor(table, spec) {
    this.table = table
    this.spec = spec
  }

  /** @param {ComparisonMessage} spec */
  update(spec) {
    this.spec = spec
    this.positions = vector(spec.positions)
    const numbers = Object.entries(spec.values).map(([name, values]) => [name, vector(values)])
    this.values = Object.fromEntries(numbers)
    this.decimals = sharedDecimals(this.values.cost, 3)
    this.build()
    this.followTracks()
    this.write()
  }

  followTracks() {
    const names = this.spec.columns.map((column) => column.track)
    for (const [name, unfollow] of this.follows) {
      if (names.includes(name)) continue
      unfollow()
      this.follows.delete(name)
    }
    for (const { track: name, threshold } of this.spec.columns) {
      const followed = track(name)
      followed.obey(threshold, 0)
      if (this.follows.has(name)) continue
      const unfollow = followed.follow(() => this.write())
      this.follows.set(name, unfollow)
    }
  }

  build() {
    this.table.replaceChildren()
    const narrow = matchMedia("(max-width: 640px)").matches
    this.table.className = this.spec.columns.length > 2 || narrow ? "many" : ""
    const head = element("tr", element("thead", this.table))
    element("td", head)
    this.heads = this.spec.columns.map((column) => this.head(head, column))
    const body = element("tbody", this.table)
    const counts = element("tr", body)
    heading(counts, "row", "Rows")
    this.matrices = this.spec.columns.map(() => this.matrix(element("td", counts)))
    this.cells = this.spec.rows.map(({ label }) => {
      const row = element("tr", body)
      heading(row, "row", label)
      return this.spec.columns.map(() => this.cell(element("td", row)))
    })
  }

  /**
   * @param {Element} parent
   * @returns {Cell}
   */
  cell(parent) {
    return { value: element("span", parent), difference: element("span", parent, { name: "difference" }) }
  }

  /**
   * @param {Element} row
   * @param {ColumnMessage} column
   * @returns {Head}
   */
  head(row, { letter, name, colour }) {
    const cell = heading(row, "col")
    element("span", cell, { text: letter, name: "letter" }).style.setProperty("--threshold-colour", colour)
    const words = element("span", cell, { text: name })
    return {
      words,
      place: element("span", cell, { name: "place" }),
      says: element("span", cell, { name: "says" }),
    }
  }

  /** @param {Element} cell */
  matrix(cell) {
    const grid = element("div", cell, { name: "matrix" })
    const { positive, negative } = this.spec
    const parts = [
      { key: "tp", words: `${positive} found`, name: "right" },
      { key: "fn", words: `${positive} missed`, name: "wrong" },
      { key: "fp", words: `${negative} flagged`, name: "wrong" },
      { key: "tn", words: `${negative} left`, name: "right" },
    ]
    return parts.map(({ key, words, name }) => {
      const box = element("div", grid, { name })
      const count = element("b", box)
      element("span", box, { text: words })
      return { key, count }
    })
  }

  /**
   * What a column shows: the server's exact numbers where it placed the threshold, else those of the sweep.
   * @param {ColumnMessage} column
   * @returns {{ to: number, name: string, values: Numbers }}
   */
  shown(column) {
    const to = track(column.track).position
    if (to === undefined || to === column.threshold)
      return { to: column.threshold, values: column.exact, name: column.name }
    const i = placeOf(this.positions, to)
    const numbers = Object.entries(this.values).map(([name, values]) => [name, values[i]])
    return { to, values: Object.fromEntries(numbers), name: "Custom" }
  }

  write() {
    const shown = this.spec.columns.map((column) => this.shown(column))
    const base = this.spec.columns.findIndex(({ letter }) => letter === this.spec.baseline)
    shown.forEach(({ to, values, name }, k) => {
      setText(this.heads[k].words, name)
      setText(this.heads[k].place, thresholdText(to))
      setText(this.heads[k].says, sentence(values))
      for (const { key, count } of this.matrices[k]) setText(count, whole.format(values[key] ?? 0))
      this.spec.rows.forEach((row, r) => {
        this.writeCell(
          this.cells[r][k],
          row,
          values[row.key],
          k === base ? null : shown[base].values[row.key],
        )
      })
    })
  }

  /** @param {number | null} cost */
  cost(cost) {
    return missing(cost) ? "undefined" : amountText(cost, this.decimals)
  }

  /**
   * @param {Cell} cell
   * @param {import("./messages").RowMessage} row
   * @param {number | null} now
   * @param {number | null} base
   */
  writeCell({ value, difference }, { key, better }, now, base) {
    const format = key === "cost" ? (/** @type {number | null} */ cost) => this.cost(cost) : rate
    setText(value, format(now))
    const change = missing(now) || missing(base) ? 0 : now - base
    const same = format(Math.abs(change)) === format(0)
    setText(difference, same ? "" : `${change > 0 ? "▲ +" : "▼ −"}${format(Math.abs(change))}`)
    difference.className =
      same || !better ? "difference" : `difference ${change * better > 0 ? "better" : "worse"}`
  }

  remove() {
    for (const unfollow of this.follows.values()) unfollow()
  }
}

/** @param {Numbers} values */
function sentence({ tp, fn, fp }) {
  const [found, all, alarms] = [tp ?? 0, (tp ?? 0) + (fn ?? 0), fp ?? 0]
  const noun = alarms === 1 ? "false alarm" : "false alarms"
  return `finds ${whole.format(found)} of ${whole.format(all)}, ${whole.format(alarms)} ${noun}`
}

/** @type {WeakMap<HTMLElement, Comparison>} */
const comparisons = new WeakMap()

/**
 * @param {HTMLElement} table
 * @param {ComparisonMessage} spec
 */
export function show(table, spec) {
  const comparison = comparisons.get(table) ?? new Comparison(table, spec)
  comparisons.set(table, comparison)
  comparison.update(spec)
}

/** @param {HTMLElement} table */
export function remove(table) {
  comparisons.get(table)?.remove()
  comparisons.delete(table)
}
