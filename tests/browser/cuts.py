"""What of a page cannot be read: words out of sight or cut off, and columns that have slipped below."""

from playwright.sync_api import Page

WIDTHS = (390, 768)
# What scrolls inside itself and shows that it does: tables as a paper prints them, code, equations, data.
_SCROLLS = ".sheet, pre, .katex, [data-testid=stDataFrame], [data-testid=stElementToolbar], .modebar, .tables"
_CUTS = """(scrolls) => {
  const named = (node) => `${node.textContent.trim().slice(0, 40)} (${node.tagName.toLowerCase()})`
  const found = []
  for (const node of document.querySelectorAll(".stMain *")) {
    const own = [...node.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim())
    if (!own || node.closest(`${scrolls}, svg, style, script, [hidden], [aria-hidden=true]`)) continue
    const box = node.getBoundingClientRect()
    if (box.width < 2 || box.height < 2 || !node.checkVisibility({ visibilityProperty: true })) continue
    const words = document.createRange()
    words.selectNodeContents(node)
    const { left, right } = words.getBoundingClientRect()
    if (right > innerWidth + 1 || left < -1) found.push(`outside: ${named(node)}`)
    for (let up = node; up && !up.matches(".stMain"); up = up.parentElement) {
      if (getComputedStyle(up).overflowX === "visible") continue
      const around = up.getBoundingClientRect()
      if (right > around.right + 2 || left < around.left - 2) found.push(`cut: ${named(node)}`)
      break
    }
  }
  for (const box of document.querySelectorAll(".stMain :is([role=combobox], [type=text], [type=number])"))
    if (box.checkVisibility({ visibilityProperty: true }) && box.scrollWidth > box.clientWidth + 1)
      found.push(`cut: ${box.value || box.placeholder} (input)`)
  for (const row of innerWidth > 640 ? document.querySelectorAll(".stMain .stHorizontalBlock") : []) {
    const [first, other, ...more] = [...row.children].filter((child) => child.matches(".stColumn"))
    if (!other || more.length || !first.checkVisibility() || first.clientWidth < 2) continue
    if (other.getBoundingClientRect().left <= first.getBoundingClientRect().left)
      found.push(`below the column beside it: ${named(row)}`)
  }
  return [...new Set(found)]
}"""


TITLE_IS_SEEN = """title => {
    const { left, top, right, bottom } = title.getBoundingClientRect()
    const words = document.createRange()
    words.selectNodeContents(title)
    const seen = [...words.getClientRects()].every(({ left, top, right, bottom }) =>
        [[left + 2, top + 8], [right - 2, bottom - 8]].every(([x, y]) =>
            title.contains(document.elementFromPoint(x, y))))
    return top >= 0 && left >= 0 && right <= innerWidth && seen
}"""


def cuts(page: Page) -> list[str]:
    """What is cut on a phone and on a tablet, the page being as it is."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        page.wait_for_timeout(400)
        found += [f"{width} px, {words}" for words in page.evaluate(_CUTS, _SCROLLS)]
    return found
