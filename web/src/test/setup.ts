// What every test needs: the matchers that read the page, the messages, and a clean page afterwards.

import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'
import { speak } from '../messages/i18n.ts'

await speak('en')
afterEach(cleanup)
