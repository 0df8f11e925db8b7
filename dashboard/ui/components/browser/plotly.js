// The library that draws, fetched as soon as this module is: it is most of what a first visit loads. It is
// unpacked and read only once the page is shown.

import { shown } from "./shown.js"

/** @param {string} url */
function script(url) {
  return new Promise((loaded, failed) => {
    const element = document.createElement("script")
    document.head.append(Object.assign(element, { src: url, onload: loaded, onerror: failed }))
  })
}

/**
 * It comes packed: the server would otherwise pack it anew for every visitor.
 * @param {URL} url
 * @returns {Promise<import("./plotly_types").Plotly>}
 */
async function library(url) {
  const packed = await (await fetch(url)).blob()
  await shown()
  const source = packed.stream().pipeThrough(new DecompressionStream("gzip"))
  const blob = await new Response(source, { headers: { "content-type": "text/javascript" } }).blob()
  await script(URL.createObjectURL(blob))
  if (!window.Plotly) throw new Error("The library that draws has not defined itself.")
  return window.Plotly
}

export const plotly = library(new URL("./plotly.min.js.gz", import.meta.url))
