// Names each message catalogue's file in the page, so that before-paint.js can fetch the chosen one at once.

import { basename } from 'node:path'
import type { HtmlTagDescriptor, Plugin } from 'vite'

export function catalogues(): Plugin {
  return {
    name: 'catalogues',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.values(bundle ?? {}).flatMap((part): HtmlTagDescriptor[] => {
          if (part.type !== 'chunk' || !part.facadeModuleId?.includes('/src/messages/')) return []
          const language = basename(part.facadeModuleId, '.json')
          const attrs = { name: `words-${language}`, content: `/${part.fileName}` }
          return [{ tag: 'meta', attrs, injectTo: 'head-prepend' }]
        }),
    },
  }
}
