// The numbers of a decision, looked up: of each threshold in 1,000 cases, and its cost by the weight of a miss.

import { lastUpTo, rows, vector } from "./arrays.js"
import { amountText, sharedDecimals } from "./number_text.js"

/** @typedef {import("./messages").DecisionNumbersMessage} DecisionNumbersMessage */
/** @typedef {import("./messages").ThresholdNumbersMessage} ThresholdNumbers */

/**
 * A threshold calls the rows as the lowest score at or above it does.
 * @param {ArrayLike<number>} positions
 * @param {number} threshold
 */
export function placeOf(positions, threshold) {
  const below = lastUpTo(positions, threshold)
  return Math.min(positions.length - 1, positions[below] === threshold ? below : below + 1)
}

export class DecisionNumbers {
  /** @param {DecisionNumbersMessage} message */
  constructor(message) {
    this.message = message
    this.positions = vector(message.positions)
    this.flagged = vector(message.flagged)
    this.missed = vector(message.missed)
    this.alarms = vector(message.false_alarms)
    this.costs = /** @type {ArrayLike<number>[]} */ (rows(message.costs))
    this.byWeight = message.weights.map((_, w) => this.costs.map((row) => row[w]))
    this.decimals = this.byWeight.map((costs) => sharedDecimals(costs, 2))
  }

  /** As wide as any cost is written. */
  get widestCost() {
    const texts = this.byWeight.map((costs, w) => {
      const most = costs.reduce((highest, cost) => Math.max(highest, Math.abs(cost)), 0)
      return amountText(most, this.decimals[w])
    })
    return texts
      .reduce((widest, text) => (text.length > widest.length ? text : widest), "")
      .replace(/\d/g, "0")
  }

  /**
   * A cost with a miss of this weight, of as many decimals as the others with it.
   * @param {number} cost
   * @param {number | null} weight
   */
  costText(cost, weight) {
    const w = weight === null ? 0 : this.message.weights.indexOf(weight)
    return Number.isNaN(cost) ? "…" : amountText(cost, this.decimals[w] ?? 2)
  }

  /**
   * What a threshold does with a miss of this weight; where the server has placed both, its own numbers.
   * @param {number} threshold
   * @param {number | null} weight
   * @param {ThresholdNumbers} exact
   * @returns {ThresholdNumbers}
   */
  at(threshold, weight, exact) {
    const here = threshold === exact.threshold
    const usual = weight === this.message.weight
    if (here && usual) return exact
    const i = placeOf(this.positions, threshold)
    const w = weight === null ? 0 : this.message.weights.indexOf(weight)
    const cost = w < 0 ? Number.NaN : this.costs[i][w]
    if (here) return { ...exact, cost }
    const [flagged, missed, false_alarms] = [this.flagged[i], this.missed[i], this.alarms[i]]
    return { threshold, flagged, missed, false_alarms, cost }
  }

  /**
   * The lowest cost there is with a miss of this weight.
   * @param {number | null} weight
   * @returns {ThresholdNumbers}
   */
  lowest(weight) {
    const { lowest, weights, lowest_thresholds, lowest_costs } = this.message
    const w = weights.indexOf(weight ?? Number.NaN)
    if (weight === this.message.weight || w < 0) return lowest
    const threshold = lowest_thresholds[w]
    return this.at(threshold, weight, { ...lowest, threshold: Number.NaN, cost: lowest_costs[w] })
  }
}
