// Numbers in words' clothing: each cell shows the value that belongs to where its track stands.

import { nearest, vector } from "./arrays.js"
import { Descent } from "./descent.js"
import { setText } from "./element_text.js"
import { track } from "./track.js"

const SHAPES = 8 // of the words of a cell, the longest, for which there is room
const [NUMBER, WIDE] = [/−?\d[\d.,\u202f]*/g, "−0.000000"] // as it is worked out here, nearly always

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-readout { display: flex; flex-wrap: wrap; gap: .4em 2em; margin: 0; font-family: var(--st-font); color: var(--st-text-color); }
.logreg-readout div { min-width: 5em; }
.logreg-readout dt { font-size: .875rem; opacity: .75; overflow-wrap: anywhere; }
.logreg-readout dd { margin: 0; font-size: 1.375rem; line-height: 1.3; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.logreg-readout dd::after { content: attr(data-widest) / ""; display: block; height: 0; overflow: hidden; visibility: hidden; white-space: pre; }
.logreg-readout .main dd { font-size: 2.125rem; font-weight: 600; line-height: 1.1; }
`)
document.adoptedStyleSheets.push(style)

/** @typedef {import("./messages").ReadoutMessage} ReadoutMessage */

class Readout {
  /** @type {import("./track.js").Track | null} */
  followed = null
  /** @type {() => void} */
  unfollow = () => {}
  /** @type {{ cell: import("./messages").CellMessage, words: HTMLElement }[]} */
  cells = []
  /** @type {Descent | null} */
  descent = null
  unfollowDescent = () => {}
  /** @type {{ said: import("./messages").ReadoutTrackMessage, track: import("./track.js").Track, positions: ArrayLike<number> }[]} */
  more = []
  /** @type {(() => void)[]} */
  unfollowMore = []
  position = 0 // where the server stands
  /** @type {ArrayLike<number>} */
  positions = []

  /** @param {HTMLElement} list */
  constructor(list) {
    this.list = list
  }

  /** @param {ReadoutMessage} message */
  update({ cells, track: name, position, positions, seconds, descent, more }) {
    Object.assign(this, { position, positions: vector(positions) })
    this.list.replaceChildren()
    this.cells = cells.map((cell, i) => ({
      cell,
      words: this.row(
        cell,
        more.map(({ values }) => values[i]),
      ),
    }))
    this.follow(name === null ? null : track(name))
    this.followed?.obey(position, seconds)
    this.unfollowDescent()
    this.descent = descent && new Descent(descent)
    this.unfollowDescent = this.descent?.follow(() => this.writePlace()) ?? (() => {})
    this.descent?.obey()
    for (const end of this.unfollowMore) end()
    this.more = more.map((said) => ({ said, track: track(said.track), positions: vector(said.positions) }))
    this.unfollowMore = this.more.map(({ track }) => track.follow(() => this.writeMore()))
    for (const { track, said } of this.more) track.obey(said.position, 0)
    this.write(this.followed?.position ?? position)
    this.writePlace()
    this.writeMore()
  }

  writeMore() {
    if (!this.more.length) return
    const moved = this.more.find(({ track, said }) => (track.position ?? said.position) !== said.position)
    const i = moved ? nearest(moved.positions, moved.track.position ?? 0) : -1
    for (const [number, { cell, words }] of this.cells.entries())
      setText(words, moved?.said.values[number][i] ?? cell.value)
  }

  // Where the server stands its own words count.
  writePlace() {
    const { descent } = this
    const place = descent && !descent.isThere ? descent.place() : null
    for (const { cell, words } of this.cells)
      if (descent && cell.of_descent)
        setText(words, place ? descent.words(cell.of_descent, place) : cell.value)
  }

  /** @param {import("./track.js").Track | null} followed */
  follow(followed) {
    if (this.followed === followed) return
    this.unfollow()
    this.followed = followed
    this.unfollow = followed ? followed.follow((to) => this.write(to)) : () => {}
  }

  /**
   * With room for all that it will say: nothing beside it moves as digits come and go.
   * @param {import("./messages").CellMessage} cell
   * @param {string[][]} more what it says along other tracks
   */
  row({ label, main, value, values, of_descent }, more) {
    const group = document.createElement("div")
    const [name, words] = [document.createElement("dt"), document.createElement("dd")]
    group.className = main ? "main" : ""
    group.dataset.label = label
    name.textContent = label
    const computed = of_descent ? [value.replace(NUMBER, WIDE)] : []
    words.dataset.widest = shapes([value, ...values, ...more.flat(), ...computed])
    group.append(name, words)
    this.list.append(group)
    return words
  }

  /**
   * Where the server stands its own exact words count; elsewhere those of the nearest position it sent.
   * @param {number} to
   */
  write(to) {
    const i = to === this.position || !this.positions.length ? -1 : nearest(this.positions, to)
    for (const { cell, words } of this.cells)
      setText(words, i < 0 || !cell.values.length ? cell.value : cell.values[i])
  }

  remove() {
    this.unfollow()
    this.unfollowDescent()
    for (const end of this.unfollowMore) end()
  }
}

/**
 * Words that differ in their digits alone are equally wide.
 * @param {string[]} words
 */
function shapes(words) {
  const found = new Set(words.map((text) => text.replace(/\d/g, "0")))
  return [...found]
    .sort((a, b) => b.length - a.length)
    .slice(0, SHAPES)
    .join("\n")
}

/** @type {WeakMap<HTMLElement, Readout>} */
const readouts = new WeakMap()

/**
 * @param {HTMLElement} list
 * @param {ReadoutMessage} message
 */
export function show(list, message) {
  const readout = readouts.get(list) ?? new Readout(list)
  readouts.set(list, readout)
  readout.update(message)
}

/** @param {HTMLElement} list */
export function remove(list) {
  readouts.get(list)?.remove()
  readouts.delete(list)
}
