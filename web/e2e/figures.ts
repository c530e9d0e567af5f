// Says how quick the pages are on this machine, beside what ui.md allows: `npm run figures`. Chromium without a window, a cold
// cache for each page, the product on the same machine.

import { gzipSync } from 'node:zlib'
import { expect, type Page, type Response } from '@playwright/test'
import { flowNamed, resolved, takenCall, wayTo } from './given.ts'
import { note, notedOf, slowestOf } from './stillness.ts'
import { emailOf, PASSWORD, type Person, test, unique } from './story.ts'

const KINDS = ['script', 'stylesheet', 'font'] as const

function say(what: string, figures: string): void {
  process.stdout.write(`     ${what.padEnd(34)} ${figures}\n`)
}

/** Opens a page with an empty cache and says what that took. */
async function measure(
  page: Page,
  name: string,
  path: string,
  isThere: (page: Page) => Promise<void>,
): Promise<void> {
  const responses: Response[] = []
  page.on('response', (response) => responses.push(response))
  await note(page)
  await page.goto(path)
  await isThere(page)
  // What is fetched after that, once the page is idle, nobody waits for; a font is asked for when it is first drawn with.
  const early = responses.length
  await page.waitForTimeout(1500)
  const sizes = await Promise.all(
    responses.map(async (response, at) => {
      const kind = response.request().resourceType()
      if (kind === 'font') return { kind, size: (await response.body()).length }
      if (at >= early || (kind !== 'script' && kind !== 'stylesheet')) return { kind, size: 0 }
      return { kind, size: gzipSync(await response.body()).length }
    }),
  )
  const of = (kind: string): string => {
    const size = sizes.filter((part) => part.kind === kind).reduce((sum, part) => sum + part.size, 0)
    return `${kind} ${(size / 1000).toFixed(1)} kB`
  }
  const { paint, shifts, moved } = await notedOf(page)
  say(name, `${KINDS.map(of).join(', ')} · largest paint ${paint.toFixed(0)} ms · shift ${shifts.toFixed(4)}`)
  for (const what of moved) say('', what)
}

test('pages with a cold cache', async ({ signedIn, page }) => {
  test.setTimeout(180_000)
  const first = await signedIn('l1')
  const flow = await flowNamed(first, 'Outlook cannot connect')
  const walk = await takenCall(first, {
    problem: unique('Outlook says disconnected'),
    customer: 'Adatum',
    flow,
  })
  const over = await resolved(first, await takenCall(first, { problem: unique('The fan hums') }), 'Dusted.')
  const heading = (at: Page) => at.getByRole('heading', { level: 1 })
  await measure(page, 'sign-in', '/sign-in', (at) => expect(at.getByLabel('E-mail')).toBeFocused())
  await first.close()
  const opened: [string, string, (at: Page) => Promise<void>, Person][] = [
    ['workspace', '/l1', (at) => expect(at.getByLabel('What does the caller say?')).toBeFocused(), 'l1'],
    [
      'walk',
      `/l1/walk/${walk.id}`,
      (at) => expect(at.getByRole('button', { name: 'Resolve' })).toBeVisible(),
      'l1',
    ],
    ['tickets', '/l1/tickets', (at) => expect(at.locator('[data-row]:visible').first()).toBeVisible(), 'l1'],
    ['ticket', `/tickets/${over.ticket_id}`, (at) => expect(heading(at)).toContainText('The fan hums'), 'l1'],
  ]
  for (const [name, path, isThere, person] of opened) {
    await measure(await signedIn(person), name, path, isThere)
  }
})

test('keys until the next frame', async ({ page, signedIn }) => {
  test.setTimeout(180_000)
  const flow = await flowNamed(await signedIn('viewer'), 'Outlook cannot connect')
  const way = wayTo(flow.tree, 'resolve')
  const keys = page.keyboard
  const ms = (time: number): string => (time === 0 ? 'under 16 ms' : `${time} ms`)
  const timed = async (what: string, act: () => Promise<void>): Promise<void> =>
    say(what, ms(await slowestOf(page, act)))
  await note(page)
  await page.goto('/')
  await page.getByLabel('E-mail').fill(emailOf('l1'))
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await keys.press('Enter')
  await expect(page.getByLabel('What does the caller say?')).toBeFocused()
  await page.waitForTimeout(3000)

  await timed('typing the problem', () => keys.type(unique('Outlook says disconnected'), { delay: 40 }))
  await expect(page.getByRole('option', { name: flow.title, selected: true })).toBeVisible()
  await timed('starting the call', async () => {
    await keys.press('Enter')
    await expect(page.getByRole('heading', { level: 2, name: way[0]?.question ?? '' })).toBeFocused()
  })
  await page.waitForTimeout(2000)
  for (const [index, { digit }] of way.entries()) {
    await timed(`answer ${index + 1}`, async () => {
      await keys.press(digit)
      const next = way[index + 1]
      if (next) await expect(page.getByRole('heading', { level: 2, name: next.question })).toBeFocused()
      else await expect(page.getByRole('dialog')).toBeVisible()
    })
  }
  await keys.press('Escape')
  for (const [what, key] of [
    ['opening resolve', 'r'],
    ['opening escalate', 'e'],
    ['opening the keys', '?'],
    ['opening the palette', 'Control+k'],
  ] as const) {
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await timed(what, async () => {
      await keys.press(key)
      await expect(page.getByRole('dialog')).toBeVisible()
    })
    if (key === 'Control+k') await timed('typing in the palette', () => keys.type('outlook', { delay: 40 }))
    await keys.press('Escape')
  }
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await keys.press('g')
  await keys.press('t')
  const rows = page.locator('[data-row]:visible')
  for (let shown = 50; shown < 200; shown += 50) {
    await expect(rows.nth(shown - 1)).toBeVisible()
    await page.getByRole('button', { name: 'Show more' }).click()
  }
  await expect(rows.nth(199)).toBeVisible()
  await page.getByRole('heading', { level: 1 }).click()
  await timed(`j and k among ${await rows.count()} rows`, async () => {
    for (let at = 0; at < 60; at += 1) await keys.press(at % 10 === 9 ? 'k' : 'j')
  })
})
