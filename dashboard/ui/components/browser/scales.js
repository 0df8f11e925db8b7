// From values to pixels before the library has drawn anything: plain axes with known ranges, and their ticks.

/** @typedef {import("./plotly_types").Layout} Layout */
/** @typedef {{ from: number, to: number, at: (value: number) => number, share: (share: number) => number }} Scale */
/** @typedef {Record<string, Scale>} Scales by the names of axes, "x" or "y2", and "xpaper", "ypaper" */

const LEAST_PX = { x: 80, y: 40 } // between two ticks
const TICK_PX = 5

/**
 * The scales of all axes between the margins; null unless each is linear and its range is known.
 * @param {Layout} layout
 * @param {number} width
 * @param {number} height
 * @returns {Scales | null}
 */
export function scalesOf(layout, width, height) {
  if (!layout.margin) return null
  const { l, r, t, b } = layout.margin
  const ends = { x: [l, width - r], y: [height - b, t] }
  /** @type {Scales} */
  const scales = { xpaper: scale({}, ends.x), ypaper: scale({}, ends.y) }
  for (const name of axesOf(layout)) {
    const { range, type, tickformat } = layout[name]
    if (typeof range?.[0] !== "number" || (type ?? "linear") !== "linear" || tickformat) return null
    scales[name.replace("axis", "")] = scale(layout[name], name[0] === "x" ? ends.x : ends.y)
  }
  return scales
}

/** @param {Layout} layout */
export const axesOf = (layout) => Object.keys(layout).filter((name) => /^[xy]axis\d*$/.test(name))

/**
 * @param {Layout} axis
 * @param {number[]} ends
 * @returns {Scale}
 */
function scale({ range: [low, high] = [0, 1], domain: [first, last] = [0, 1] }, [from, to]) {
  /** @param {number} part */
  const share = (part) => from + (first + (last - first) * part) * (to - from)
  return { from: share(0), to: share(1), at: (value) => share((value - low) / (high - low)), share }
}

/**
 * A place on an axis, as "x2", on its length, as "x2 domain", or on the paper.
 * @param {Scales} scales
 * @param {"x" | "y"} letter
 * @param {string | undefined} ref
 * @param {number} value
 */
export function place(scales, letter, ref, value) {
  const [name, domain] = (ref ?? letter).split(" ")
  if (name === "paper") return scales[`${letter}paper`].share(value)
  return domain ? scales[name].share(value) : scales[name].at(value)
}

/**
 * How long the ticks of an axis are; one that says their colour has them.
 * @param {Layout} axis
 */
export const tickLength = ({ ticks, tickcolor }) =>
  (ticks ?? (tickcolor && "outside")) === "outside" ? TICK_PX : 0

/**
 * How far the words at an axis stand off from it.
 * @param {Layout} axis
 * @param {number} size of the font
 */
export const wordsOff = (axis, size) => 1 + (tickLength(axis) && tickLength(axis) + 0.2 * size)

const LONG = new Intl.NumberFormat("en-US", { maximumFractionDigits: 10 })

/**
 * A number as the library writes it at a tick: 20,000, but 2020, which may be a year.
 * @param {number} value
 */
const tickText = (value) => (Math.abs(value) >= 1e4 ? LONG.format(value) : String(value))

/**
 * The library's own ticks within the range: their values and words.
 * @param {Layout} axis
 * @param {Scale} scale
 * @param {"x" | "y"} letter
 * @returns {[number, string][]}
 */
export function ticksOf({ range, tickvals, ticktext, ticksuffix = "" }, { from, to }, letter) {
  const [low, high] = [...range].sort((a, b) => a - b)
  const rough = (high - low) / (Math.min(9, Math.max(4, Math.abs(to - from) / LEAST_PX[letter])) + 1)
  const base = 10 ** Math.floor(Math.log10(rough))
  const step = base * ([2, 5].find((times) => times > rough / base) ?? 10)
  const first = Math.ceil(low / step - 1e-9)
  const count = Math.floor(high / step + 1e-9) - first + 1
  /** @type {number[]} */
  const values = tickvals ?? Array.from({ length: count }, (_, i) => (first + i) * step)
  /** @param {number} value */
  const words = (value) => `${tickText(Number(value.toPrecision(10)))}${ticksuffix}`.replace("-", "−")
  /** @type {[number, string][]} */
  const all = values.map((value, i) => [value, ticktext?.[i] ?? words(value)])
  return all.filter(([value]) => value >= low && value <= high)
}
