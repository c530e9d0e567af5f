// When the session ends in the middle of work, requests wait here until the person has given their password again.

import { create } from 'zustand'

interface Gate {
  closed: boolean
  /** Who was signed in here has left: until this page is gone, it must keep and send nothing more in their name. */
  left: boolean
}

export const useGate = create<Gate>(() => ({ closed: false, left: false }))

let waiting: (() => void)[] = []

/** Shuts the gate and waits for it to open. */
export function sessionRestored(): Promise<void> {
  useGate.setState({ closed: true })
  return new Promise((resume) => waiting.push(resume))
}

export function leave(): void {
  useGate.setState({ left: true })
}

/** Never, once the page is being left. */
export function stillHere(): Promise<void> | undefined {
  return useGate.getState().left ? new Promise(() => undefined) : undefined
}

/** Lets everything that waited carry on. */
export function openGate(): void {
  const resumed = waiting
  waiting = []
  useGate.setState({ closed: false })
  for (const resume of resumed) resume()
}
