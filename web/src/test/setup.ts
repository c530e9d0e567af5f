// What every test needs: the matchers that read the page, the messages, and a clean page afterwards.

import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'
import { speak } from '../messages/i18n.ts'

await speak('en')
// What is fetched later takes its time where everything else is built and tested at once.
configure({ asyncUtilTimeout: 4000 })
afterEach(cleanup)
