// Arrays as the server sends them: plain lists, or {dtype, bdata, shape} in base64 as plotly writes them.

const TYPES = {
  f8: Float64Array, f4: Float32Array, i1: Int8Array, u1: Uint8Array,
  i2: Int16Array, u2: Uint16Array, i4: Int32Array, u4: Uint32Array,
}

export function decoded(value) {
  if (!value?.bdata) return value
  const bytes = Uint8Array.from(atob(value.bdata), (sign) => sign.charCodeAt(0))
  const flat = new TYPES[value.dtype](bytes.buffer)
  const shape = value.shape ? String(value.shape).split(",").map(Number) : [flat.length]
  if (shape.length === 1) return flat
  const width = shape.at(-1)
  return Array.from({ length: flat.length / width }, (_, row) => flat.subarray(row * width, (row + 1) * width))
}

// The last index whose value is not above x; -1 before the first. The values ascend.
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

// The row that belongs to x, between two rows of numbers by linear interpolation.
export function between(positions, rows, x) {
  const below = Math.max(0, lastUpTo(positions, x))
  const above = Math.min(positions.length - 1, below + 1)
  const span = positions[above] - positions[below]
  const share = span > 0 ? Math.min(1, Math.max(0, (x - positions[below]) / span)) : 0
  if (share === 0 || typeof rows[below][0] === "string") return rows[below]
  return Array.from(rows[below], (value, i) => value + (rows[above][i] - value) * share)
}
