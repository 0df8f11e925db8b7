// What takes the browser up to half a second to run waits until the page is shown, with first pictures of its
// charts, and a moment longer: what is pressed first is answered at once.

const LONGEST_MS = 10_000
const FRAMES = 6 // in which a page is shown that waits for nothing in sight
const MOMENT_MS = 500

const { classList } = document.documentElement
const frame = () => new Promise(requestAnimationFrame)

export async function shown() {
  while (!classList.contains("drawn") && performance.now() < LONGEST_MS) await frame()
  for (let frames = 0; frames < FRAMES && !classList.contains("laid-out"); frames++) await frame()
  if (classList.contains("laid-out")) await new Promise((resolve) => setTimeout(resolve, MOMENT_MS))
}
