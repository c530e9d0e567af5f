// Makes the pictures of the documentation from the running product: `npm run pictures`.

import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { answered, flowNamed, noted, resolved, takenCall, type Walk, walk, wayTo } from './given.ts'
import { test } from './story.ts'

const FOLDER = join(import.meta.dirname, '../../docs/images')
const THEMES = ['light', 'dark'] as const
type Theme = (typeof THEMES)[number]

test('the workspace', async ({ signedIn }) => {
  const page = await signedIn('l1')
  await page.goto('/l1')
  await page.getByLabel('What does the caller say?').fill('Outlook is disconnected')
  await page.getByLabel('Customer').fill('Wingtip Toys, Ana Silva')
  await page.getByLabel('Contact').fill('+44 20 7946 0018')
  await expect(page.getByRole('option', { name: 'Outlook cannot connect' })).toBeVisible()
  await expect(page.getByText('Earlier calls like this')).toBeVisible()
  await page.getByLabel('What does the caller say?').focus()
  for (const theme of THEMES) await take(page, 'workspace', theme)
  await page.getByLabel('What does the caller say?').fill('')
})

test('a walk', async ({ signedIn }) => {
  const page = await signedIn('l1')
  const call = await onItsWay(page)
  await page.goto(`/l1/walk/${call.id}`)
  await expect(page.getByRole('img', { name: /^Map of the flow/ })).toBeVisible()
  for (const theme of THEMES) await take(page, 'walk', theme)

  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/l1/walk/${call.id}`)
  const stand = page.getByRole('region', { name: 'Where the walk stands' })
  await expect(stand.getByText('Classic:', { exact: true })).toBeVisible()
  await take(page, 'walk-phone')
})

test('a ticket', async ({ signedIn }) => {
  const page = await signedIn('l1')
  const call = await resolved(
    page,
    await onItsWay(page, Number.POSITIVE_INFINITY),
    'Work Offline was switched on. Switched it off; new mail arrived at once.',
  )
  await page.goto(`/tickets/${call.ticket_id}`)
  await page.getByText(/^\d+ steps/).click()
  await take(page, 'ticket', 'light')
})

test('a flow', async ({ signedIn }) => {
  const page = await signedIn('engineer2')
  const flow = await flowNamed(page, 'Teams audio')
  await page.goto(`/flows/${flow.id}?node=${flow.tree.start}`)
  await expect(page.getByRole('heading', { name: 'Answers' })).toBeVisible()
  await expect(page.getByRole('group', { name: /^Question: / }).first()).toBeVisible()
  await take(page, 'flow', 'light')
})

test('the editor', async ({ signedIn }) => {
  const page = await signedIn('owner')
  const flow = await flowNamed(page, 'Printer not printing')
  await page.goto(`/flows/${flow.id}/edit?node=${flow.tree.start}`)
  await expect(page.getByRole('textbox', { name: 'What to ask' })).toBeVisible()
  await expect(page.locator('.react-flow__node').first()).toBeVisible()
  await take(page, 'editor', 'light')
})

/** A caller whose Outlook is disconnected, some answers into the flow. */
async function onItsWay(page: Page, steps = 2): Promise<Walk> {
  const flow = await flowNamed(page, 'Outlook cannot connect')
  let call = await takenCall(page, {
    problem: 'Outlook says disconnected since this morning',
    customer: 'Wingtip Toys, Ana Silva',
    contact: '+44 20 7946 0018',
    flow,
  })
  const notes = ['Asked around, the others have mail', undefined]
  for (const [index, { answer }] of wayTo(flow.tree, 'resolve').slice(0, steps).entries()) {
    call = await answered(page, call, answer, notes[index])
  }
  await noted(page, call, 'In a meeting from eleven, call back before')
  return walk(page, call.id)
}

async function take(page: Page, name: string, theme?: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme ?? 'light', reducedMotion: 'reduce' })
  await page.mouse.move(0, 0)
  await page.evaluate(() => document.fonts.ready)
  // Both frames: the one that learns of the theme, and the one that is painted in it.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  await page.screenshot({ path: join(FOLDER, `${name}${theme ? `-${theme}` : ''}.png`), caret: 'hide' })
}
