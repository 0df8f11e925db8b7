// Before the app begins: after a reload the address says again what was set on the other pages of this tab.
// The newest settings are in the tab's own store, where link.js puts them; no row of a file is among them.

{
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"))
  const kept = visit?.type === "reload" ? sessionStorage.getItem("logreg settings") : null
  if (kept) {
    const address = new URL(location.href)
    const said = new Set(address.searchParams.keys())
    for (const [name, text] of new URLSearchParams(kept))
      if (!said.has(name)) address.searchParams.append(name, text)
    history.replaceState(history.state, "", address)
  }
}
