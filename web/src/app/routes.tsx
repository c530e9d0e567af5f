// Every screen of the product. Each is its own chunk; none is fetched before it is asked for.

import { type LoaderFunctionArgs, type RouteObject, redirect } from 'react-router'
import { whoIsSignedIn } from '../auth/session.ts'
import { CrashPage } from './CrashPage.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { landing } from './shell/navigation.ts'
import { Shell } from './shell/Shell.tsx'
import { to } from './to.ts'

export const routes: RouteObject[] = [
  {
    ErrorBoundary: CrashPage,
    HydrateFallback: () => null,
    children: [
      {
        path: '/sign-in',
        lazy: { Component: async () => (await import('../auth/SignInPage.tsx')).SignInPage },
      },
      {
        loader: signedInOnly,
        shouldRevalidate: () => false,
        Component: Shell,
        children: [
          {
            ErrorBoundary: CrashPage,
            children: [
              { path: '/', loader: toLanding, Component: () => null },
              { path: '*', Component: NotFoundPage },
            ],
          },
        ],
      },
    ],
  },
]

/** Whoever is not signed in is asked to, and comes back to the page they wanted. */
async function signedInOnly({ request }: LoaderFunctionArgs): Promise<null> {
  if (await whoIsSignedIn()) return null
  const { pathname, search, hash } = new URL(request.url)
  throw redirect(to.signIn(pathname === to.home() ? undefined : pathname + search + hash))
}

async function toLanding(): Promise<null> {
  const me = await whoIsSignedIn()
  throw redirect(me ? landing(me) : to.signIn())
}
