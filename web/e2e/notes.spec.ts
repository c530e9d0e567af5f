// Nothing typed is lost: notes and steps through reloads, slow saves and a network that goes away.

import { expect } from '@playwright/test'
import { flowNamed, takenCall, walk, wayTo } from './given.ts'
import { test, unique } from './story.ts'

test('a step is taken back and taken again, with a note to the answer', async ({ signedIn }) => {
  const page = await signedIn('l1')
  const flow = await flowNamed(page, 'Outlook cannot connect')
  const [first, second] = wayTo(flow.tree, 'escalate')
  if (!first || !second) throw new Error('this story needs two questions')
  const call = await takenCall(page, { problem: unique('No new mail'), flow })
  await page.goto(`/l1/walk/${call.id}`)

  await page.getByLabel('Note to the answer').fill('Asked twice to be sure')
  await page.getByRole('button', { name: first.answer, exact: true }).click()
  const path = page.getByRole('region', { name: 'Path so far' })
  await expect(path).toContainText('Asked twice to be sure')
  await expect(page.getByLabel('Note to the answer')).toHaveValue('')

  await page.getByRole('button', { name: 'Back' }).click()
  await expect(page.getByText(`Taken back: ${first.answer}`)).toBeVisible()
  await expect(page.getByRole('heading', { name: first.question })).toBeVisible()
  await expect(page.getByText('Each answer is noted here.')).toBeVisible()

  await page.getByRole('button', { name: first.answer, exact: true }).click()
  await expect(page.getByRole('heading', { name: second.question })).toBeVisible()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  expect((await walk(page, call.id)).walked_path.map((step) => step.answer)).toEqual([first.answer])
})

test('what is being typed survives a reload', async ({ signedIn }) => {
  const page = await signedIn('l1')
  const flow = await flowNamed(page, 'VPN cannot connect')
  const call = await takenCall(page, { problem: unique('VPN drops'), flow })
  await page.goto(`/l1/walk/${call.id}`)
  // What the server has is not kept here: it must not get this.
  await page.route('**/notes', () => undefined)
  await page.getByLabel('Note to the answer').fill('half a note to an answer')
  await page.getByLabel('New note').fill('half a note')
  await page.reload()
  await expect(page.getByLabel('Note to the answer')).toHaveValue('half a note to an answer')
  await expect(page.getByLabel('New note')).toHaveValue('half a note')

  await page.goto('/l1')
  await page.getByLabel('What does the caller say?').fill('half a problem')
  await page.getByLabel('Customer').fill('half a customer')
  await page.reload()
  await expect(page.getByLabel('What does the caller say?')).toHaveValue('half a problem')
  await expect(page.getByLabel('Customer')).toHaveValue('half a customer')
})

test('a note whose save never arrived is saved after a reload', async ({ signedIn }) => {
  const page = await signedIn('l1')
  const call = await takenCall(page, { problem: unique('Scanner makes stripes') })
  await page.goto(`/l1/walk/${call.id}`)
  // The save leaves the page and is never answered.
  await page.route('**/notes', () => undefined)
  await page.getByLabel('New note').fill('Glass wiped')
  await page.getByLabel('New note').press('Enter')
  await expect(page.getByText('Saving…')).toBeVisible()
  expect((await walk(page, call.id)).walk_notes).toEqual([])

  await page.unroute('**/notes')
  await page.reload()
  await expect(page.getByRole('list', { name: 'Notes' }).getByRole('listitem')).toHaveText([/Glass wiped/])
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await expect
    .poll(async () => (await walk(page, call.id)).walk_notes.map((note) => note.content))
    .toEqual(['Glass wiped'])
  await page.reload()
  await expect(page.getByRole('list', { name: 'Notes' }).getByRole('listitem')).toHaveText([/Glass wiped/])
})

test('a note edited is the same note with other words', async ({ signedIn }) => {
  const page = await signedIn('l1')
  const call = await takenCall(page, { problem: unique('Keyboard types double') })
  await page.goto(`/l1/walk/${call.id}`)
  await page.getByLabel('New note').fill('Tried another keybord')
  await page.getByLabel('New note').press('Enter')
  const note = page.getByRole('list', { name: 'Notes' }).getByRole('listitem')
  await note.hover()
  await note.getByRole('button', { name: 'Edit the note' }).click()
  await note.getByRole('textbox', { name: 'Edit the note' }).fill('Tried another keyboard')
  await note.getByRole('textbox', { name: 'Edit the note' }).press('Enter')
  await expect
    .poll(async () => (await walk(page, call.id)).walk_notes.map((one) => one.content))
    .toEqual(['Tried another keyboard'])
})

test('notes written while the network is away wait here, and are saved once when it is back', async ({
  signedIn,
  troubles,
}) => {
  troubles.expect(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/)
  const page = await signedIn('l1')
  const call = await takenCall(page, { problem: unique('Projector shows blue') })
  await page.goto(`/l1/walk/${call.id}`)
  await page.getByLabel('New note').fill('Other cable')
  await page.getByLabel('New note').press('Enter')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()

  await page.context().setOffline(true)
  await page.getByLabel('New note').fill('Other laptop')
  await page.getByLabel('New note').press('Enter')
  await page.getByLabel('New note').fill('Other room')
  await page.getByLabel('New note').press('Enter')
  // The first has been tried and must not change any more; the second is a change of its own, or came just before that.
  await expect(page.getByText(/Offline\. (One change waits|2 changes wait) here\./)).toBeVisible()
  await expect(page.getByText('Kept here, will send')).toBeVisible()

  await page.context().setOffline(false)
  await expect(page.getByText('Saved', { exact: true })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('Offline.')).toHaveCount(0)
  const said = ['Other cable', 'Other laptop', 'Other room']
  expect((await walk(page, call.id)).walk_notes.map((note) => note.content)).toEqual(said)
  await page.reload()
  await expect(page.getByRole('list', { name: 'Notes' }).getByRole('listitem')).toHaveText(
    said.map((text) => new RegExp(text)),
  )
})
