// The main job with the mouse: a call is taken, walked and concluded; what L1 could not solve reaches an engineer.

import { expect } from '@playwright/test'
import { flowNamed, nodeAfter, wayTo } from './given.ts'
import { signInByForm, test, unique } from './story.ts'

test('a technician is walked through a flow and resolves the call', async ({ page, signedIn }) => {
  const flow = await flowNamed(await signedIn('viewer'), 'Outlook cannot connect')
  const way = wayTo(flow.tree, 'resolve')
  const problem = unique('Outlook says disconnected since this morning')

  await page.goto('/')
  await signInByForm(page, 'l1')
  await expect(page).toHaveURL('/l1')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^Good (morning|afternoon|evening), \S+\.$/,
  )

  await page.getByLabel('What does the caller say?').fill(problem)
  await page.getByLabel('Customer').fill('Fabrikam, Jo Ito')
  await page.getByLabel('Contact').fill('+44 20 7946 0018')
  await page
    .getByRole('listbox', { name: 'Flows that fit' })
    .getByRole('option', { name: flow.title })
    .click()

  await expect(page).toHaveURL(/\/l1\/walk\//)
  await expect(page).toHaveTitle(/^#\d+ Outlook says disconnected/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(problem)
  await expect(page.getByText('Fabrikam, Jo Ito')).toBeVisible()
  const stand = page.getByRole('region', { name: 'Where the walk stands' })
  for (const { question, answer } of way) {
    await expect(stand.getByRole('heading', { name: question })).toBeVisible()
    await stand.getByRole('button', { name: answer, exact: true }).click()
  }

  const dialog = page.getByRole('dialog', { name: 'Resolve the ticket' })
  await expect(dialog.getByLabel('What fixed it')).toHaveValue(nodeAfter(flow.tree, way).text)
  await dialog.getByLabel('Yes').check()
  await dialog.getByRole('button', { name: 'Resolve' }).click()

  await expect(page).toHaveURL('/l1')
  await expect(page.getByLabel('What does the caller say?')).toBeFocused()
  await expect(page.getByLabel('What does the caller say?')).toHaveValue('')
  const news = page.getByRole('region', { name: 'News' })
  await expect(news).toContainText(/#\d+ is resolved/)

  await page.getByRole('link', { name: 'Tickets' }).click()
  await page.getByRole('searchbox', { name: /^Search tickets/ }).fill(problem)
  await page.getByRole('link', { name: problem }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(problem)
  await expect(page.getByText('Resolved', { exact: true }).first()).toBeVisible()
  await page.getByText(way.length === 1 ? 'One step' : `${way.length} steps`).click()
  for (const { question, answer } of way) {
    await expect(page.getByRole('listitem').filter({ hasText: question }).last()).toContainText(answer)
  }
})

test('a call that no flow fits is noted, escalated, and read by an engineer who does not cover L1', async ({
  page,
  signedIn,
}) => {
  const problem = unique('The badge reader at the north door is dark')

  await page.goto('/')
  await signInByForm(page, 'l1')
  await page.getByLabel('What does the caller say?').fill(problem)
  await page.getByLabel('Customer').fill('Litware')
  await page.getByRole('button', { name: 'Start ad-hoc' }).click()

  await expect(page).toHaveURL(/\/l1\/walk\//)
  const note = page.getByLabel('New note')
  await note.fill('Power at the door is fine')
  await page.getByRole('button', { name: 'Add note' }).click()
  await page.getByRole('button', { name: 'Called back' }).click()
  await note.fill('Second reader works, so it is this one')
  await page.getByRole('button', { name: 'Add note' }).click()
  const notes = page.getByRole('list', { name: 'Notes' })
  await expect(notes.getByRole('listitem')).toHaveCount(3)
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Escalate' }).click()
  const dialog = page.getByRole('dialog', { name: 'Escalate to an engineer' })
  await expect(dialog.getByRole('region', { name: 'Escalation package' })).toContainText(
    'Second reader works, so it is this one',
  )
  await dialog.getByLabel('Why').selectOption('Hardware fault')
  await dialog.getByLabel('In words').fill('The reader needs a new power supply')
  await dialog.getByRole('button', { name: 'Escalate' }).click()
  await expect(page).toHaveURL('/l1')
  await expect(page.getByRole('region', { name: 'News' })).toContainText(/#\d+ is escalated/)

  const engineer = await signedIn('engineer2')
  await engineer.goto('/l1')
  await expect(engineer.getByRole('heading', { level: 1 })).toHaveText('Not for your role')
  await expect(engineer.getByRole('main')).toContainText(
    'It is for L1 technicians and for engineers who cover L1. An owner of Northwind IT can switch on coverage for you.',
  )
  const rail = engineer.getByRole('navigation', { name: 'Main' })
  await expect(rail.getByRole('link', { name: 'Tickets' })).toBeVisible()
  await expect(rail.getByRole('link', { name: /workspace/i })).toHaveCount(0)

  await rail.getByRole('link', { name: 'Tickets' }).click()
  await engineer
    .getByRole('navigation', { name: 'Tickets by status' })
    .getByRole('link', { name: 'Escalated' })
    .click()
  await engineer.getByRole('searchbox', { name: /^Search tickets/ }).fill(problem)
  await engineer.getByRole('link', { name: problem }).click()
  await expect(engineer.getByText('Escalated: Hardware fault')).toBeVisible()
  await engineer.getByRole('link', { name: 'Open the walk and its package' }).click()
  await expect(engineer.getByRole('heading', { name: 'Escalation package' })).toBeVisible()
  const main = engineer.getByRole('main')
  for (const text of [
    problem,
    'The reader needs a new power supply',
    'Power at the door is fine',
    'Called back',
    'Second reader works, so it is this one',
  ]) {
    await expect(main.getByText(text).first()).toBeVisible()
  }
  await expect(main.getByRole('button', { name: /Resolve|Escalate|Take over/ })).toHaveCount(0)
})

test('a call that is plainly not for L1 is escalated at once', async ({ signedIn }) => {
  const page = await signedIn('l1')
  const problem = unique('All phones of the warehouse are dead')
  await page.goto('/l1')
  await page.getByLabel('What does the caller say?').fill(problem)
  await page.getByRole('button', { name: 'Escalate at once' }).click()
  const dialog = page.getByRole('dialog', { name: 'Escalate at once' })
  await dialog.getByLabel('Why').selectOption('Network or outage')
  await dialog.getByRole('button', { name: 'Escalate' }).click()
  await expect(page.getByLabel('What does the caller say?')).toHaveValue('')
  await expect(page.getByLabel('What does the caller say?')).toBeFocused()

  await page.getByRole('region', { name: 'News' }).getByRole('button', { name: 'Show' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(problem)
  await expect(page.getByText('Escalated: Network or outage')).toBeVisible()
})
