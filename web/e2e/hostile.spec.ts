// Text from callers, customers and flow files is text: nothing in it is ever run.

import { writeFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import {
  draftSaved,
  escalated,
  flowNamed,
  flowsFound,
  noted,
  proposalHandedIn,
  publishedFlow,
  type Tree,
  takenCall,
  whoIs,
} from './given.ts'
import { commandLine } from './product.ts'
import { test, unique } from './story.ts'

const IMAGE = '<img src=x onerror="window.ran=1">'
const SCRIPT = '<script>window.ran=1</script>'
const LINK = '[press here](javascript:window.ran=1)'

async function ranNothing(page: Page): Promise<void> {
  expect(await page.evaluate(() => 'ran' in window), page.url()).toBe(false)
  await expect(page.locator('img[src="x"]')).toHaveCount(0)
  await expect(page.locator('a[href^="javascript" i]')).toHaveCount(0)
  expect(
    await page.evaluate(() => [...document.scripts].filter((script) => script.textContent !== '').length),
  ).toBe(0)
}

test('what callers say is shown as they said it', async ({ signedIn }) => {
  const page = await signedIn('l1')
  const problem = unique(`${IMAGE} ${SCRIPT} ${LINK}`)
  const customer = `${IMAGE}"'><svg onload=window.ran=1>`
  const contact = 'javascript:window.ran=1'
  const call = await takenCall(page, { problem, customer, contact })
  await noted(page, call, `${SCRIPT} first`, `${LINK} second`, `${IMAGE} third`)

  await page.goto('/l1')
  await expect(page.getByRole('link', { name: problem })).toBeVisible()
  await ranNothing(page)
  await page.getByLabel('What does the caller say?').fill(`${IMAGE} ${SCRIPT}`)
  await ranNothing(page)
  await page.getByLabel('What does the caller say?').fill('')

  await page.goto(`/l1/walk/${call.id}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(problem)
  await expect(page.getByText(customer)).toBeVisible()
  await expect(page.getByText(contact, { exact: true })).toBeVisible()
  for (const text of [`${SCRIPT} first`, `${LINK} second`, `${IMAGE} third`]) {
    await expect(page.getByText(text)).toBeVisible()
  }
  await ranNothing(page)

  await page.getByRole('button', { name: 'Escalate' }).click()
  const dialog = page.getByRole('dialog', { name: 'Escalate to an engineer' })
  await dialog.getByLabel('In words').fill(`${LINK} ${IMAGE}`)
  await expect(dialog.getByRole('region', { name: 'Escalation package' })).toContainText(`${LINK} ${IMAGE}`)
  await ranNothing(page)
  await page.keyboard.press('Escape')

  const ended = await escalated(page, call, 'Other', `${LINK} ${IMAGE}`)
  const engineer = await signedIn('engineer2')
  for (const address of [`/l1/walk/${ended.id}`, `/tickets/${ended.ticket_id}`]) {
    await engineer.goto(address)
    await expect(engineer.getByRole('heading', { level: 1 })).toContainText(problem)
    await expect(engineer.getByText(`${LINK} ${IMAGE}`)).toBeVisible()
    await ranNothing(engineer)
  }
  await engineer.goto('/tickets')
  await expect(engineer.getByRole('link', { name: problem })).toBeVisible()
  await ranNothing(engineer)
})

test('what a flow file says is formatted, and never run', async ({ signedIn }, info) => {
  const page = await signedIn('l1')
  const title = unique(`${SCRIPT} ${IMAGE}`)
  const quoted = (text: string): string => JSON.stringify(text)
  const file = info.outputPath('hostile.json')
  await writeFile(
    file,
    `{"title": ${quoted(title)}, "summary": ${quoted(LINK)}, "tags": [], "start": "a", "nodes": {
      "a": {"type": "question", "text": ${quoted(`${IMAGE} ${LINK}`)},
        "help": ${quoted(`**Bold.** ${IMAGE} ${SCRIPT} ${LINK} [data](data:text/html,x) <a href="javascript:window.ran=1">raw</a>`)},
        "answers": [{"label": ${quoted(SCRIPT)}, "to": "b"}]},
      "b": {"type": "resolve", "text": ${quoted(LINK)}}}}`,
  )
  await commandLine(['flows', 'import', '--account', (await whoIs(page)).account.slug, file])

  const flow = await flowNamed(page, title)
  await page.goto(`/flows/${flow.id}?node=a`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(page.getByText('Bold.')).toBeVisible()
  await ranNothing(page)

  const call = await takenCall(page, { problem: unique('Hostile flow'), flow })
  await page.goto(`/l1/walk/${call.id}`)
  await expect(page.getByRole('heading', { level: 2, name: `${IMAGE} ${LINK}` })).toBeVisible()
  await expect(page.getByText('Bold.')).toHaveCSS('font-weight', /^[6-9]00$/)
  await ranNothing(page)
  await page.getByRole('button', { name: SCRIPT }).click()
  await expect(page.getByLabel('What fixed it')).toHaveValue(LINK)
  await ranNothing(page)
})

/** Short enough for a category. */
const SHORT = '<img src=x onerror=ran=1>'
const ALL = `${IMAGE} ${SCRIPT} ${LINK}`
const HELP = `**Bold.** ${ALL} [data](data:text/html,x) <a href="javascript:window.ran=1">raw</a> ![](x)`

/** Every word of it is meant to be run, and its ids are what every object has. */
function hostileTree(title: string, again = ''): Tree {
  const say = (text: string): string => `${text}${again}`
  return {
    title,
    summary: say(ALL),
    tags: [say(SCRIPT), 'javascript:window.ran=1'],
    start: 'constructor',
    nodes: Object.fromEntries([
      [
        'constructor',
        {
          type: 'question',
          text: say(`${IMAGE} ${LINK}`),
          help: say(HELP),
          answers: [
            { label: say(SCRIPT), to: 'prototype' },
            { label: say(IMAGE), to: 'escalate' },
          ],
        },
      ],
      ['prototype', { type: 'resolve', text: say(LINK), help: say(HELP) }],
      ['escalate', { type: 'escalate', text: say(SCRIPT), category: `${SHORT}${again}` }],
    ]),
    examples: [{ answers: [say(SCRIPT)], end: 'prototype' }],
  }
}

test('a hostile flow file is brought in, written, published and tried out as the text it is', async ({
  signedIn,
}) => {
  const page = await signedIn('engineer')
  const title = unique(`${SCRIPT} ${IMAGE}`)
  const tree = hostileTree(title)
  await page.goto('/flows?search=nothingiscalledthis')
  await page.getByLabel('Flow files').setInputFiles({
    name: `${IMAGE}.json`,
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(tree)),
  })
  await page.getByRole('link', { name: `“${title}” is here as a draft.` }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(title)
  await expect(page.getByRole('textbox', { name: 'Summary' })).toHaveValue(ALL)
  await expect(page.getByRole('list', { name: 'Tags' })).toContainText(SCRIPT)
  await expect(page.getByText('Ends at prototype')).toBeVisible()
  const drawing = page.getByRole('application', { name: 'Drawing of the tree, to write in' })
  await expect(drawing).toContainText(`${IMAGE} ${LINK}`)
  await ranNothing(page)
  await drawing.getByText(SCRIPT, { exact: true }).last().click()
  await expect(page.getByRole('combobox', { name: 'Category' })).toHaveValue(SHORT)
  await ranNothing(page)
  await drawing.getByText(`${IMAGE} ${LINK}`).click()
  await expect(page.getByRole('textbox', { name: 'What to ask' })).toHaveValue(`${IMAGE} ${LINK}`)
  await expect(page.getByRole('textbox', { name: 'Answer 1' })).toHaveValue(SCRIPT)
  await expect(page.getByRole('combobox', { name: 'Where answer 1 leads' })).toHaveValue(LINK)
  const writing = page.getByRole('region', { name: 'Node' })
  await writing.getByRole('button', { name: 'Preview' }).click()
  await expect(writing.getByText('Bold.')).toHaveCSS('font-weight', /^[6-9]00$/)
  await expect(writing.getByText('press here', { exact: true })).toBeVisible()
  await ranNothing(page)

  // A problem quotes what it is about.
  await page.getByRole('textbox', { name: 'Answer 2' }).fill(SCRIPT)
  const problem = page.getByRole('button', { name: `"${SCRIPT}" more than once` })
  await expect(problem).toBeVisible()
  await ranNothing(page)
  await page.getByRole('tab', { name: 'Text (YAML)' }).click()
  await expect(page.getByRole('textbox', { name: 'Text (YAML)' })).toContainText(JSON.stringify(HELP))
  await expect(problem).toBeVisible()
  await page.locator('.cm-lint-marker').first().hover()
  await expect(page.locator('.cm-tooltip')).toContainText(SCRIPT)
  await ranNothing(page)
  await page.getByRole('tab', { name: 'Tree' }).click()
  await page.getByRole('textbox', { name: 'Answer 2' }).fill(IMAGE)
  await page.getByRole('button', { name: 'Publish' }).click()
  const publish = page.getByRole('dialog', { name: 'Publish a new version' })
  await publish.getByRole('textbox', { name: 'What is new' }).fill(ALL)
  await publish.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText('3 nodes')).toBeVisible()
  await ranNothing(page)

  const { id } = await flowNamed(page, title)
  await draftSaved(page, id, hostileTree(title, '!'))
  await page.goto(`/flows/${id}/edit`)
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(publish).toContainText(`${ALL}!`)
  await expect(publish).toContainText(`${SHORT}!`)
  await publish.getByRole('textbox', { name: 'What is new' }).fill(`${ALL}!`)
  await ranNothing(page)
  await publish.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText('v2', { exact: true })).toBeVisible()
  await page.getByRole('tab', { name: 'Versions' }).click()
  await expect(page.getByRole('table', { name: 'Versions' })).toContainText(`${ALL}!`)
  await expect(page.getByText('answer reworded').first()).toBeVisible()
  await expect(
    page
      .locator('ins')
      .filter({ hasText: `${SCRIPT}!` })
      .first(),
  ).toBeVisible()
  await expect(page.locator('.react-flow__node').first()).toBeVisible()
  await ranNothing(page)
  await page.getByRole('tab', { name: 'Simulate' }).click()
  await expect(page.getByRole('table', { name: 'Every way through' })).toContainText(`${SCRIPT}!`)
  await expect(page.getByText('Ends at prototype')).toBeVisible()
  await ranNothing(page)
  await page.getByRole('tab', { name: 'Preview' }).click()
  // What was there before takes its leave a moment later.
  const preview = page.getByRole('tabpanel', { name: 'Preview' })
  await preview.getByRole('button', { name: `${SCRIPT}!` }).click()
  await expect(page.getByText('The walk would be resolved here.')).toBeVisible()
  await expect(page.getByText('press here', { exact: true })).toBeVisible()
  await ranNothing(page)

  await page.goto(`/flows?${new URLSearchParams({ search: title })}`)
  await expect(page.getByRole('link', { name: title })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Tag' })).toContainText(SCRIPT)
  await ranNothing(page)
})

test('a hostile flow is picked, and a hostile proposal written and reviewed, as the text it is', async ({
  signedIn,
}) => {
  const engineer = await signedIn('engineer')
  const tech = await signedIn('l1')
  const title = unique(`${SCRIPT} ${IMAGE}`)
  const flowId = await publishedFlow(engineer, { tree: hostileTree(title), note: ALL })
  await tech.goto('/l1')
  await tech.getByRole('textbox', { name: 'What does the caller say?' }).fill(title)
  await expect(tech.getByRole('option', { name: title })).toBeVisible()
  await ranNothing(tech)

  const { id } = await proposalHandedIn(tech, { tree: hostileTree(title, '?'), problem: ALL, flowId })
  await engineer.goto('/proposals')
  await expect(engineer.getByRole('link', { name: title })).toBeVisible()
  await expect(engineer.getByText(ALL).first()).toBeVisible()
  await ranNothing(engineer)
  await engineer.getByRole('link', { name: title }).first().click()
  await expect(engineer.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(engineer.getByText(`${ALL}?`).first()).toBeVisible()
  await expect(engineer.locator('.react-flow__node').first()).toBeVisible()
  await ranNothing(engineer)
  for (const part of ['Tree', 'Preview', 'Simulate']) {
    await engineer.getByRole('tab', { name: part }).click()
    await expect(engineer.getByRole('tabpanel', { name: part })).toContainText(`${IMAGE}?`)
    await ranNothing(engineer)
  }
  await engineer.getByRole('button', { name: 'Approve and publish' }).click()
  await expect(engineer.getByRole('dialog')).toContainText(title)
  await ranNothing(engineer)
  await engineer.keyboard.press('Escape')
  await engineer.goto(`/proposals/${id}/edit`)
  await expect(engineer.getByRole('textbox', { name: 'Title' })).toHaveValue(title)
  await ranNothing(engineer)
  await engineer.goto(`/proposals/${id}`)
  await engineer.getByRole('button', { name: 'Reject' }).click()
  const dialog = engineer.getByRole('dialog', { name: 'Reject this proposal?' })
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(ALL)
  await dialog.getByRole('button', { name: 'Reject' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(engineer.getByText(ALL, { exact: true }).last()).toBeVisible()
  await ranNothing(engineer)
  await tech.goto('/l1/drafts')
  await expect(tech.getByText(`Rejected: ${ALL}`).first()).toBeVisible()
  await ranNothing(tech)
})

test('files that no flow can be are refused by their line, and change nothing', async ({
  signedIn,
  troubles,
}) => {
  // Several at once are put off for a moment.
  troubles.expect(/status of (422|429)/)
  const page = await signedIn('engineer2')
  const title = unique('Never a flow')
  const nodes = 'start: a\nnodes:\n  a: { type: resolve, text: Done }\n'
  const bomb = 'abcdefgh'.split('').map((name, at, all) => {
    const before = all[at - 1]
    return `  ${name}: &${name} [${Array(9)
      .fill(before ? `*${before}` : 'lol')
      .join(', ')}]`
  })
  const files: [name: string, text: string, says: RegExp][] = [
    ['bomb.yaml', `title: ${title}\nx:\n${bomb.join('\n')}\n${nodes}`, /Line \d+: .*(anchor|alias)/i],
    ['deep.yaml', `title: ${title}\nsummary: ${'['.repeat(5000)}`, /Line 2: .*nested/],
    [
      'deep.json',
      `{"title": "${title}",\n"summary": ${'['.repeat(5000)}${']'.repeat(5000)}}`,
      /Line 2: .*nested/,
    ],
    ['twice.yaml', `title: ${title}\n${nodes}start: b\n`, /Line 5: .*second time/],
    [
      'twice.json',
      `{"title": "${title}",\n"start": "a",\n"start": "b", "nodes": {}}`,
      /Line 3: .*second time/,
    ],
    ['types.yaml', `title: ${title}\ntags: 7\n${nodes}`, /Line 2: .*tags/i],
    ['huge.yaml', `title: ${title}\nsummary: ${'x'.repeat(2 * 1024 * 1024)}\n${nodes}`, /1 MiB/],
    ['flow.exe', 'MZ', /no flow file/],
  ]
  await page.goto('/flows?search=nothingiscalledthis')
  await page.getByLabel('Flow files').setInputFiles(
    files.map(([name, text]) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(text),
    })),
  )
  const dialog = page.getByRole('dialog', { name: 'Import' })
  await expect(dialog.getByText('was not brought in')).toHaveCount(files.length)
  for (const [name, , says] of files) {
    const outcome = dialog.getByRole('listitem').filter({ hasText: `${name} was not brought in` })
    await expect(outcome).toContainText(says)
  }
  expect((await flowsFound(page, title)).filter((flow) => flow.title === title)).toEqual([])
})
