// A track is a named position that a handle, a player or the server moves, and that charts and readouts follow.

const PAINT_MS = 30
const still = matchMedia("(prefers-reduced-motion: reduce)")
const tracks = new Map()
let ticking = false

class Track {
  position = undefined
  sent = undefined // the last position the server asked for: a rerun that repeats it moves nothing
  held = false // a person is moving it: the server waits
  followers = new Set()
  glide = null

  follow(follower) {
    this.followers.add(follower)
    return () => this.followers.delete(follower)
  }

  moveTo(position) {
    this.glide = null
    this.place(position)
  }

  place(position) {
    if (position === this.position) return
    this.position = position
    for (const follower of this.followers) follower(position)
  }

  // Reach the position after so many seconds, painting all the way.
  glideTo(position, seconds) {
    if (seconds <= 0 || still.matches || this.position === undefined) return this.moveTo(position)
    this.glide = { from: this.position, to: position, start: performance.now(), ms: 1000 * seconds, painted: 0 }
    if (!ticking) requestAnimationFrame(tick)
    ticking = true
  }

  // What a message from the server says; the newest wins, but never against a person's hand.
  obey(position, seconds) {
    if (this.held) return
    if (position === this.sent) return void (this.glide && seconds === 0 && this.moveTo(position))
    this.sent = position
    this.glideTo(position, seconds)
  }

  halt() {
    if (this.glide) this.sent = this.glide = null
  }

  step(now) {
    const { from, to, start, ms, painted } = this.glide
    const share = Math.min(1, Math.max(0, (now - start) / ms))
    if (share === 1) return this.moveTo(to)
    if (now - painted < PAINT_MS) return
    this.glide.painted = now
    this.place(from + (to - from) * share)
  }
}

function tick(now) {
  const moving = [...tracks.values()].filter((track) => track.glide)
  for (const track of moving) track.step(now)
  ticking = moving.length > 0
  if (ticking) requestAnimationFrame(tick)
}

// A press on Pause stops all that moves at once; where it shall stand the server says.
function halt({ target }) {
  if (target.closest?.("button")?.innerText.trim() === "Pause") tracks.forEach((track) => track.halt())
}
addEventListener("pointerdown", halt, true)

export function track(name) {
  if (!tracks.has(name)) tracks.set(name, new Track())
  return tracks.get(name)
}
