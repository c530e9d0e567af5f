// Coming inside an account as an operator, and leaving it. The session is another one afterwards, so the page begins anew.

import { client } from '../api/client.ts'
import { to } from '../app/to.ts'
import { beginAnew } from '../auth/session.ts'

/** Comes inside that account; throws the refusal. */
export async function enterAccount(id: string, reason: string): Promise<void> {
  const { data, error } = await client.POST('/admin/accounts/{id}/enter', {
    params: { path: { id } },
    body: { reason },
  })
  if (!data) throw error
  beginAnew(data, to.home())
}

/** Goes back to the operator's own session; throws the refusal. */
export async function leaveAccount(): Promise<void> {
  const { data, error } = await client.POST('/auth/leave')
  if (!data) throw error
  beginAnew(data, to.accounts())
}
