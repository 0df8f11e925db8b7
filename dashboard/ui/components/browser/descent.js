// The mean loss at any weight and bias, worked out here from the rows, so that it follows the hand exactly.
// tests/browser/test_sigmoid_and_loss.py holds it to what the server says of the same place.

import { vector } from "./arrays.js"
import { followSlider } from "./native_slider.js"
import { track } from "./track.js"

/** @typedef {import("./messages").DescentMessage} DescentMessage */
/** @typedef {import("./plotly_types").Trace} Trace */
/** @typedef {{ weight: number, bias: number, loss: number, squared: number, byWeight: number, byBias: number }} Place */

/** @param {number} z */
const sigmoid = (z) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)))

/** @param {number} z */
const softplus = (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)))

export class Descent {
  /** @param {DescentMessage} message */
  constructor(message) {
    this.message = message
    this.x = vector(message.x)
    this.y = vector(message.y)
    this.share = vector(message.share)
    this.curve = vector(message.curve_x)
    this.weight = track(message.weight)
    this.bias = track(message.bias)
    this.rate = track(message.rate_track)
  }

  obey() {
    this.weight.obey(this.message.at_weight, 0)
    this.bias.obey(this.message.at_bias, 0)
    this.rate.obey(this.message.at_rate, 0)
  }

  /** @param {() => void} act */
  follow(act) {
    const ends = [
      this.weight.follow(act),
      this.bias.follow(act),
      this.rate.follow(act),
      followSlider(this.message.rate_slider, this.rate),
    ]
    return () => {
      for (const end of ends) end()
    }
  }

  // Whether it stands where the server does.
  get isThere() {
    const { at_weight, at_bias, at_rate } = this.message
    /** @type {[import("./track.js").Track, number][]} */
    const said = [
      [this.weight, at_weight],
      [this.bias, at_bias],
      [this.rate, at_rate],
    ]
    return said.every(([{ position }, at]) => (position ?? at) === at)
  }

  /** @returns {Place} */
  place() {
    const weight = this.weight.position ?? this.message.at_weight
    const bias = this.bias.position ?? this.message.at_bias
    let [loss, squared, byWeight, byBias] = [0, 0, 0, 0]
    for (let i = 0; i < this.x.length; i++) {
      const z = weight * this.x[i] + bias
      const residual = this.y[i] ? -sigmoid(-z) : sigmoid(z)
      loss += this.share[i] * softplus(this.y[i] ? -z : z)
      squared += this.share[i] * residual * residual
      byWeight += this.share[i] * residual * this.x[i]
      byBias += this.share[i] * residual
    }
    return { weight, bias, loss, squared, byWeight, byBias }
  }

  // The traces that follow, by their numbers.
  get numbers() {
    const { dot, arrow, curve, pin } = this.message
    return [dot, arrow, curve, pin].filter((number) => number !== null)
  }

  /**
   * The traces with those that follow it in their place.
   * @param {Trace[]} traces
   */
  marked(traces) {
    if (this.isThere) return traces
    const { dot, arrow, curve, pin, lift, rates, at_rate, squared } = this.message
    const rate = rates[Math.round(this.rate.position ?? at_rate)]
    const { weight: w, bias: b, ...here } = this.place()
    const height = squared ? here.squared : here.loss
    /** @type {[number | null, Trace][]} */
    const changes = [
      [dot, { x: [w], y: [b] }],
      [arrow, { x: [w, w - rate * here.byWeight], y: [b, b - rate * here.byBias] }],
      [curve, { y: Array.from(this.curve, (x) => sigmoid(w * x + b)) }],
      [pin, { x: [w, w], y: [b, b], z: [height, height + lift] }],
    ]
    const moved = [...traces]
    for (const [number, change] of changes)
      if (number !== null) moved[number] = { ...moved[number], ...change }
    return moved
  }

  /**
   * A number of the place in words, as the server writes it.
   * @param {string} name
   * @param {Place} place
   */
  words(name, place) {
    if (name === "loss") return written(place.loss)
    if (name === "by_weight") return written(place.byWeight)
    if (name === "by_bias") return written(place.byBias)
    const slope = place.weight / this.message.scale
    const intercept = place.bias - slope * this.message.center
    const sign = slope < 0 ? "−" : "+"
    return `${written(intercept)} ${sign} ${written(Math.abs(slope))} · ${this.message.column}`
  }
}

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"

/**
 * Four significant digits, as dashboard/text/numbers.py writes them.
 * @param {number} value
 */
function written(value) {
  if (value === 0) return "0"
  const [mantissa, exponent] = value.toExponential(3).split("e")
  if (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e6) return grouped(Number(value.toPrecision(4)))
  const raised = exponent
    .replace(/^\+/, "")
    .replace("-", "⁻")
    .replace(/\d/g, (digit) => RAISED[Number(digit)])
  return `${mantissa}\u00a0×\u00a010${raised}`.replace("-", "−")
}

/** @param {number} value */
function grouped(value) {
  const [whole, part] = String(value).split(".")
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, "\u202f")
  return (part ? `${spaced}.${part}` : spaced).replace("-", "−")
}
