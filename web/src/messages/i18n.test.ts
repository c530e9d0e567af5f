// What somebody reads in their language: of a refusal, of a flow that is wrong, of a number among words from right to left.

import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { fieldText, problemText } from '../api/Refusal.tsx'
import { flowProblemText } from '../flows/problem.ts'
import { i18n, speak } from './i18n.ts'

afterEach(() => speak('en'))

const held = {
  code: 'not_holder',
  message: 'Dana is walking this. Take it over to go on.',
  holder: { id: '1', name: 'Dana' },
}

test('where there are words for the code alone they are said in every language', async () => {
  const busy = { code: 'busy', message: 'Locked.' }
  expect(problemText(busy)).toBe('Somebody else is changing this right now. Try again in a moment.')
  await speak('de')
  expect(problemText(busy)).toBe('Jemand anderes ändert das gerade. Versuchen Sie es gleich noch einmal.')
})

test('where the server’s sentence says more, English has that one and others what the code and its particulars tell', async () => {
  const forbidden = { code: 'forbidden', message: 'This needs the owner role.' }
  expect([problemText(held), problemText(forbidden)]).toEqual([held.message, forbidden.message])
  await speak('de')
  expect(problemText(held)).toBe(
    'Dana ist gerade damit befasst. Übernehmen Sie den Durchlauf, um weiterzumachen.',
  )
  expect(problemText(forbidden)).toBe(
    'Das dürfen Sie nicht. Ein Inhaber Ihres Kontos kann sagen, wer es darf.',
  )
  await speak('he')
  expect(problemText(held)).toContain('\u2068Dana\u2069')
})

test('where words run from right to left a number keeps its sign before it', async () => {
  await speak('he')
  expect(i18n.t('tickets.numbered', { number: 1042 })).toBe('\u2066#\u20681042\u2069\u2069')
  await speak('de')
  expect(i18n.t('tickets.numbered', { number: 1042 })).toBe('#1042')
})

test('a code without words is said in the server’s', async () => {
  await speak('de')
  expect(problemText({ code: 'brand_new', message: 'Something new.' })).toBe('Something new.')
})

test('what the server says of a field is a sentence', async () => {
  expect(fieldText('is too long')).toBe('Is too long.')
  await speak('de')
  expect(fieldText('is too long')).toBe('Das wird nicht angenommen. Prüfen Sie Ihre Eingabe.')
})

test('every problem of a flow has its words, with the node where the sentence does not name it', async () => {
  const codes = [
    ...readFileSync('../flowtree/src/problem.rs', 'utf8').matchAll(/^ {4}[A-Z]\w+ = "(\w+)",$/gm),
  ].map(([, code = '']) => code)
  expect(codes).toContain('unreachable')
  await speak('de')
  for (const code of codes) {
    expect(i18n.exists(`flowProblems.${code}`), code).toBe(true)
    expect(flowProblemText(i18n.t, { code, message: 'In English.' })).not.toBe('In English.')
  }
  const spare = { code: 'unreachable', message: 'No answer leads to spare.', node: 'spare' }
  expect(flowProblemText(i18n.t, spare)).toBe('spare: Keine Antwort führt hierher.')
  await speak('en')
  expect(flowProblemText(i18n.t, spare)).toBe(spare.message)
})
