// The part of plotly.js that is used here, as far as its reference documents it.

export type Trace = Record<string, any>
export type Layout = Record<string, any>

export interface Plot extends HTMLElement {
  data: Trace[]
  on(event: string, act: () => void): void
}

export interface Plotly {
  react(plot: HTMLElement, data: Trace[], layout: Layout, config: Record<string, unknown>): Promise<void>
  purge(plot: HTMLElement): void
  Plots: { resize(plot: HTMLElement): void }
}

declare global {
  interface Window {
    Plotly: Plotly | undefined
  }
}
