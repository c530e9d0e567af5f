// The whole way of somebody who runs a team: from registering to the log of what they did, without anyone's help.

import { type Browser, expect, type Page } from '@playwright/test'
import { seatsOf, takenCall } from './given.ts'
import { deaf, test, unique } from './story.ts'
import type { Troubles } from './troubles.ts'

const PASSWORD = 'gravel tulip banjo orbit'

async function joins(browser: Browser, troubles: Troubles, link: string, name: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: process.env.E2E_URL ?? '' })
  await troubles.watch(context)
  const page = await context.newPage()
  await page.goto(link)
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Join' }).click()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  return page
}

test('an owner registers, brings a team in, meets the end of the seats, and reads what was done', async ({
  page: owner,
  browser,
  troubles,
}) => {
  const account = unique('Adatum').replace(/[()]/g, '')
  const at = `${account.replace(' ', '-').toLowerCase()}.example`
  await owner.goto('/register')
  await owner.getByLabel('Company or team').fill(account)
  await owner.getByLabel('Your name').fill('Olga Ames')
  await owner.getByLabel('E-mail').fill(`olga@${at}`)
  await owner.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await owner.getByRole('button', { name: 'Create the account' }).click()
  await expect(owner.getByText('Done. Sign in with your e-mail and password.')).toBeVisible()
  await owner.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await owner.keyboard.press('Enter')

  // By herself so far, and told what to do about it.
  await expect(owner.getByText('There are no tickets yet')).toBeVisible()
  await expect(owner.getByRole('link', { name: 'Invite people' })).toBeVisible()
  const rail = owner.getByRole('navigation', { name: 'Main' })
  await rail.getByRole('link', { name: 'L1 Workspace' }).click()
  await expect(owner.getByRole('heading', { name: 'You are here by yourself so far' })).toBeVisible()
  await seatsOf(browser, account, { engineers: 1, l1: 1 })
  await owner.getByRole('link', { name: 'Invite people' }).click()
  await expect(owner).toHaveURL('/people')
  await deaf(owner, troubles)
  await owner.reload()
  const seats = owner.getByRole('list', { name: 'Seats taken' })
  await expect(seats).toContainText('L1 0 of 1')

  const invites = async (name: string, role: string): Promise<void> => {
    await owner.getByLabel('E-mail').fill(`${name}@${at}`)
    await owner.getByLabel('Role', { exact: true }).selectOption(role)
    await owner.getByRole('button', { name: 'Invite', exact: true }).click()
  }
  const linkFor = async (name: string): Promise<string> => {
    const made = owner.getByRole('status').filter({ hasText: `${name}@${at}` })
    return (await made.getByTestId('invite-link').textContent()) ?? ''
  }
  await invites('erik', 'Engineer')
  const forErik = await linkFor('erik')
  await invites('tess', 'L1 technician')
  const forTess = await linkFor('tess')
  const erik = await joins(browser, troubles, forErik, 'Erik Engel')
  const tess = await joins(browser, troubles, forTess, 'Tess Tam')

  // The page still shows free seats; the server knows better.
  troubles.expect(/status of 402/)
  await invites('theo', 'L1 technician')
  await expect(owner.getByRole('alert')).toContainText('All seats of that role are taken.')
  await owner.reload()
  await expect(seats).toContainText('L1 1 of 1')
  await expect(owner.getByText('All L1 technician seats are taken.')).toBeVisible()
  await owner.getByRole('link', { name: 'Plan and seats' }).first().click()
  await expect(owner.getByRole('table', { name: 'Seats' })).toBeVisible()
  await owner.goBack()

  await owner.getByRole('switch', { name: 'L1 coverage of Erik Engel' }).click()
  await expect(owner.getByRole('switch', { name: 'L1 coverage of Erik Engel' })).toBeChecked()
  await erik.goto('/l1')
  await takenCall(erik, { problem: 'The label printer blinks' })

  await rail.getByRole('link', { name: 'Audit log' }).click()
  const log = owner.getByRole('table')
  for (const [who, what] of [
    ['Erik Engel', 'Started a walk'],
    ['Olga Ames', 'Switched L1 coverage'],
    ['Tess Tam', 'Accepted an invite'],
    ['Olga Ames', 'Invited somebody'],
  ] as const) {
    await expect(
      log.getByRole('row').filter({ hasText: who }).filter({ hasText: what }).first(),
    ).toBeVisible()
  }
  await Promise.all([erik.context().close(), tess.context().close()])
})
