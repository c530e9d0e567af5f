// The log's codes in words. A code this client has no words for is shown as it is: the log may be older or newer than the client.

import type { Schemas } from '../api/client.ts'
import { i18n, spoken } from '../messages/i18n.ts'

export type ActionName = Schemas['ActionName']
export type ActingAs = Schemas['ActingAs']
type Spelt<Name extends string> = Name extends `${infer Noun}.${infer Verb}` ? `${Noun}-${Verb}` : never

/** What was done. A new action without a message does not compile. */
export function actionWords(action: string): string {
  const key = action.replace('.', '-') as Spelt<ActionName>
  return i18n.exists(`audit.actions.${key}`) ? i18n.t(`audit.actions.${key}`) : action
}

/** All actions of a kind. */
export function kindWords(kind: string): string {
  const key = kind as 'walk'
  return i18n.exists(`audit.kinds.${key}`) ? i18n.t(`audit.kinds.${key}`) : kind
}

/** What it was done to, without its name. */
export function entityWords(entity: string): string {
  const key = entity as 'walk'
  return i18n.exists(`audit.entities.${key}`) ? i18n.t(`audit.entities.${key}`) : entity
}

/** In which capacity. */
export function capacityWords(capacity: string): string {
  const key = capacity as ActingAs
  return i18n.exists(`audit.capacities.${key}`) ? i18n.t(`audit.capacities.${key}`) : capacity
}

export const CAPACITIES = [
  'viewer',
  'l1_tech',
  'engineer',
  'owner',
  'l1_coverage',
  'super_admin',
  'system',
] as const satisfies readonly ActingAs[]

/** Every action there are words for, by kind, in the catalogue's order. */
export function actionsByKind(): [kind: string, actions: string[]][] {
  const words = i18n.getResource(spoken(), 'translation', 'audit.actions') as Record<string, string>
  const kinds = new Map<string, string[]>()
  for (const key of Object.keys(words)) {
    const action = key.replace('-', '.')
    const kind = action.slice(0, action.indexOf('.'))
    kinds.set(kind, [...(kinds.get(kind) ?? []), action])
  }
  return [...kinds]
}
