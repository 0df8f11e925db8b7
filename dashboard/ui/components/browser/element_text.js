// Words that change while something is dragged: the text of an element is rewritten, never replaced.

const REST_MS = 100

/**
 * Where an element holds one text already, only that changes. A new one would count as a change of the page's
 * structure, after which the browser looks again for every rule of style that asks what an element holds:
 * of the platform there are so many that this takes longer than all that is drawn.
 * @param {Element} element
 * @param {string} words
 */
export function setText(element, words) {
  const { firstChild } = element
  if (!(firstChild instanceof Text) || firstChild.nextSibling) element.textContent = words
  else if (firstChild.data !== words) firstChild.data = words
}

/**
 * A number's words, as wide as the widest: what stands at the right of a box moves with each digit more.
 * @param {string} words
 * @param {string} widest
 */
export const padded = (words, widest) =>
  widest
    .slice(0, Math.max(0, widest.length - words.length))
    .replace(/[.,]/g, "\u2008")
    .replace(/[^\u2008]/g, "\u2007") + words

/** @type {WeakMap<Element, ReturnType<typeof setTimeout>>} */
const resting = new WeakMap()

/**
 * The label of an element, which nobody hears between two frames: it changes once the hand rests. Rules of style
 * that ask for labels would be looked through in every frame.
 * @param {Element} element
 * @param {string} words
 */
export function setLabel(element, words) {
  clearTimeout(resting.get(element))
  if (!element.ariaLabel) element.ariaLabel = words
  else if (element.ariaLabel !== words)
    resting.set(
      element,
      setTimeout(() => {
        element.ariaLabel = words
      }, REST_MS),
    )
}
