// The main job with the keyboard alone. At each stage the focus is where the next key should go.

import { expect, type Page } from '@playwright/test'
import { flowNamed, nodeAfter, wayTo } from './given.ts'
import { emailOf, PASSWORD, test, unique } from './story.ts'

/** Types, and counts what is pressed aside from typed text. */
class Keys {
  readonly #page: Page
  #pressed: string[] = []

  constructor(page: Page) {
    this.#page = page
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text)
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.keyboard.press(key)
      this.#pressed.push(key)
    }
  }

  /** What has been pressed since this was last asked. */
  taken(): string {
    const keys = this.#pressed
    this.#pressed = []
    return `${keys.length} keys: ${keys.join(' ')}`
  }
}

function tell(what: string): void {
  test.info().annotations.push({ type: 'keys', description: what })
  process.stdout.write(`     ${what}\n`)
}

test('a call is taken, walked, noted and resolved without the mouse', async ({ page, signedIn }) => {
  const flow = await flowNamed(await signedIn('viewer'), 'Outlook cannot connect')
  const way = wayTo(flow.tree, 'resolve')
  const problem = unique('Outlook says disconnected')
  const keys = new Keys(page)
  const field = page.getByRole('textbox', { name: 'What does the caller say?' })
  const question = (text: string) => page.getByRole('heading', { level: 2, name: text })

  await page.goto('/')
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toBeFocused()
  await keys.type(emailOf('l1'))
  await keys.press('Tab')
  await expect(page.getByRole('textbox', { name: 'Password' })).toBeFocused()
  await keys.type(PASSWORD)
  await keys.press('Enter')
  await expect(field).toBeFocused()
  tell(`signing in, ${keys.taken()}`)

  await keys.type(problem)
  await keys.press('Tab')
  await expect(page.getByRole('textbox', { name: 'Customer' })).toBeFocused()
  await keys.type('Adatum')
  await expect(page.getByRole('option', { name: flow.title, selected: true })).toBeVisible()
  await keys.press('Enter')
  for (const { question: text, digit } of way) {
    await expect(question(text)).toBeFocused()
    await keys.press(digit)
  }
  const resolve = page.getByRole('dialog', { name: 'Resolve the ticket' })
  await expect(resolve.getByRole('radio', { name: 'Yes' })).toBeFocused()
  await expect(resolve.getByRole('textbox', { name: 'What fixed it' })).toHaveValue(
    nodeAfter(flow.tree, way).text,
  )
  await keys.press('Space', 'Control+Enter')
  await expect(page.getByRole('region', { name: 'News' })).toContainText(/#\d+ is resolved/)
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('')
  tell(`a flow of ${way.length} answers from hello to resolved, ${keys.taken()}`)
})

test('a walk is stepped back, noted and paused without the mouse', async ({ page, signedIn }) => {
  const flow = await flowNamed(await signedIn('viewer'), 'Outlook cannot connect')
  const [first, second] = wayTo(flow.tree, 'escalate')
  if (!first || !second) throw new Error('this story needs two questions')
  const keys = new Keys(page)
  const field = page.getByRole('textbox', { name: 'What does the caller say?' })
  const question = (text: string) => page.getByRole('heading', { level: 2, name: text })

  await page.goto('/l1')
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toBeFocused()
  await keys.type(emailOf('l1b'))
  await keys.press('Tab')
  await keys.type(PASSWORD)
  await keys.press('Enter')
  await expect(field).toBeFocused()
  await keys.type(unique('Outlook asks for the password again and again'))
  await expect(page.getByRole('option', { name: flow.title })).toBeVisible()
  const option = page.getByRole('option', { name: flow.title, selected: true })
  while ((await option.count()) === 0) await keys.press('ArrowDown')
  await keys.press('Enter')
  await expect(question(first.question)).toBeFocused()
  keys.taken()

  // A note with the answer.
  await keys.press('t')
  await expect(page.getByRole('textbox', { name: 'Note to the answer' })).toBeFocused()
  await keys.type('Sounds rushed, 3 other windows open')
  await keys.press('Enter')
  await expect(question(first.question)).toBeFocused()
  await keys.press(first.digit)
  await expect(question(second.question)).toBeFocused()
  const path = page.getByRole('region', { name: 'Path so far' })
  await expect(path).toContainText('Sounds rushed, 3 other windows open')

  // Back, and by arrows and Enter on again.
  await keys.press('b')
  await expect(question(first.question)).toBeFocused()
  await expect(page.getByText(`Taken back: ${first.answer}`)).toBeVisible()
  for (let at = 0; at < Number(first.digit); at++) await keys.press('ArrowDown')
  await expect(page.getByRole('button', { name: first.answer, exact: true })).toBeFocused()
  await keys.press('Enter')
  await expect(question(second.question)).toBeFocused()

  // A note of the walk, and out of its field again.
  await keys.press('m')
  await expect(page.getByRole('textbox', { name: 'New note' })).toBeFocused()
  await keys.type('r and e typed here are letters')
  await keys.press('Enter')
  await expect(page.getByRole('list', { name: 'Notes' })).toContainText('r and e typed here are letters')
  await keys.press('Escape')

  // A dialog opens with its first field and closes without a trace.
  await keys.press('r')
  const resolve = page.getByRole('dialog', { name: 'Resolve the ticket' })
  await expect(resolve.getByRole('radio', { name: 'Yes' })).toBeFocused()
  await keys.press('Escape')
  await expect(resolve).toHaveCount(0)

  // Which keys there are can be asked, and the next call is one key away.
  await keys.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toContainText('Take the last step back')
  await keys.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await keys.press('n')
  await expect(page).toHaveURL('/l1')
  await expect(field).toBeFocused()
  tell(`two answers, notes, a step back and two dialogs looked into, ${keys.taken()}`)
})

test('an ad-hoc call is noted and escalated without the mouse', async ({ page }) => {
  const keys = new Keys(page)
  const field = page.getByRole('textbox', { name: 'What does the caller say?' })

  await page.goto('/l1/tickets')
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toBeFocused()
  await keys.type(emailOf('l1b'))
  await keys.press('Tab')
  await keys.type(PASSWORD)
  await keys.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tickets')
  await keys.press('g', 'l')
  await expect(field).toBeFocused()
  keys.taken()

  await keys.type(unique('Coffee got into the dock of seat 14'))
  await keys.press('Control+Enter')
  const note = page.getByRole('textbox', { name: 'New note' })
  await expect(note).toBeFocused()
  await keys.type('Unplugged, dried')
  await keys.press('Enter')
  await keys.type('Still dead')
  await keys.press('Enter', 'Escape', 'e')
  const dialog = page.getByRole('dialog', { name: 'Escalate to an engineer' })
  await expect(dialog.getByRole('combobox', { name: 'Why' })).toBeFocused()
  await keys.type('Hardware')
  await keys.press('Tab')
  await expect(dialog.getByRole('textbox', { name: 'In words' })).toBeFocused()
  await keys.type('Needs a new dock')
  await keys.press('Control+Enter')
  await expect(page.getByRole('region', { name: 'News' })).toContainText(/#\d+ is escalated/)
  await expect(field).toBeFocused()
  tell(`an ad-hoc call with two notes from hello to escalated, ${keys.taken()}`)
})

test('whoever switches letters off as keys types or dictates without the page jumping', async ({
  signedIn,
}) => {
  const page = await signedIn('l1')
  await page.goto('/account')
  const letters = page.getByRole('checkbox', { name: /^Letters and digits are keys/ })
  await letters.uncheck()
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.type('n g l')
  await expect(page).toHaveURL('/account')
  await page.reload()
  await expect(letters).not.toBeChecked()
  await letters.check()
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.type('gl')
  await expect(page).toHaveURL('/l1')
})
