// A second factor and API tokens, as their owner meets them: set up, signed in with, made, used, revoked.

import { expect, type Page } from '@playwright/test'
import { code } from './phone.ts'
import { commandLine } from './product.ts'
import { deaf, test, unique } from './story.ts'

const PASSWORD = 'a second factor, for once'

/** The owner of an account of their own: no other story signs in as them. */
async function newOwner(): Promise<string> {
  const account = unique('Fabrikam').replace(/[()]/g, '')
  const email = `owner@${account.replace(' ', '-').toLowerCase()}.example`
  await commandLine(
    ['create-owner', '--account', account, '--email', email, '--name', 'Fay Fabrikam', '--password-stdin'],
    `${PASSWORD}\n`,
  )
  return email
}

async function givePassword(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

async function signOut(page: Page): Promise<void> {
  const rail = page.getByRole('navigation', { name: 'Main' })
  await rail.getByRole('button', { name: 'Fay Fabrikam' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/sign-in')
}

test('a second factor is set up, asked for, and a recovery code stands in for it', async ({
  page,
  troubles,
}) => {
  const email = await newOwner()
  await page.goto('/account')
  await givePassword(page, email)
  await expect(page).toHaveURL('/account')
  await page.getByRole('button', { name: 'Set up' }).click()
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible()
  const secret = ((await page.locator('code').first().textContent()) ?? '').replaceAll(' ', '')
  const first = code(secret, -1)
  await page.getByLabel('Code of your authenticator app').fill(first)
  await page.keyboard.press('Enter')
  const listed = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')
  await expect(listed).toHaveCount(10)
  const codes = await listed.allTextContents()
  await page.getByRole('checkbox', { name: 'I have kept them' }).check()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText('10 recovery codes left')).toBeVisible()

  await signOut(page)
  await givePassword(page, email)
  const field = page.getByLabel('Code of your authenticator app')
  await expect(field).toBeFocused()
  troubles.expect(/status of 401/)
  await field.fill(first)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('was used before')
  await field.fill(code(secret))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()

  await page.goto('/account')
  await signOut(page)
  await givePassword(page, email)
  await page.getByRole('button', { name: 'Use a recovery code' }).click()
  await page.getByLabel('Recovery code').fill(codes[3] ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()

  // In mid-work, over the page that stays as it is.
  await deaf(page, troubles)
  await page.goto('/account')
  await expect(page.getByText('9 recovery codes left')).toBeVisible()
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'New token' }).click()
  const making = page.getByRole('dialog', { name: 'New token' })
  await making.getByLabel('Name').fill('Kept while signing in')
  await making.getByRole('button', { name: 'Make the token' }).click()
  const ended = page.getByRole('dialog', { name: 'Your session has ended' })
  await ended.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
  await ended.getByRole('button', { name: 'Carry on' }).click()
  await ended.getByLabel('Code of your authenticator app').fill(code(secret, 1))
  await ended.getByRole('button', { name: 'Carry on' }).click()
  await expect(page.getByRole('region', { name: 'Your new token' })).toBeVisible()
  await expect(page.getByText('Kept while signing in')).toBeVisible()
})

test('a program uses a token within its scopes until it is revoked', async ({ page, baseURL }) => {
  const email = await newOwner()
  await page.goto('/account')
  await givePassword(page, email)
  await page.getByRole('button', { name: 'New token' }).click()
  const dialog = page.getByRole('dialog', { name: 'New token' })
  await dialog.getByLabel('Name').fill('Nightly report')
  await dialog.getByRole('button', { name: 'Make the token' }).click()
  const told = page.getByRole('region', { name: 'Your new token' })
  const token = (await told.locator('code').textContent()) ?? ''
  expect(token).toMatch(/^rf_[\w-]{70}$/)
  await told.getByRole('button', { name: 'I have copied it' }).click()
  await expect(page.getByText(token)).toHaveCount(0)

  const asks = (path: string, init?: RequestInit): Promise<Response> =>
    fetch(`${baseURL}/api/v1${path}`, { ...init, headers: { Authorization: `Bearer ${token}` } })
  const me = (await (await asks('/auth/me')).json()) as { user: { email: string } }
  expect(me.user.email).toBe(email)
  expect((await asks('/flows/import-starter', { method: 'POST' })).status).toBe(403)
  await page.reload()
  await expect(page.getByRole('list', { name: 'API tokens' }).getByText(/Last used/)).toBeVisible()

  await page.getByRole('button', { name: 'Revoke Nightly report' }).click()
  await page
    .getByRole('dialog', { name: /^Revoke/ })
    .getByRole('button', { name: /^Revoke/ })
    .click()
  await expect(page.getByText('No API tokens')).toBeVisible()
  expect((await asks('/auth/me')).status).toBe(401)
})
