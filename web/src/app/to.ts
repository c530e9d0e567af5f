// Every link of the product. A page never writes a path by hand.

export interface TicketFilters {
  status?: string | undefined
  search?: string | undefined
  assigned_to?: string | undefined
  created_by?: string | undefined
  customer?: string | undefined
  category?: string | undefined
  age?: string | undefined
  from?: string | undefined
  to?: string | undefined
  sort?: string | undefined
}

export interface FlowFilters {
  status?: string | undefined
  search?: string | undefined
  author_id?: string | undefined
  tag?: string | undefined
}

export interface AuditFilters {
  user_id?: string | undefined
  action?: string | undefined
  entity?: string | undefined
  entity_id?: string | undefined
  acting_as?: string | undefined
  outcome?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

export const to = {
  home: () => '/',
  signIn: (next?: string) => withQuery('/sign-in', { next }),
  join: () => '/join',
  people: (person?: string) => withQuery('/people', { person }),
  register: () => '/register',
  finishRegistration: () => '/register/finish',
  forgot: () => '/forgot',
  reset: () => '/reset',
  confirmEmail: () => '/confirm-email',
  workspace: (call: { proposal?: string } = {}) => withQuery('/l1', call),
  walk: (sessionId: string) => `/l1/walk/${encodeURIComponent(sessionId)}`,
  l1Tickets: (filters: TicketFilters = {}) => withQuery('/l1/tickets', { ...filters }),
  accounts: (filters: { search?: string | undefined } = {}) => withQuery('/admin/accounts', { ...filters }),
  tickets: (filters: TicketFilters = {}) => withQuery('/tickets', { ...filters }),
  ticket: (ticketId: string) => `/tickets/${encodeURIComponent(ticketId)}`,
  audit: (filters: AuditFilters = {}, entry?: string) => withQuery('/audit', { ...filters, entry }),
  auditExport: (filters: AuditFilters = {}) => withQuery('/api/v1/audit-logs/export', { ...filters }),
  flows: (filters: FlowFilters = {}) => withQuery('/flows', { ...filters }),
  editFlow: (flowId: string, part?: { node?: string | undefined; side?: string | undefined }) =>
    withQuery(`/flows/${encodeURIComponent(flowId)}/edit`, { ...part }),
  flowExport: (flowId: string, format: 'yaml' | 'json' | 'mermaid') =>
    withQuery(`/api/v1/flows/${encodeURIComponent(flowId)}/export`, { format }),
  flow: (
    flowId: string,
    { version, ...part }: { tab?: string; node?: string | undefined; version?: number } = {},
  ) => withQuery(`/flows/${encodeURIComponent(flowId)}`, { ...part, version: version?.toString() }),
  drafts: () => '/l1/drafts',
  proposals: (filters: { status?: string | undefined } = {}) => withQuery('/proposals', { ...filters }),
  proposal: (proposalId: string) => `/proposals/${encodeURIComponent(proposalId)}`,
  editProposal: (proposalId: string, node?: string) =>
    withQuery(`/proposals/${encodeURIComponent(proposalId)}/edit`, { node }),
  guides: (role?: string) => withQuery('/guides', { role }),
  account: () => '/account',
  setUpSecondFactor: () => '/set-up-second-factor',
  billing: () => '/account/billing',
}

/** A way back after signing in: only ever a page of this application. */
export function safeNext(next: string | null): string | null {
  if (next === null || !next.startsWith('/') || next.startsWith('//') || next.includes('\\')) return null
  return next.startsWith('/sign-in') ? null : next
}

function withQuery(path: string, query: Record<string, string | undefined>): string {
  const set = Object.entries(query).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  )
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set)}`
}
