// The library that draws, fetched as soon as this module is: it is most of what a first visit loads.

function script(url) {
  return new Promise((loaded, failed) => {
    document.head.append(Object.assign(document.createElement("script"), { src: url, onload: loaded, onerror: failed }))
  })
}

// It comes packed: the server would otherwise pack it anew for every visitor.
async function library(url) {
  const packed = await fetch(url)
  const source = packed.body.pipeThrough(new DecompressionStream("gzip"))
  const blob = await new Response(source, { headers: { "content-type": "text/javascript" } }).blob()
  await script(URL.createObjectURL(blob))
  return window.Plotly
}

export const plotly = library(new URL("./plotly.min.js.gz", import.meta.url))
