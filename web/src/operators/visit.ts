// Coming inside an account as an operator, and leaving it. The session is another one afterwards, so the page begins anew.

import { api, client } from '../api/client.ts'
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

/** Goes back to the operator's own session. Once that is done the page is about to begin anew. */
export function useLeaving(onRefused?: (refusal: unknown) => void) {
  const leaving = api.useMutation('post', '/auth/leave', {
    onSuccess: (me) => beginAnew(me, to.accounts()),
    onError: (refusal) => onRefused?.(refusal),
  })
  return {
    leave: () => leaving.mutate({}),
    isLeaving: leaving.isPending || leaving.isSuccess,
    refusal: leaving.error,
  }
}
