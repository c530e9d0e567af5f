// The owner looks something up in the audit log and takes it away as a file.

import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { takenCall } from './given.ts'
import { test, unique } from './story.ts'

test('the owner narrows the log, opens an entry and downloads what fits', async ({ signedIn }) => {
  const tech = await signedIn('l1b')
  const problem = unique('Label printer prints sideways')
  const call = await takenCall(tech, { problem })
  const page = await signedIn('owner')
  await page.goto('/')
  await page.getByRole('link', { name: 'Audit log' }).click()
  await expect(page).toHaveTitle('Audit log · ResolutionFlow')

  await page.getByLabel('What', { exact: true }).selectOption({ label: 'Started a walk' })
  await expect(page).toHaveURL('/audit?action=walk.started')
  const table = page.getByRole('table', { name: 'Audit log' })
  const row = table.getByRole('row', { name: `#${call.ticket.number}` }).filter({ hasText: 'Started a walk' })
  await expect(row).toContainText('Started a walk')
  await expect(row).toContainText('L1 technician')
  await row.getByRole('link', { name: 'Started a walk' }).click()
  const entry = page.getByRole('dialog', { name: 'Entry of the audit log' })
  await expect(entry.getByText('walk.started')).toBeVisible()
  await expect(entry.getByText('127.0.0.1')).toBeVisible()
  await expect(entry.getByText('session_kind')).toBeVisible()
  await expect(page).toHaveURL(/entry=/)
  await entry.getByRole('link', { name: 'Everything about this walk' }).click()
  await expect(entry).toBeHidden()
  await expect(table.getByRole('row')).toHaveCount(2)
  await page.goBack()
  await expect(entry).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL('/audit?action=walk.started')

  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download CSV' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^audit-log-\d{4}-\d\d-\d\d\.csv$/)
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
  expect(lines[0]).toContain('time,person')
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.slice(1).every((line) => line.includes('walk.started'))).toBe(true)
  expect(lines.some((line) => line.includes(call.id))).toBe(true)
  expect(lines.join()).not.toContain(problem)
})

test('the log is for owners', async ({ signedIn }) => {
  const page = await signedIn('engineer')
  await page.goto('/audit')
  await expect(page.getByText('This is for owners')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Audit log' })).toHaveCount(0)
})
