// A vertical line over a chart that a person drags, by mouse, finger or arrow keys, to move a track.

const REACH_PX = 28

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-chart .handle { position: absolute; cursor: ew-resize; touch-action: none; z-index: 5; outline: none; }
.logreg-chart .handle[hidden] { display: none; }
.logreg-chart .handle::before { content: ""; position: absolute; inset: 0 calc(50% - 1px); background: var(--handle-colour); }
.logreg-chart .handle:is(:hover, :focus-visible)::before { inset: 0 calc(50% - 2px); }
.logreg-chart .handle span { position: absolute; top: 0; left: 50%; translate: -50% -60%; padding: 0 .45em; border-radius: .7em;
  font: 600 13px/1.6 var(--st-font); color: oklch(from var(--handle-colour) clamp(0, (l / .6 - 1) * -infinity, 1) 0 0); background: var(--handle-colour); white-space: nowrap; user-select: none; }
.logreg-chart .handle:focus-visible span { outline: 2px solid var(--st-text-color); outline-offset: 2px; }
`)
document.adoptedStyleSheets.push(style)

export class Handle {
  constructor(plot, track, release) {
    this.plot = plot
    this.track = track
    this.release = release
    this.line = document.createElement("div")
    this.line.className = "handle"
    this.line.tabIndex = 0
    this.line.hidden = true // until it can be placed on drawn axes
    this.line.setAttribute("role", "slider")
    this.line.append(document.createElement("span"))
    this.line.addEventListener("pointerdown", (event) => this.grab(event))
    this.line.addEventListener("pointermove", (event) => this.line.hasPointerCapture(event.pointerId) && this.drag(event))
    this.line.addEventListener("lostpointercapture", () => this.drop())
    this.line.addEventListener("keydown", (event) => this.press(event))
    plot.parentElement.lastElementChild.before(this.line) // in the order of their making
  }

  configure({ label, axis, low, high, step, colour }) {
    Object.assign(this, { low, high, step })
    this.line.style.setProperty("--handle-colour", colour)
    this.line.firstChild.textContent = label
    this.line.setAttribute("aria-label", label)
    this.line.setAttribute("aria-description", axis)
    this.line.setAttribute("aria-valuemin", low)
    this.line.setAttribute("aria-valuemax", high)
  }

  get axis() {
    return this.plot._fullLayout?.xaxis
  }

  // Follow the drawn axes: they move with zoom, resize and margins.
  place() {
    const axis = this.axis
    if (!axis || this.track.position === undefined) return
    const scales = Object.values(this.plot._fullLayout._plots).map(({ yaxis }) => yaxis)
    const top = Math.min(...scales.map((scale) => scale._offset))
    const height = Math.max(...scales.map((scale) => scale._offset + scale._length)) - top
    const x = axis.d2p(this.track.position)
    this.line.hidden = !(x >= -1 && x <= axis._length + 1)
    Object.assign(this.line.style, {
      left: `${axis._offset + x - REACH_PX / 2}px`, top: `${top}px`, height: `${height}px`, width: `${REACH_PX}px`,
    })
    this.line.setAttribute("aria-valuenow", this.track.position)
  }

  within(position) {
    const stepped = this.step ? Math.round(position / this.step) * this.step : position
    return Math.min(this.high, Math.max(this.low, stepped))
  }

  grab(event) {
    event.preventDefault()
    this.line.focus()
    this.line.setPointerCapture(event.pointerId)
    this.track.held = true
  }

  drag(event) {
    const left = this.plot.getBoundingClientRect().left
    this.track.moveTo(this.within(this.axis.p2d(event.clientX - left - this.axis._offset)))
  }

  drop() {
    this.track.held = false
    this.say()
  }

  press(event) {
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key]
    if (!steps) return
    event.preventDefault()
    const step = this.step || (this.high - this.low) / 100
    const direction = this.axis.range[0] <= this.axis.range[1] ? 1 : -1
    this.track.moveTo(this.within(this.track.position + direction * steps * step))
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => this.say(), 250)
  }

  say() {
    this.track.sent = this.track.position
    this.release(this.track.position)
  }
}
