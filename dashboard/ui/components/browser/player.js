// A slider over the recorded positions of a track, and playback; all of it in the browser.

import { decoded, lastUpTo } from "./arrays.js"
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

class Player {
  constructor(root) {
    this.root = root
    this.button = root.querySelector("button")
    this.slider = root.querySelector("input")
    this.speed = root.querySelector("select")
    this.output = root.querySelector("output")
    this.button.addEventListener("click", () => (this.playing ? this.pause() : this.play()))
    this.slider.addEventListener("input", () => this.drag())
    this.slider.addEventListener("change", () => this.say())
    this.speed.addEventListener("change", () => this.playing && this.play())
  }

  update({ name, position, positions, seconds, label }, send) {
    Object.assign(this, { label, send, positions: decoded(positions) })
    this.slider.max = this.positions.length - 1
    this.slider.setAttribute("aria-label", label)
    const followed = track(name)
    if (this.track !== followed) {
      this.unfollow?.()
      this.track = followed
      this.unfollow = followed.follow((to) => this.follow(to))
    }
    followed.obey(position, seconds)
    this.follow(followed.position)
    this.root.style.visibility = ""
  }

  get last() {
    return this.positions.at(-1)
  }

  play() {
    const [first, last] = [this.positions[0], this.last]
    if (this.track.position >= last) this.track.moveTo(first)
    const share = (last - this.track.position) / (last - first)
    this.show(true)
    this.track.glideTo(last, (WHOLE_WAY_S * share) / Number(this.speed.value))
  }

  pause() {
    this.show(false)
    this.track.moveTo(this.positions[Math.max(0, lastUpTo(this.positions, this.track.position))])
    this.say()
  }

  drag() {
    this.show(false)
    this.track.moveTo(this.positions[this.slider.value])
  }

  follow(to) {
    const i = Math.max(0, lastUpTo(this.positions, to))
    this.slider.value = i
    const words = `${this.label} ${Math.round(this.positions[i]).toLocaleString("en")}`
    this.output.textContent = words
    this.slider.setAttribute("aria-valuetext", words)
    if (this.playing && to >= this.last) this.pause()
  }

  show(playing) {
    this.playing = playing
    this.button.textContent = playing ? "❚❚" : "▶"
    this.button.setAttribute("aria-label", playing ? "Stop the playback" : "Play back")
  }

  say() {
    this.send("rest", this.track.position)
  }

  remove() {
    this.unfollow?.()
  }
}

const players = new WeakMap()

export function show(root, spec, send) {
  if (!players.has(root)) players.set(root, new Player(root))
  players.get(root).update(spec, send)
}

export function remove(root) {
  players.get(root)?.remove()
  players.delete(root)
}
