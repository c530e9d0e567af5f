// What one does appears at once before the eyes of the others, and who they are.

import { expect, type Page } from '@playwright/test'
import { takenCall } from './given.ts'
import { test, unique } from './story.ts'

/** Until the page hears what changes: what is read by asking now and then is not waited for. */
async function listens(page: Page): Promise<void> {
  await page.waitForResponse((answer) => answer.url().endsWith('/api/v1/events') && answer.ok())
}

test('a call that is taken leaves everybody’s queue at once, and its page says who is there', async ({
  signedIn,
}) => {
  const [dana, ben] = [await signedIn('l1'), await signedIn('l1b')]
  const problem = unique('The beamer shows nothing')
  await Promise.all([listens(ben), ben.goto('/l1')])
  const call = await takenCall(dana, { problem })
  const row = ben.getByRole('link', { name: problem })
  await expect(row).toBeVisible({ timeout: 5_000 })

  await Promise.all([listens(dana), dana.goto(`/l1/walk/${call.id}`)])
  await expect(row.getByText('looks at this too')).toHaveCount(0)
  await row.click()
  await expect(ben.getByText('Dana Desk looks at this too')).toBeVisible({ timeout: 5_000 })
  await expect(dana.getByText('Ben Desk looks at this too')).toBeVisible({ timeout: 5_000 })

  await ben.getByRole('button', { name: 'Take over' }).click()
  await expect(dana.getByText('Ben Desk took this walk over.')).toBeVisible({ timeout: 5_000 })
  // And back again: Dana is elsewhere by then, and Ben sees at once that she goes on.
  await dana.getByRole('link', { name: 'Tickets', exact: true }).click()
  await ben.getByRole('button', { name: 'More' }).click()
  await ben.getByRole('menuitem', { name: 'Hand over' }).click()
  await ben.getByLabel('Colleague').selectOption({ label: 'Dana Desk' })
  await ben.getByRole('button', { name: 'Hand over' }).click()
  const news = dana.getByRole('region', { name: 'News' })
  await expect(news).toContainText('is in your hands now', { timeout: 5_000 })
  await news.getByRole('button', { name: 'Show' }).click()
  await expect(dana.getByRole('button', { name: 'Resolve' })).toBeVisible()
  await ben.goto(`/l1/walk/${call.id}`)
  await expect(ben.getByText('Dana Desk is walking this')).toBeVisible()
  await dana.getByLabel('New note').fill('The lamp is worn out')
  await dana.keyboard.press('Enter')
  await expect(ben.getByText('The lamp is worn out')).toBeVisible({ timeout: 5_000 })
  await expect(dana.getByText('Ben Desk looks at this too')).toBeVisible({ timeout: 5_000 })
  // Taken out of her hands while she is elsewhere.
  await dana.getByRole('link', { name: 'Tickets', exact: true }).click()
  await ben.getByRole('button', { name: 'Take over' }).click()
  await expect(news).toContainText(/Ben Desk took #\d+ over/, { timeout: 5_000 })
  await dana.goto(`/l1/walk/${call.id}`)
  await expect(dana.getByText('Ben Desk looks at this too')).toBeVisible({ timeout: 5_000 })
  await ben.close()
  await expect(dana.getByText('Ben Desk looks at this too')).toHaveCount(0, { timeout: 5_000 })
})
