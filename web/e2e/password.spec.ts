// One's own password: changed by oneself, or set by a link that an owner made.

import { type Browser, expect, type Page } from '@playwright/test'
import { commandLine } from './product.ts'
import { test, unique } from './story.ts'
import type { Troubles } from './troubles.ts'

const PASSWORD = 'gravel tulip banjo orbit'
const NEXT = 'five slow river stones'

/** The owner of an account of their own: no other story changes their password. */
async function newOwner(): Promise<string> {
  const account = unique('Tailspin').replace(/[()]/g, '')
  const email = `olga@${account.replace(' ', '-').toLowerCase()}.example`
  await commandLine(
    ['create-owner', '--account', account, '--email', email, '--name', 'Olga Ames', '--password-stdin'],
    `${PASSWORD}\n`,
  )
  return email
}

async function signsIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in?next=/account')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

async function anotherBrowser(
  browser: Browser,
  troubles: Troubles,
  baseURL: string | undefined,
): Promise<Page> {
  const context = await browser.newContext({ ...(baseURL && { baseURL }) })
  await troubles.watch(context)
  return context.newPage()
}

test('a password that is changed signs every other browser out', async ({
  page,
  browser,
  baseURL,
  troubles,
}) => {
  const email = await newOwner()
  const other = await anotherBrowser(browser, troubles, baseURL)
  for (const one of [page, other]) {
    await signsIn(one, email, PASSWORD)
    await expect(one.getByRole('heading', { name: 'Account', exact: true })).toBeVisible()
  }
  await page.reload()
  await expect(page.getByRole('button', { name: 'Sign out everywhere else' })).toBeVisible()

  troubles.expect(/status of 40[13]/)
  await page.getByLabel('Current password').fill('not the password')
  await page.getByLabel('New password').fill(NEXT)
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByLabel('Current password')).toHaveAccessibleDescription('That is not your password.')
  await page.getByLabel('Current password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText(/Your password is changed\. Every other browser was signed out/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sign out everywhere else' })).toHaveCount(0)

  await other.goto('/account')
  await expect(other).toHaveURL(/\/sign-in/)
  await signsIn(other, email, NEXT)
  await expect(other.getByRole('heading', { name: 'Account', exact: true })).toBeVisible()
  await other.context().close()
})

test('an owner makes a link by which somebody sets a new password', async ({
  page,
  browser,
  baseURL,
  troubles,
}) => {
  const email = await newOwner()
  await signsIn(page, email, PASSWORD)
  await page.getByRole('link', { name: 'People' }).click()
  await expect(page.getByRole('heading', { name: 'People', exact: true })).toBeVisible()
  await page.getByLabel('E-mail').fill(`tess.${email}`)
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  const invite = (await page.getByTestId('invite-link').textContent()) ?? ''
  const tess = await anotherBrowser(browser, troubles, baseURL)
  await tess.goto(invite)
  await tess.getByLabel('Your name').fill('Tess Tam')
  await tess.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await tess.getByRole('button', { name: 'Join' }).click()
  await expect(tess).toHaveURL('/l1')

  await page.reload()
  await page.getByRole('button', { name: 'What to do about Tess Tam' }).click()
  await page.getByRole('menuitem', { name: 'Make a reset link' }).click()
  const dialog = page.getByRole('dialog', { name: 'A new password for Tess Tam' })
  await dialog.getByRole('button', { name: 'Make a reset link' }).click()
  const link = (await dialog.getByTestId('reset-link').textContent()) ?? ''

  const anywhere = await anotherBrowser(browser, troubles, baseURL)
  await anywhere.goto(link)
  await anywhere.getByLabel('New password').fill(NEXT)
  await anywhere.getByRole('button', { name: 'Set password' }).click()
  await expect(anywhere.getByText('Your new password is set.')).toBeVisible()
  troubles.expect(/status of 401/)
  await tess.goto('/l1')
  await expect(tess).toHaveURL(/\/sign-in/)
  await signsIn(tess, `tess.${email}`, NEXT)
  await expect(tess.getByRole('heading', { name: 'Account', exact: true })).toBeVisible()
  await Promise.all([tess.context().close(), anywhere.context().close()])
})
