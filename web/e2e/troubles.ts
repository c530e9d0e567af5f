// Everything a browser complains about while a story is told: errors on the console, uncaught ones, refused by the
// content-security policy, answers that are the server's fault, dialogs nobody asked for.

import type { BrowserContext } from '@playwright/test'

export class Troubles {
  readonly #seen: string[] = []
  // Asking who is signed in is how the page finds out that nobody is.
  readonly #expected: RegExp[] = [/\b401\b.*\/api\/v1\/auth\/me$/]

  async watch(context: BrowserContext): Promise<void> {
    context.on('console', (message) => {
      if (message.type() === 'error') this.#note(`console: ${message.text()} ${message.location().url}`)
    })
    context.on('weberror', (error) => this.#note(`uncaught: ${error.error().message}`))
    context.on('response', (response) => {
      if (response.status() >= 500) this.#note(`answered ${response.status()}: ${response.url()}`)
    })
    context.on('dialog', (dialog) => {
      this.#note(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    await context.exposeFunction('reportViolation', (what: string) => this.#note(`policy: ${what}`))
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const report = Reflect.get(window, 'reportViolation') as (what: string) => void
        report(
          `${event.violatedDirective} refused ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`,
        )
      })
    })
  }

  /** The story provokes this one. */
  expect(trouble: RegExp): void {
    this.#expected.push(trouble)
  }

  unexpected(): string[] {
    return this.#seen.filter((trouble) => !this.#expected.some((pattern) => pattern.test(trouble)))
  }

  #note(trouble: string): void {
    this.#seen.push(trouble.trim())
  }
}
