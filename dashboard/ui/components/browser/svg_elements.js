// Elements of a picture that is drawn here, without the library.

const NAMESPACE = "http://www.w3.org/2000/svg"
/** @type {Record<string, string>} */
const SIGNS = { "&lt;": "<", "&gt;": ">", "&amp;": "&" }

/**
 * @param {Element} parent
 * @param {string} name
 * @param {Record<string, unknown>} attributes those that are undefined are left out
 */
export function add(parent, name, attributes) {
  const element = document.createElementNS(NAMESPACE, name)
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(key, String(value))
  parent.append(element)
  return element
}

/**
 * Words that are plain or wholly bold; others are left to the library.
 * @param {Element} parent
 * @param {string} text as Plotly takes it
 * @param {Record<string, unknown>} attributes
 */
export function addWords(parent, text, attributes) {
  const bold = text.startsWith("<b>") ? { "font-weight": "bold" } : {}
  const words = text.replace(/^<b>(.*)<\/b>$/, "$1")
  if (words.includes("<")) return
  add(parent, "text", { ...attributes, ...bold }).textContent = words.replace(
    /&\w+;/g,
    (name) => SIGNS[name] ?? name,
  )
}
