// Two technicians on one call: reading along, taking over, handing over.

import { expect } from '@playwright/test'
import { flowNamed, takenCall, walk, wayTo, whoIs } from './given.ts'
import { deaf, test, unique } from './story.ts'

test('a colleague reads along, takes over, and hands the walk back', async ({ signedIn, troubles }) => {
  const dana = await signedIn('l1')
  const ben = await signedIn('l1b')
  const [danaIs, benIs] = [(await whoIs(dana)).user, (await whoIs(ben)).user]
  const flow = await flowNamed(dana, 'Outlook cannot connect')
  const [first, second, third] = wayTo(flow.tree, 'resolve')
  if (!first || !second || !third) throw new Error('this story needs three questions')
  const call = await takenCall(dana, { problem: unique('Calendar is empty'), flow })
  const address = `/l1/walk/${call.id}`
  const answers = (text: string) => ({ name: text, exact: true })

  await deaf(dana, troubles)
  await dana.goto(address)
  await dana.getByRole('button', answers(first.answer)).click()
  await expect(dana.getByRole('heading', { name: second.question })).toBeVisible()

  // The colleague sees where it stands, and can do nothing to it.
  await ben.goto(address)
  await expect(ben.getByText(`${danaIs.name} is walking this.`)).toBeVisible()
  await expect(ben.getByRole('main')).toContainText(second.question)
  await expect(ben.getByRole('button', answers(second.answer))).toHaveCount(0)
  await expect(ben.getByRole('button', { name: /Resolve|Escalate|Back/ })).toHaveCount(0)

  await ben.getByRole('button', { name: 'Take over' }).click()
  await expect(ben.getByRole('button', answers(second.answer))).toBeVisible()

  // The first one, who has not noticed, is told and shown the walk as it stands now.
  troubles.expect(/status of 409/)
  await dana.getByRole('button', answers(second.answer)).click()
  await expect(dana.getByText(`${benIs.name} took this walk over.`)).toBeVisible()
  await expect(dana.getByRole('button', answers(second.answer))).toHaveCount(0)
  expect((await walk(dana, call.id)).walked_path).toHaveLength(1)
  // What she answered does not vanish: it is hers to decide.
  await expect(dana.getByRole('region', { name: 'Yours' })).toContainText(
    `${second.question} → ${second.answer}`,
  )
  await dana.goto('/l1')
  await dana.getByRole('link', { name: 'Look at it' }).click()
  await dana.getByRole('button', { name: 'Let it go' }).click()
  await expect(dana.getByText('This was not sent')).toHaveCount(0)

  await ben.getByRole('button', answers(second.answer)).click()
  await expect(ben.getByRole('heading', { name: third.question })).toBeVisible()
  // Live on the other screen too.
  await expect(dana.getByRole('main')).toContainText(third.question)

  await ben.getByRole('button', { name: 'More' }).click()
  await ben.getByRole('menuitem', { name: 'Hand over' }).click()
  const dialog = ben.getByRole('dialog', { name: 'Hand over' })
  await dialog.getByLabel('Colleague').selectOption(danaIs.name)
  await dialog.getByRole('button', { name: 'Hand over' }).click()
  await expect(ben).toHaveURL('/l1')
  await expect(ben.getByRole('region', { name: 'News' })).toContainText(`is with ${danaIs.name} now`)

  await expect(dana.getByRole('button', answers(third.answer))).toBeVisible()
  await dana.getByRole('button', answers(third.answer)).click()
  await expect
    .poll(async () => (await walk(dana, call.id)).walked_path.map((step) => step.by.name))
    .toEqual([danaIs.name, benIs.name, danaIs.name])
})

test('a technician whose walk is taken over sees it without doing anything, and loses no word', async ({
  signedIn,
  troubles,
}) => {
  const dana = await signedIn('l1')
  const ben = await signedIn('l1b')
  const benIs = (await whoIs(ben)).user
  const call = await takenCall(dana, { problem: unique('Label printer blinks') })
  await dana.goto(`/l1/walk/${call.id}`)
  // What is half typed is saved when typing pauses: whoever takes over has it. What never arrived stays with who typed it.
  await dana.getByLabel('New note').fill('Half a sentence')
  await expect(dana.getByText('Saving…')).toBeVisible()
  await expect(dana.getByText('Saved', { exact: true })).toBeVisible()
  let isTaken = (): void => undefined
  const taken = new Promise<void>((done) => {
    isTaken = done
  })
  await dana.route('**/notes', async (route) => {
    await taken
    await route.continue()
  })
  await dana.getByLabel('New note').fill('Half a sentence about the blink')
  await ben.goto(`/l1/walk/${call.id}`)
  await ben.getByRole('button', { name: 'Take over' }).click()
  await expect(ben.getByLabel('New note')).toBeVisible()
  await expect(ben.getByText('Half a sentence', { exact: true })).toBeVisible()

  troubles.expect(/status of 409/)
  isTaken()
  await expect(dana.getByText(`${benIs.name} took this walk over.`)).toBeVisible({ timeout: 15_000 })
  await expect(dana.getByLabel('New note')).toHaveCount(0)
  await expect(dana.getByRole('region', { name: 'Yours' })).toContainText('Half a sentence about the blink')
  await expect(dana.getByRole('button', { name: 'Copy it' })).toBeVisible()
})

test('two tabs of one technician are one: each shows at once what is done in the other, and no step is taken twice', async ({
  signedIn,
  troubles,
}) => {
  troubles.expect(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/)
  const tab = await signedIn('l1')
  const flow = await flowNamed(tab, 'Outlook cannot connect')
  const way = wayTo(flow.tree, 'resolve')
  const [first, second, third] = way
  if (!first || !second || !third) throw new Error('this story needs three questions')
  const call = await takenCall(tab, { problem: unique('Shared mailbox is gone'), flow })
  const other = await tab.context().newPage()
  for (const page of [tab, other]) {
    await deaf(page, troubles)
    // Only who has the tree can go on without the network.
    const tree = page.waitForResponse(`**/l1/sessions/${call.id}/tree`)
    await page.goto(`/l1/walk/${call.id}`)
    await (await tree).finished()
    await expect(page.getByRole('heading', { name: first.question })).toBeVisible()
  }
  await tab.context().setOffline(true)
  await tab.getByRole('button', { name: first.answer, exact: true }).click()
  await other.getByRole('heading', { name: second.question }).waitFor()
  await other.getByRole('button', { name: second.answer, exact: true }).click()
  await expect(tab.getByRole('heading', { name: third.question })).toBeVisible()
  await tab.context().setOffline(false)
  for (const page of [tab, other]) await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  const { walked_path, step_count } = await walk(tab, call.id)
  expect(walked_path.map((step) => step.answer)).toEqual([first.answer, second.answer])
  expect(step_count).toBe(2)
})
