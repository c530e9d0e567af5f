// What every story stands on: people of the demo account with a browser each, and an eye on everything that browsers complain about.

import {
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Locator,
  type Page,
} from '@playwright/test'
import { Troubles } from './troubles.ts'

export type Person = 'owner' | 'engineer' | 'engineer2' | 'l1' | 'l1b' | 'viewer'

export const PASSWORD = 'walk-the-flow'
export const emailOf = (person: Person): string => `${person}@northwind.example`

type Options = Parameters<Browser['newContext']>[0]

interface Stage {
  /** Complaints of the browsers, all unexpected unless the story says otherwise. */
  troubles: Troubles
  /** A browser of their own in which this person is signed in already. */
  signedIn: (person: Person, options?: Options) => Promise<Page>
}

export const test = base.extend<Stage>({
  // biome-ignore lint/correctness/noEmptyPattern: how the runner is told that a fixture needs no other
  baseURL: async ({}, use) => use(process.env.E2E_URL),

  // biome-ignore lint/correctness/noEmptyPattern: as above
  troubles: async ({}, use) => {
    const troubles = new Troubles()
    await use(troubles)
    expect(troubles.unexpected(), 'what the browsers complained about').toEqual([])
  },

  context: async ({ context, troubles }, use) => {
    await troubles.watch(context)
    await use(context)
  },

  signedIn: async ({ browser, troubles, baseURL }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (person, options) => {
      const context = await browser.newContext({ baseURL, ...options })
      contexts.push(context)
      await troubles.watch(context)
      const answer = await context.request.post('/api/v1/auth/login', {
        headers: { Origin: options?.baseURL ?? baseURL ?? '' },
        data: { email: emailOf(person), password: PASSWORD },
      })
      expect(answer.status(), `${person} signs in`).toBe(200)
      return context.newPage()
    })
    await Promise.all(contexts.map((context) => context.close()))
  },
})

/** Signs in as people do, in the form. */
export async function signInByForm(page: Page, person: Person): Promise<void> {
  await page.getByLabel('E-mail').fill(emailOf(person))
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Has the page not be told what others do, as where a proxy lets no stream through: what a story wants unnoticed stays so. */
export async function deaf(page: Page, troubles?: Troubles): Promise<void> {
  troubles?.expect(DEAF)
  await page.route('**/api/v1/events', (route) => route.abort())
}

/** What the browser complains about then. */
export const DEAF = /ERR_FAILED.*\/api\/v1\/events$/

/** A text that no other story writes. */
export function unique(text: string): string {
  return `${text} (${Math.random().toString(36).slice(2, 8)})`
}

/** Goes on with Tab until the focus is there, as somebody does who has no mouse. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

/** The names of what waits in the browser. */
export async function kept(page: Page): Promise<unknown[]> {
  return page.evaluate(
    () =>
      new Promise<unknown[]>((done, failed) => {
        const opening = indexedDB.open('resolutionflow')
        opening.onerror = () => failed(opening.error)
        opening.onsuccess = () => {
          const asking = opening.result.transaction('unsent').objectStore('unsent').getAllKeys()
          asking.onerror = () => failed(asking.error)
          asking.onsuccess = () => {
            opening.result.close()
            done(asking.result)
          }
        }
      }),
  )
}
