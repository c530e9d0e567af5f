// Where the client begins.

import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { cache } from './api/client.ts'
import { routes } from './app/routes.tsx'
import { followOtherTabs } from './auth/session.ts'
import { watchPresence } from './lib/presence.ts'
import './messages/i18n.ts'
import './styles/app.css'
import { prepareDialogs } from './ui/Dialog.tsx'

watchPresence()
prepareDialogs()
followOtherTabs()

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={cache}>
      <RouterProvider router={createBrowserRouter(routes)} />
    </QueryClientProvider>
  </StrictMode>,
)
