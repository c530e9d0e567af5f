// What browsers note about a page by themselves: what moved under the reader, what was painted last, how long a key took.

import type { Page } from '@playwright/test'

interface Noted {
  /** Layout shifts that no key or press asked for, added up. */
  shifts: number
  /** What moved, for whoever has to find it. */
  moved: string[]
  /** When the largest thing had been painted, in ms since the page was asked for. */
  paint: number
  /** The longest of the keys and presses since last asked, in ms until the next frame; to 8 ms. */
  slowest: number
}

declare global {
  interface Window {
    noted: Noted
  }
}

/** To be called before the page is opened. */
export async function note(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted: Noted = { shifts: 0, moved: [], paint: 0, slowest: 0 }
    window.noted = noted
    const watch = (type: string, each: (entry: PerformanceEntry) => void, options: object = {}): void =>
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) each(entry)
      }).observe({ type, buffered: true, ...options })
    watch('layout-shift', (entry) => {
      const shift = entry as PerformanceEntry & {
        value: number
        hadRecentInput: boolean
        sources: { node: Node | null }[]
      }
      if (shift.hadRecentInput) return
      noted.shifts += shift.value
      for (const { node } of shift.sources) {
        const element = node instanceof Element ? node : node?.parentElement
        noted.moved.push(`${shift.value.toFixed(4)} ${element?.outerHTML.slice(0, 120)}`)
      }
    })
    watch('largest-contentful-paint', (entry) => {
      noted.paint = entry.startTime
    })
    watch(
      'event',
      (entry) => {
        if ((entry as PerformanceEventTiming).interactionId)
          noted.slowest = Math.max(noted.slowest, entry.duration)
      },
      { durationThreshold: 16 },
    )
  })
}

export async function notedOf(page: Page): Promise<Noted> {
  // Two frames on, what was painted has been reported, too.
  return page.evaluate(
    () =>
      new Promise<Noted>((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(window.noted)))),
      ),
  )
}

/** How long the slowest key or press of an act took until the next frame, in ms. */
export async function slowestOf(page: Page, act: () => Promise<void>): Promise<number> {
  await notedOf(page)
  await page.evaluate(() => {
    window.noted.slowest = 0
  })
  await act()
  return (await notedOf(page)).slowest
}
