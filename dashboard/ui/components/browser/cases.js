// 1,000 cases on both sides of the line: what is called rightly fades, what is called wrongly stays strong.

import { vector } from "./arrays.js"
import { placeOf } from "./decision_numbers.js"
import { setLabel, setText } from "./element_text.js"
import { onceAFrame } from "./once_a_frame.js"
import { track } from "./track.js"

const ROWS = 20
const COLUMNS = 51 // of 1,000 cases on two sides of the line, at most
const GAP = 2 // columns that the line takes
const HEIGHT = 196
const FADED = 0.3

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-cases { font: 14px/1.4 var(--st-font); color: var(--st-text-color); }
.logreg-cases canvas { width: 100%; height: ${HEIGHT}px; display: block; }
.logreg-cases p { margin: 6px 0 0; display: grid; grid-template-columns: 1fr 1fr; gap: 1em; font-variant-numeric: tabular-nums; }
.logreg-cases b { font-size: 18px; }
/* Both sides keep their lines, however many digits there are. */
.logreg-cases p span span { display: block; min-height: 1.4em; }
@media (max-width: 1000px) { .logreg-cases p span span { min-height: 2.8em; } }
`)
document.adoptedStyleSheets.push(style)

/** @typedef {import("./messages").CasesMessage} CasesMessage */
/** @typedef {{ tp: number, fp: number, tn: number, fn: number }} Counts */

/** @param {CasesMessage} spec */
const parts = ({ tp, fp, tn, fn }) => ({ tp: vector(tp), fp: vector(fp), tn: vector(tn), fn: vector(fn) })

class Cases {
  /** @type {() => void} */
  unfollow = () => {}
  followed = ""
  colours = ["", ""]
  ink = ""
  width = 0 // known from the observer: to ask for it amid a drawing would lay the page out anew
  frames = onceAFrame(() => this.draw())

  /**
   * @param {HTMLElement} root
   * @param {CasesMessage} spec
   */
  constructor(root, spec) {
    this.spec = spec
    this.positions = vector(spec.positions)
    this.parts = parts(spec)
    this.canvas = /** @type {HTMLCanvasElement} */ (root.querySelector("canvas"))
    this.words = /** @type {HTMLElement} */ (root.querySelector("p"))
    this.resized = new ResizeObserver(([{ contentRect }]) => {
      this.width = contentRect.width
      this.frames.ask()
    })
    this.resized.observe(this.canvas)
  }

  /** @param {CasesMessage} spec */
  update(spec) {
    this.spec = spec
    this.positions = vector(spec.positions)
    this.parts = parts(spec)
    if (this.followed !== spec.track) {
      this.unfollow()
      this.unfollow = track(spec.track).follow(() => this.frames.ask())
      this.followed = spec.track
    }
    track(spec.track).obey(spec.threshold, 0)
    this.colours = spec.colours.map((colour) => this.resolved(colour))
    this.ink = getComputedStyle(this.canvas).color
    this.frames.ask()
  }

  /** @returns {Counts} */
  get counts() {
    const at = track(this.spec.track).position ?? this.spec.threshold
    const [tp, fp, tn, fn] = this.spec.exact
    if (at === this.spec.threshold) return { tp, fp, tn, fn }
    const i = placeOf(this.positions, at)
    const { parts } = this
    return { tp: parts.tp[i], fp: parts.fp[i], tn: parts.tn[i], fn: parts.fn[i] }
  }

  draw() {
    const { canvas, counts, width } = this
    if (!width) return
    const scale = devicePixelRatio
    const left = Math.ceil((counts.tn + counts.fn) / ROWS)
    const step = width / (COLUMNS + GAP)
    const high = Math.min(HEIGHT / ROWS, step)
    const size = 0.36 * Math.min(step, high)
    const height = Math.ceil(ROWS * high)
    canvas.style.height = `${height}px`
    const [across, up] = [Math.trunc(width * scale), Math.trunc(height * scale)]
    if (canvas.width !== across || canvas.height !== up) Object.assign(canvas, { width: across, height: up })
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"))
    pen.setTransform(scale, 0, 0, scale, 0, 0)
    pen.clearRect(0, 0, width, height)
    const { colours } = this
    const after = left + GAP
    this.block(pen, 0, counts.tn, 0, { step, high, size, colour: colours[0], diamond: false, faded: true })
    this.block(pen, 0, counts.fn, counts.tn, {
      step,
      high,
      size,
      colour: colours[1],
      diamond: true,
      faded: false,
    })
    this.block(pen, after, counts.fp, 0, {
      step,
      high,
      size,
      colour: colours[0],
      diamond: false,
      faded: false,
    })
    this.block(pen, after, counts.tp, counts.fp, {
      step,
      high,
      size,
      colour: colours[1],
      diamond: true,
      faded: true,
    })
    pen.globalAlpha = 1
    pen.fillStyle = this.ink
    pen.fillRect((left + GAP / 2) * step - 1, 0, 2, ROWS * high)
    this.write(counts)
  }

  /**
   * Cases of one kind, column by column, after those that are drawn in the block already.
   * @param {CanvasRenderingContext2D} pen
   * @param {number} column
   * @param {number} count
   * @param {number} before
   * @param {{ step: number, high: number, size: number, colour: string, diamond: boolean, faded: boolean }} how
   */
  block(pen, column, count, before, { step, high, size, colour, diamond, faded }) {
    pen.globalAlpha = faded ? FADED : 1
    pen.fillStyle = colour
    pen.beginPath()
    for (let i = before; i < before + count; i += 1) {
      const x = (column + Math.floor(i / ROWS) + 0.5) * step
      const y = ((i % ROWS) + 0.5) * high
      if (diamond) {
        const reach = 1.2 * size
        pen.moveTo(x, y - reach)
        pen.lineTo(x + reach, y)
        pen.lineTo(x, y + reach)
        pen.lineTo(x - reach, y)
        pen.closePath()
      } else {
        pen.moveTo(x + size, y)
        pen.arc(x, y, size, 0, 2 * Math.PI)
      }
    }
    pen.fill()
  }

  /**
   * A canvas knows no CSS variables: the colour that the element would have.
   * @param {string} colour
   */
  resolved(colour) {
    this.canvas.style.color = colour
    const found = getComputedStyle(this.canvas).color
    this.canvas.style.color = ""
    return found
  }

  /** @param {Counts} counts */
  write({ tp, fp, tn, fn }) {
    const { negative, positive } = this.spec
    const number = (/** @type {number} */ count) => count.toLocaleString("en")
    const sides = [
      [number(tn + fn), "not flagged", `${number(tn)} ${negative}, ${number(fn)} ${positive} missed`],
      [number(fp + tp), "flagged", `${number(fp)} false alarms, ${number(tp)} found`],
    ]
    const said = sides.map(([count, side, parts]) => `${count} ${side}: ${parts}`)
    setLabel(this.canvas, `Of 1,000 cases ${said.join("; ")}`)
    if (!this.words.firstChild) this.words.append(...sides.map(([, side]) => emptySide(side)))
    for (const [i, [count, , parts]] of sides.entries()) {
      const [bold, words] = this.words.children[i].children
      setText(bold, count)
      setText(words, parts)
    }
  }

  remove() {
    this.unfollow()
    this.resized.disconnect()
    this.frames.stop()
  }
}

/**
 * The count stands last in its line: no word moves with its digits.
 * @param {string} name
 */
function emptySide(name) {
  const side = document.createElement("span")
  side.append(
    `${name[0].toUpperCase()}${name.slice(1)} `,
    document.createElement("b"),
    document.createElement("span"),
  )
  return side
}

/** @type {WeakMap<HTMLElement, Cases>} */
const drawn = new WeakMap()

/**
 * @param {HTMLElement} root
 * @param {CasesMessage} spec
 */
export function show(root, spec) {
  const cases = drawn.get(root) ?? new Cases(root, spec)
  drawn.set(root, cases)
  cases.update(spec)
}

/** @param {HTMLElement} root */
export function remove(root) {
  drawn.get(root)?.remove()
  drawn.delete(root)
}
