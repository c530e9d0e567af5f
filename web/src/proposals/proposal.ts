// Proposals as pages know them.

import { cache, client, type Schemas } from '../api/client.ts'
import { send } from '../api/send.ts'
import { type DraftPlace, saving } from '../flows/editor/useDraft.ts'

export type Proposal = Schemas['ProposalView']
export type ProposalWithTree = Schemas['ProposalWithTree']

export const STATUSES = [
  'draft',
  'submitted',
  'approved',
  'rejected',
] as const satisfies readonly Proposal['status'][]

/** The draft of a proposal, for the editor. Its title is its tree's. */
export function proposalDraft(proposalId: string): DraftPlace {
  const params = { path: { id: proposalId } }
  return {
    name: `proposal/${proposalId}/draft`,
    read: async () => {
      const { data, error } = await client.GET('/flow-proposals/{id}', { params })
      if (!data) throw error
      const { tree, revision, problems, is_writable: isWritable } = data
      return { tree, revision, problems, savedBy: 'unknown', isWritable }
    },
    save: (tree, revision, onDelay) =>
      saving(async () => {
        const title = tree.title.trim()
        const { data, error } = await client.PATCH('/flow-proposals/{id}', {
          params,
          body: { tree, revision, ...(title === '' ? {} : { title: title.slice(0, 200) }) },
          fetch: (request) => send(request, onDelay),
        })
        if (!data) throw error
        return data
      }),
  }
}

/** What is known of proposals, and of the flows they become, is read anew. */
export function forgetProposals(): Promise<void> {
  return cache.invalidateQueries()
}
