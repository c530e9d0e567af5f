// One call that everything happens to: the network goes, the tab is killed, the server is killed, the session ends. What the
// technician did is there in the end, each of it once and in order.

import { rm } from 'node:fs/promises'
import { expect, type Page, type Route } from '@playwright/test'
import { flowNamed, type Step, type Tree, walk } from './given.ts'
import { type Product, startProduct } from './product.ts'
import { kept, PASSWORD, test, unique } from './story.ts'

let product: Product

// A server of its own: the others' must not be killed.
test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(async () => {
  await product.stop()
  await rm(product.folder, { recursive: true, force: true })
})
/** The longest way to a solution that comes by no node twice. */
function longWay(tree: Tree): Step[] {
  let longest: Step[] = []
  const go = (id: string, seen: readonly string[], way: readonly Step[]): void => {
    const node = tree.nodes[id]
    if (node?.type === 'resolve' && way.length > longest.length) longest = [...way]
    for (const [index, { label, to }] of (node?.answers ?? []).entries()) {
      if (!node || seen.includes(to)) continue
      go(to, [...seen, to], [...way, { question: node.text, answer: label, digit: String(index + 1) }])
    }
  }
  go(tree.start, [tree.start], [])
  return longest
}

const field = (page: Page) => page.getByLabel('New note')
const saves = (page: Page, state: string) => expect(page.getByText(state, { exact: true })).toBeVisible()

test('a call through a lost network, a killed tab, a killed server and an ended session loses nothing and doubles nothing', async ({
  signedIn,
  troubles,
}) => {
  troubles.expect(
    /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED/,
  )
  troubles.expect(/status of 401/)
  let page = await signedIn('l1', { baseURL: product.url })
  const context = page.context()
  const flow = await flowNamed(page, 'Password reset')
  const way = longWay(flow.tree)
  expect(way.length).toBeGreaterThanOrEqual(12)
  let at = 0
  /** Answers the next question of the way. */
  const answer = async (note?: string): Promise<void> => {
    const step = way[at]
    if (!step) throw new Error('the way is at its end')
    await expect(page.getByRole('heading', { level: 2, name: step.question })).toBeVisible()
    if (note !== undefined) await page.getByLabel('Note to the answer').fill(note)
    await page.getByRole('button', { name: step.answer, exact: true }).click()
    at += 1
  }

  await page.goto('/l1')
  await page.getByLabel('What does the caller say?').fill(unique('I forgot my password'))
  await page
    .getByRole('listbox', { name: 'Flows that fit' })
    .getByRole('option', { name: flow.title })
    .click()
  await expect(page).toHaveURL(/\/l1\/walk\//)
  const id = page.url().split('/').at(-1) ?? ''
  const there = async () => {
    const { walked_path, walk_notes, step_count } = await walk(page, id)
    return {
      steps: walked_path.map((step) => [step.question, step.answer, step.l1_note ?? null]),
      notes: walk_notes.map((note) => note.content),
      log: step_count,
    }
  }
  await answer('spelled the name')
  await answer()
  await field(page).fill('Calls from home')
  await field(page).press('Enter')
  await saves(page, 'Saved')

  // The network goes. How long it is gone makes no difference to the page, which has no clock for it: it tries again until it
  // gets through. So what a minute holds is done here, and the minute is not sat out.
  await context.setOffline(true)
  await answer()
  await answer('after the second try')
  await page.getByRole('button', { name: 'Back' }).click()
  at -= 1
  await answer('after the third try')
  await expect(page.getByText('Not sent yet')).toHaveCount(2)
  await field(page).fill('Locked since this morning')
  await field(page).press('Enter')
  await saves(page, 'Kept here, will send')
  await expect(page.getByText('Offline. 5 changes wait here.')).toBeVisible()
  await field(page).pressSequentially('Half a sen')
  expect((await there()).log).toBe(2)

  // And in the middle of that the tab is killed, with no chance to say or to keep anything.
  const devtools = await context.newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  void devtools.send('Page.crash').catch(() => undefined)
  await crashed
  await page.close()
  await context.setOffline(false)
  page = await context.newPage()
  // Any page will do.
  await page.goto('/l1')
  await expect.poll(async () => (await there()).log).toBe(6)
  await page.goto(`/l1/walk/${id}`)
  await expect(page.getByRole('list', { name: 'Notes' }).getByText('Locked since this morning')).toBeVisible()
  await answer()
  await saves(page, 'Saved')

  // The server has done a step and is killed before it can say so.
  const doneAndKilled = async (route: Route): Promise<void> => {
    await route.fetch()
    await product.kill()
    await route.abort('connectionreset')
  }
  await page.route('**/step', doneAndKilled, { times: 1 })
  await answer('and then nothing answered')
  await saves(page, 'Kept here, will send')
  await answer()
  await expect(
    page.getByText('The server cannot be reached. Trying again… 2 changes wait here.'),
  ).toBeVisible()
  await product.start()
  await saves(page, 'Saved')
  expect((await there()).log).toBe(9)

  // The session ends.
  await context.clearCookies()
  await answer()
  const ended = page.getByRole('dialog', { name: 'Your session has ended' })
  await ended.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(ended).toHaveCount(0)
  while (at < way.length) await answer()

  // It is solved without a network, too, and the next call can begin.
  const dialog = page.getByRole('dialog', { name: 'Resolve the ticket' })
  await saves(page, 'Saved')
  await context.setOffline(true)
  await dialog.getByLabel('Yes').check()
  await dialog.getByLabel('What fixed it').fill('A new password, at last')
  await dialog.getByRole('button', { name: 'Resolve' }).click()
  await expect(page).toHaveURL('/l1')
  await expect(page.getByText('Offline. One change waits here.')).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByRole('region', { name: 'News' })).toContainText(/#\d+ is resolved/)

  const notes: Record<number, string> = {
    0: 'spelled the name',
    3: 'after the third try',
    5: 'and then nothing answered',
  }
  const { status, resolution_notes } = await walk(page, id)
  expect([status, resolution_notes]).toEqual(['resolved', 'A new password, at last'])
  const end = await there()
  expect(end.steps).toEqual(way.map((step, index) => [step.question, step.answer, notes[index] ?? null]))
  expect(end.notes).toEqual(['Calls from home', 'Locked since this morning', 'Half a sen'])
  // The one that was taken back, and its taking back.
  expect(end.log).toBe(way.length + 2)
  await expect.poll(() => kept(page)).toEqual([])
})
