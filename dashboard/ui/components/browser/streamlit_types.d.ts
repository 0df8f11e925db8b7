// What Streamlit hands a component of ours.

import type { Events } from "./messages"

/** Tells the server of an event, before its next run. */
export type Send = <Name extends keyof Events>(name: Name, value: Events[Name]) => void

export interface Component {
  data: { scripts: string; script: string; selector: string; spec: unknown; alt: string; height: number }
  parentElement: ParentNode
  setTriggerValue: Send
}
