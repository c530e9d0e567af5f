// Who is signed in, and what the server says they may do.

import { useQuery } from '@tanstack/react-query'
import { api, cache, client, type Schemas } from '../api/client.ts'
import { leave, openGate } from '../api/gate.ts'
import { isRefused, type Refused } from '../api/problem.ts'
import { forgetAllUnsent, openUnsent } from '../lib/unsent.ts'

export type Me = Schemas['MeView']
export type Permissions = Me['permissions']

const meQuery = api.queryOptions('get', '/auth/me', undefined, { staleTime: 60_000 })

/** The person signed in; null where nobody is. Fails only when that cannot be known. */
export async function whoIsSignedIn(): Promise<Me | null> {
  try {
    const me = await cache.ensureQueryData(meQuery)
    if (opened !== me.user.id) await begin(me)
    return me
  } catch (error) {
    if (isUnauthorized(error)) return null
    throw error
  }
}

/** The person signed in, on pages that only they can see. */
export function useMe(): Me {
  const { data } = useQuery(meQuery)
  if (!data) throw new Error('no session on a page that needs one')
  return data
}

/** Something that everybody's pages show of them has changed. */
export function readMeAgain(): Promise<void> {
  return cache.invalidateQueries({ queryKey: meQuery.queryKey })
}

/** Whether the server still knows who this is. Where it cannot be asked, and while they sign out, nobody need worry. */
export async function isSignedIn(): Promise<boolean> {
  const answer = await client.GET('/auth/me').catch(() => null)
  return answer?.response.status !== 401 || leaving
}

export function signedInUser(): string {
  return cache.getQueryData<Me>(meQuery.queryKey)?.user.id ?? 'nobody'
}

/** The password was right; what is still missing, if anything. */
export type SignedIn = { done: true; me: Me } | { done: false; token: string }

/** Signs in, or gets as far as the second factor; throws the refusal. */
export async function signIn(email: string, password: string): Promise<SignedIn> {
  const { data, error } = await client.POST('/auth/login', { body: { email, password } })
  if (!data) throw error
  if ('second_factor_token' in data) return { done: false, token: data.second_factor_token }
  return { done: true, me: await arrive(data) }
}

/** The second step; throws the refusal. */
export async function signInWithCode(token: string, code: string): Promise<Me> {
  const { data, error } = await client.POST('/auth/login/second-factor', { body: { token, code } })
  if (!data) throw error
  return arrive(data)
}

/** Somebody is signed in in this browser from now on; nothing of who was before stays. */
export async function arrive(data: Me): Promise<Me> {
  const before = cache.getQueryData<Me>(meQuery.queryKey)
  if (before && before.user.id !== data.user.id) cache.clear()
  await begin(data)
  announce(data.user.id)
  return data
}

/** Signs out and leaves nothing of the person behind in this browser. */
export async function signOut(): Promise<void> {
  leaving = true
  try {
    const { error } = await client.POST('/auth/logout')
    if (error && !isUnauthorized(error)) throw error
  } catch (error) {
    leaving = false
    throw error
  }
  opened = null
  leave()
  await forgetAllUnsent()
  announce(null)
}

/** The session is another one now: this tab begins anew there, and the others as well. */
export function beginAnew(me: Me, path: string): void {
  announce(me.user.id)
  window.location.assign(path)
}

let opened: string | null = null
let leaving = false

async function begin(me: Me): Promise<void> {
  opened = me.user.id
  await openUnsent(me.user.id)
  cache.setQueryData(meQuery.queryKey, me)
}

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('rf.session')

function announce(userId: string | null): void {
  channel?.postMessage(userId)
}

/** Another tab signed out or somebody else in: this one must not go on showing what belongs to the first. */
export function followOtherTabs(): void {
  // Nor may the browser bring back, as it was, a page that was left by signing out.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted && opened === null) window.location.reload()
  })
  channel?.addEventListener('message', (event: MessageEvent<string | null>) => {
    if (opened === null) return
    // The password was given there: what waits for it here goes on as well.
    if (event.data === opened) return openGate()
    leave()
    window.location.reload()
  })
}

function isUnauthorized(error: unknown): error is Refused {
  return isRefused(error) && (error.detail.code === 'not_signed_in' || error.detail.code === 'http_401')
}
