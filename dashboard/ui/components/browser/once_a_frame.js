// Drawing is asked for more often than it is seen: once in a frame is enough.

/**
 * What to call to have it done in the next frame; while it is asked for again and again, in each.
 *
 * A frame's callbacks run in the order of their asking. Who asks within a frame, after the last drawing, would
 * else be drawn a frame later, and every second frame be lost: so as long as anything moves each frame looks
 * whether it was asked.
 * @param {() => void} act
 */
export function onceAFrame(act) {
  /** @type {number | undefined} */
  let waiting
  let asked = false
  const frame = () => {
    waiting = asked ? requestAnimationFrame(frame) : undefined
    if (asked) {
      asked = false
      act()
    }
  }
  return {
    ask() {
      asked = true
      waiting ??= requestAnimationFrame(frame)
    },
    stop() {
      asked = false
      if (waiting !== undefined) cancelAnimationFrame(waiting)
      waiting = undefined
    },
  }
}
