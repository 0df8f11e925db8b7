// Boxes for numbers. Outside of what a box takes the platform keeps the number before and says why in a hover alone:
// here the box says below it what it takes. Of 1e5 it reads 1 where the number is whole: it is
// written out first.

const style = new CSSStyleSheet()
style.replaceSync(`
.stNumberInput { position: relative; }
.stNumberInput[data-refused]::after { content: attr(data-refused); position: absolute; top: 100%; left: 0; z-index: 1;
  font-size: 13px; line-height: 16px; color: var(--refused); background: var(--st-background-color); }
.stNumberInput[data-refused] [data-testid="InputInstructions"] { display: none; }
`)
document.adoptedStyleSheets.push(style)

/** @param {string} number */
const written = (number) =>
  Number(number).toLocaleString("en-US", { maximumFractionDigits: 12 }).replace("-", "−")

/** @param {HTMLInputElement} input */
function range({ min, max }) {
  if (!max) return `at least ${written(min)}`
  return min ? `${written(min)} to ${written(max)}` : `at most ${written(max)}`
}

/** @param {HTMLInputElement} input */
function say(input) {
  const box = input.closest(".stNumberInput")
  if (!(box instanceof HTMLElement)) return
  if (input.ariaInvalid === "true") box.dataset.refused = `Not taken: ${range(input)}`
  else delete box.dataset.refused
}

const VALUE = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")

/** @param {Event} event */
function writeOut({ target }) {
  if (!(target instanceof HTMLInputElement && target.type === "number" && /e/i.test(target.value))) return
  const number = Number(target.value)
  if (!Number.isInteger(number)) return
  VALUE?.set?.call(target, number.toLocaleString("fullwide", { useGrouping: false }))
  target.dispatchEvent(new Event("input", { bubbles: true }))
}

/** See to every box from now on. */
export function watchNumbers() {
  addEventListener("keydown", (event) => event.key === "Enter" && writeOut(event), { capture: true })
  addEventListener("blur", writeOut, { capture: true })
  new MutationObserver((changes) => {
    for (const { target } of changes) if (target instanceof HTMLInputElement) say(target)
  }).observe(document.body, { subtree: true, attributeFilter: ["aria-invalid"] })
}
