// "Copy link": the address of the page as it is set now, copied, and as a code for the phones in the room.

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-link { font: .875rem/1.25rem var(--st-font); color: var(--st-text-color); }
.logreg-link > button { font: 600 .875rem/1.25rem var(--st-font); height: 2rem; padding: 0 10px; color: inherit; cursor: pointer;
  background: var(--st-background-color); border: 1px solid transparent; border-radius: 8px; white-space: nowrap; }
.logreg-link > button:hover { border-color: var(--st-border-color); }
.logreg-link .panel { position: absolute; right: 0; top: 2.375rem; width: min(280px, 86vw); padding: 16px; border-radius: 12px;
  background: var(--st-background-color); border: 1px solid var(--st-border-color); box-shadow: 0 6px 20px rgba(20,35,50,.16); }
.logreg-link .panel[hidden] { display: none; }
.logreg-link p { margin: 0 0 8px; overflow-wrap: anywhere; }
.logreg-link .address { margin: 8px 0 0; max-height: 100px; overflow: auto; }
.logreg-link svg { display: block; width: 100%; background: #fff; border-radius: 4px; }
`)
document.adoptedStyleSheets.push(style)

/** @typedef {import("./messages").LinkMessage} LinkMessage */
/** @typedef {import("./streamlit_types").Send} Send */

const SVG = "http://www.w3.org/2000/svg"
const QUIET = 4 // modules of white around a code, without which no phone reads it

/** @param {LinkMessage} message */
function drawn({ size, path }) {
  const svg = document.createElementNS(SVG, "svg")
  const whole = size + 2 * QUIET
  svg.setAttribute("viewBox", `${-QUIET} ${-QUIET} ${whole} ${whole}`)
  svg.setAttribute("role", "img")
  svg.setAttribute("aria-label", "The address as a code to scan")
  const dark = document.createElementNS(SVG, "path")
  dark.setAttribute("d", path)
  dark.setAttribute("fill", "#000")
  svg.append(dark)
  return svg
}

class Link {
  /** @type {LinkMessage | undefined} */
  message = undefined
  /** @type {Send | undefined} */
  send = undefined
  listening = new AbortController()

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root
    this.button = /** @type {HTMLButtonElement} */ (root.querySelector("button"))
    this.panel = /** @type {HTMLElement} */ (root.querySelector(".panel"))
    this.button.addEventListener("click", () => (this.panel.hidden ? this.open() : this.close()))
    const how = { signal: this.listening.signal }
    addEventListener(
      "pointerdown",
      ({ target }) => !root.contains(/** @type {Node} */ (target)) && this.close(),
      how,
    )
    root.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return
      this.close()
      this.button.focus()
    })
  }

  /**
   * @param {LinkMessage} message
   * @param {Send} send
   */
  update(message, send) {
    this.message = message
    sessionStorage.setItem("logreg settings", message.settings)
    this.send = send
    if (!this.panel.hidden) this.fill()
  }

  async open() {
    this.panel.hidden = false
    this.button.ariaExpanded = "true"
    this.fill()
    this.send?.("link", location.href) // a part of the page may have changed it since the code was made
    const words = /** @type {HTMLElement} */ (this.panel.querySelector(".said"))
    try {
      await navigator.clipboard.writeText(location.href)
      words.textContent = "The link is copied: it opens this page as it is set now."
    } catch {
      words.textContent = "Copy this link: it opens the page as it is set now."
    }
  }

  fill() {
    const address = /** @type {HTMLElement} */ (this.panel.querySelector(".address"))
    const code = /** @type {HTMLElement} */ (this.panel.querySelector(".code"))
    address.textContent = location.href
    const note = document.createElement("p")
    note.textContent = this.message?.note ?? ""
    code.replaceChildren(
      ...(this.message?.path ? [drawn(this.message)] : []),
      ...(note.textContent ? [note] : []),
    )
  }

  close() {
    this.panel.hidden = true
    this.button.ariaExpanded = "false"
  }

  remove() {
    this.listening.abort()
  }
}

/** @type {WeakMap<HTMLElement, Link>} */
const links = new WeakMap()

/**
 * @param {HTMLElement} root
 * @param {LinkMessage} message
 * @param {Send} send
 */
export function show(root, message, send) {
  const link = links.get(root) ?? new Link(root)
  links.set(root, link)
  link.update(message, send)
}

/** @param {HTMLElement} root */
export function remove(root) {
  links.get(root)?.remove()
  links.delete(root)
}
