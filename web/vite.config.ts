// Builds the web client into dist/, where the server embeds it, and serves it with hot reload in development.

import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { budget } from './scripts/budget.ts'
import { catalogues } from './scripts/catalogues.ts'
import { LANGUAGES } from './src/lib/language.ts'

const server = 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    catalogues(),
    // What a technician waits for, with the words of one language.
    budget(
      LANGUAGES.flatMap(({ tag }) =>
        Object.entries({ 'the L1 workspace': 'WorkspacePage', 'a walk': 'WalkPage' }).map(([name, page]) => ({
          name: `${name} in ${tag}`,
          modules: ['src/main.tsx', `src/walks/${page}.tsx`, `src/messages/${tag}.json?first`],
          js: 190_000,
          css: 25_000,
        })),
      ),
    ),
  ],
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The content-security policy allows neither inline scripts and styles nor data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 800,
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    strictPort: true,
    // The origin stays the browser's, so that the server's same-origin check sees what it would see in production.
    proxy: {
      '/api': { target: server, changeOrigin: false },
      '/healthz': { target: server, changeOrigin: false },
      '/readyz': { target: server, changeOrigin: false },
    },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    css: false,
    restoreMocks: true,
  },
})
