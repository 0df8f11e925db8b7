// The look of our sliders, which is the platform's: a thin line, filled up to the thumb, in the colours of the theme.

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-range { appearance: none; margin: 0; background: none; cursor: pointer;
  --track: linear-gradient(to right, var(--st-primary-color) var(--filled), var(--border-strong, var(--st-border-color)) var(--filled)); }
.logreg-range::-webkit-slider-runnable-track { height: 4px; border-radius: 2px; background: var(--track); }
.logreg-range::-moz-range-track { height: 4px; border-radius: 2px; background: var(--track); }
.logreg-range::-webkit-slider-thumb { appearance: none; width: 14px; height: 14px; margin-top: -5px; border-radius: 50%; background: var(--st-primary-color); }
.logreg-range::-moz-range-thumb { width: 14px; height: 14px; border: 0; border-radius: 50%; background: var(--st-primary-color); }
.logreg-range:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; border-radius: 4px; }
.logreg-range:disabled { cursor: default; opacity: .4; }
`)
document.adoptedStyleSheets.push(style)

/**
 * Fill a slider up to where it stands.
 * @param {HTMLInputElement} slider
 */
export function fill(slider) {
  const [low, high, at] = [slider.min, slider.max, slider.value].map(Number)
  slider.classList.add("logreg-range")
  slider.style.setProperty("--filled", `${(100 * (at - low)) / (high - low || 1)}%`)
}
