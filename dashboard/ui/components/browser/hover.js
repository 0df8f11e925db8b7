// What a chart says under the pointer where its figure says nothing of its own: each number with the title of
// its axis, to four digits.

/** @typedef {import("./plotly_types").Layout} Layout */
/** @typedef {import("./plotly_types").Trace} Trace */

/**
 * @param {Trace} trace
 * @param {Layout} layout with the titles of its axes
 * @returns {Trace}
 */
export function toldInUnits(trace, layout) {
  if ((trace.type ?? "scatter") !== "scatter" || trace.hovertemplate || trace.hoverinfo) return trace
  const [across, up] = [trace.xaxis ?? "x", trace.yaxis ?? "y"].map((name, i) => {
    const key = name.replace(/^[xy]/, "$&axis")
    return `${layout[key]?.title?.text ?? ""} %{${"xy"[i]}:.4~g}`
  })
  return { ...trace, hovertemplate: `${across}<br>${up}<extra></extra>` }
}
