// What each person finds in the rail, and where they land after signing in. Only what exists and what they may see.

import {
  BookOpenText,
  Building2,
  CircleUser,
  Headset,
  LifeBuoy,
  Lightbulb,
  type LucideIcon,
  ScrollText,
  Ticket,
  Users,
} from 'lucide-react'
import { may } from '../../auth/permissions.ts'
import type { Me } from '../../auth/session.ts'
import { to } from '../to.ts'

export interface NavItem {
  name:
    | 'accounts'
    | 'workspace'
    | 'l1Workspace'
    | 'tickets'
    | 'drafts'
    | 'flows'
    | 'proposals'
    | 'people'
    | 'audit'
    | 'guides'
    | 'account'
  path: string
  icon: LucideIcon
  /** The second key after `g`. */
  key: string
}

export function navigation(me: Me): NavItem[] {
  const workspace = { path: to.workspace(), icon: Headset, key: 'l' } as const
  const flows: NavItem = { name: 'flows', path: to.flows(), icon: BookOpenText, key: 'f' }
  const guides: NavItem = { name: 'guides', path: to.guides(), icon: LifeBuoy, key: 'h' }
  const account: NavItem = { name: 'account', path: to.account(), icon: CircleUser, key: 'a' }
  if (me.user.account_role === 'l1_tech' && !me.user.is_super_admin) {
    return [
      { name: 'workspace', ...workspace },
      { name: 'tickets', path: to.l1Tickets(), icon: Ticket, key: 't' },
      { name: 'drafts', path: to.drafts(), icon: Lightbulb, key: 'd' },
      flows,
      guides,
      account,
    ]
  }
  const items: NavItem[] = []
  if (may(me, 'manage_installation'))
    items.push({ name: 'accounts', path: to.accounts(), icon: Building2, key: 'i' })
  if (may(me, 'read_tickets')) items.push({ name: 'tickets', path: to.tickets(), icon: Ticket, key: 't' })
  if (may(me, 'read_flows')) items.push(flows)
  if (may(me, 'author_flows'))
    items.push({ name: 'proposals', path: to.proposals(), icon: Lightbulb, key: 'r' })
  if (may(me, 'work_l1')) items.push({ name: 'l1Workspace', ...workspace })
  if (may(me, 'manage_account')) items.push({ name: 'people', path: to.people(), icon: Users, key: 'p' })
  if (may(me, 'manage_account')) items.push({ name: 'audit', path: to.audit(), icon: ScrollText, key: 'u' })
  items.push(guides, account)
  return items
}

/** Where a person lands who did not ask for a page. */
export function landing(me: Me): string {
  return navigation(me)[0]?.path ?? to.flows()
}
