// Marks in a scene of three dimensions. Without a graphics card one picture of it takes as long as many frames, in
// which nothing else is seen to move: there the marks follow when the hand rests.

import { isMark, marksMoved } from "./plotly_internals.js"

const REST_MS = 150
const FRAMES = 3 // after which a picture is seen
const QUICK_MS = 70 // that these take where nothing waits for them

/** @typedef {import("./plotly_types").Trace} Trace */

/**
 * @param {Trace} now
 * @param {Trace} trace
 */
const isThere = (now, trace) =>
  ["x", "y", "z"].every((name) => {
    const [there, here] = [now[name], Array.from(trace[name])]
    return there.length === here.length && here.every((value, i) => value === there[i])
  })

export class SolidMarks {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  resting = undefined
  took = Number.POSITIVE_INFINITY // ms, as nobody knows yet
  busy = false

  /**
   * @param {import("./plotly_types").Plot} plot
   * @param {() => void} painted
   */
  constructor(plot, painted) {
    this.plot = plot
    this.painted = painted
  }

  /**
   * At once where pictures are quick.
   * @param {[number, Trace][]} marks by the numbers of their traces
   */
  move(marks) {
    clearTimeout(this.resting)
    const away = marks.filter(([number, trace]) => !isThere(this.plot.data[number], trace))
    if (!away.length) return
    if (this.took <= QUICK_MS && !this.busy) return this.draw(away)
    this.resting = setTimeout(() => this.draw(away), REST_MS)
  }

  /** @param {[number, Trace][]} marks */
  async draw(marks) {
    const begun = performance.now()
    const drawn = marks.filter(([number]) => isMark(this.plot, number))
    marksMoved(this.plot, drawn)
    this.painted()
    this.busy = true
    for (let i = 0; i < FRAMES; i++) await new Promise(requestAnimationFrame)
    this.busy = false
    this.took = performance.now() - begun
  }

  stop() {
    clearTimeout(this.resting)
  }
}
