// What every test needs: the matchers that read the page, the messages, and a clean page afterwards.

import '@testing-library/jest-dom/vitest'
import '../messages/i18n.ts'
import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

afterEach(cleanup)
