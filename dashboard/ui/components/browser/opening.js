// What the first page does before anything else: it shows the app once it is laid out, so that nothing moves
// while it loads, and tells the document whether it is dark. It stands in the page itself.

const LONG_MS = 3000
const LONGEST_MS = 10_000
const root = document.documentElement
const narrow = matchMedia("(max-width: 1000px)") // where an open menu lies over the page, as in the style sheet

/** @param {string} selector */
const find = (selector) => document.querySelector(`.stMain ${selector}`)

// A long computation shows its progress.
const takesLong = () =>
  performance.now() > LONG_MS && find("[data-testid=stProgress], [data-testid=stSpinner]") !== null

function isDrawn() {
  const ran = document.querySelector("[data-testid=stApp][data-test-script-state=notRunning]")
  const waiting = ".logreg-readout:empty, .logreg-chart:not([data-ready])"
  return Boolean(ran && find("h1") && !find(waiting))
}

// What is further down may still come: nothing in sight moves by it. Only where all else is drawn is it measured.
function blanks() {
  const all = document.querySelectorAll(".stMain [data-testid^=stSkeleton]")
  return [...all].filter((blank) => {
    const { width, top, bottom } = blank.getBoundingClientRect()
    return width > 0 && bottom > 0 && top < innerHeight
  })
}

/**
 * Code and tables have none: their scripts wait for all the others (shown.js).
 * @param {Element} blank
 */
const hasKey = (blank) => /\bst-key-/.test(blank.closest(".stElementContainer")?.className ?? "")

/** Shut the menu where it lies over the page. */
function shutMenu() {
  if (!narrow.matches) return
  const open = "[data-testid=stSidebar][data-collapsed=false] [data-testid=stSidebarCollapseButton] button"
  const button = /** @type {HTMLElement | null} */ (document.querySelector(open))
  button?.click()
}

function isLaidOut() {
  if (!isDrawn()) return takesLong()
  const left = blanks()
  if (!left.some(hasKey)) root.classList.add("drawn")
  return !left.length || takesLong()
}

function wait() {
  if (!isLaidOut() && performance.now() < LONGEST_MS) return requestAnimationFrame(wait)
  shutMenu()
  requestAnimationFrame(() => root.classList.add("drawn", "laid-out"))
}
wait()

// Popovers and dialogs stand outside the app's own element, which alone is told whether it is dark.
new MutationObserver((_, observer) => {
  const app = document.querySelector(".stApp")
  if (!app) return
  observer.disconnect()
  const mirror = () => {
    root.style.colorScheme = getComputedStyle(app).colorScheme
  }
  new MutationObserver(mirror).observe(app, { attributes: true, attributeFilter: ["class"] })
  mirror()
}).observe(root, { childList: true, subtree: true })

// Whoever has chosen a page wants to see it; the platform shuts the menu by itself only on some phones.
addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest("[data-testid=stSidebarNav] a")) setTimeout(shutMenu, 300)
})
narrow.addEventListener("change", shutMenu)

// Past the menu and the settings: to the button that the page is about, or else the line that is dragged.
addEventListener("click", (event) => {
  if (!(event.target instanceof Element) || !event.target.matches("a.skip")) return
  event.preventDefault()
  const button = find("[data-testid=stBaseButton-primary]") ?? find(".logreg-chart .handle:not([hidden])")
  const goal = /** @type {HTMLElement | null} */ (button ?? find("input, button, a"))
  goal?.focus()
})

// A page that is opened begins at its top, not as far down as the one before it was read.
const push = history.pushState
history.pushState = (...told) => {
  const before = location.pathname
  push.apply(history, told)
  if (location.pathname !== before) document.querySelector(".stMain")?.scrollTo(0, 0)
}
