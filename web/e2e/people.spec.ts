// People come in by invites, take seats, cover L1, and are shut out again.

import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { takenCall, ticket, whoIs } from './given.ts'
import { commandLine } from './product.ts'
import { test } from './story.ts'
import type { Troubles } from './troubles.ts'

const PASSWORD = 'gravel tulip banjo orbit'

/** The owner of an account of their own, whose seats no other story takes, in a browser of their own. */
async function ownerOf(account: string, at: { context: BrowserContext; baseURL: string | undefined }) {
  const email = `owner.${account.toLowerCase()}@people.example`
  await commandLine(
    ['create-owner', '--account', account, '--email', email, '--name', 'Olga Ames', '--password-stdin'],
    `${PASSWORD}\n`,
  )
  const answer = await at.context.request.post('/api/v1/auth/login', {
    headers: { Origin: at.baseURL ?? '' },
    data: { email, password: PASSWORD },
  })
  expect(answer.status()).toBe(200)
  return at.context.newPage()
}

async function invites(owner: Page, email: string, role: string): Promise<string> {
  await owner.getByLabel('E-mail').fill(email)
  await owner.getByLabel('Role', { exact: true }).selectOption(role)
  await owner.getByRole('button', { name: 'Invite', exact: true }).click()
  const link = owner.getByRole('status').filter({ hasText: email }).getByTestId('invite-link')
  return (await link.textContent()) ?? ''
}

/** Follows the link in a browser of their own; the browser is left on the role's first page. */
async function joins(
  browser: Browser,
  troubles: Troubles,
  link: string,
  name: string,
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext()
  await troubles.watch(context)
  const page = await context.newPage()
  await page.goto(link)
  await expect(page).toHaveURL(/\/join$/)
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Password', { exact: true }).fill('too short')
  await expect(page.getByText('3 more characters.')).toBeVisible()
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await expect(page.getByText('Strong.')).toBeVisible()
  await page.getByRole('button', { name: 'Join' }).click()
  return { page, context }
}

test('an owner invites two, one covers L1, one is shut out', async ({
  browser,
  context,
  baseURL,
  troubles,
}) => {
  const owner = await ownerOf('Fabrikam', { context, baseURL })
  await owner.goto('/people')
  await expect(owner.getByRole('list', { name: 'Seats taken' })).toContainText('Engineers 0, unlimited')

  const forEngineer = await invites(owner, 'erik@people.example', 'Engineer')
  const forTechnician = await invites(owner, 'tess@people.example', 'L1 technician')
  const waiting = owner.getByRole('list', { name: 'Invites that wait' })
  await expect(waiting.getByRole('listitem')).toHaveCount(2)

  const erik = await joins(browser, troubles, forEngineer, 'Erik Engel')
  await expect(erik.page).toHaveURL('/tickets')
  const tess = await joins(browser, troubles, forTechnician, 'Tess Tam')
  await expect(tess.page).toHaveURL('/l1')

  // A link works once, and says so.
  troubles.expect(/status of 409/)
  const late = await browser.newContext()
  await troubles.watch(late)
  const page = await late.newPage()
  await page.goto(forTechnician)
  await expect(page.getByText('This invite was used already.')).toBeVisible()
  await late.close()

  await owner.reload()
  const row = (name: string) => owner.getByRole('row').filter({ hasText: name })
  await expect(row('Erik Engel')).toContainText('Engineer')
  await expect(owner.getByRole('list', { name: 'Seats taken' })).toContainText('L1 1, unlimited')

  // Coverage opens the workspace to the engineer, and marks what is done there.
  await owner.getByRole('switch', { name: 'L1 coverage of Erik Engel' }).click()
  await expect(owner.getByRole('switch', { name: 'L1 coverage of Erik Engel' })).toBeChecked()
  await erik.page.goto('/l1')
  await expect(erik.page.getByText('Covering L1. What you do here is marked as coverage.')).toBeVisible()
  const covered = await takenCall(erik.page, { problem: 'The label printer blinks' })
  expect(covered.acting_as).toBe('l1_coverage')
  for (const there of ['/l1', '/l1/tickets', `/l1/walk/${covered.id}`]) {
    await erik.page.goto(there)
    await erik.page.getByRole('link', { name: 'Leave' }).click()
    await expect(erik.page).toHaveURL('/tickets')
    await expect(erik.page.getByText('Covering L1.')).toHaveCount(0)
  }

  // Whoever is shut out is out, and their call waits for somebody else.
  const call = await takenCall(tess.page, { problem: 'The door reader is dead' })
  await owner.reload()
  await row('Tess Tam').getByRole('button', { name: 'What to do about Tess Tam' }).click()
  await owner.getByRole('menuitem', { name: 'Deactivate' }).click()
  const dialog = owner.getByRole('dialog', { name: 'Deactivate Tess Tam?' })
  await expect(dialog).toContainText('signs out of 1 device')
  await expect(dialog).toContainText('puts 1 walk back into the queue')
  await expect(dialog).toContainText('frees an L1 technician seat')
  await dialog.getByRole('button', { name: 'Deactivate' }).click()
  await expect(row('Tess Tam')).toContainText('Deactivated')
  expect((await ticket(owner, call.ticket.ticket_id)).status).toBe('open')
  troubles.expect(/status of 401/)
  await tess.page.goto('/l1')
  await expect(tess.page).toHaveURL(/\/sign-in/)
  await Promise.all([erik.context.close(), tess.context.close()])
})

test('full seats are said in words, before and after the link was made', async ({
  browser,
  signedIn,
  troubles,
}) => {
  const owner = await signedIn('owner')
  const { account } = await whoIs(owner)
  await owner.goto('/people')
  const seats = owner.getByRole('list', { name: 'Seats taken' })
  await expect(seats).toContainText('L1 2 of 5')
  const links: string[] = []
  for (const n of [1, 2, 3, 4]) links.push(await invites(owner, `l1.${n}@people.example`, 'L1 technician'))
  for (const [index, link] of links.slice(0, 3).entries()) {
    const { page, context } = await joins(browser, troubles, link, `Tech ${index}`)
    await expect(page).toHaveURL('/l1')
    await context.close()
  }
  const late = await browser.newContext()
  await troubles.watch(late)
  const page = await late.newPage()
  await page.goto(links[3] ?? '')
  await expect(page.getByText(`All L1 technician seats of ${account.name} are taken`)).toBeVisible()
  await expect(page.getByLabel('Your name')).toHaveCount(0)

  await owner.reload()
  await expect(seats).toContainText('L1 5 of 5')
  await expect(owner.getByText('All L1 technician seats are taken.')).toBeVisible()
  await expect(owner.getByRole('button', { name: 'Invite', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  )

  // A seat is freed, and the same link works.
  const row = owner.getByRole('row').filter({ hasText: 'Tech 0' })
  await row.getByRole('button', { name: 'What to do about Tech 0' }).click()
  await owner.getByRole('menuitem', { name: 'Change role' }).click()
  const dialog = owner.getByRole('dialog', { name: 'Role of Tech 0' })
  await dialog.getByLabel('Role').selectOption('Viewer')
  await expect(dialog).toContainText('frees an L1 technician seat')
  await dialog.getByRole('button', { name: 'Change role' }).click()
  await expect(row).toContainText('Viewer')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByLabel('Your name').fill('Tech 3')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Join' }).click()
  await expect(page).toHaveURL('/l1')
  await late.close()
  for (const name of ['Tech 1', 'Tech 2', 'Tech 3']) {
    await owner.reload()
    const gone = owner.getByRole('row').filter({ hasText: name })
    await gone.getByRole('button', { name: `What to do about ${name}` }).click()
    await owner.getByRole('menuitem', { name: 'Deactivate' }).click()
    await owner.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click()
    await expect(gone).toContainText('Deactivated')
  }
})
