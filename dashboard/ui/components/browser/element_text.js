// Words that change while something is dragged: the text of an element is rewritten, never replaced.

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
