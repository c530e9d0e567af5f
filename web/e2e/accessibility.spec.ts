// For everybody: in another language and from right to left, in a window of a phone's width at four times its size, with the system's
// colours, without motion, with the keyboard. What holds for one screen at a time is in screens.spec.ts.

import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'
import de from '../src/messages/de.json' with { type: 'json' }
import he from '../src/messages/he.json' with { type: 'json' }
import { flowNamed, noted, takenCall, walk, wayTo } from './given.ts'
import { emailOf, PASSWORD, test, unique } from './story.ts'

/** What the text of a page must stand: see WCAG 2.2, 1.4.12. */
const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }'

test('a call is taken and walked from right to left, in Hebrew', async ({ signedIn }) => {
  const page = await signedIn('l1', {
    locale: 'he-IL',
    timezoneId: 'America/New_York',
    reducedMotion: 'reduce',
  })
  const flow = await flowNamed(page, 'Outlook cannot connect')
  const [first, second] = wayTo(flow.tree, 'resolve')

  // Settled before anything is drawn: a page is never seen the other way round.
  await page.goto('/l1', { waitUntil: 'commit' })
  await page.waitForFunction(() => document.body !== null)
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
    'he',
    'rtl',
  ])
  const problem = page.getByRole('textbox', { name: he.workspace.problem })
  await expect(problem).toBeFocused()
  const [rail, main] = [page.getByRole('navigation', { name: he.shell.navigation }), page.locator('#main')]
  expect(await startOf(rail)).toBeGreaterThan(await startOf(main))

  await problem.fill(unique('Outlook says disconnected'))
  await expect(page.getByRole('option', { name: flow.title, selected: true })).toBeVisible()
  await page.keyboard.press('Enter')
  // Each new question has the focus, and so is read out; what the flow's author wrote keeps its own direction.
  const question = page.getByRole('heading', { level: 2, name: first?.question ?? '' })
  await expect(question).toBeFocused()
  expect(await question.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr')
  await expect(page.getByRole('link', { name: /^\u2066#\u2068\d+\u2069\u2069$/ })).toBeVisible()
  await page.keyboard.press(first?.digit ?? '')
  await expect(page.getByRole('heading', { level: 2, name: second?.question ?? '' })).toBeFocused()
  await page.keyboard.press('b')
  await expect(question).toBeFocused()
  await expect(page.getByText(first?.answer ?? '').and(page.getByRole('status'))).toBeVisible()

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await isAccessible(page)
  }
  await page.keyboard.press('e')
  await expect(page.getByRole('dialog', { name: he.walks.escalateTitle })).toBeVisible()
  await isAccessible(page)
})

test('German is spoken as the browser prefers, until another language is chosen', async ({
  page,
  troubles,
}) => {
  troubles.expect(/\b401\b/)
  const context = await page
    .context()
    .browser()
    ?.newContext({ locale: 'de-AT', baseURL: process.env.E2E_URL ?? '' })
  if (!context) throw new Error('there is a browser')
  const german = await context.newPage()
  await german.goto('/sign-in')
  await german.getByLabel(de.auth.email).fill(emailOf('engineer'))
  await german.getByLabel(de.auth.password, { exact: true }).fill('not this')
  await german.getByRole('button', { name: de.auth.signIn }).click()
  // A refusal of the server, in the reader's words.
  await expect(german.getByText(de.problems.wrong_credentials)).toBeVisible()
  await expect(
    german.getByRole('alert').or(german.getByRole('status')).getByText(de.problems.wrong_credentials),
  ).toBeVisible()
  await german.getByLabel(de.auth.password, { exact: true }).fill(PASSWORD)
  await german.keyboard.press('Enter')
  await expect(german.getByRole('heading', { level: 1, name: de.tickets.title })).toBeVisible()

  await german.goto('/account')
  await expect(german).toHaveTitle(/^Konto/)
  await german.getByRole('combobox', { name: de.account.appearance.language }).selectOption('English')
  await expect(german.getByRole('heading', { level: 1, name: 'Account' })).toBeVisible()
  await expect(german.locator('html')).toHaveAttribute('lang', 'en')
  await german.reload()
  await expect(german).toHaveTitle(/^Account/)
  await context.close()
})

test('a walk is whole at four times its size, spaced, in the system’s colours, and nothing hides the focus', async ({
  signedIn,
}) => {
  const page = await signedIn('l1', { locale: 'de-DE', viewport: { width: 320, height: 256 * 2 } })
  const flow = await flowNamed(page, 'Outlook cannot connect')
  const call = await takenCall(page, { problem: unique('Outlook ist grau und sagt, es sei getrennt'), flow })
  await noted(page, call, 'Im Zug, spricht zwischen den Tunneln')
  await walk(page, call.id)
  await page.goto(`/l1/walk/${call.id}`)
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeFocused()

  // With the text spaced as its reader needs it nothing is lost or needs to be scrolled sideways.
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  }, SPACED)
  expect(await cut(page)).toEqual([])

  // Under what stays in place nothing has the focus.
  await page.locator('body').press('Tab')
  const seen = new Set<string>()
  for (let pressed = 0; pressed < 60; pressed += 1) {
    const { name, isHidden } = await focused(page)
    expect.soft(isHidden, `${name} is hidden while it has the focus`).toBe(false)
    if (name === '') break
    seen.add(name)
    await page.keyboard.press('Tab')
  }
  expect(seen.size).toBeGreaterThan(8)

  // No motion for whoever wants none.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const moves = await page
    .getByRole('button', { name: de.walks.resolve })
    .evaluate((element) => Number.parseFloat(getComputedStyle(element).transitionDuration))
  expect(moves).toBeLessThan(0.001)

  // In the colours of the system what is chosen, and what is a button, is told by its edge.
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto('/l1/tickets?status=open')
  const tabs = page.getByRole('navigation', { name: de.tickets.byStatus }).getByRole('link')
  await expect(tabs.first()).toBeVisible()
  const edges = await tabs.evaluateAll((links) =>
    links.map((link) => [link.getAttribute('aria-current'), getComputedStyle(link).outlineStyle]),
  )
  expect(edges.filter(([current]) => current === 'page')).toEqual([['page', 'solid']])
  expect(edges.filter(([current]) => current === null).every(([, outline]) => outline === 'none')).toBe(true)
})

/** The left edge. */
async function startOf(element: Locator): Promise<number> {
  return (await element.boundingBox())?.x ?? Number.NaN
}

async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude('[data-base-ui-focus-guard]').analyze()
  expect
    .soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160))}`))
    .toEqual([])
}

/** What cannot be read to its end: cut off at its side, or out of the window. */
async function cut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    const wide = scrollWidth > clientWidth ? [`the page: ${scrollWidth} of ${clientWidth}`] : []
    const texts = [...document.querySelectorAll<HTMLElement>('button, a, h1, h2, p, label, dt, dd, summary')]
    const lost = texts.filter(
      (element) =>
        element.checkVisibility() &&
        element.closest('.sr-only, [role="tooltip"]') === null &&
        getComputedStyle(element).overflow !== 'visible' &&
        // What is shortened on purpose shows that it is.
        getComputedStyle(element).textOverflow !== 'ellipsis' &&
        element.scrollWidth > element.clientWidth + 1,
    )
    return [...wide, ...lost.map((element) => element.outerHTML.slice(0, 160))]
  })
}

/** What has the focus, and whether all of it lies under something else. */
async function focused(page: Page): Promise<{ name: string; isHidden: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return { name: '', isHidden: false }
    const { left, top, right, bottom } = element.getBoundingClientRect()
    const points = [0.1, 0.5, 0.9].flatMap((x) =>
      [0.1, 0.5, 0.9].map((y) => [left + (right - left) * x, top + (bottom - top) * y] as const),
    )
    const isSeen = points.some(([x, y]) => {
      const there = document.elementFromPoint(x, y)
      return there !== null && (element.contains(there) || there.contains(element))
    })
    return { name: element.outerHTML.slice(0, 120), isHidden: !isSeen }
  })
}
