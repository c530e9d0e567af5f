// The palette: everywhere one can go and everything one can do, from one field.

import { expect } from '@playwright/test'
import { flowNamed, takenCall, ticket } from './given.ts'
import { test, unique } from './story.ts'

test('a technician goes, finds and does everything from one field', async ({ signedIn }) => {
  const page = await signedIn('l1')
  const problem = unique('The label printer of the loading bay prints sideways')
  const call = await takenCall(page, { problem, customer: 'Fabrikam' })
  const { number } = await ticket(page, call.ticket_id)
  const flow = await flowNamed(page, 'Outlook cannot connect')
  const palette = page.getByRole('dialog', { name: 'Search and commands' })
  const field = palette.getByRole('combobox', { name: 'Search and commands' })
  const offers = palette.getByRole('option')
  const picked = palette.locator('[data-highlighted]')
  const heading = page.getByRole('heading', { level: 1 })

  await page.goto('/l1/tickets')
  await expect(heading).toHaveText('Tickets')

  // Typed without a pause: what comes before the answer of the server waits for it.
  await page.keyboard.press('/')
  await page.keyboard.type(`#${number}`)
  await page.keyboard.press('Enter')
  await expect(heading).toHaveText(problem)
  await expect(palette).toHaveCount(0)
  await expect(heading).toBeFocused()

  // Also while typing, and the focus is where it was when nothing was chosen.
  await page.goto('/l1')
  const call2 = page.getByRole('textbox', { name: 'What does the caller say?' })
  await expect(call2).toBeFocused()
  await page.keyboard.type('Half a sentence')
  await page.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  await page.keyboard.type('zzz qqq xxx')
  await expect(palette.getByRole('status')).toHaveText(/^Nothing is called “zzz qqq xxx”/)
  await page.keyboard.press('Escape')
  await expect(palette).toHaveCount(0)
  await expect(call2).toBeFocused()
  await expect(call2).toHaveValue('Half a sentence')

  // A flow by a part of its name, with the arrows.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('outlook')
  const line = offers.filter({ hasText: flow.title }).first()
  await expect(line).toBeVisible()
  while (!(await picked.textContent())?.includes(flow.title)) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(heading).toHaveText(flow.title)

  // Back to where one was, in a tab of its own.
  await page.keyboard.press('Control+k')
  await expect(offers.filter({ hasText: `#${number}` })).toHaveCount(0)
  await page.keyboard.type('fabrikam label')
  await expect(picked).toContainText(problem)
  const opened = page.context().waitForEvent('page')
  await page.keyboard.press('Control+Enter')
  const tab = await opened
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText(problem)
  await tab.close()
  await expect(heading).toHaveText(flow.title)

  // What the page can do, by its name; a dialog that it opens gives the focus back to the page.
  await page.goto(`/l1/walk/${call.id}`)
  const note = page.getByRole('textbox', { name: 'New note' })
  await expect(note).toBeFocused()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('resol')
  await expect(picked).toHaveText(/^Resolve/)
  await page.keyboard.press('Enter')
  const resolve = page.getByRole('dialog', { name: 'Resolve the ticket' })
  await expect(resolve.getByRole('textbox', { name: 'What fixed it' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(resolve).toHaveCount(0)
  await expect(note).toBeFocused()
})
