// Every screen of the product. Each is its own chunk; none is fetched before it is asked for.

import { type LoaderFunctionArgs, type RouteObject, redirect } from 'react-router'
import { whoIsSignedIn } from '../auth/session.ts'
import { allWords } from '../messages/i18n.ts'
import { CrashPage } from './CrashPage.tsx'
import { Guard } from './Guard.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { landing } from './shell/navigation.ts'
import { Shell } from './shell/Shell.tsx'
import { to } from './to.ts'

const screens: RouteObject[] = [
  {
    ErrorBoundary: CrashPage,
    HydrateFallback: () => null,
    children: [
      {
        path: '/sign-in',
        lazy: { Component: async () => (await import('../auth/SignInPage.tsx')).SignInPage },
      },
      {
        path: '/set-up-second-factor',
        loader: anyoneSignedIn,
        lazy: { Component: async () => (await import('../auth/SetUpPage.tsx')).SetUpPage },
      },
      {
        path: '/join',
        lazy: { Component: async () => (await import('../invites/JoinPage.tsx')).JoinPage },
      },
      {
        path: '/register',
        lazy: { Component: async () => (await import('../account/RegisterPage.tsx')).RegisterPage },
      },
      {
        path: '/register/finish',
        lazy: {
          Component: async () =>
            (await import('../account/FinishRegistrationPage.tsx')).FinishRegistrationPage,
        },
      },
      {
        path: '/forgot',
        lazy: { Component: async () => (await import('../auth/ForgotPage.tsx')).ForgotPage },
      },
      {
        path: '/reset',
        lazy: { Component: async () => (await import('../auth/ResetPage.tsx')).ResetPage },
      },
      {
        path: '/confirm-email',
        lazy: { Component: async () => (await import('../auth/ConfirmEmailPage.tsx')).ConfirmEmailPage },
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
              {
                element: <Guard right="work_l1" />,
                children: [
                  {
                    path: '/l1',
                    lazy: {
                      Component: async () => (await import('../walks/WorkspacePage.tsx')).WorkspacePage,
                    },
                  },
                  { path: '/l1/tickets', lazy: { Component: ticketsPage } },
                ],
              },
              {
                element: <Guard right="read_tickets" />,
                children: [
                  {
                    path: '/l1/walk/:sessionId',
                    lazy: { Component: async () => (await import('../walks/WalkPage.tsx')).WalkPage },
                  },
                  { path: '/tickets', lazy: { Component: ticketsPage } },
                  {
                    path: '/tickets/:ticketId',
                    lazy: { Component: async () => (await import('../tickets/TicketPage.tsx')).TicketPage },
                  },
                ],
              },
              {
                element: <Guard right="read_flows" />,
                children: [
                  {
                    path: '/flows',
                    lazy: { Component: async () => (await import('../flows/FlowsPage.tsx')).FlowsPage },
                  },
                  {
                    path: '/flows/:flowId',
                    lazy: { Component: async () => (await import('../flows/FlowPage.tsx')).FlowPage },
                  },
                ],
              },
              {
                element: <Guard right="draft_proposals" />,
                children: [
                  {
                    path: '/l1/drafts',
                    lazy: { Component: async () => (await import('../proposals/DraftsPage.tsx')).DraftsPage },
                  },
                  {
                    path: '/proposals/:proposalId',
                    lazy: {
                      Component: async () => (await import('../proposals/ProposalPage.tsx')).ProposalPage,
                    },
                  },
                  {
                    path: '/proposals/:proposalId/edit',
                    lazy: {
                      Component: async () =>
                        (await import('../proposals/ProposalEditorPage.tsx')).ProposalEditorPage,
                    },
                  },
                ],
              },
              {
                element: <Guard right="author_flows" />,
                children: [
                  {
                    path: '/proposals',
                    lazy: {
                      Component: async () => (await import('../proposals/ProposalsPage.tsx')).ProposalsPage,
                    },
                  },
                  {
                    path: '/flows/:flowId/edit',
                    lazy: {
                      Component: async () => (await import('../flows/editor/EditorPage.tsx')).EditorPage,
                    },
                  },
                ],
              },
              {
                path: '/guides',
                lazy: { Component: async () => (await import('../guides/GuidesPage.tsx')).GuidesPage },
              },
              {
                path: '/account',
                lazy: { Component: async () => (await import('../account/AccountPage.tsx')).AccountPage },
              },
              {
                element: <Guard right="manage_account" />,
                children: [
                  {
                    path: '/audit',
                    lazy: { Component: async () => (await import('../audit/AuditPage.tsx')).AuditPage },
                  },
                  {
                    path: '/people',
                    lazy: { Component: async () => (await import('../users/PeoplePage.tsx')).PeoplePage },
                  },
                ],
              },
              {
                element: <Guard right="read_seats" />,
                children: [
                  {
                    path: '/account/billing',
                    lazy: { Component: async () => (await import('../account/BillingPage.tsx')).BillingPage },
                  },
                ],
              },
              {
                element: <Guard right="manage_installation" />,
                children: [
                  {
                    path: '/admin/accounts',
                    lazy: {
                      Component: async () => (await import('../operators/AccountsPage.tsx')).AccountsPage,
                    },
                  },
                ],
              },
              { path: '*', Component: NotFoundPage },
            ],
          },
        ],
      },
    ],
  },
]

/** The screens of a call, which say no more than the part of the catalogue that comes first. */
export const DESK = [
  '/',
  '/sign-in',
  '/l1',
  '/l1/tickets',
  '/l1/walk/:sessionId',
  '/tickets',
  '/tickets/:ticketId',
  '*',
]

export const routes = screens.map(whenWordsAreHere)

/** Every other screen waits for the rest of the words. */
function whenWordsAreHere(route: RouteObject): RouteObject {
  if (route.children) return { ...route, children: route.children.map(whenWordsAreHere) }
  if (route.path === undefined || DESK.includes(route.path)) return route
  const { loader } = route
  // Once is enough: a filter or a picked node in the address must not wait for anything, or the page scrolls under the hand.
  if (typeof loader !== 'function') return { ...route, loader: allWords, shouldRevalidate: () => false }
  return {
    ...route,
    loader: async (args, context) => {
      const [found] = await Promise.all([loader(args, context), allWords()])
      return found
    },
  }
}

async function ticketsPage() {
  return (await import('../tickets/TicketsPage.tsx')).TicketsPage
}

/** Whoever is not signed in is asked to, and comes back to the page they wanted. */
async function signedInOnly({ request }: LoaderFunctionArgs): Promise<null> {
  const me = await whoIsSignedIn()
  if (me?.needs_second_factor) throw redirect(to.setUpSecondFactor())
  if (me) return null
  const { pathname, search, hash } = new URL(request.url)
  throw redirect(to.signIn(pathname === to.home() ? undefined : pathname + search + hash))
}

/** Also who may do nothing yet but set up a second factor. */
async function anyoneSignedIn(): Promise<null> {
  if (await whoIsSignedIn()) return null
  throw redirect(to.signIn())
}

async function toLanding(): Promise<null> {
  const me = await whoIsSignedIn()
  throw redirect(me ? landing(me) : to.signIn())
}
