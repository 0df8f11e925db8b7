// A slider over the recorded positions of a track, and playback; all of it in the browser.

import { lastUpTo, vector } from "./arrays.js"
import { padded, setText } from "./element_text.js"
import { fill } from "./range.js"
import { track } from "./track.js"

const WHOLE_WAY_S = 8 // of a playback from the first position to the last

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-player { display: flex; align-items: center; gap: .7em; font: .875rem/1.4 var(--st-font); color: var(--st-text-color); }
.logreg-player input { flex: 1; min-width: 6em; height: 28px; }
.logreg-player button { font: inherit; color: inherit; background: none; border: 1px solid var(--st-border-color);
  border-radius: 8px; height: 2rem; min-width: 44px; cursor: pointer; }
.logreg-player button:disabled { opacity: .4; cursor: default; }
.logreg-player :is(button, input):focus-visible { outline: 2px solid var(--st-text-color); outline-offset: 1px; }
.logreg-player output { min-width: 7.5em; white-space: pre; font-variant-numeric: tabular-nums; }
`)
document.adoptedStyleSheets.push(style)

/** @typedef {import("./messages").PlayerMessage} PlayerMessage */
/** @typedef {import("./streamlit_types").Send} Send */
/** @typedef {import("./track.js").Track} Track */

class Player {
  playing = false
  live = false
  label = ""
  /** @type {Track[]} tracks that go where the first one goes */
  others = []
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
    this.output = /** @type {HTMLOutputElement} */ (root.querySelector("output"))
    this.button.addEventListener("click", () => (this.playing ? this.pause() : this.play()))
    this.slider.addEventListener("input", () => this.drag())
    this.slider.addEventListener("change", () => this.say())
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
  update({ tracks, position, positions, label, live }, send) {
    Object.assign(this, { label, send, live, positions: vector(positions) })
    this.slider.max = String(this.positions.length - 1)
    this.slider.ariaLabel = label
    const [followed, ...others] = tracks.map(track)
    this.others = others
    if (this.track !== followed) this.start(followed)
    if (live) this.show(false)
    else followed.obey(position, 0)
    const still = live || this.positions.length < 2
    this.button.disabled = still
    this.slider.disabled = still
    this.follow(this.here)
    this.root.style.visibility = ""
  }

  get tracks() {
    return [this.track, ...this.others]
  }

  /** @param {number} position */
  moveTo(position) {
    for (const each of this.tracks) each.moveTo(position)
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
    if (this.here >= last) this.moveTo(first)
    for (const each of this.others) each.moveTo(this.here)
    const share = (last - this.here) / (last - first)
    this.show(true)
    for (const each of this.tracks) each.glideTo(last, WHOLE_WAY_S * share)
  }

  pause() {
    this.show(false)
    this.moveTo(this.positions[this.index(this.here)])
    this.say()
  }

  drag() {
    this.show(false)
    this.moveTo(this.positions[Number(this.slider.value)])
  }

  /** @param {number} to */
  index(to) {
    return Math.max(0, lastUpTo(this.positions, to))
  }

  /** @param {number} to */
  follow(to) {
    const i = this.index(to)
    const at = this.live ? to : this.positions[i]
    const [number, last] = [at, this.last].map((position) => Math.round(position).toLocaleString("en"))
    this.slider.value = String(i)
    fill(this.slider)
    this.slider.ariaValueText = `${this.label} ${number}`
    setText(this.output, `${this.label} ${padded(number, last)}`)
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
  const player = players.get(root) ?? new Player(root, track(message.tracks[0]), send)
  players.set(root, player)
  player.update(message, send)
}

/** @param {HTMLElement} root */
export function remove(root) {
  players.get(root)?.remove()
  players.delete(root)
}
