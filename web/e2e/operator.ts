// An operator of the installation, in the browser of a page.

import { expect, type Page } from '@playwright/test'
import { code } from './phone.ts'
import { commandLine } from './product.ts'

export const OPERATOR_PASSWORD = 'a key for every account'

/** Somebody who operates the installation, made on the command line and without a second factor yet; their e-mail. */
export async function newOperator(name: string): Promise<string> {
  const email = `${name.toLowerCase()}-${Math.random().toString(36).slice(2, 8)}@ops.example`
  await commandLine(
    ['create-super-admin', '--email', email, '--name', name, '--password-stdin'],
    `${OPERATOR_PASSWORD}\n`,
  )
  return email
}

/** Signs one in who has no second factor yet: all they may do is set it up. */
export async function signedInOperator(page: Page): Promise<void> {
  const email = await newOperator('Sam')
  await post(page, '/auth/login', { email, password: OPERATOR_PASSWORD })
}

/** Signs one in who has set the second factor up. */
export async function operatorAtWork(page: Page): Promise<void> {
  await signedInOperator(page)
  const { secret } = await post<{ secret: string }>(page, '/auth/totp', {})
  await post(page, '/auth/totp/confirm', { code: code(secret) })
}

async function post<T>(page: Page, path: string, data: object): Promise<T> {
  const headers = { Origin: process.env.E2E_URL ?? '' }
  const answer = await page.request.post(`/api/v1${path}`, { data, headers })
  expect(answer.ok(), `POST ${path} answered ${answer.status()} ${await answer.text()}`).toBe(true)
  return answer.json()
}
