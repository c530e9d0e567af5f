// People for tests: who they are follows from their role, as the server would answer it.

import type { Me } from '../auth/session.ts'

export function person(role: Me['user']['account_role'], { covers = false }: { covers?: boolean } = {}): Me {
  const worksL1 = role === 'l1_tech' || role === 'owner' || covers
  const engineers = role === 'engineer' || role === 'owner'
  return {
    user: {
      id: `user-${role}`,
      name: 'Dana Reyes',
      email: 'dana@northwind.example',
      account_role: role,
      is_super_admin: false,
      can_cover_l1: covers,
    },
    account: {
      id: 'account',
      name: 'Northwind IT',
      slug: 'northwind',
      time_zone: 'UTC',
      escalation_categories: ['Needs admin access'],
      owners_need_second_factor: false,
    },
    permissions: {
      l1_surface: worksL1,
      acting_as: worksL1 ? (covers ? 'l1_coverage' : role) : null,
      read_tickets: role !== 'viewer',
      read_flows: true,
      author_flows: engineers,
      read_seats: engineers,
      manage_account: role === 'owner',
      manage_installation: false,
    },
    needs_second_factor: false,
  }
}

/** Somebody who operates the installation, at home. */
export function operator(): Me {
  const me = person('owner')
  return {
    ...me,
    user: { ...me.user, is_super_admin: true },
    permissions: { ...me.permissions, acting_as: 'super_admin', manage_installation: true },
  }
}
