// Numbers in words, as dashboard/text/numbers.py writes them: a page never says one number in two ways.

const RAISED = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" }

/** @param {string} text */
const trueMinus = (text) => text.replace("-", "−")

/** @param {string} exponent */
const raised = (exponent) =>
  Array.from(String(Number(exponent)), (sign) => RAISED[/** @type {keyof typeof RAISED} */ (sign)]).join("")

/**
 * The value to so many significant digits: 0.7311, 1,234, 1.203 × 10⁻⁵ or ∞.
 * @param {number} value
 * @param {number} digits
 */
export function numberText(value, digits = 4) {
  if (Number.isNaN(value)) return "not a number"
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞"
  const size = Math.abs(value)
  if (size === 0) return "0"
  if (size < 1e-3 || size >= 1e6) {
    const [mantissa, exponent] = value.toExponential(digits - 1).split("e")
    return trueMinus(`${mantissa}\u00a0×\u00a010${raised(exponent)}`)
  }
  const maximumFractionDigits = Math.max(0, digits - 1 - Math.floor(Math.log10(size)))
  return trueMinus(form(maximumFractionDigits).format(value))
}

/** @type {Map<string, Intl.NumberFormat>} to make one takes as long as a hundred numbers */
const forms = new Map()

/**
 * @param {number} maximumFractionDigits
 * @param {number} minimumFractionDigits
 */
function form(maximumFractionDigits, minimumFractionDigits = 0) {
  const name = `${minimumFractionDigits} ${maximumFractionDigits}`
  const known = forms.get(name)
  if (known) return known
  const digits = { minimumFractionDigits, maximumFractionDigits }
  const made = new Intl.NumberFormat("en-US", { ...digits, roundingMode: "halfEven" })
  forms.set(name, made)
  return made
}

/**
 * Three decimals, or three digits where the threshold is above 0 and below 0.1.
 * @param {number} threshold
 */
export const thresholdText = (threshold) =>
  threshold > 1
    ? "above all"
    : threshold >= 0.1 || threshold === 0
      ? threshold.toFixed(3)
      : numberText(threshold, 3)

/**
 * The decimals that amounts beside each other share: so many digits of the smallest that is not 0, but of the
 * largest at most two more.
 * @param {ArrayLike<number>} amounts
 * @param {number} digits
 */
export function sharedDecimals(amounts, digits) {
  const sizes = Array.from(amounts, Math.abs).filter((size) => size > 0 && size < Infinity)
  if (!sizes.length) return digits
  const [least, most] = [Math.min, Math.max].map((of) =>
    Math.floor(Math.log10(sizes.reduce((a, b) => of(a, b)))),
  )
  return Math.max(0, Math.min(digits - 1 - least, digits + 1 - most))
}

/**
 * An amount of so many decimals; one too small or too large for them as numbers are written elsewhere.
 * @param {number} amount
 * @param {number} decimals
 */
export function amountText(amount, decimals) {
  const size = Math.abs(amount)
  if ((size > 0 && size < 0.5 / 10 ** decimals) || !(size < 1e6)) return numberText(amount, 2)
  return trueMinus(form(decimals, decimals).format(amount))
}
