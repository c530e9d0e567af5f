// The main job with the keyboard alone. At each stage the focus is where the next key should go.

import { expect, type Page } from '@playwright/test'
import { draftOf, flowNamed, nodeAfter, publishedFlow, type Tree, wayTo } from './given.ts'
import { emailOf, PASSWORD, tabTo, test, unique } from './story.ts'

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
  taken(): { count: number; said: string } {
    const keys = this.#pressed
    this.#pressed = []
    return { count: keys.length, said: `${keys.length} keys: ${keys.join(' ')}` }
  }
}

function tell(what: string): void {
  test.info().annotations.push({ type: 'keys', description: what })
  process.stdout.write(`     ${what}\n`)
}

/** What a call may take from hello to resolved, beside what is typed. */
const MOST_KEYS = 20
const QUESTIONS = 11

test('a call of twelve nodes takes twenty keys at most, and each new question is read out', async ({
  page,
  signedIn,
}) => {
  const word = `conveyor${Math.random().toString(36).slice(2, 8)}`
  const tree = questionsInARow(`The ${word} stands still`)
  await publishedFlow(await signedIn('engineer'), { tree, note: 'First version' })
  const way = wayTo(tree, 'resolve')
  expect(way).toHaveLength(QUESTIONS)
  const keys = new Keys(page)
  const field = page.getByRole('textbox', { name: 'What does the caller say?' })

  await page.goto('/')
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toBeFocused()
  await keys.type(emailOf('l1'))
  await keys.press('Tab')
  await expect(page.getByRole('textbox', { name: 'Password' })).toBeFocused()
  await keys.type(PASSWORD)
  await keys.press('Enter')
  await expect(field).toBeFocused()
  tell(`signing in, ${keys.taken().said}`)

  await keys.type(unique(`The ${word} stands still`))
  await keys.press('Tab')
  await expect(page.getByRole('textbox', { name: 'Customer' })).toBeFocused()
  await keys.type('Adatum')
  await expect(page.getByRole('option', { name: tree.title, selected: true })).toBeVisible()
  await keys.press('Enter')
  for (const { question, digit } of way) {
    await expect(page.getByRole('heading', { level: 2, name: question })).toBeFocused()
    expect(await readOut(page)).toEqual({ role: 'heading', name: question })
    await keys.press(digit)
  }
  const resolve = page.getByRole('dialog', { name: 'Resolve the ticket' })
  await expect(resolve.getByRole('radio', { name: 'Yes' })).toBeFocused()
  await expect(resolve.getByRole('textbox', { name: 'What fixed it' })).toHaveValue(nodeAfter(tree, way).text)
  await keys.press('1')
  await expect(resolve.getByRole('radio', { name: 'Yes' })).toBeChecked()
  await keys.press('Control+Enter')
  await expect(page.getByRole('region', { name: 'News' })).toContainText(/#\d+ is resolved/)
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('')
  const { count, said } = keys.taken()
  tell(`a flow of ${way.length} answers from hello to resolved, ${said}`)
  expect(count).toBeLessThanOrEqual(MOST_KEYS)
})

/** Twelve nodes to the end: eleven to ask, and what then solves it. */
function questionsInARow(title: string): Tree {
  const asks = Array.from({ length: QUESTIONS }, (_, index) => index + 1)
  const nodes: Tree['nodes'] = {
    solved: { type: 'resolve', text: 'Push the belt back on its rollers.' },
    beyond: { type: 'escalate', text: 'The motor must be looked at.', category: 'Hardware' },
  }
  for (const at of asks) {
    nodes[`ask-${at}`] = {
      type: 'question',
      text: `Is roller ${at} clear?`,
      answers: [
        { label: 'No', to: 'beyond' },
        { label: 'Yes', to: at < QUESTIONS ? `ask-${at + 1}` : 'solved' },
      ],
    }
  }
  return { title, summary: '', tags: [], start: 'ask-1', nodes }
}

/** What a screen reader says of the place the focus is at. */
async function readOut(page: Page): Promise<{ role: unknown; name: unknown }> {
  const devtools = await page.context().newCDPSession(page)
  const { nodes } = await devtools.send('Accessibility.getFullAXTree')
  await devtools.detach()
  const focused = nodes.findLast(({ properties }) =>
    properties?.some(({ name, value }) => name === 'focused' && value.value === true),
  )
  return { role: focused?.role?.value, name: focused?.name?.value }
}

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
  tell(`two answers, notes, a step back and two dialogs looked into, ${keys.taken().said}`)
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
  tell(`an ad-hoc call with two notes from hello to escalated, ${keys.taken().said}`)
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

test('a flow is searched, filtered, opened, changed, and its changes taken back and made again', async ({
  signedIn,
}) => {
  const page = await signedIn('engineer')
  const word = `turnstile${Math.random().toString(36).slice(2, 8)}`
  const tree = (title: string, tag: string): Tree => ({
    title: `${title} ${word}`,
    summary: '',
    tags: [tag, 'gates'],
    start: 'turn',
    nodes: {
      turn: { type: 'question', text: 'Does it turn?', answers: [{ label: 'Yes', to: 'done' }] },
      done: { type: 'resolve', text: 'Let them in.' },
    },
  })
  for (const title of ['First', 'Second', 'Third']) {
    const tag = title === 'Third' ? 'other' : word
    await publishedFlow(page, { tree: tree(title, tag), note: 'First version' })
  }
  const keys = new Keys(page)
  await page.goto('/tickets')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tickets')
  await keys.press('g', 'f')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Flows')
  const search = page.getByRole('searchbox', { name: 'Search flows' })
  await tabTo(page, search)
  await keys.type(word)
  const rows = page.getByRole('table', { name: 'Flows' }).getByRole('link', { name: word })
  await expect(rows).toHaveCount(3)
  await tabTo(page, page.getByRole('combobox', { name: 'Tag' }))
  await keys.type(word)
  await expect(rows).toHaveCount(2)
  await tabTo(page, page.getByRole('combobox', { name: 'Whose' }))
  await keys.type('Mine')
  await expect(page).toHaveURL(/author_id=/)
  await tabTo(page, page.getByRole('link', { name: 'Draft', exact: true }))
  await keys.press('Enter')
  await expect(page.getByText('No flow fits')).toBeVisible()
  await tabTo(page, page.getByRole('link', { name: 'Published', exact: true }))
  await keys.press('Enter')
  await expect(rows).toHaveCount(2)
  await keys.press('j')
  await expect(rows.first()).toBeFocused()
  await keys.press('j')
  await expect(rows.last()).toBeFocused()
  await keys.press('j', 'k')
  await expect(rows.first()).toBeFocused()
  await keys.press('Enter')
  await expect(page.getByRole('tab', { name: 'Versions' })).toBeVisible()

  await tabTo(page, page.getByRole('link', { name: 'Edit' }))
  await keys.press('Enter')
  const drawing = page.getByRole('application', { name: 'Drawing of the tree, to write in' })
  await tabTo(page, drawing)
  await keys.press('ArrowDown', 'Enter')
  const asks = page.getByRole('textbox', { name: 'What to ask' })
  await expect(asks).toBeFocused()
  await keys.type('Does it turn at all?')
  await keys.press('Escape')
  await expect(drawing).toBeFocused()
  await keys.press('Tab')
  const second = page.getByRole('textbox', { name: 'Answer 2' })
  await expect(second).toBeFocused()
  await keys.type('No')
  await keys.press('Escape', 'd')
  const does = page.getByRole('textbox', { name: 'What to do' })
  await expect(does).toHaveValue('Does it turn at all?')

  // One by one, backwards: the kind, the label, the answer with its node, the words.
  await keys.press('Control+z')
  await expect(asks).toHaveValue('Does it turn at all?')
  await expect(second).toHaveValue('No')
  await keys.press('Control+z')
  await expect(second).toHaveValue('Answer 2')
  await keys.press('Control+z')
  await expect(second).toHaveCount(0)
  await keys.press('Control+z')
  await expect(asks).toHaveValue('Does it turn?')
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true')
  for (let at = 0; at < 3; at += 1) await keys.press('Control+Shift+z')
  await expect(second).toHaveValue('No')
  await expect(asks).toHaveValue('Does it turn at all?')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  const flow = new URL(page.url()).pathname.split('/')[2] ?? ''
  const { turn } = (await draftOf(page, flow)).tree.nodes
  expect(turn).toMatchObject({ type: 'question', text: 'Does it turn at all?' })
  expect(turn?.answers?.map(({ label }) => label)).toEqual(['Yes', 'No'])
  tell(`a flow found, opened and changed, three changes taken back and made again, ${keys.taken().said}`)
})
