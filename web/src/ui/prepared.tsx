// A part of the page whose code comes later: fetched once the page is idle and shown at once from then on, without the moment
// in between that a lazy component takes even when its code is there.

import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react'

export interface Part<P extends object> {
  /** The component, once its code is here. */
  here: () => ComponentType<P> | undefined
  Later: ComponentType<P>
  /** Fetches the code. */
  prepare: () => void
}

export function laterPart<P extends object>(load: () => Promise<ComponentType<P>>): Part<P> {
  let here: ComponentType<P> | undefined
  const fetch = async (): Promise<{ default: ComponentType<P> }> => {
    here = await load()
    return { default: here }
  }
  return {
    here: () => here,
    Later: lazy(fetch) as unknown as ComponentType<P>,
    // What cannot be fetched now is asked for again when it is wanted.
    prepare: () => void fetch().catch(() => undefined),
  }
}

interface PreparedProps<P extends object> {
  part: Part<P>
  props: P
  /** While the code is on its way; a dialog, so that no key means the page below. */
  meanwhile?: ReactNode
}

export function Prepared<P extends object>({
  part,
  props,
  meanwhile = <span data-modal hidden />,
}: PreparedProps<P>) {
  // Chosen once: a change from one to the other would begin the part anew.
  const [Chosen] = useState<ComponentType<P>>(() => part.here() ?? part.Later)
  return (
    <Suspense fallback={meanwhile}>
      <Chosen {...props} />
    </Suspense>
  )
}
