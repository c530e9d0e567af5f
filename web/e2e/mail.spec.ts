// Where the product sends mail: what people find in their letters, and what an owner is told of those that did not arrive.

import { rm } from 'node:fs/promises'
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { linkIn, type Post, startPost } from './post.ts'
import { commandLine, type Product, startProduct } from './product.ts'
import { test } from './story.ts'
import type { Troubles } from './troubles.ts'

const PASSWORD = 'gravel tulip banjo orbit'
const OWNER = 'olga@fabrikam.example'

let post: Post
let product: Product

// A server of their own, with a mail server beside it.
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(120_000)
  post = await startPost()
  product = await startProduct([
    '--smtp-url',
    post.url,
    '--mail-from',
    'ResolutionFlow <desk@fabrikam.example>',
  ])
  await commandLine(
    ['create-owner', '--account', 'Fabrikam', '--email', OWNER, '--name', 'Olga Ames', '--password-stdin'],
    `${PASSWORD}\n`,
    product.data,
  )
})
test.afterAll(async () => {
  await product.stop()
  await post.close()
  await rm(product.folder, { recursive: true, force: true })
})

async function aBrowser(browser: Browser, troubles: Troubles): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: product.url })
  await troubles.watch(context)
  return context
}

async function signsIn(context: BrowserContext, password: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto('/sign-in?next=/people')
  await page.getByLabel('E-mail').fill(OWNER)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  return page
}

test('an invite is mailed, and one that cannot be gets a link to hand over', async ({
  browser,
  troubles,
}) => {
  const context = await aBrowser(browser, troubles)
  const owner = await signsIn(context, PASSWORD)
  // The form has its place once the seats stand above it.
  await expect(owner.getByRole('main').getByRole('list', { name: 'Seats taken' })).toBeVisible()
  const invites = async (email: string): Promise<void> => {
    await owner.getByLabel('E-mail').fill(email)
    await owner.getByRole('button', { name: 'Invite', exact: true }).click()
  }
  const row = (email: string) =>
    owner.getByRole('list', { name: 'Invites that wait' }).getByRole('listitem').filter({ hasText: email })
  await invites('tess@fabrikam.example')
  await expect(owner.getByText('A mail with the link is on its way to tess@fabrikam.example.')).toBeVisible()
  await expect(row('tess@fabrikam.example')).toContainText('Mailed:')

  post.refuse('theo@fabrikam.example')
  await invites('theo@fabrikam.example')
  await expect(row('theo@fabrikam.example')).toContainText('Could not be mailed')
  await row('theo@fabrikam.example').getByRole('button', { name: 'New link' }).click()
  const byHand = (await row('theo@fabrikam.example').getByTestId('invite-link').textContent()) ?? ''
  await expect(row('theo@fabrikam.example')).not.toContainText('Could not be mailed')

  const letter = await post.letter('tess@fabrikam.example', /invites you to Fabrikam/)
  for (const [link, name] of [
    [linkIn(letter, '/join'), 'Tess Tam'],
    [byHand, 'Theo Tam'],
  ] as const) {
    const theirs = await aBrowser(browser, troubles)
    const page = await theirs.newPage()
    await page.goto(link)
    await page.getByLabel('Your name').fill(name)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Join' }).click()
    await expect(page).toHaveURL(`${product.url}/l1`)
    await theirs.close()
  }
  await context.close()
})

test('whoever forgot their password gets a letter, sets a new one, and is signed out everywhere else', async ({
  browser,
  troubles,
}) => {
  const context = await aBrowser(browser, troubles)
  const elsewhere = await signsIn(context, PASSWORD)
  await expect(elsewhere.getByRole('heading', { name: 'People' })).toBeVisible()

  const theirs = await aBrowser(browser, troubles)
  const page = await theirs.newPage()
  await page.goto('/sign-in')
  await page.getByRole('link', { name: /Forgot/ }).click()
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible()
  await page.getByLabel('E-mail').fill(OWNER)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText('If somebody signs in with that address, a link is on its way.')).toBeVisible()

  const link = linkIn(await post.letter(OWNER, /new password/i), '/reset')
  await page.goto(link)
  await expect(page).toHaveURL(`${product.url}/reset`)
  const next = 'five slow river stones'
  await page.getByLabel('New password').fill(next)
  await page.getByRole('button', { name: 'Set password' }).click()
  await expect(page.getByText('Your new password is set.')).toBeVisible()

  troubles.expect(/status of 40[01]/)
  await elsewhere.goto('/people')
  await expect(elsewhere).toHaveURL(/\/sign-in/)
  // Once more, as from the letter: not as a jump within the page that is there.
  await page.goto('about:blank')
  await page.goto(link)
  await page.getByLabel('New password').fill('another five slow stones')
  await page.getByRole('button', { name: 'Set password' }).click()
  await expect(page.getByText('This link is not valid any more.')).toBeVisible()
  await theirs.close()

  const back = await signsIn(context, PASSWORD)
  await expect(back.getByText('That e-mail address and password do not go together.')).toBeVisible()
  await back.getByLabel('Password', { exact: true }).fill(next)
  await back.keyboard.press('Enter')
  await expect(back.getByRole('heading', { name: 'People' })).toBeVisible()
  await context.close()
})

test('whoever registers looks into their mailbox, and is in once they chose a password there', async ({
  browser,
  troubles,
}) => {
  const context = await aBrowser(browser, troubles)
  const page = await context.newPage()
  const registers = async (email: string): Promise<void> => {
    await page.goto('/register')
    await page.getByLabel('Company or team').fill('Contoso IT')
    await page.getByLabel('Your name').fill('Nora New')
    await page.getByLabel('E-mail').fill(email)
    await page.getByRole('button', { name: 'Send me a link' }).click()
    await expect(page.getByText(`Look into the mailbox of ${email}`)).toBeVisible()
  }
  await registers(OWNER)
  expect(await post.letter(OWNER, /have an account already/)).toContain(`${product.url}/sign-in`)
  await registers('nora@contoso.example')
  const link = linkIn(await post.letter('nora@contoso.example', /Finish your account/), '/register/finish')
  await page.goto(link)
  await expect(page).toHaveURL(`${product.url}/register/finish`)
  await expect(page.getByText('Choose a password, and Contoso IT is made.')).toBeVisible()
  await page.getByLabel('Password', { exact: true }).fill('nora-contoso-2026')
  await expect(page.getByText('Too much of it is your name')).toBeVisible()
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Create the account' }).click()
  await expect(page.getByRole('navigation').getByText('Contoso IT')).toBeVisible()
  await context.close()

  troubles.expect(/status of 400/)
  const later = await aBrowser(browser, troubles)
  const late = await later.newPage()
  await late.goto(link)
  await expect(late.getByText('This link is not valid any more.')).toBeVisible()
  await later.close()
})

test('an e-mail is changed by a link to the new address, and the old one hears of it', async ({
  browser,
  troubles,
}) => {
  const tess = 'tess@fabrikam.example'
  const moved = 'tess.tam@moved.example'
  const context = await aBrowser(browser, troubles)
  const page = await context.newPage()
  const signs = async (email: string): Promise<void> => {
    await page.goto('/sign-in?next=/account')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByLabel('You sign in with')).toHaveValue(email)
  }
  await signs(tess)
  await page.getByLabel('New e-mail').fill(moved)
  await page.getByRole('button', { name: 'Send a link' }).click()
  await expect(page.getByText(`We sent a link to ${moved}.`)).toBeVisible()
  expect(await post.letter(tess, /about to change/)).toContain(moved)

  await page.goto(linkIn(await post.letter(moved, /Confirm your new e-mail/), '/confirm-email'))
  await expect(page).toHaveURL(`${product.url}/confirm-email`)
  await page.getByRole('button', { name: 'Use this e-mail' }).click()
  await expect(page.getByText('You sign in with your new e-mail from now on.')).toBeVisible()
  await page.getByRole('link', { name: 'To your account page' }).click()
  await expect(page.getByLabel('You sign in with')).toHaveValue(moved)
  await post.letter(tess, /was changed/)
  await context.close()
})
