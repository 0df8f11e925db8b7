// The tab remembers how it has trained: a reload loses the steps, and any page leads back to the settings.

const PLACE = "logreg training"
const WORDS = "A reload has ended the training of this tab: its steps are gone, its settings are kept."

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-train-on { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; max-width: 860px; padding: 12px 16px; border-radius: 8px;
  font: 1rem/1.5 var(--st-font); color: var(--st-text-color); background: var(--st-secondary-background-color); }
.logreg-train-on[hidden] { display: none; }
.logreg-train-on p { margin: 0; }
.logreg-train-on a { color: inherit; font-weight: 600; }
`)
document.adoptedStyleSheets.push(style)

/**
 * @param {HTMLElement} box
 * @param {import("./messages").TrainOnMessage} message
 */
export function show(box, { keep }) {
  if (keep) write(keep)
  else if (keep === "") write(null)
  const link = keep === null ? read() : null
  box.hidden = !link
  const [words, way] = /** @type {[HTMLElement, HTMLAnchorElement]} */ ([...box.children])
  words.textContent = WORDS
  way.textContent = "Train on from the link →"
  way.href = link ?? ""
}

// Where a browser keeps nothing, nothing is offered.
function read() {
  try {
    return sessionStorage.getItem(PLACE)
  } catch {
    return null
  }
}

/** @param {string | null} link */
function write(link) {
  try {
    if (link) sessionStorage.setItem(PLACE, link)
    else sessionStorage.removeItem(PLACE)
  } catch {
    return
  }
}

export function remove() {}
