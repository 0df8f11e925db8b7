// A track is a named position that a handle, a player or the server moves, and that charts and readouts follow;
// so does a whole number anywhere on the page, by its attribute data-track.

import { setText } from "./element_text.js"

const PAINT_MS = 30
const still = matchMedia("(prefers-reduced-motion: reduce)")
/** @type {Map<string, Track>} only those that are followed */
const tracks = new Map()
let ticking = false

/** @typedef {(position: number) => void} Follower */
/** @typedef {{ from: number, to: number, start: number, ms: number, painted: number }} Glide */

export class Track {
  /** @type {number | undefined} */
  position = undefined
  /** @type {number | null | undefined} the last position the server asked for: a rerun that repeats it moves nothing */
  sent = undefined
  held = false // a person is moving it: the server waits
  /** @type {string[]} classes of elements, a press on which stops it */
  haltedBy = []
  /** @type {Set<Follower>} */
  followers = new Set()
  /** @type {Glide | null} */
  glide = null

  /** @param {string} name */
  constructor(name) {
    this.name = name
  }

  /**
   * Returns what ends it; a track that nothing follows any more is forgotten.
   * @param {Follower} follower
   */
  follow(follower) {
    tracks.set(this.name, this)
    this.followers.add(follower)
    return () => {
      this.followers.delete(follower)
      if (!this.followers.size) tracks.delete(this.name)
    }
  }

  /** @param {number} position */
  moveTo(position) {
    this.glide = null
    this.place(position)
  }

  /** @param {number} position */
  place(position) {
    if (position === this.position) return
    this.position = position
    for (const follower of this.followers) follower(position)
    for (const words of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-track]")))
      if (words.dataset.track === this.name) setText(words, Math.round(position).toLocaleString("en-US"))
  }

  /**
   * Reach the position after so many seconds, painting all the way.
   * @param {number} position
   * @param {number} seconds
   */
  glideTo(position, seconds) {
    if (seconds <= 0 || still.matches || this.position === undefined) return this.moveTo(position)
    const start = performance.now()
    this.glide = { from: this.position, to: position, start, ms: 1000 * seconds, painted: 0 }
    if (!ticking) requestAnimationFrame(tick)
    ticking = true
  }

  /**
   * What a message from the server says; the newest wins, but never against a person's hand.
   * @param {number} position
   * @param {number} seconds
   */
  obey(position, seconds) {
    if (this.held) return
    if (position === this.sent) {
      if (this.glide && seconds === 0) this.moveTo(position)
      return
    }
    this.sent = position
    this.glideTo(position, seconds)
  }

  halt() {
    if (!this.glide) return
    this.sent = null
    this.glide = null
  }

  /** @param {number} now */
  step(now) {
    if (!this.glide) return
    const { from, to, start, ms, painted } = this.glide
    const share = Math.min(1, Math.max(0, (now - start) / ms))
    if (share === 1) return this.moveTo(to)
    if (now - painted < PAINT_MS) return
    this.glide.painted = now
    this.place(from + (to - from) * share)
  }
}

/** @param {number} now */
function tick(now) {
  const moving = [...tracks.values()].filter((track) => track.glide)
  for (const track of moving) track.step(now)
  ticking = moving.length > 0
  if (ticking) requestAnimationFrame(tick)
}

/**
 * A press on a button that halts a track stops it at once; where it shall stand the server says.
 * @param {PointerEvent} event
 */
function halt({ target }) {
  if (!(target instanceof Element)) return
  for (const track of tracks.values())
    if (track.haltedBy.some((name) => target.closest(`.${name}`))) track.halt()
}
addEventListener("pointerdown", halt, true)

/** @param {string} name */
export const track = (name) => tracks.get(name) ?? new Track(name)

/** The names of all tracks that something follows. */
export const followed = () => [...tracks.keys()]
