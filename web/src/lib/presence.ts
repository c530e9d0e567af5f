// Whether somebody is at this screen: requests that a page makes by itself must not keep a forgotten session alive.

const PRESENT_MS = 15_000

let lastInput = Date.now()

export function watchPresence(): void {
  const seen = (): void => {
    lastInput = Date.now()
  }
  for (const kind of ['pointerdown', 'keydown'] as const) {
    window.addEventListener(kind, seen, { capture: true, passive: true })
  }
}

export function isSomebodyHere(now: number = Date.now()): boolean {
  return now - lastInput < PRESENT_MS
}
