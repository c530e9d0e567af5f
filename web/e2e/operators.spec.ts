// An operator makes an account, limits it, comes inside it and leaves; its first owner comes in by the link and reads it all.

import { expect } from '@playwright/test'
import { newOperator, OPERATOR_PASSWORD } from './operator.ts'
import { code } from './phone.ts'
import { test, unique } from './story.ts'

test('an account is made, limited, entered for a reason and left, and its owner can read it', async ({
  page,
  browser,
  troubles,
  baseURL,
}) => {
  const email = await newOperator('Sam')
  await page.goto('/')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(OPERATOR_PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()

  // Nothing is open before the second factor is set up.
  await expect(page.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible()
  await page.getByRole('button', { name: 'Set up' }).click()
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible()
  const secret = ((await page.locator('code').first().textContent()) ?? '').replaceAll(' ', '')
  await page.getByLabel('Code of your authenticator app').fill(code(secret))
  await page.keyboard.press('Enter')
  await page.getByRole('checkbox', { name: 'I have kept them' }).check()
  await page.getByRole('button', { name: 'Done' }).click()

  await expect(page).toHaveURL('/admin/accounts')
  const accounts = page.getByRole('table', { name: 'Accounts' })
  await expect(accounts.getByRole('row', { name: /Northwind IT/ })).toContainText('of 5')

  const name = unique('Contoso').replace(/[()]/g, '')
  const owner = `olga@${name.replace(' ', '-').toLowerCase()}.example`
  await page.getByRole('button', { name: 'New account' }).click()
  const making = page.getByRole('dialog', { name: 'New account' })
  await making.getByLabel('Name').fill(name)
  await making.getByLabel('First owner’s e-mail').fill(owner)
  await making.getByLabel('Time zone').selectOption('UTC')
  await making.getByLabel('Engineer seats').fill('3')
  await making.getByRole('button', { name: 'Make the account' }).click()
  const made = page.getByRole('dialog', { name: `${name} is made` })
  const link = (await made.getByTestId('invite-link').textContent()) ?? ''
  expect(link).toContain(`${baseURL}/join#`)
  await made.getByRole('button', { name: 'Done' }).click()
  const row = accounts.getByRole('row', { name: new RegExp(name) })
  await expect(row).toContainText('0 of 3')

  await row.getByRole('button', { name: /^Limits/ }).click()
  const limits = page.getByRole('dialog', { name: `Plan and limits of ${name}` })
  await limits.getByLabel('L1 seats').fill('-1')
  await limits.getByRole('button', { name: 'Save' }).click()
  await expect(limits.getByText(/^Enter a number from 0 to 100000/)).toBeVisible()
  await limits.getByLabel('L1 seats').fill('2')
  await limits.getByLabel('Engineer seats').fill('')
  await limits.getByRole('button', { name: 'Save' }).click()
  await expect(limits).toBeHidden()
  await expect(row).toContainText('0, no limit')
  await expect(row).toContainText('0 of 2')

  // Its first owner comes in.
  const context = await browser.newContext({ baseURL: baseURL ?? '' })
  await troubles.watch(context)
  const olga = await context.newPage()
  await olga.goto(link)
  await expect(olga.getByText('Sam invites you as: Owner.')).toBeVisible()
  await olga.getByLabel('Your name').fill('Olga Owens')
  await olga.getByLabel('Password', { exact: true }).fill('plum bicycle seven rivers')
  await olga.getByRole('button', { name: 'Join' }).click()
  await expect(olga.getByRole('navigation', { name: 'Main' })).toBeVisible()

  // The operator comes inside, says why, and does something there.
  await row.getByRole('button', { name: /^Enter/ }).click()
  const entering = page.getByRole('dialog', { name: `Enter ${name}` })
  await entering.getByLabel('Reason').fill('Olga asked for help with her first technician')
  await entering.getByRole('button', { name: 'Enter for an hour' }).click()
  const banner = page.getByRole('region', { name: 'Inside an account' })
  await expect(banner).toContainText(`You are inside ${name} as an operator until`)
  await expect(banner).toContainText('Olga asked for help with her first technician')
  await page.getByRole('link', { name: 'People', exact: true }).click()
  await expect(banner).toBeVisible()
  await page.getByLabel('E-mail').fill('tess@contoso.example')
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await expect(page.getByTestId('invite-link')).toBeVisible()
  await banner.getByRole('button', { name: 'Leave' }).click()
  await expect(page).toHaveURL('/admin/accounts')
  await expect(banner).toBeHidden()
  await expect(accounts.getByRole('row', { name: /Northwind IT/ })).toBeVisible()

  // All of it is in the account's own log, in its capacity.
  await olga.goto('/audit?acting_as=super_admin')
  const log = olga.getByRole('table', { name: 'Audit log' })
  for (const act of [
    'Left as an operator',
    'Invited somebody',
    'Came inside as an operator',
    'Changed the plan or its limits',
    'Made the account',
  ]) {
    const entry = log.getByRole('row').filter({ hasText: act }).first()
    await expect(entry).toContainText('Sam')
    await expect(entry).toContainText('Super admin')
  }
  await log.getByRole('link', { name: 'Came inside as an operator' }).click()
  const entry = olga.getByRole('dialog', { name: 'Entry of the audit log' })
  await expect(entry.getByText('Olga asked for help with her first technician')).toBeVisible()
  await context.close()
})
