// A slider of the platform moves a track while it is dragged; the server hears of it, as always, on release.
// Its thumb moves by a translation: by its left edge, as the platform has it, each step counts as a shift of the page.

const style = new CSSStyleSheet()
style.replaceSync(`
.stSlider [data-thumb] { container-type: inline-size; }
.stSlider [data-thumb] > [data-at] { left: 0 !important; translate: var(--at); }
.stSlider [data-at] > [data-testid="stSliderThumbValue"] { left: 50% !important; right: auto !important; transform: none !important;
  translate: clamp(0px - var(--at), -50%, 100cqw - var(--at) - 100%); }
`)
document.adoptedStyleSheets.push(style)

/** @param {HTMLInputElement} input */
function place(input) {
  const thumb = input.closest("[style*=left]")
  if (!(thumb instanceof HTMLElement && thumb.parentElement)) return
  thumb.parentElement.dataset.thumb = ""
  thumb.dataset.at = ""
  thumb.style.setProperty("--at", `${Number.parseFloat(thumb.style.left)}cqw`)
}

/** @param {ParentNode} within */
function placeAll(within) {
  for (const input of within.querySelectorAll(".stSlider input"))
    if (input instanceof HTMLInputElement) place(input)
}

/** @type {Map<string, Set<import("./track.js").Track>>} class of a slider's element -> the tracks that follow */
const followers = new Map()

/**
 * The track goes where the slider goes, until the returned function is called. The position is the slider's
 * own number: of a list of values, which one.
 * @param {string} name
 * @param {import("./track.js").Track} track
 */
export function followSlider(name, track) {
  const tracks = followers.get(name) ?? new Set()
  followers.set(name, tracks.add(track))
  return () => tracks.delete(track)
}

placeAll(document)
new MutationObserver((changes) => {
  for (const { target, addedNodes } of changes) {
    if (target instanceof HTMLInputElement) moved(target)
    for (const node of addedNodes) if (node instanceof Element) placeAll(node)
  }
}).observe(document.body, { childList: true, subtree: true, attributeFilter: ["value"] })

/** @param {HTMLInputElement} input */
function moved(input) {
  if (input.type !== "range" || input.closest(".logreg-slider")) return
  if (input.closest(".stSlider")) place(input)
  for (const [name, tracks] of followers)
    if (tracks.size && input.closest(`.${name}`))
      for (const track of tracks) track.moveTo(Number(input.value))
}
