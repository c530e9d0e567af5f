// The guides: a text for each role, in each language that has them, and what their links and pictures stand for.

import { to } from '../app/to.ts'
import type { Me } from '../auth/session.ts'
import { asLanguage, type Language } from '../lib/language.ts'

export const ROLES = ['l1_tech', 'engineer', 'owner', 'viewer', 'super_admin'] as const
export type GuideRole = (typeof ROLES)[number]

const TEXTS = import.meta.glob<string>('./*/*.md', { query: '?raw', import: 'default' })

/** Where a language has no guides yet, English ones are better than none. */
const FALLBACK: Language = 'en'

/** The guides' own links, by the name of what they lead to: `[Open the workspace](workspace)`. */
export const LINKS: Record<string, () => string> = {
  workspace: () => to.workspace(),
  drafts: () => to.drafts(),
  tickets: () => to.tickets(),
  flows: () => to.flows(),
  proposals: () => to.proposals(),
  people: () => to.people(),
  audit: () => to.audit(),
  billing: () => to.billing(),
  account: () => to.account(),
  accounts: () => to.accounts(),
}

export function ownRole({ user }: Me): GuideRole {
  return user.is_super_admin ? 'super_admin' : user.account_role
}

export interface Guide {
  text: string
  language: Language
}

export async function guideOf(role: GuideRole, wanted: Language): Promise<Guide> {
  const language = `./${wanted}/${role}.md` in TEXTS ? wanted : FALLBACK
  const text = await TEXTS[`./${language}/${role}.md`]?.()
  if (text === undefined) throw new Error(`no guide is written for ${role}`)
  return { text, language: asLanguage(language) ?? FALLBACK }
}

/** What a heading is called in the address. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}

export function headingsOf(text: string): string[] {
  return [...text.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading.trim())
}
