// Marks in a scene of three dimensions. Without a graphics card one picture of it takes as long as many frames, in
// which nothing else is seen to move: there marks follow a hand when it rests, and a run now and then.

import { isMark, marksMoved } from "./plotly_internals.js"

const REST_MS = 150
const FRAMES = 3 // after which a picture is seen
const QUICK_MS = 70 // that these take where nothing waits for them
const SHARE = 0.5 // of the time that slow pictures may take while a run goes on

/** @typedef {import("./plotly_types").Trace} Trace */

/**
 * @param {Trace} now
 * @param {Trace} trace
 */
const isThere = (now, trace) =>
  ["x", "y", "z"].every((name) => Array.from(trace[name]).every((value, i) => value === now[name][i]))

export class SolidMarks {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  resting = undefined
  /** @type {number | undefined} ms that the last picture took */
  took = undefined
  ended = 0
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
   * @param {[number, Trace][]} marks by the numbers of their traces
   * @param {boolean} byItself no hand moves them
   */
  move(marks, byItself) {
    clearTimeout(this.resting)
    const away = marks.filter(([number, trace]) => !isThere(this.plot.data[number], trace))
    if (!away.length) return
    if (this.isFree(byItself)) return this.draw(away)
    this.resting = setTimeout(() => this.draw(away), REST_MS)
  }

  /** @param {boolean} byItself */
  isFree(byItself) {
    const { took, ended, busy } = this
    if (busy || took === undefined) return !busy && byItself
    return took <= QUICK_MS || (byItself && performance.now() - ended > took * (1 / SHARE - 1))
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
    this.ended = performance.now()
    this.took = this.ended - begun
  }

  stop() {
    clearTimeout(this.resting)
  }
}
