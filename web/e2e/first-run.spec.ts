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

test('a viewer has flows and nothing else', async ({ signedIn }) => {
  const page = await signedIn('viewer')
  await page.goto('/')
  await expect(page).toHaveURL('/flows')
  const rail = page.getByRole('navigation', { name: 'Main' })
  await expect(rail.getByRole('listitem')).toHaveText(['Flows', 'Account'])
  await expect(page.getByRole('button', { name: /Import|New/ })).toHaveCount(0)
  await page.getByRole('link', { name: 'Password reset' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Password reset')
  await expect(page.getByRole('button', { name: 'Export' })).toBeVisible()
})
