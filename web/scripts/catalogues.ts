// The message catalogues as the page gets them: each in two parts, and named in the page so that before-paint.js can fetch the
// first part of the chosen one at once.

import { readFileSync } from 'node:fs'
import type { HtmlTagDescriptor, Plugin } from 'vite'
import { directionOf } from '../src/lib/language.ts'
import { isFirst, pick } from '../src/messages/parts.ts'

const PART = /\/src\/messages\/(\w+)\.json\?(first|rest)$/

export function catalogues(): Plugin {
  return {
    name: 'catalogues',
    enforce: 'pre',
    load(id) {
      const [, language, part] = PART.exec(id) ?? []
      if (language === undefined) return null
      const file = id.slice(0, id.indexOf('?'))
      this.addWatchFile(file)
      const text = readFileSync(file, 'utf8')
      const words = JSON.parse(directionOf(language) === 'rtl' ? signed(text) : text) as object
      const picked = JSON.stringify(pick(words, (key) => isFirst(key) === (part === 'first')))
      return { code: `export const words = JSON.parse(${JSON.stringify(picked)})`, moduleType: 'js' }
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.values(bundle ?? {}).flatMap((chunk): HtmlTagDescriptor[] => {
          const [, language, part] = (chunk.type === 'chunk' && PART.exec(chunk.facadeModuleId ?? '')) || []
          if (part !== 'first') return []
          const attrs = { name: `words-${language}`, content: `/${chunk.fileName}` }
          return [{ tag: 'meta', attrs, injectTo: 'head-prepend' }]
        }),
    },
  }
}

/** Where words run from right to left a number would have its sign at the other side: “1042#”. The two are set apart from them. */
function signed(text: string): string {
  return text.replaceAll(/[#v]\{\{[^}]+\}\}|\{\{[^}]+\}\}\+/g, '\u2066$&\u2069')
}
