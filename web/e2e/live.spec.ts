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
  await ben.close()
  await expect(dana.getByText('Ben Desk looks at this too')).toHaveCount(0, { timeout: 5_000 })
})
