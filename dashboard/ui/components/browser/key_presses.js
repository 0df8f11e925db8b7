// A row of key presses ends by itself, or before anything else is done: what comes after it counts.

const REST_MS = 250

export class KeyPresses {
  /** @type {ReturnType<typeof setTimeout> | undefined} the timer that ends the row */
  waiting = undefined

  /** @param {() => void} act what is done at its end */
  constructor(act) {
    this.act = act
  }

  add() {
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => this.end(), REST_MS)
  }

  end() {
    if (this.waiting === undefined) return
    this.forget()
    this.act()
  }

  forget() {
    clearTimeout(this.waiting)
    this.waiting = undefined
  }
}
