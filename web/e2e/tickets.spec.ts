// The list of tickets and a ticket's page: found, read, reopened.

import { expect } from '@playwright/test'
import { escalatedAtOnce, resolved, takenCall, ticket } from './given.ts'
import { test, unique } from './story.ts'

test('tickets are found by word and by number, and the address keeps what was asked', async ({
  signedIn,
}) => {
  const page = await signedIn('l1')
  const problem = unique('Fax machine answers in Morse')
  const call = await resolved(page, await takenCall(page, { problem, customer: 'Tailspin' }), 'Unplugged it')
  const number = call.ticket.number
  await escalatedAtOnce(page, { problem: unique('Fax machine burns') }, 'Hardware fault', 'Smoke')

  await page.goto('/l1/tickets')
  const search = page.getByRole('searchbox', { name: /^Search tickets/ })
  const table = page.getByRole('table', { name: 'Tickets' })
  await search.fill('fax machine morse')
  await expect(table.getByRole('row', { name: problem })).toContainText('Resolved')
  await expect(page).toHaveURL('/l1/tickets?search=fax+machine+morse')

  const tabs = page.getByRole('navigation', { name: 'Tickets by status' })
  await tabs.getByRole('link', { name: 'Escalated' }).click()
  await expect(tabs.getByRole('link', { name: 'Escalated' })).toHaveAttribute('aria-current', 'page')
  await expect(page.getByText('No ticket fits')).toBeVisible()
  await tabs.getByRole('link', { name: 'Resolved' }).click()
  await expect(table.getByRole('link', { name: problem })).toBeVisible()
  await expect(page).toHaveURL(/status=resolved/)
  await expect(page).toHaveURL(/search=fax/)

  await page.reload()
  await expect(search).toHaveValue('fax machine morse')
  await expect(tabs.getByRole('link', { name: 'Resolved' })).toHaveAttribute('aria-current', 'page')
  await table.getByRole('link', { name: problem }).click()
  await expect(page).toHaveURL(`/tickets/${call.ticket_id}`)
  await expect(page).toHaveTitle(`#${number} ${problem} · ResolutionFlow`)
  await page.goBack()
  await expect(search).toHaveValue('fax machine morse')
  await expect(table.getByRole('link', { name: problem })).toBeVisible()
  await page.goBack()
  await expect(tabs.getByRole('link', { name: 'Escalated' })).toHaveAttribute('aria-current', 'page')

  for (const asked of [`#${number}`, `${number}`]) {
    await page.goto('/l1/tickets')
    await search.fill(asked)
    await expect(table.getByRole('row', { name: problem })).toBeVisible()
  }
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect(page).toHaveURL('/l1/tickets')
  await expect(search).toBeFocused()

  // The number people say is an address, too; from its ticket one comes to all of its customer's, and on to fewer.
  await page.goto(`/tickets/${number}`)
  await expect(page).toHaveURL(`/tickets/${call.ticket_id}`)
  await page.getByRole('link', { name: 'Tailspin' }).click()
  await expect(page).toHaveURL('/l1/tickets?customer=Tailspin')
  await expect(table.getByRole('link', { name: problem })).toBeVisible()
  await page.getByRole('combobox', { name: 'Assigned to' }).selectOption('nobody')
  await expect(page).toHaveURL('/l1/tickets?customer=Tailspin&assigned_to=nobody')
  await expect(page.getByText('No ticket fits')).toBeVisible()
  await page.getByRole('button', { name: 'Without Assigned to' }).click()
  await expect(table.getByRole('link', { name: problem })).toBeVisible()
  await page.getByRole('button', { name: 'Clear all filters' }).click()
  await page.getByRole('combobox', { name: 'Escalated for' }).selectOption('Hardware fault')
  await tabs.getByRole('link', { name: 'Escalated' }).click()
  await expect(table.getByRole('row', { name: 'Fax machine burns' }).first()).toBeVisible()
})

test('a row pressed right after typing opens, whatever the search does meanwhile', async ({ signedIn }) => {
  const page = await signedIn('l1')
  const problem = unique('Whiteboard pen is dry')
  await takenCall(page, { problem })
  await page.goto('/l1/tickets')
  const row = page.getByRole('table', { name: 'Tickets' }).getByRole('link', { name: problem })
  await expect(row).toBeVisible()
  await page.getByRole('searchbox', { name: /^Search tickets/ }).fill('whiteboard')
  await row.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(problem)
  await page.goBack()
  await expect(page).toHaveURL('/l1/tickets?search=whiteboard')
})

test('j, k and Enter move through the list', async ({ signedIn }) => {
  const page = await signedIn('engineer2')
  const desk = await signedIn('l1')
  for (const _ of [1, 2, 3]) await takenCall(desk, { problem: unique('Stapler is jammed') })
  await page.goto('/tickets')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tickets')
  const rows = page.getByRole('table', { name: 'Tickets' }).locator('tbody').getByRole('link')
  await expect(rows.nth(2)).toBeVisible()
  await page.keyboard.press('j')
  await expect(rows.nth(0)).toBeFocused()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(rows.nth(2)).toBeFocused()
  await page.keyboard.press('k')
  await expect(rows.nth(1)).toBeFocused()
  const problem = (await rows.nth(1).textContent()) ?? ''
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(problem)
})

test('a resolved ticket is reopened from the news, and walked again', async ({ signedIn }) => {
  const page = await signedIn('l1')
  const problem = unique('Door beeps')
  const call = await takenCall(page, { problem })
  await page.goto(`/l1/walk/${call.id}`)
  await page.getByRole('button', { name: 'Resolve' }).click()
  const dialog = page.getByRole('dialog', { name: 'Resolve the ticket' })
  await dialog.getByLabel('What fixed it').fill('Closed it')
  await dialog.getByRole('button', { name: 'Resolve' }).click()
  await page.getByRole('region', { name: 'News' }).getByRole('button', { name: 'Reopen' }).click()
  await expect(page).toHaveURL(`/tickets/${call.ticket_id}`)
  await expect(page.getByRole('listitem').filter({ hasText: 'reopened it' })).toBeVisible()

  await page.getByRole('button', { name: 'Start a walk' }).click()
  const start = page.getByRole('dialog', { name: 'Start a walk' })
  await start.getByText('Ad-hoc, with notes').click()
  await start.getByRole('button', { name: 'Start a walk' }).click()
  await expect(page).toHaveURL(/\/l1\/walk\//)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(problem)
})

test('a resolved ticket is reopened from its page, with the reason kept', async ({ signedIn }) => {
  const page = await signedIn('l1')
  const call = await resolved(page, await takenCall(page, { problem: unique('Lamp flickers') }), 'New bulb')
  await page.goto(`/tickets/${call.ticket_id}`)
  await expect(page.getByText('New bulb')).toBeVisible()
  await page.getByRole('button', { name: 'Reopen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Reopen this ticket' })
  await expect(dialog.getByLabel('What is still wrong?')).toBeFocused()
  await dialog.getByLabel('What is still wrong?').fill('It flickers again')
  await dialog.getByRole('button', { name: 'Reopen' }).click()
  await expect(dialog).toHaveCount(0)
  const line = page.getByRole('listitem').filter({ hasText: 'reopened it' })
  await expect(line).toContainText('It flickers again')
  await expect(page.getByRole('button', { name: 'Start a walk' })).toBeVisible()
  expect((await ticket(page, call.ticket_id)).status).toBe('open')
})
