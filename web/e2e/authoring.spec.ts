// A flow from nothing to its second version: written with the keyboard alone, published, walked, found wanting by a technician,
// mended by a proposal, and walked again.

import { expect, type Locator, type Page } from '@playwright/test'
import { test, unique } from './story.ts'

/** Goes on with Tab until the focus is there, as somebody does who has no mouse. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

/** In the drawing, at a node: a further answer and the node it leads to. Ends in the drawing, at the new node. */
async function answerAndNode(page: Page, label: string, text: string, kind?: 'q' | 'd' | 'r' | 'e') {
  await page.keyboard.press('Tab')
  await page.keyboard.type(label)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'What to ask' })).toBeFocused()
  await page.keyboard.type(text)
  await page.keyboard.press('Escape')
  await expect(drawing(page)).toBeFocused()
  if (kind) await page.keyboard.press(kind)
}

function drawing(page: Page): Locator {
  return page.getByRole('application', { name: 'Drawing of the tree, to write in' })
}

test('a flow of ten nodes is written with the keyboard alone, published, walked, and mended by who walked it', async ({
  signedIn,
}) => {
  test.slow()
  const engineer = await signedIn('engineer')
  const title = unique('The badge reader is dark')
  const keys = engineer.keyboard

  await engineer.goto('/flows')
  await tabTo(engineer, engineer.getByRole('button', { name: 'New flow' }))
  await keys.press('Enter')
  await expect(engineer.getByRole('textbox', { name: 'What is the flow about?' })).toBeFocused()
  await keys.type(title)
  await keys.press('Control+Enter')
  await expect(engineer.getByRole('textbox', { name: 'What to ask' })).toBeFocused()

  await keys.type('Is the reader lit?')
  await keys.press('Escape')
  await answerAndNode(engineer, 'Yes', 'Does it beep?')
  await answerAndNode(engineer, 'Yes', 'The lock is open: push.', 'r')
  await keys.press('ArrowUp')
  await answerAndNode(engineer, 'No', 'Wipe the card.', 'd')
  await answerAndNode(engineer, 'It works', 'The card was dirty.', 'r')
  await keys.press('ArrowUp')
  await answerAndNode(engineer, 'Still not', 'Is another card read?')
  await answerAndNode(engineer, 'Yes', 'Give out a new card.', 'r')
  await keys.press('Home')
  await answerAndNode(engineer, 'No', 'Plug the reader in again.', 'd')
  await answerAndNode(engineer, 'It is lit', 'It was unplugged.', 'r')
  await keys.press('ArrowUp')
  await answerAndNode(engineer, 'Still dark', 'The reader is broken.', 'e')
  // The tenth is the question at the start; an eleventh way leads to a node that is there.
  await keys.press('Home', { delay: 20 })
  await keys.press('ArrowDown')
  await keys.press('ArrowDown')
  await keys.press('ArrowRight')
  await keys.press('ArrowDown')
  await keys.press('ArrowRight')
  await keys.press('c')
  await keys.type('No')
  await keys.press('Tab')
  await keys.press('Tab')
  await keys.press('Tab')
  await keys.press('Tab')
  await expect(engineer.getByRole('combobox', { name: 'Where answer 2 leads' })).toBeFocused()
  await keys.type('broken')
  await keys.press('Enter')
  await expect(engineer.getByText('No problems: this can be published.')).toBeVisible()
  await expect(engineer.getByText('Saved', { exact: true })).toBeVisible()
  await tabTo(engineer, engineer.getByRole('button', { name: 'Publish' }))
  await keys.press('Enter')
  await expect(engineer.getByRole('textbox', { name: 'What is new' })).toHaveValue('First version')
  await keys.press('Control+Enter')
  await expect(engineer.getByText('10 nodes')).toBeVisible()

  const tech = await signedIn('l1')
  await tech.goto('/l1')
  await tech.getByRole('textbox', { name: 'What does the caller say?' }).fill(title)
  await expect(tech.getByRole('option', { name: title, selected: true })).toBeVisible()
  await tech.keyboard.press('Enter')
  const question = (text: string) => tech.getByRole('heading', { level: 2, name: text })
  await expect(question('Is the reader lit?')).toBeFocused()
  await tech.keyboard.press('2')
  await expect(question('Plug the reader in again.')).toBeFocused()
  await tech.keyboard.press('2')
  const escalate = tech.getByRole('dialog', { name: 'Escalate to an engineer' })
  await escalate.getByLabel('Why').selectOption({ index: 1 })
  await tech.keyboard.press('Control+Enter')
  await expect(tech).toHaveURL(/\/l1$/)

  await tech.goto(`/l1/tickets?status=escalated&search=${encodeURIComponent(title)}`)
  await tech.getByRole('link', { name: title }).click()
  await tech.getByRole('button', { name: 'An answer was missing here' }).click()
  await expect(tech).toHaveURL(/\/proposals\/[^/]+\/edit/)
  // It stopped at an end; what was missing belongs to the question before, where the editor opens.
  await expect(tech.getByRole('textbox', { name: 'What to do' })).toHaveValue('Plug the reader in again.')
  await drawing(tech).focus()
  await answerAndNode(tech, 'The lamp blinks', 'Wait a minute: it starts.', 'r')
  await expect(tech.getByText('Saved', { exact: true })).toBeVisible()
  await tech.getByRole('button', { name: 'Hand in for review' }).click()
  await expect(tech.getByText('Waiting for review')).toBeVisible()
  await tech.goto('/l1/drafts')
  await expect(tech.getByRole('link', { name: title })).toBeVisible()

  await engineer.goto('/proposals')
  await engineer.getByRole('link', { name: title }).click()
  await expect(engineer.getByText('new answer “The lamp blinks”', { exact: false })).toBeVisible()
  await engineer.getByRole('button', { name: 'Approve and publish' }).click()
  await engineer.getByRole('textbox', { name: 'What is new' }).fill('A lamp that blinks')
  await engineer.keyboard.press('Control+Enter')
  await expect(engineer.getByText('11 nodes')).toBeVisible()
  await expect(engineer.getByText('v2', { exact: true })).toBeVisible()

  await tech.goto('/l1')
  await tech.getByRole('textbox', { name: 'What does the caller say?' }).fill(title)
  await expect(tech.getByRole('option', { name: title, selected: true })).toBeVisible()
  await tech.keyboard.press('Enter')
  await expect(question('Is the reader lit?')).toBeFocused()
  await tech.keyboard.press('2')
  await expect(question('Plug the reader in again.')).toBeFocused()
  await tech.keyboard.press('3')
  await expect(tech.getByRole('dialog', { name: 'Resolve the ticket' })).toBeVisible()
})

test('two who write one draft are told of each other, and neither loses a word', async ({
  signedIn,
  troubles,
}) => {
  troubles.expect(/\b409\b.*\/draft$/)
  const engineer = await signedIn('engineer')
  const owner = await signedIn('owner')
  const title = unique('Two hands')
  await engineer.goto('/flows')
  await engineer.getByRole('button', { name: 'New flow' }).click()
  await engineer.getByRole('textbox', { name: 'What is the flow about?' }).fill(title)
  await engineer.getByRole('button', { name: 'Begin writing' }).click()
  const asks = (page: Page) => page.getByRole('textbox', { name: 'What to ask' })
  await expect(asks(engineer)).toBeFocused()
  await owner.goto(engineer.url())
  await expect(asks(owner)).toBeVisible()

  await asks(owner).fill('What the owner wrote')
  await expect(owner.getByText('Saved', { exact: true })).toBeVisible()
  await asks(engineer).fill('What the engineer wrote')
  await expect(engineer.getByText('Kept here: somebody else saved')).toBeVisible()
  // A reload loses nothing either.
  await engineer.reload()
  await expect(asks(engineer)).toHaveValue('What the engineer wrote')
  await engineer.getByRole('button', { name: 'Compare' }).click()
  const dialog = engineer.getByRole('dialog')
  await expect(dialog).toContainText('What the owner wrote')
  await expect(dialog).toContainText('What the engineer wrote')
  await dialog.getByRole('button', { name: 'Save mine' }).click()
  await expect(engineer.getByText('Saved', { exact: true })).toBeVisible()
  await engineer.keyboard.press('Control+z')
  await owner.reload()
  await expect(asks(owner)).toHaveValue('What the engineer wrote')
})

test('what is written without a network waits here and arrives when there is one', async ({
  signedIn,
  context,
}) => {
  const page = await signedIn('engineer')
  await page.goto('/flows')
  await page.getByRole('button', { name: 'New flow' }).click()
  await page.getByRole('textbox', { name: 'What is the flow about?' }).fill(unique('Offline'))
  await page.getByRole('button', { name: 'Begin writing' }).click()
  const asks = page.getByRole('textbox', { name: 'What to ask' })
  await expect(asks).toBeFocused()
  await page.context().setOffline(true)
  await asks.fill('Written in a tunnel')
  await expect(page.getByText('Kept here, will send')).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText('Saved', { exact: true })).toBeVisible({ timeout: 20_000 })
  await page.reload()
  await expect(asks).toHaveValue('Written in a tunnel')
  expect(context).toBeDefined()
})

test('the same draft is written as text, with its problems on their lines', async ({ signedIn }) => {
  const page = await signedIn('engineer')
  const title = unique('As text')
  await page.goto('/flows')
  await page.getByRole('button', { name: 'New flow' }).click()
  await page.getByRole('textbox', { name: 'What is the flow about?' }).fill(title)
  await page.getByRole('button', { name: 'Begin writing' }).click()
  await page.getByRole('textbox', { name: 'What to ask' }).fill('Is it on?')
  await page.getByRole('tab', { name: 'Text (YAML)' }).click()
  const text = page.getByRole('textbox', { name: 'Text (YAML)' })
  await expect(text).toContainText('Is it on?')
  await text.click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Backspace')
  await page.keyboard.insertText(
    `title: ${title}\nstart: a\nnodes:\n  a: { type: resolve, text: Switch it on. }\n  b: [`,
  )
  await expect(page.getByText('cannot be read as a flow yet', { exact: false })).toBeVisible()
  // What is no tree yet survives a reload too.
  await page.reload()
  await expect(text).toContainText('b: [')
  await text.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Backspace')
  await page.keyboard.insertText('{ type: resolve, text: Island }')
  await expect(page.getByRole('button', { name: /Line 5.*No answer leads to b/ })).toBeVisible()
  await page.getByRole('tab', { name: 'Tree' }).click()
  await expect(page.getByRole('button', { name: /No answer leads to b/ })).toBeVisible()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByText('Island')).toBeVisible()

  // The text follows the draft: what somebody else saves meanwhile is in it, and is not typed over unseen.
  await page.getByRole('tab', { name: 'Text (YAML)' }).click()
  await expect(text).toContainText('Island')
  const owner = await signedIn('owner')
  await owner.goto(`${new URL(page.url()).pathname}?node=b`)
  await owner.getByRole('textbox', { name: 'What solves it' }).fill('Peninsula')
  await expect(owner.getByText('Saved', { exact: true })).toBeVisible()
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(text).toContainText('Peninsula')
  await expect(page.getByRole('button', { name: /Line \d+.*No answer leads to b/ })).toBeVisible()
})
