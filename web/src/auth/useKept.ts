// Text that survives a reload or a crash: kept in the browser under the person's id until it has been sent.

import { useCallback, useEffect, useRef, useState } from 'react'
import { forgetUnsent, keepUnsent, readUnsent } from '../lib/unsent.ts'
import { useMe } from './session.ts'

export interface Kept<T> {
  value: T
  set: (value: T) => void
  /** It has been sent, or is not wanted any more. */
  forget: () => void
  /** It stays in its field and is kept no longer: the server has it. */
  acknowledged: () => void
}

/** It waits for the person who types, not for the network. */
const TYPED = 'typed/'

export function isTyped(name: string): boolean {
  return name.startsWith(TYPED)
}

export function readText<T>(userId: string, name: string): Promise<T | undefined> {
  return readUnsent<T>(userId, TYPED + name)
}

export function forgetText(userId: string, name: string): Promise<void> {
  return forgetUnsent(userId, TYPED + name)
}

/** Like `useState`, but what differs from `initial` is kept under `name` until it is forgotten. */
export function useKept<T>(name: string, initial: T): Kept<T> {
  const { user } = useMe()
  const [value, setValue] = useState(initial)
  const touched = useRef(false)
  const empty = useRef(initial)

  useEffect(() => {
    let gone = false
    touched.current = false
    void readText<T>(user.id, name).then((kept) => {
      if (kept !== undefined && !gone && !touched.current) setValue(kept)
    })
    return () => {
      gone = true
    }
  }, [user.id, name])

  const set = useCallback(
    (next: T) => {
      touched.current = true
      setValue(next)
      if (JSON.stringify(next) === JSON.stringify(empty.current)) void forgetText(user.id, name)
      else void keepUnsent(user.id, TYPED + name, next)
    },
    [user.id, name],
  )
  const acknowledged = useCallback(() => void forgetText(user.id, name), [user.id, name])
  const forget = useCallback(() => {
    touched.current = true
    setValue(empty.current)
    void forgetText(user.id, name)
  }, [user.id, name])

  return { value, set, forget, acknowledged }
}
