// Coming and going: doors that are closed say so, links are honoured, and a session that ends in mid-work costs nothing.

import { expect } from '@playwright/test'
import { takenCall, walk } from './given.ts'
import { deaf, emailOf, PASSWORD, signInByForm, test, unique } from './story.ts'

test('a session that ends in mid-work asks for the password over the page and carries on', async ({
  signedIn,
  troubles,
}) => {
  const page = await signedIn('l1')
  // The news of another story would make the page ask, and be refused, before the button is pressed.
  await deaf(page, troubles)
  const call = await takenCall(page, { problem: unique('Headset crackles') })
  await page.goto(`/l1/walk/${call.id}`)
  await page.getByLabel('New note').fill('A note that is not finished')
  await page.getByRole('button', { name: 'Resolve' }).click()
  const resolve = page.getByRole('dialog', { name: 'Resolve the ticket' })
  await resolve.getByLabel('What fixed it').fill('Another USB port')

  troubles.expect(/status of 401/)
  await page.context().clearCookies()
  await resolve.getByRole('button', { name: 'Resolve' }).click()
  const ended = page.getByRole('dialog', { name: 'Your session has ended' })
  await expect(ended.getByRole('textbox', { name: 'Password' })).toBeFocused()
  await expect(ended.getByLabel('E-mail')).toHaveValue(emailOf('l1'))

  await page.keyboard.type('not the password')
  await page.keyboard.press('Enter')
  await expect(ended.getByText('That e-mail address and password do not go together.')).toBeVisible()
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')

  // The next call can begin; the ending has waited.
  await expect(page).toHaveURL('/l1')
  await expect(page.getByRole('region', { name: 'News' })).toContainText(/#\d+ is resolved/)
  const concluded = await walk(page, call.id)
  expect(concluded.status).toBe('resolved')
  expect(concluded.resolution_notes).toBe('Another USB port')
})

test('what was typed is still there when the session has ended and begun again', async ({
  signedIn,
  troubles,
}) => {
  const page = await signedIn('l1')
  await deaf(page, troubles)
  await page.goto('/l1')
  const problem = unique('Taskbar is on the wrong screen')
  // What is looked for while one types has been answered before the session ends: the page must not notice by that.
  const found = page.waitForResponse(/internal-tickets\?.*like=/)
  await page.getByLabel('What does the caller say?').fill(problem)
  await page.getByLabel('Customer').fill('Proseware')
  await found

  troubles.expect(/status of 401/)
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Start ad-hoc' }).click()
  const ended = page.getByRole('dialog', { name: 'Your session has ended' })
  await ended.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
  await ended.getByRole('button', { name: 'Carry on' }).click()
  await expect(page).toHaveURL(/\/l1\/walk\//)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(problem)
  await expect(page.getByText('Proseware')).toBeVisible()
})

test('a wrong password is refused without saying which half was wrong', async ({ page, troubles }) => {
  troubles.expect(/status of 401/)
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(emailOf('l1'))
  await page.getByLabel('Password', { exact: true }).fill('guessed')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toHaveText('That e-mail address and password do not go together.')
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
})

test('a link opened while signed out leads there after signing in', async ({ page, signedIn }) => {
  const call = await takenCall(await signedIn('l1'), { problem: unique('Mouse wheel is stuck') })
  await page.goto(`/tickets/${call.ticket_id}`)
  await expect(page).toHaveURL(/^[^?]*\/sign-in\?next=/)
  await expect(page).toHaveTitle('Sign in · ResolutionFlow')
  await signInByForm(page, 'engineer')
  await expect(page).toHaveURL(`/tickets/${call.ticket_id}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(call.ticket.problem_statement)
})

test('signing out leaves nothing behind', async ({ page }) => {
  await page.goto('/')
  await signInByForm(page, 'viewer')
  await expect(page).toHaveURL('/flows')
  const rail = page.getByRole('navigation', { name: 'Main' })
  await rail.getByRole('button', { name: 'Viewer' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/sign-in')
  await page.goBack()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await page.goto('/flows')
  await expect(page).toHaveURL('/sign-in?next=%2Fflows')
})

test('an address that leads nowhere says so', async ({ signedIn, troubles }) => {
  troubles.expect(/status of 404/)
  const page = await signedIn('l1')
  const nobody = '01900000-0000-7000-8000-000000000000'
  for (const address of ['/no/such/page', `/tickets/${nobody}`, `/l1/walk/${nobody}`, `/flows/${nobody}`]) {
    await page.goto(address)
    await expect(page.getByText('There is nothing at this address'), address).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  }
  await page.goto('/no/such/page')
  await page.getByRole('link', { name: 'Go to the start page' }).click()
  await expect(page).toHaveURL('/l1')
})

test('a closed door names the right that is missing and who grants it', async ({ signedIn }) => {
  const engineer = await signedIn('engineer2')
  for (const address of ['/l1', '/l1/tickets']) {
    await engineer.goto(address)
    await expect(engineer).toHaveURL(address)
    await expect(engineer).toHaveTitle('Not for your role · ResolutionFlow')
    await expect(engineer.getByText('This is the L1 workspace')).toBeVisible()
    await expect(
      engineer.getByText(/An owner of Northwind IT can switch on coverage for you\./),
    ).toBeVisible()
  }
  await engineer.getByRole('link', { name: 'Go to the start page' }).click()
  await expect(engineer).toHaveURL('/tickets')

  const viewer = await signedIn('viewer')
  await viewer.goto('/tickets')
  await expect(viewer.getByText('Tickets are for technicians and engineers')).toBeVisible()
  await expect(viewer.getByText('An owner of Northwind IT can change your role.')).toBeVisible()
})

test('an engineer who covers L1 sees that what they do is marked', async ({ signedIn }) => {
  const page = await signedIn('engineer')
  await page.goto('/')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'L1 Workspace' }).click()
  await expect(page.getByText('Covering L1. What you do here is marked as coverage.')).toBeVisible()
  await page.getByRole('link', { name: 'Leave' }).click()
  await expect(page).toHaveURL('/tickets')
  await expect(page.getByText('Covering L1.')).toHaveCount(0)
})
