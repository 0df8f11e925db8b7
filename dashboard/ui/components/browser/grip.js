// What a person takes in hand over a chart, by mouse, finger or keys: it stands where the drawn axes say.

import { KeyPresses } from "./key_presses.js"

export class Grip {
  /**
   * @param {import("./plotly_types").Plot} plot
   * @param {string} name of its class
   */
  constructor(plot, name) {
    this.plot = plot
    this.keys = new KeyPresses(() => this.drop())
    this.element = document.createElement("div")
    this.element.className = name
    this.element.tabIndex = 0
    this.element.hidden = true // until it can be placed on drawn axes
    this.element.setAttribute("role", "slider")
    this.element.addEventListener("pointerdown", (event) => this.grab(event))
    this.element.addEventListener("pointermove", (event) => this.move(event))
    this.element.addEventListener("lostpointercapture", () => this.drop())
    this.element.addEventListener("keydown", (event) => this.press(event))
    this.element.addEventListener("blur", () => this.rest())
    plot.parentElement?.lastElementChild?.before(this.element) // in the order of their making
  }

  /**
   * By a translation, of which no layout and nothing beside it knows.
   * @param {number} x
   * @param {number} y
   */
  moveElement(x, y) {
    this.element.style.translate = `${x}px ${y}px`
  }

  /** @param {PointerEvent} event */
  grab(event) {
    event.preventDefault()
    this.rest()
    this.element.focus()
    this.element.setPointerCapture(event.pointerId)
    this.hold(true)
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (!this.element.hasPointerCapture(event.pointerId)) return
    const { left, top } = this.plot.getBoundingClientRect()
    this.dragTo(event.clientX - left, event.clientY - top)
  }

  drop() {
    this.hold(false)
    this.say()
  }

  rest() {
    this.keys.end()
  }

  remove() {
    this.keys.forget()
    this.hold(false)
    this.element.remove()
  }

  /**
   * Whether a person moves it: the server waits.
   * @param {boolean} _held
   */
  hold(_held) {}

  /**
   * @param {number} _x in pixels of the plot
   * @param {number} _y
   */
  dragTo(_x, _y) {}

  /** @param {KeyboardEvent} _event */
  press(_event) {}

  // Tell the server where it was let go.
  say() {}
}
