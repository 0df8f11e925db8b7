// A slider over the recorded positions of a track, and playback; all of it in the browser.

import { lastUpTo, vector } from "./arrays.js"
import { track } from "./track.js"

const WHOLE_WAY_S = 8 // at speed 1

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-player { display: flex; align-items: center; gap: .7em; font: 14px/1.4 var(--st-font); color: var(--st-text-color); }
.logreg-player input { flex: 1; min-width: 6em; height: 28px; accent-color: var(--st-primary-color); }
.logreg-player :is(button, select) { font: inherit; color: inherit; background: var(--st-secondary-background-color);
  border: 1px solid var(--st-border-color); border-radius: 8px; height: 36px; padding: 0 .6em; cursor: pointer; }
.logreg-player button { min-width: 44px; }
.logreg-player output { min-width: 8.5em; font-variant-numeric: tabular-nums; }
@media (max-width: 640px) { .logreg-player { flex-wrap: wrap; } .logreg-player input { order: 1; flex-basis: 100%; } }
`)
document.adoptedStyleSheets.push(style)

/** @typedef {import("./messages").PlayerMessage} PlayerMessage */
/** @typedef {import("./streamlit_types").Send} Send */
/** @typedef {import("./track.js").Track} Track */

class Player {
  playing = false
  label = ""
  /** @type {ArrayLike<number>} */
  positions = []
  /** @type {() => void} */
  unfollow = () => {}

  /**
   * @param {HTMLElement} root
   * @param {Track} followed
   * @param {Send} send
   */
  constructor(root, followed, send) {
    this.root = root
    this.send = send
    this.button = /** @type {HTMLButtonElement} */ (root.querySelector("button"))
    this.slider = /** @type {HTMLInputElement} */ (root.querySelector("input"))
    this.speed = /** @type {HTMLSelectElement} */ (root.querySelector("select"))
    this.output = /** @type {HTMLOutputElement} */ (root.querySelector("output"))
    this.button.addEventListener("click", () => (this.playing ? this.pause() : this.play()))
    this.slider.addEventListener("input", () => this.drag())
    this.slider.addEventListener("change", () => this.say())
    this.speed.addEventListener("change", () => this.playing && this.play())
    this.track = followed
    this.start(followed)
  }

  /** @param {Track} followed */
  start(followed) {
    this.unfollow()
    this.track = followed
    this.unfollow = followed.follow((to) => this.follow(to))
  }

  /**
   * @param {PlayerMessage} message
   * @param {Send} send
   */
  update({ track: name, position, positions, label }, send) {
    Object.assign(this, { label, send, positions: vector(positions) })
    this.slider.max = String(this.positions.length - 1)
    this.slider.ariaLabel = label
    const followed = track(name)
    if (this.track !== followed) this.start(followed)
    followed.obey(position, 0)
    this.follow(this.here)
    this.root.style.visibility = ""
  }

  get here() {
    return this.track.position ?? this.first
  }

  get first() {
    return this.positions[0]
  }

  get last() {
    return this.positions[this.positions.length - 1]
  }

  play() {
    const { first, last } = this
    if (this.here >= last) this.track.moveTo(first)
    const share = (last - this.here) / (last - first)
    this.show(true)
    this.track.glideTo(last, (WHOLE_WAY_S * share) / Number(this.speed.value))
  }

  pause() {
    this.show(false)
    this.track.moveTo(this.positions[this.index(this.here)])
    this.say()
  }

  drag() {
    this.show(false)
    this.track.moveTo(this.positions[Number(this.slider.value)])
  }

  /** @param {number} to */
  index(to) {
    return Math.max(0, lastUpTo(this.positions, to))
  }

  /** @param {number} to */
  follow(to) {
    const i = this.index(to)
    const words = `${this.label} ${Math.round(this.positions[i]).toLocaleString("en")}`
    this.slider.value = String(i)
    this.slider.ariaValueText = words
    this.output.textContent = words
    if (this.playing && to >= this.last) this.pause()
  }

  /** @param {boolean} playing */
  show(playing) {
    this.playing = playing
    this.button.textContent = playing ? "❚❚" : "▶"
    this.button.ariaLabel = playing ? "Stop the playback" : "Play back"
  }

  say() {
    this.send("rest", this.here)
  }

  remove() {
    this.unfollow()
  }
}

/** @type {WeakMap<HTMLElement, Player>} */
const players = new WeakMap()

/**
 * @param {HTMLElement} root
 * @param {PlayerMessage} message
 * @param {Send} send
 */
export function show(root, message, send) {
  const player = players.get(root) ?? new Player(root, track(message.track), send)
  players.set(root, player)
  player.update(message, send)
}

/** @param {HTMLElement} root */
export function remove(root) {
  players.get(root)?.remove()
  players.delete(root)
}
