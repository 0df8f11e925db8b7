// A slider of the platform moves a track while it is dragged; the server hears of it, as always, on release.

/** @type {Map<string, Set<import("./track.js").Track>>} class of a slider's element -> the tracks that follow */
const followers = new Map()

/**
 * The track goes where the slider goes, until the returned function is called. The position is the slider's
 * own number: of a list of values, which one.
 * @param {string} name
 * @param {import("./track.js").Track} track
 */
export function followSlider(name, track) {
  watch()
  const tracks = followers.get(name) ?? new Set()
  followers.set(name, tracks.add(track))
  return () => tracks.delete(track)
}

let watching = false

function watch() {
  if (watching) return
  watching = true
  new MutationObserver((changes) => {
    for (const { target } of changes) if (target instanceof HTMLInputElement) moved(target)
  }).observe(document.body, { subtree: true, attributeFilter: ["value"] })
}

/** @param {HTMLInputElement} input */
function moved(input) {
  if (input.type !== "range" || input.closest(".logreg-slider")) return
  for (const [name, tracks] of followers)
    if (tracks.size && input.closest(`.${name}`))
      for (const track of tracks) track.moveTo(Number(input.value))
}
