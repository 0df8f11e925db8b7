// Numbers in words' clothing: each cell shows the value that belongs to where its track stands.

import { decoded, lastUpTo } from "./arrays.js"
import { track } from "./track.js"

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-readout { display: flex; flex-wrap: wrap; gap: .4em 2em; margin: 0; font-family: var(--st-font); color: var(--st-text-color); }
.logreg-readout div { min-width: 5em; }
.logreg-readout dt { font-size: 14px; opacity: .75; overflow-wrap: anywhere; }
.logreg-readout dd { margin: 0; font-size: 22px; line-height: 1.3; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.logreg-readout .main dd { font-size: 34px; font-weight: 600; line-height: 1.1; }
`)
document.adoptedStyleSheets.push(style)

function nearest(positions, x) {
  const below = Math.max(0, lastUpTo(positions, x))
  const above = Math.min(positions.length - 1, below + 1)
  return x - positions[below] <= positions[above] - x ? below : above
}

class Readout {
  constructor(list) {
    this.list = list
  }

  update({ cells, name, position, positions, seconds }) {
    Object.assign(this, { cells, position, positions: decoded(positions) })
    this.list.replaceChildren(...cells.map((cell) => this.cell(cell)))
    if (name === null) return this.write(position)
    const followed = track(name)
    if (this.followed !== followed) {
      this.unfollow?.()
      this.followed = followed
      this.unfollow = followed.follow((to) => this.write(to))
    }
    followed.obey(position, seconds)
    this.write(followed.position)
  }

  cell({ label, main }) {
    const group = document.createElement("div")
    group.className = main ? "main" : ""
    group.append(document.createElement("dt"), document.createElement("dd"))
    group.firstChild.textContent = label
    return group
  }

  // Where the server stands its own exact words count; elsewhere those of the nearest position it sent.
  write(to) {
    const i = to === this.position || !this.positions.length ? -1 : nearest(this.positions, to)
    this.cells.forEach(({ value, values }, k) => {
      this.list.children[k].lastChild.textContent = i < 0 || !values.length ? value : values[i]
    })
  }

  remove() {
    this.unfollow?.()
  }
}

const readouts = new WeakMap()

export function show(list, spec) {
  if (!readouts.has(list)) readouts.set(list, new Readout(list))
  readouts.get(list).update(spec)
}

export function remove(list) {
  readouts.get(list)?.remove()
  readouts.delete(list)
}
