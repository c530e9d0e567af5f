import { afterEach, expect, test, vi } from 'vitest'
import { speak } from '../messages/i18n.ts'
import { age, dateTime, duration, elapsed, longDay, partOfDay, timeOfDay } from './dates.ts'
import { percent } from './numbers.ts'

const now = new Date('2026-03-04T12:00:00Z')
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000)

test.each([
  [0, 'now'],
  [59, 'now'],
  [60, '1 min'],
  [3599, '59 min'],
  [3600, '1 h'],
  [86_400, '1 day'],
  [6 * 86_400, '6 days'],
])('%i seconds ago reads %s', (seconds, text) => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-US'])
  expect(age(ago(seconds), now, 'UTC')).toBe(text)
})

test('after a week the date is shown, with its year when that is another one', () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-US'])
  expect(age(new Date('2026-01-09T08:00:00Z'), now, 'UTC')).toBe('Jan 9')
  expect(age(new Date('2025-01-09T08:00:00Z'), now, 'UTC')).toBe('Jan 9, 2025')
})

test('a clock that runs behind the server does not show the future', () => {
  expect(age(ago(-30), now)).toBe('now')
})

test('elapsed time counts hours only when there are some', () => {
  expect(elapsed(ago(65), now)).toBe('1:05')
  expect(elapsed(ago(3729), now)).toBe('1:02:09')
})

test('a duration is never nothing', () => {
  expect(duration(ago(5), now)).toBe('1 min')
  expect(duration(ago(3900), now)).toBe('1 h 5 min')
})

test('times are in the zone of the account, and an unknown zone does not break the page', () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-GB'])
  expect(timeOfDay(now, 'Asia/Tokyo')).toBe('21:00')
  expect(() => timeOfDay(now, 'Mars/Olympus')).not.toThrow()
})

test.each([
  ['2026-03-04T08:00:00Z', 'morning'],
  ['2026-03-04T12:00:00Z', 'afternoon'],
  ['2026-03-04T19:00:00Z', 'evening'],
  ['2026-03-04T00:30:00Z', 'evening'],
])('%s is the %s', (at, part) => {
  expect(partOfDay(new Date(at), 'UTC')).toBe(part)
})

afterEach(() => speak('en'))

test('German and Hebrew write times and shares in their own ways', async () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['de-DE', 'en-US'])
  await speak('de')
  const at = new Date('2026-03-04T16:05:00Z')
  expect([0, 240, 7200, 86_400, 3 * 86_400].map((seconds) => age(ago(seconds), now, 'UTC'))).toEqual([
    'jetzt',
    '4 Min.',
    '2 Std.',
    '1 Tag',
    '3 Tage',
  ])
  expect([longDay(at, 'UTC'), dateTime(at, 'Europe/Berlin'), percent(1, 8)]).toEqual([
    'Mittwoch, 4. März',
    '04.03.2026, 17:05',
    '13\u00a0%',
  ])
  await speak('he')
  expect(age(ago(3 * 86_400), now, 'UTC')).toBe('3 ימים')
  expect(longDay(at, 'UTC')).toBe('יום רביעי, 4 במרץ')
})

test('the language is the chosen one, its variety the reader’s, and of another language no more than the country', async () => {
  const at = new Date('2026-03-04T16:05:00Z')
  const languages = vi.spyOn(navigator, 'languages', 'get')
  languages.mockReturnValue(['de-AT', 'en-US'])
  expect(timeOfDay(at, 'UTC')).toMatch(/^4:05\sPM$/)
  languages.mockReturnValue(['en-US@posix', 'de-AT'])
  expect(timeOfDay(at, 'UTC')).toBe('16:05')
})

test('the year is left out by the account’s calendar, not by the browser’s', () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-US'])
  const midnight = new Date('2026-01-08T00:00:00Z')
  expect(age(new Date('2025-12-31T23:30:00Z'), midnight, 'UTC')).toBe('Dec 31, 2025')
  expect(age(new Date('2025-12-31T23:30:00Z'), midnight, 'Asia/Tokyo')).toBe('Jan 1')
})
