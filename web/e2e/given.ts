// What has already happened when a story begins, made over the API by somebody who is signed in.

import { type Browser, expect, type Page } from '@playwright/test'
import type { components } from '../src/api/schema.gen.ts'
import { operatorAtWork } from './operator.ts'

type Schemas = components['schemas']
export type Proposal = Schemas['ProposalView']
export type Walk = Schemas['WalkView']
export type Tree = NonNullable<Schemas['FlowWithTree']['tree']>
export type Flow = Schemas['FlowWithTree'] & { tree: Tree }

export interface Step {
  question: string
  answer: string
  /** The key that gives it. */
  digit: string
}

async function get<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(`/api/v1${path}`)
  expect(answer.status(), `GET ${path}`).toBe(200)
  return answer.json()
}

async function post<T>(page: Page, path: string, data: object): Promise<T> {
  return write(page, 'POST', path, data)
}

async function put<T>(page: Page, path: string, data: object): Promise<T> {
  return write(page, 'PUT', path, data)
}

async function write<T>(page: Page, method: 'POST' | 'PUT', path: string, data: object): Promise<T> {
  const headers = { Origin: process.env.E2E_URL ?? '' }
  const answer = await page.request.fetch(`/api/v1${path}`, { method, data, headers })
  expect(answer.ok(), `${method} ${path} answered ${answer.status()} ${await answer.text()}`).toBe(true)
  return answer.json()
}

/** The link of an invite for a viewer, who takes no seat. */
export async function inviteLink(owner: Page, email: string): Promise<string> {
  const { link } = await post<Schemas['InviteView']>(owner, '/invites', { email, role: 'viewer' })
  return link ?? ''
}

/** How many seats an account has from now on: its operator, in a browser of their own, has said so. */
export async function seatsOf(
  browser: Browser,
  account: string,
  seats: { engineers: number; l1: number },
): Promise<void> {
  const context = await browser.newContext({ baseURL: process.env.E2E_URL ?? '' })
  const page = await context.newPage()
  await operatorAtWork(page)
  const found = await get<Schemas['AccountPage']>(
    page,
    `/admin/accounts?${new URLSearchParams({ search: account })}`,
  )
  const one = found.items[0]
  if (!one) throw new Error(`no account is called ${account}`)
  const answer = await page.request.patch(`/api/v1/admin/accounts/${one.id}/subscription`, {
    data: { seat_limit: seats.engineers, l1_seat_limit: seats.l1, revision: one.revision },
    headers: { Origin: process.env.E2E_URL ?? '' },
  })
  expect(answer.status()).toBe(200)
  await context.close()
}

export async function whoIs(page: Page): Promise<Schemas['MeView']> {
  return get(page, '/auth/me')
}

/** The flows of the account that a search finds, published or not. */
export async function flowsFound(page: Page, search: string): Promise<Schemas['FlowView'][]> {
  const { items } = await get<Schemas['FlowPage']>(page, `/flows?${new URLSearchParams({ search })}`)
  return items
}

/** A flow of the account, by its title. */
export async function flowNamed(page: Page, title: string): Promise<Flow> {
  const found = await flowsFound(page, title)
  const flow = found.find((one) => one.title === title && one.status === 'published')
  if (!flow) throw new Error(`no flow is called ${title}`)
  return get(page, `/flows/${flow.id}`)
}

/** The shortest way from a node of the tree, its start unless named, to an end of this kind. */
export function wayTo(tree: Tree, end: 'resolve' | 'escalate', from = tree.start): Step[] {
  const ways = new Map<string, Step[]>([[from, []]])
  for (const [id, way] of ways) {
    const node = tree.nodes[id]
    if (node?.type === end) return way
    for (const [index, { label, to }] of (node?.answers ?? []).entries()) {
      if (!node || ways.has(to)) continue
      ways.set(to, [...way, { question: node.text, answer: label, digit: String(index + 1) }])
    }
  }
  throw new Error(`no way leads to ${end}`)
}

/** The node that a way of answers leads to. */
export function nodeAfter(tree: Tree, way: readonly Step[]): Tree['nodes'][string] {
  let node = tree.nodes[tree.start]
  for (const { answer } of way) {
    const next = node?.answers?.find(({ label }) => label === answer)?.to
    node = next === undefined ? undefined : tree.nodes[next]
  }
  if (!node) throw new Error('the way leads nowhere')
  return node
}

/** A flow that is being written and was never published; its id. */
export async function flowDraft(page: Page, tree: Tree): Promise<string> {
  const { id } = await post<Schemas['FlowView']>(page, '/flows', { tree })
  return id
}

/** The draft of a flow as somebody saved it. */
export async function draftSaved(page: Page, flowId: string, tree: Tree): Promise<void> {
  const { revision } = await draftOf(page, flowId)
  await put(page, `/flows/${flowId}/draft`, { tree, revision })
}

export async function draftOf(page: Page, flowId: string): Promise<Schemas['DraftView']> {
  return get(page, `/flows/${flowId}/draft`)
}

/** A flow with a version for each of these trees; its id. */
export async function publishedFlow(
  page: Page,
  ...versions: { tree: Tree; note: string }[]
): Promise<string> {
  const [first] = versions
  if (!first) throw new Error('a published flow has a version')
  const id = await flowDraft(page, first.tree)
  for (const { tree, note } of versions) {
    if (tree !== first.tree) await draftSaved(page, id, tree)
    const { revision } = await draftOf(page, id)
    await post(page, `/flows/${id}/publish`, { revision, change_note: note })
  }
  return id
}

export interface Proposed {
  tree: Tree
  problem: string
  /** The flow it changes. */
  flowId?: string
}

/** A proposal that is being written. */
export async function proposalDraft(page: Page, { tree, problem, flowId }: Proposed): Promise<Proposal> {
  return post(page, '/flow-proposals', {
    title: tree.title,
    problem_summary: problem,
    flow_id: flowId ?? null,
    tree,
  })
}

/** A proposal that waits for review. */
export async function proposalHandedIn(page: Page, proposed: Proposed): Promise<Proposal> {
  const { id, revision } = await proposalDraft(page, proposed)
  return post(page, `/flow-proposals/${id}/submit`, { revision })
}

export async function proposalOf(page: Page, id: string): Promise<Schemas['ProposalWithTree']> {
  return get(page, `/flow-proposals/${id}`)
}

export async function proposalRejected(page: Page, { id }: Proposal, reason: string): Promise<void> {
  const { revision } = await proposalOf(page, id)
  await post(page, `/flow-proposals/${id}/reject`, { revision, reason })
}

export interface Call {
  problem: string
  customer?: string
  contact?: string
  flow?: Flow
}

/** A call that this person has taken and is walking. */
export async function takenCall(page: Page, call: Call): Promise<Walk> {
  const { session_id } = await post<Schemas['IntakeView']>(page, '/l1/intake', {
    problem_statement: call.problem,
    customer_name: call.customer ?? null,
    customer_contact: call.contact ?? null,
    flow_id: call.flow?.id ?? null,
  })
  return walk(page, session_id)
}

export async function walk(page: Page, id: string): Promise<Walk> {
  return get(page, `/l1/sessions/${id}`)
}

export async function answered(page: Page, walk: Walk, answer: string, note?: string): Promise<Walk> {
  return post(page, `/l1/sessions/${walk.id}/step`, {
    node_id: walk.next_node?.id,
    answer,
    note: note ?? null,
    step_count: walk.step_count,
  })
}

export async function noted(page: Page, walk: Walk, ...notes: string[]): Promise<Walk> {
  const first = Date.parse(walk.started_at)
  return post(page, `/l1/sessions/${walk.id}/notes`, {
    notes: notes.map((content, index) => ({
      timestamp: new Date(first + index * 1000).toISOString(),
      content,
    })),
    revision: walk.notes_revision,
  })
}

export async function resolved(page: Page, walk: Walk, how: string): Promise<Walk> {
  return post(page, `/l1/sessions/${walk.id}/resolve`, {
    helpful: walk.session_kind === 'adhoc' ? null : true,
    resolution_notes: how,
  })
}

export async function escalated(page: Page, walk: Walk, category: string, reason?: string): Promise<Walk> {
  return post(page, `/l1/sessions/${walk.id}/escalate`, { reason_category: category, reason: reason ?? null })
}

export async function escalatedAtOnce(
  page: Page,
  call: Call,
  category: string,
  reason: string,
): Promise<Walk> {
  return post(page, '/l1/escalate-without-walk', {
    problem_statement: call.problem,
    customer_name: call.customer ?? null,
    customer_contact: call.contact ?? null,
    reason_category: category,
    reason,
  })
}

export async function ticket(page: Page, id: string): Promise<Schemas['TicketStory']> {
  return get(page, `/internal-tickets/${id}`)
}
