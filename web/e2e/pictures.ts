// Makes the pictures of the documentation and of the guides from the running product: `npm run pictures`.

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { PICTURE_SIZE, pictureAt } from '../src/guides/pictures.ts'
import { answered, flowNamed, noted, resolved, takenCall, type Walk, walk, wayTo } from './given.ts'
import { operatorAtWork } from './operator.ts'
import { test } from './story.ts'

const FOLDER = join(import.meta.dirname, '../../docs/images')
const GUIDES = join(import.meta.dirname, '../public')
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
  await takeForGuide(page, 'workspace')
  await page.getByLabel('What does the caller say?').fill('')
})

test('a walk', async ({ signedIn }) => {
  const page = await signedIn('l1')
  const call = await onItsWay(page)
  await page.goto(`/l1/walk/${call.id}`)
  await expect(page.getByRole('img', { name: /^Map of the flow/ })).toBeVisible()
  for (const theme of THEMES) await take(page, 'walk', theme)
  await takeForGuide(page, 'walk')

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
  await takeForGuide(page, 'ticket')
})

test('a flow', async ({ signedIn }) => {
  const page = await signedIn('engineer2')
  const flow = await flowNamed(page, 'Teams audio')
  await page.goto(`/flows/${flow.id}?node=${flow.tree.start}`)
  await expect(page.getByRole('heading', { name: 'Answers' })).toBeVisible()
  await expect(page.getByRole('group', { name: /^Question: / }).first()).toBeVisible()
  await take(page, 'flow', 'light')
  await takeForGuide(page, 'flow')
})

test('the editor', async ({ signedIn }) => {
  const page = await signedIn('owner')
  const flow = await flowNamed(page, 'Printer not printing')
  await page.goto(`/flows/${flow.id}/edit?node=${flow.tree.start}`)
  await expect(page.getByRole('textbox', { name: 'What to ask' })).toBeVisible()
  await expect(page.locator('.react-flow__node').first()).toBeVisible()
  await take(page, 'editor', 'light')
  await takeForGuide(page, 'editor')
})

test('the end of a walk', async ({ signedIn }) => {
  const page = await signedIn('l1b')
  const call = await onItsWay(page, Number.POSITIVE_INFINITY)
  await page.goto(`/l1/walk/${call.id}`)
  await page.getByRole('button', { name: 'Resolve the ticket' }).click()
  const dialog = page.getByRole('dialog', { name: 'Resolve the ticket' })
  await dialog.getByRole('radio', { name: 'Yes' }).press('1')
  await takeForGuide(page, 'resolve')
})

test('the palette', async ({ signedIn }) => {
  const page = await signedIn('l1b')
  await page.goto('/l1/tickets')
  await expect(page.getByRole('table', { name: 'Tickets' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('printer')
  await expect(page.getByRole('option', { name: /^Printer not printing/ })).toBeVisible()
  await takeForGuide(page, 'palette')
})

test('the people and what they did', async ({ signedIn }) => {
  const page = await signedIn('owner')
  await page.goto('/people')
  await expect(page.getByRole('table', { name: 'People' })).toBeVisible()
  await takeForGuide(page, 'people')
  await page.goto('/audit')
  await expect(page.locator('[data-row]:visible').first()).toBeVisible()
  await takeForGuide(page, 'audit')
})

test('the accounts', async ({ page }) => {
  await operatorAtWork(page)
  await page.goto('/admin/accounts')
  await expect(page.getByRole('button', { name: 'Enter Northwind IT' })).toBeVisible()
  await takeForGuide(page, 'accounts')
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
  await inTheme(page, theme ?? 'light')
  await page.screenshot({ path: join(FOLDER, `${name}${theme ? `-${theme}` : ''}.png`), caret: 'hide' })
}

/** In both themes, as WebP, which every browser that shows the product reads, at a third of the size. */
async function takeForGuide(page: Page, name: string): Promise<void> {
  await page.setViewportSize(PICTURE_SIZE)
  const studio = await page.context().newPage()
  for (const theme of THEMES) {
    await inTheme(page, theme)
    const taken = (await page.screenshot({ caret: 'hide' })).toString('base64')
    const small = await studio.evaluate(async (png) => {
      const picture = new Image()
      picture.src = `data:image/png;base64,${png}`
      await picture.decode()
      const canvas = document.createElement('canvas')
      canvas.width = picture.width
      canvas.height = picture.height
      canvas.getContext('2d')?.drawImage(picture, 0, 0)
      return canvas.toDataURL('image/webp', 0.75)
    }, taken)
    await writeFile(
      join(GUIDES, pictureAt(name, theme === 'dark')),
      Buffer.from(small.split(',')[1] ?? '', 'base64'),
    )
  }
  await studio.close()
}

async function inTheme(page: Page, theme: Theme): Promise<void> {
  await page.bringToFront()
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  await page.mouse.move(0, 0)
  await page.evaluate(() => document.fonts.ready)
  // Both frames: the one that learns of the theme, and the one that is painted in it.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}
