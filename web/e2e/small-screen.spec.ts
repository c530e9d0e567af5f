// Writing a flow on a phone, where the drawing and the form of a node stand one above the other.

import { expect } from '@playwright/test'
import { draftOf, flowDraft } from './given.ts'
import { test, unique } from './story.ts'

test('on a phone a node is picked, written and given an answer, and one sees that it is saved', async ({
  signedIn,
}) => {
  const page = await signedIn('engineer', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  const id = await flowDraft(page, {
    title: unique('The blind does not close'),
    summary: '',
    tags: [],
    start: 'blind',
    nodes: {
      blind: { type: 'question', text: 'Is it up?', answers: [{ label: 'Yes', to: 'done' }] },
      done: { type: 'resolve', text: 'Pull it down.' },
    },
  })
  await page.goto(`/flows/${id}/edit`)
  const drawing = page.getByRole('application', { name: 'Drawing of the tree, to write in' })
  await drawing.getByText('Is it up?').tap()
  const asks = page.getByRole('textbox', { name: 'What to ask' })
  await expect(asks).toBeInViewport({ ratio: 1 })
  await asks.tap()
  await asks.fill('Is it all the way up?')
  const state = page.getByText('Saved', { exact: true })
  await expect(state).toBeInViewport({ ratio: 1 })

  await page.getByRole('button', { name: 'Add an answer' }).tap()
  const second = page.getByRole('textbox', { name: 'Answer 2' })
  await expect(second).toBeFocused()
  await second.fill('Halfway')
  const leads = page.getByRole('combobox', { name: 'Where answer 2 leads' })
  await leads.tap()
  await leads.fill('pull')
  await page.getByRole('option', { name: 'Pull it down.' }).tap()
  await expect(state).toBeInViewport({ ratio: 1 })
  await expect
    .poll(async () => (await draftOf(page, id)).tree.nodes.blind)
    .toMatchObject({
      text: 'Is it all the way up?',
      answers: [
        { label: 'Yes', to: 'done' },
        { label: 'Halfway', to: 'done' },
      ],
    })

  // Back to the drawing, which has not run away, and on to the next node.
  await page.getByRole('button', { name: 'Close', exact: true }).tap()
  await expect(drawing).toBeInViewport()
  await drawing.getByText('Pull it down.').tap()
  await expect(page.getByRole('textbox', { name: 'What solves it' })).toBeInViewport({ ratio: 1 })
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(sideways).toBeLessThanOrEqual(0)
  await expect(page.getByRole('button', { name: 'Publish' })).toBeEnabled()
})
