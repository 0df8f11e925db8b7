// Arrays as the server sends them: lists of texts, or numbers in base64 as plotly writes them.

/** @typedef {import("./messages").EncodedNumbers} EncodedNumbers */
/** @typedef {Float64Array | Float32Array | Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array} Vector */
/** @typedef {(ArrayLike<number> | string[])[]} Rows numbers or texts, a row a position */

const TYPES = {
  f8: Float64Array,
  f4: Float32Array,
  i1: Int8Array,
  u1: Uint8Array,
  i2: Int16Array,
  u2: Uint16Array,
  i4: Int32Array,
  u4: Uint32Array,
}

/**
 * One row of numbers, whatever its shape.
 * @param {EncodedNumbers} value
 * @returns {Vector}
 */
export function vector({ dtype, bdata }) {
  const bytes = Uint8Array.from(atob(bdata), (sign) => sign.charCodeAt(0))
  return new TYPES[dtype](bytes.buffer)
}

/**
 * @param {EncodedNumbers | string[][]} value
 * @returns {Rows}
 */
export function rows(value) {
  if (Array.isArray(value)) return value
  const flat = vector(value)
  const width = Number(value.shape.split(",").at(-1))
  return Array.from({ length: flat.length / width }, (_, row) =>
    flat.subarray(row * width, (row + 1) * width),
  )
}

/**
 * An attribute of a trace: whatever it is, or one or two axes of numbers.
 * @param {any} value
 */
export function decoded(value) {
  if (typeof value?.bdata !== "string") return value
  return String(value.shape ?? "").includes(",") ? rows(value) : vector(value)
}

/**
 * The last index whose value is not above x; -1 before the first. The values ascend.
 * @param {ArrayLike<number>} values
 * @param {number} x
 */
export function lastUpTo(values, x) {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle] <= x) low = middle + 1
    else high = middle
  }
  return low - 1
}

/**
 * The index of the position that is nearest to x.
 * @param {ArrayLike<number>} positions
 * @param {number} x
 */
export function nearest(positions, x) {
  const below = Math.max(0, lastUpTo(positions, x))
  const above = Math.min(positions.length - 1, below + 1)
  return x - positions[below] <= positions[above] - x ? below : above
}

/**
 * The row that belongs to x, between two rows of numbers by linear interpolation.
 * @param {ArrayLike<number>} positions
 * @param {Rows} rows
 * @param {number} x
 * @returns {ArrayLike<number> | string[]}
 */
export function between(positions, rows, x) {
  const below = Math.max(0, lastUpTo(positions, x))
  const above = Math.min(positions.length - 1, below + 1)
  const span = positions[above] - positions[below]
  const share = span > 0 ? Math.min(1, Math.max(0, (x - positions[below]) / span)) : 0
  const [from, to] = [rows[below], rows[above]]
  if (share === 0 || !numeric(from) || !numeric(to)) return from
  return Array.from(from, (value, i) => value + (to[i] - value) * share)
}

/**
 * @param {ArrayLike<number> | string[]} row
 * @returns {row is ArrayLike<number>}
 */
const numeric = (row) => typeof row[0] !== "string"
