// What changes how one signs in asks for the password again when it was given a while ago: over the page, and then it carries on.

import { lazy, Suspense } from 'react'
import { create } from 'zustand'
import { isRefused } from '../api/problem.ts'

const AskToConfirm = lazy(async () => ({ default: (await import('./AskForPassword.tsx')).AskToConfirm }))

/** Whoever waits for the password: told whether it was given. */
const useAsked = create<{ answer: ((given: boolean) => void) | null }>(() => ({ answer: null }))

/**
 * Runs an act that throws its refusal. Where the password has to be given again the page asks for it and the act is run once
 * more; when the person would rather not, the refusal stands.
 */
export function useConfirmed(): <T>(act: () => Promise<T>) => Promise<T> {
  return confirmed
}

async function confirmed<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!isRefused(error) || error.detail.code !== 'confirm_password' || !(await askedFor())) throw error
    return await act()
  }
}

function askedFor(): Promise<boolean> {
  useAsked.getState().answer?.(false)
  return new Promise((resolve) => {
    useAsked.setState({
      answer: (given) => {
        useAsked.setState({ answer: null })
        resolve(given)
      },
    })
  })
}

export function ConfirmPassword() {
  const answer = useAsked((asked) => asked.answer)
  return <Suspense fallback={null}>{answer !== null && <AskToConfirm answer={answer} />}</Suspense>
}
