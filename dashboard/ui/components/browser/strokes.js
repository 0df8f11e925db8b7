// Lines and dots of a drawn chart, moved where they are: a small part of the work of drawing the chart anew.

const FARTHEST_PX = 1e5 // beyond it browsers draw lines wrongly

// Move a trace to its new x and y; false where only a new drawing can.
export function moved(plot, number, trace) {
  const full = plot._fullData?.[number]
  if (!full || !plain(full)) return false
  if (full.visible !== true) return true
  const group = plot.querySelector(`.scatterlayer .trace${full.uid}`)
  const axes = [axis(plot, full.xaxis), axis(plot, full.yaxis)]
  const places = pixels(trace, axes)
  if (!group || !moveDots(group, full, places) || !moveLine(group, full, places)) return false
  Object.assign(plot.data[number], { x: trace.x, y: trace.y })
  return true
}

// Whether it is drawn as a straight line from point to point, as dots of one kind, or both.
function plain({ type, mode, fill, line, marker, text }) {
  const straight = !fill || fill === "none"
  const alike = !Array.isArray(marker?.symbol) && !Array.isArray(marker?.size) && !marker?.angle
  return type === "scatter" && !/text/.test(mode) && straight && alike && !text && (line?.shape ?? "linear") === "linear"
}

const axis = (plot, name) => plot._fullLayout[name.replace(/^([xy])(\d*)$/, "$1axis$2")]

function pixels({ x, y }, [across, up]) {
  const near = (value) => Math.min(FARTHEST_PX, Math.max(-FARTHEST_PX, value))
  return Array.from(x, (value, i) => [near(across.d2p(value)), near(up.d2p(y[i]))])
}

const seen = ([x, y]) => Number.isFinite(x) && Number.isFinite(y)

function moveDots(group, { mode }, places) {
  if (!mode.includes("markers")) return true
  const dots = group.querySelectorAll(".points > path.point")
  if (dots.length !== places.length || !places.every(seen)) return false
  dots.forEach((dot, i) => dot.setAttribute("transform", `translate(${places[i][0]},${places[i][1]})`))
  return true
}

function moveLine(group, { mode }, places) {
  if (!mode.includes("lines")) return true
  const [line, ...more] = group.querySelectorAll("path.js-line")
  if (!line) return false
  line.setAttribute("d", path(places))
  for (const rest of more) rest.setAttribute("d", "M0,0")
  return true
}

// Where a place is not known the line is interrupted.
function path(places) {
  const signs = places.map((place, i) => (seen(place) ? `${i && seen(places[i - 1]) ? "L" : "M"}${place[0]},${place[1]}` : ""))
  return signs.join("") || "M0,0"
}
