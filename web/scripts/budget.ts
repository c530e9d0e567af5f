// Fails the build when what a screen loads before it can be used grows past its budget (gzip bytes).

import { gzipSync } from 'node:zlib'
import type { Plugin, Rollup } from 'vite'

export interface Budget {
  name: string
  modules: string[]
  js: number
  css: number
}

export function budget(budgets: Budget[]): Plugin {
  return {
    name: 'budget',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const { name, modules, js, css } of budgets) {
        const sizes = measure(bundle as Rollup.OutputBundle, modules)
        if (sizes === null) continue
        const line = `${name}: ${kB(sizes.js)} kB of JavaScript (of ${kB(js)}), ${kB(sizes.css)} kB of CSS (of ${kB(css)})`
        if (sizes.js > js || sizes.css > css) this.error(`over budget, ${line}`)
        this.info(line)
      }
    },
  }
}

function measure(bundle: Rollup.OutputBundle, modules: string[]): { js: number; css: number } | null {
  const files = new Set<string>()
  const styles = new Set<string>()
  const follow = (fileName: string): void => {
    const chunk = bundle[fileName]
    if (chunk?.type !== 'chunk' || files.has(fileName)) return
    files.add(fileName)
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style)
    for (const imported of chunk.imports) follow(imported)
  }
  for (const module of modules) {
    const chunk = Object.values(bundle).find(
      (c) => c.type === 'chunk' && c.moduleIds.some((id) => id.endsWith(module)),
    )
    if (!chunk) return null
    follow(chunk.fileName)
  }
  const gzip = (names: Set<string>): number =>
    [...names].reduce((sum, fileName) => {
      const part = bundle[fileName]
      if (!part) return sum
      return sum + gzipSync(part.type === 'chunk' ? part.code : part.source).length
    }, 0)
  return { js: gzip(files), css: gzip(styles) }
}

function kB(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}
