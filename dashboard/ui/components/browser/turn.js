// A surface under a finger: the page scrolls over it until its button lets it be turned.

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-chart .turn { position: absolute; right: 0; top: 0; z-index: 7; min-height: 44px; padding: 0 12px; border-radius: 8px;
  font: 14px/20px var(--st-font); color: var(--st-text-color); background: var(--st-background-color); border: 1px solid var(--st-border-color); }
.logreg-chart.fixed .plot { pointer-events: none; }
.logreg-chart.turning .plot { touch-action: none; }
`)
document.adoptedStyleSheets.push(style)

const WORDS = { fixed: "Turn it", turning: "Done turning" }

/**
 * A button over a chart with a surface, on a screen that is touched; undefined elsewhere.
 * @param {HTMLElement} figure
 * @param {import("./plotly_types").Trace[]} traces
 */
export function offerTurning(figure, traces) {
  const solid = traces.some(({ type }) => type === "surface" || type?.endsWith("3d"))
  const known = figure.querySelector(".turn")
  if (!solid || !matchMedia("(pointer: coarse)").matches || known) return
  const button = document.createElement("button")
  button.type = "button"
  button.className = "turn"
  /** @param {boolean} turning */
  const set = (turning) => {
    figure.classList.toggle("turning", turning)
    figure.classList.toggle("fixed", !turning)
    button.textContent = turning ? WORDS.turning : WORDS.fixed
    button.ariaPressed = String(turning)
  }
  button.addEventListener("click", () => set(!figure.classList.contains("turning")))
  set(false)
  figure.lastElementChild?.before(button)
}
