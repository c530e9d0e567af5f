// The first minutes of a new account, and those who may only look.

import { expect } from '@playwright/test'
import { commandLine } from './product.ts'
import { test, unique } from './story.ts'

const PASSWORD = 'a first run, from nothing'

test('the owner of an empty account finds what to do first, and does it', async ({ page }) => {
  const account = unique('Contoso').replace(/[()]/g, '')
  const email = `owner@${account.replace(' ', '-').toLowerCase()}.example`
  await commandLine(
    ['create-owner', '--account', account, '--email', email, '--name', 'Nora New', '--password-stdin'],
    `${PASSWORD}\n`,
  )

  await page.goto('/')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('There are no tickets yet')).toBeVisible()
  const rail = page.getByRole('navigation', { name: 'Main' })
  await expect(rail).toContainText(account)

  await rail.getByRole('link', { name: 'L1 Workspace' }).click()
  await expect(page.getByRole('heading', { name: 'There are no flows yet' })).toBeVisible()
  await expect(page.getByText('Calls start as ad-hoc walks with notes.')).toBeVisible()
  await expect(page.getByText('Nobody is waiting.')).toBeVisible()
  await expect(page.getByText('You have no walk under way.')).toBeVisible()

  await rail.getByRole('link', { name: 'Flows' }).click()
  await expect(page.getByText('There are no flows yet')).toBeVisible()
  await page.getByRole('button', { name: 'Import starter flows' }).click()
  await expect(page.getByRole('link', { name: 'Outlook cannot connect' })).toBeVisible()

  await rail.getByRole('link', { name: 'L1 Workspace' }).click()
  await page.getByLabel('What does the caller say?').fill('Outlook does not connect')
  await expect(page.getByRole('option', { name: 'Outlook cannot connect' })).toBeVisible()
  await expect(page.getByText('There are no flows yet')).toHaveCount(0)
})

test('whoever finds the product registers, signs in, and sets the account up', async ({ page, browser }) => {
  const account = unique('Fabrikam').replace(/[()]/g, '')
  const email = `nora@${account.replace(' ', '-').toLowerCase()}.example`
  await page.goto('/')
  await page.getByRole('link', { name: 'Create an account' }).click()
  await expect(page.getByLabel('Company or team')).toBeFocused()
  await page.getByLabel('Company or team').fill(account)
  await page.getByLabel('Your name').fill('Nora New')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByLabel('Time zone').fill('berl')
  await page.getByRole('option', { name: 'Europe/Berlin' }).click()
  await page.getByRole('button', { name: 'Create the account' }).click()

  await expect(page.getByText('Done. Sign in with your e-mail and password.')).toBeVisible()
  await expect(page.getByLabel('E-mail')).toHaveValue(email)
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByText('There are no tickets yet')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Take a call' })).toBeVisible()
  await page.getByRole('button', { name: 'Import starter flows' }).click()
  await expect(page.getByRole('button', { name: 'Import starter flows' })).toHaveCount(0)

  const rail = page.getByRole('navigation', { name: 'Main' })
  await rail.getByRole('link', { name: 'Account' }).click()
  await expect(page.getByLabel('Time zone')).toHaveValue('Europe/Berlin')
  await page.getByLabel('Account name').fill(`${account} Group`)
  await page.getByLabel('Sign out after idle minutes').fill('30')
  await page.getByLabel('Category 1', { exact: true }).fill('Ask the network people')
  await page.getByRole('button', { name: 'Save settings' }).click()
  await expect(page.getByText('Saved. It counts from now on.')).toBeVisible()
  await expect(rail).toContainText(`${account} Group`)
  await page.reload()
  await expect(page.getByLabel('Category 1', { exact: true })).toHaveValue('Ask the network people')
  await expect(page.getByLabel('Sign out after idle minutes')).toHaveValue('30')

  // The same e-mail again, by somebody else: nobody is told that it has a login.
  const stranger = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage()
  await stranger.goto('/register')
  await stranger.getByLabel('Company or team').fill('Somebody else')
  await stranger.getByLabel('Your name').fill('Mallory')
  await stranger.getByLabel('E-mail').fill(email)
  await stranger.getByLabel('Password', { exact: true }).fill(`${PASSWORD}, by another`)
  await stranger.getByRole('button', { name: 'Create the account' }).click()
  await expect(stranger.getByText('Done. Sign in with your e-mail and password.')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Account name')).toHaveValue(`${account} Group`)
})

test('a viewer has flows, guides and their account, and nothing else', async ({ signedIn }) => {
  const page = await signedIn('viewer')
  await page.goto('/')
  await expect(page).toHaveURL('/flows')
  const rail = page.getByRole('navigation', { name: 'Main' })
  await expect(rail.getByRole('listitem')).toHaveText(['Flows', 'Guides', 'Account'])
  await expect(page.getByRole('button', { name: /Import|New/ })).toHaveCount(0)
  await page.getByRole('link', { name: 'Password reset' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Password reset')
  await expect(page.getByRole('button', { name: 'Export' })).toBeVisible()
})
