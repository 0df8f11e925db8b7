/**
 * What Streamlit runs at every message: it fetches the script that draws, and hands it the message.
 * A newer message may come before the script has; only the newest is shown.
 * @param {import("./streamlit_types").Component} component
 */
export default function ({ data, parentElement, setTriggerValue }) {
  const element = /** @type {HTMLElement & { newest?: unknown }} */ (
    parentElement.querySelector(data.selector)
  )
  const script = import(new URL(data.scripts, document.baseURI).href).then(({ use }) => use(data.script))
  const child = /** @type {HTMLElement} */ (element.firstElementChild ?? element)
  if (data.height) child.style.minHeight = `${data.height}px`
  if (data.alt) element.setAttribute("aria-label", data.alt)
  element.newest = data
  const spec = () => (typeof data.spec === "string" ? JSON.parse(data.spec) : data.spec)
  script.then(
    (drawn) => element.newest === data && drawn.show(element, spec(), setTriggerValue),
    () => child.append("This could not be loaded. Reload the page."),
  )
  return () => {
    element.newest = null
    script.then((drawn) => drawn.remove(element))
  }
}
