// What is written and not saved yet: it outlives the session, the page, the network and the tab, and belongs to who wrote it.

import { expect, type Page } from '@playwright/test'
import { draftOf, flowDraft, proposalDraft, proposalOf, type Tree } from './given.ts'
import { deaf, kept, PASSWORD, signInByForm, test, unique } from './story.ts'

function oneQuestion(): Tree {
  return {
    title: unique('The gate is stuck'),
    summary: '',
    tags: [],
    start: 'gate',
    nodes: {
      gate: { type: 'question', text: 'Is it shut?', answers: [{ label: 'Yes', to: 'done' }] },
      done: { type: 'resolve', text: 'Push it.' },
    },
  }
}

const asks = (page: Page) => page.getByRole('textbox', { name: 'What to ask' })
const state = (page: Page, is: string) => page.getByText(is, { exact: true })
const textSide = (page: Page) => page.getByRole('textbox', { name: 'Text (YAML)' })
const savedQuestion = async (page: Page, flowId: string) =>
  (await draftOf(page, flowId)).tree.nodes.gate?.text

test('a session that ends while a draft is written is begun again in place, and every word is saved', async ({
  signedIn,
  troubles,
}) => {
  const page = await signedIn('engineer')
  await deaf(page, troubles)
  const id = await flowDraft(page, oneQuestion())
  await page.goto(`/flows/${id}/edit?node=gate`)
  await asks(page).fill('Is it shut tight?')
  await expect(state(page, 'Saved')).toBeVisible()

  troubles.expect(/status of 401/)
  await page.context().clearCookies()
  await asks(page).fill('Is it shut so tight that nobody gets through?')
  const ended = page.getByRole('dialog', { name: 'Your session has ended' })
  await expect(ended.getByRole('textbox', { name: 'Password' })).toBeFocused()
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(ended).toHaveCount(0)
  await expect(state(page, 'Saved')).toBeVisible()
  await expect(asks(page)).toHaveValue('Is it shut so tight that nobody gets through?')
  expect(await savedQuestion(page, id)).toBe('Is it shut so tight that nobody gets through?')

  // The text side waits for the session just the same.
  await page.getByRole('tab', { name: 'Text (YAML)' }).click()
  await expect(textSide(page)).toContainText('nobody gets through')
  await page.context().clearCookies()
  await textSide(page).click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('# A note to myself')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText('  extra: { type: resolve, text: Ask somebody. }')
  await expect(ended.getByRole('textbox', { name: 'Password' })).toBeFocused()
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(ended).toHaveCount(0)
  await expect.poll(async () => (await draftOf(page, id)).tree.nodes.extra?.text).toBe('Ask somebody.')
  await expect(textSide(page)).toContainText('# A note to myself')
})

test('what one has written and not saved is neither shown to nor saved by who signs in next', async ({
  signedIn,
  troubles,
}) => {
  const page = await signedIn('engineer')
  const id = await flowDraft(page, oneQuestion())
  await page.goto(`/flows/${id}/edit?node=gate`)
  await expect(asks(page)).toHaveValue('Is it shut?')
  troubles.expect(/status of 401/)
  await page.context().clearCookies()
  await asks(page).fill('What the engineer thinks of the owner')
  const ended = page.getByRole('dialog', { name: 'Your session has ended' })
  await ended.getByRole('button', { name: 'Sign in as someone else' }).click()
  await signInByForm(page, 'owner')
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  expect(await kept(page)).toEqual([])
  await page.goto(`/flows/${id}/edit?node=gate`)
  // An owner may write in this draft: nothing but who wrote them keeps the words apart.
  await expect(asks(page)).toHaveValue('Is it shut?')
  await expect(state(page, 'Saved')).toBeVisible()
  expect(await savedQuestion(page, id)).toBe('Is it shut?')
})

test('a tab in which somebody else is signed in by now begins anew, without a word of who wrote in it', async ({
  signedIn,
  troubles,
}) => {
  const page = await signedIn('engineer')
  const id = await flowDraft(page, oneQuestion())
  await page.goto(`/flows/${id}/edit?node=gate`)
  await expect(asks(page)).toHaveValue('Is it shut?')
  troubles.expect(/status of 401/)
  await page.context().clearCookies()
  await asks(page).fill('What the engineer thinks of the owner')
  await expect(page.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible()
  expect(await kept(page)).toHaveLength(1)

  const other = await page.context().newPage()
  await other.goto('/sign-in')
  await signInByForm(other, 'owner')
  await expect(other.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await expect(asks(page)).toHaveValue('Is it shut?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(state(page, 'Saved')).toBeVisible()
  expect(await kept(page)).toEqual([])
  expect(await savedQuestion(other, id)).toBe('Is it shut?')
})

test('what is written without a network outlives the page and the tab, and is saved by the next one', async ({
  signedIn,
  troubles,
}) => {
  troubles.expect(/net::ERR_INTERNET_DISCONNECTED/)
  const page = await signedIn('l1')
  const context = page.context()
  const { id } = await proposalDraft(page, { tree: oneQuestion(), problem: '' })
  const address = `/proposals/${id}/edit?node=gate`
  const saved = async (): Promise<string | undefined> => (await proposalOf(page, id)).tree.nodes.gate?.text
  await page.goto(address)
  await expect(asks(page)).toHaveValue('Is it shut?')
  await context.setOffline(true)
  await asks(page).fill('Written before a reload')
  await expect(state(page, 'Kept here, will send')).toBeVisible()
  await page.reload().catch(() => undefined)
  await context.setOffline(false)
  expect(await saved()).toBe('Is it shut?')
  await page.goto(address)
  await expect(asks(page)).toHaveValue('Written before a reload')
  await expect.poll(saved).toBe('Written before a reload')
  await expect(state(page, 'Saved')).toBeVisible()

  await context.setOffline(true)
  await asks(page).fill('Written before a crash')
  await expect(state(page, 'Kept here, will send')).toBeVisible()
  const next = await context.newPage()
  await page.close()
  await context.setOffline(false)
  await next.goto(address)
  await expect(asks(next)).toHaveValue('Written before a crash')
  await expect.poll(saved).toBe('Written before a crash')
  await expect(state(next, 'Saved')).toBeVisible()
  expect(await kept(next)).toEqual([])
})

test('text that is no flow yet, or was written without a network, outlives the page as well', async ({
  signedIn,
  troubles,
}) => {
  troubles.expect(/net::ERR_INTERNET_DISCONNECTED/)
  const page = await signedIn('engineer')
  const id = await flowDraft(page, oneQuestion())
  await page.goto(`/flows/${id}/edit?side=text`)
  await expect(textSide(page)).toContainText('Is it shut?')
  await textSide(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText('  half: [')
  await expect(page.getByText('cannot be read as a flow yet', { exact: false })).toBeVisible()
  await page.reload()
  await expect(textSide(page)).toContainText('half: [')
  await expect(page.getByText('cannot be read as a flow yet', { exact: false })).toBeVisible()

  await page.context().setOffline(true)
  await textSide(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Backspace')
  await page.keyboard.insertText('{ type: resolve, text: Written in a tunnel. }')
  await expect(state(page, 'Kept here, will send')).toBeVisible()
  await page.context().setOffline(false)
  await expect.poll(async () => (await draftOf(page, id)).tree.nodes.half?.text).toBe('Written in a tunnel.')
  await expect(state(page, 'Saved')).toBeVisible()
})
