// Flows to look at: the list, a flow's drawing and its files, and one that reads from right to left.

import { readFile, writeFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { flowNamed, whoIs } from './given.ts'
import { commandLine } from './product.ts'
import { test, unique } from './story.ts'

test('a flow is found, drawn with every node, read and exported', async ({ signedIn }) => {
  const page = await signedIn('viewer')
  const flow = await flowNamed(page, 'VPN cannot connect')
  await page.goto('/flows')
  await page.getByRole('searchbox', { name: 'Search flows' }).fill('vpn')
  // Not in the list that is about to go.
  await expect(page.getByRole('row').nth(1)).toContainText(flow.title)
  await page.getByRole('link', { name: flow.title }).click()
  await expect(page).toHaveTitle(`${flow.title} · ResolutionFlow`)

  const kinds = { question: 'Question', action: 'Action', resolve: 'Resolve', escalate: 'Escalate' }
  const nodes = Object.values(flow.tree.nodes)
  await expect(page.getByText(`${nodes.length} nodes`)).toBeVisible()
  for (const { type, text } of nodes) {
    await expect(page.getByRole('group', { name: `${kinds[type]}: ${text}` }).first()).toBeAttached()
  }

  // From node to node in the panel; the address says which.
  const start = flow.tree.nodes[flow.tree.start]
  const answer = start?.answers?.[0]
  const next = answer && flow.tree.nodes[answer.to]
  if (!start || !answer || !next) throw new Error('this story needs a question at the start')
  await page.getByRole('group', { name: `${kinds[start.type]}: ${start.text}` }).click()
  const panel = page.getByRole('region', { name: kinds[start.type], exact: true })
  await expect(panel).toContainText(start.text)
  await panel.getByRole('button', { name: answer.label }).click()
  const second = page.getByRole('region', { name: kinds[next.type], exact: true })
  await expect(second).toContainText(next.text)
  await expect(page).toHaveURL(new RegExp(`node=${answer.to}`))
  await page.reload()
  await expect(second).toContainText(next.text)

  for (const [entry, beginning] of [
    ['YAML file', /^title: VPN cannot connect/],
    ['JSON file', /^\{\s*"title": ?"VPN cannot connect"/],
    ['Mermaid drawing', /flowchart/],
  ] as const) {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: entry }).click()
    expect(await readFile(await (await download).path(), 'utf8')).toMatch(beginning)
  }

  await page.getByRole('tab', { name: 'Versions' }).click()
  await expect(page.getByRole('table', { name: 'Versions' })).toContainText('v1')
})

test('a drawing begins again when its room changes, until somebody has looked elsewhere in it', async ({
  signedIn,
}) => {
  const page = await signedIn('engineer')
  const flow = await flowNamed(page, 'Password reset')
  const start = flow.tree.nodes[flow.tree.start]
  if (!start) throw new Error('a flow has a start')
  await page.goto(`/flows/${flow.id}`)
  const node = page.getByRole('group', { name: start.text })
  const graph = page.locator('.react-flow')
  /** How far the start stands from the middle of the drawing's room, from side to side. */
  const aside = async (): Promise<number> => {
    const [is, room] = [await node.boundingBox(), await graph.boundingBox()]
    return is && room ? Math.abs(is.x + is.width / 2 - room.x - room.width / 2) : Number.POSITIVE_INFINITY
  }
  await expect(node).toBeInViewport()
  for (const width of [390, 1000, 700]) {
    await page.setViewportSize({ width, height: 800 })
    await expect.poll(aside).toBeLessThan(width / 2 - 90)
    await expect(node).toBeInViewport()
  }
  const seen = (): Promise<string | null> => page.locator('.react-flow__viewport').getAttribute('style')
  const before = await seen()
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect.poll(seen).not.toBe(before)
  const chosen = (await seen())?.match(/scale\(([\d.]+)\)/)?.[1]
  await page.setViewportSize({ width: 1200, height: 800 })
  await expect(page.getByRole('button', { name: 'Export' })).toBeVisible()
  expect((await seen())?.match(/scale\(([\d.]+)\)/)?.[1]).toBe(chosen)
})

const ARABIC = {
  title: 'الطابعة لا تطبع',
  question: 'هل الطابعة متصلة بالشبكة؟',
  help: 'انظر إلى الضوء **الأخضر** على الواجهة.',
  yes: 'نعم، الضوء أخضر',
  no: 'لا، لا يوجد ضوء',
  fix: 'أعد تشغيل الطابعة ثم اطبع صفحة اختبار.',
}

test('a flow that reads from right to left is drawn and walked so', async ({ signedIn }, info) => {
  const page = await signedIn('l1')
  const title = unique(ARABIC.title)
  const file = info.outputPath('printer-ar.yaml')
  await writeFile(
    file,
    `title: "${title}"
summary: "خطوات لمعرفة سبب توقف الطابعة"
tags: [طابعة]
start: network
nodes:
  network:
    type: question
    text: "${ARABIC.question}"
    help: "${ARABIC.help}"
    answers:
      - { label: "${ARABIC.yes}", to: restart }
      - { label: "${ARABIC.no}", to: engineer }
  restart: { type: resolve, text: "${ARABIC.fix}" }
  engineer: { type: escalate, text: "يجب فحص الشبكة.", category: Hardware fault }
`,
  )
  await commandLine(['flows', 'import', '--account', (await whoIs(page)).account.slug, file])

  const flow = await flowNamed(page, title)
  await page.goto(`/flows/${flow.id}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCSS('direction', 'rtl')
  const drawn = page.getByRole('group', { name: `Question: ${ARABIC.question}` })
  await expect(drawn.getByText(ARABIC.question)).toHaveCSS('direction', 'rtl')

  await page.goto('/l1')
  const field = page.getByLabel('What does the caller say?')
  await field.fill(title)
  // A field runs as what is typed in it does, its icons and borders as the page.
  await expect(field).toHaveCSS('unicode-bidi', 'plaintext')
  await page.getByRole('option', { name: title }).click()
  const question = page.getByRole('heading', { level: 2, name: ARABIC.question })
  await expect(question).toHaveCSS('direction', 'rtl')
  await expect(page.getByText('الأخضر')).toBeVisible()
  const answer = page.getByRole('button', { name: ARABIC.yes })
  await expect(answer.getByText(ARABIC.yes)).toHaveCSS('direction', 'rtl')
  for (const width of [390, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, `scrolls sideways at ${width}`).toBeLessThanOrEqual(0)
    const [heading, button] = [await question.boundingBox(), await answer.boundingBox()]
    // The lines begin where the answers end: at the right.
    expect(heading && button && Math.abs(heading.x + heading.width - button.x - button.width)).toBeLessThan(2)
  }

  await answer.click()
  const dialog = page.getByRole('dialog', { name: 'Resolve the ticket' })
  await expect(dialog.getByLabel('What fixed it')).toHaveValue(ARABIC.fix)
  await expect(dialog.getByLabel('What fixed it')).toHaveCSS('unicode-bidi', 'plaintext')
  await dialog.getByLabel('Yes').check()
  await dialog.getByRole('button', { name: 'Resolve' }).click()
  await expect(page).toHaveURL('/l1')
})
