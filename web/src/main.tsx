// Where the client begins.

import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { cache } from './api/client.ts'
import { routes } from './app/routes.tsx'
import { followOtherTabs } from './auth/session.ts'
import { whenIdle } from './lib/idle.ts'
import { watchPresence } from './lib/presence.ts'
import { allWords, speakAsChosen } from './messages/i18n.ts'
import { watchOutgoing } from './outgoing/outgoing.ts'
import './styles/app.css'
import { prepareDialogs } from './ui/Dialog.tsx'
import { Direction } from './ui/Direction.tsx'

watchPresence()
whenIdle(prepareDialogs)
followOtherTabs()
watchOutgoing()

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
const page = createRoot(root)
const router = createBrowserRouter(routes)
// The first screen is fetched while the words are.
void speakAsChosen().then(() => {
  page.render(
    <StrictMode>
      <Direction>
        <QueryClientProvider client={cache}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Direction>
    </StrictMode>,
  )
  // Whoever needs it asks again.
  allWords().catch(() => undefined)
})
