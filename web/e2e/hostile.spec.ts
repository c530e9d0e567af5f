// Text from callers, customers and flow files is text: nothing in it is ever run.

import { writeFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { escalated, flowNamed, noted, takenCall, whoIs } from './given.ts'
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
