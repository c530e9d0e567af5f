import { expect } from '@playwright/test'
import { takenCall, walk } from './given.ts'
import { test, unique } from './story.ts'

test('a call that waits is paused, and whoever has it is told when it is time, wherever they are', async ({
  signedIn,
}) => {
  const page = await signedIn('l1')
  await page.clock.install()
  const problem = unique('The scanner is being updated')
  const call = await takenCall(page, { problem })
  await page.goto(`/l1/walk/${call.id}`)
  await expect(page.getByLabel('New note')).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('p')
  const dialog = page.getByRole('dialog', { name: 'Pause' })
  await expect(dialog.getByRole('textbox', { name: 'Waiting for' })).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByText('Say what the call waits for.')).toBeVisible()
  await page.keyboard.type('The update runs')
  await dialog.getByRole('button', { name: 'in 1 hour' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText(/^Paused until .*: The update runs$/)).toBeVisible()
  const spent = page.locator('header time')
  const stands = await spent.textContent()

  await page.goto('/l1')
  const row = page.getByRole('link', { name: problem })
  await expect(row).toContainText(/Paused until \d/)
  await page.getByRole('link', { name: 'Tickets' }).click()
  await expect(page.getByRole('heading', { name: 'Tickets', level: 1 })).toBeVisible()
  await page.clock.fastForward('01:01:00')
  const news = page.getByRole('region', { name: 'News' })
  await expect(news).toContainText(`#${call.ticket.number}, time to go on: The update runs`)
  await news.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByText(/^Time to go on, since .*: The update runs$/)).toBeVisible()
  await expect(spent).toHaveText(stands ?? '')

  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText(/Time to go on/)).toHaveCount(0)
  const { pause, pauses } = await walk(page, call.id)
  expect([pause, pauses.map(({ reason }) => reason)]).toEqual([null, ['The update runs']])
})
