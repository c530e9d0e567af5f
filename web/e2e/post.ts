// A mail server on this machine: it keeps what the product sends, so that a story can read its mail.

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** How long a story waits for its letter. */
const PATIENCE_MS = 10_000

export interface Post {
  /** For `--smtp-url`. */
  url: string
  /** Mail to this address is refused from now on. */
  refuse: (email: string) => void
  /** The newest letter to that address, once there is one of that subject. */
  letter: (email: string, subject: RegExp) => Promise<string>
  close: () => Promise<void>
}

export async function startPost(): Promise<Post> {
  const arrived: Email[] = []
  const refused = new Set<string>()
  let wake: () => void = () => undefined
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _, answer) =>
      answer(
        refused.has(address) ? Object.assign(new Error('No such box'), { responseCode: 550 }) : undefined,
      ),
    onData: (stream, _, answer) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', async () => {
        arrived.push(await PostalMime.parse(Buffer.concat(parts)))
        wake()
        answer()
      })
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo

  const find = (email: string, subject: RegExp): string | undefined =>
    arrived.findLast(
      (letter) => letter.to?.some(({ address }) => address === email) && subject.test(letter.subject ?? ''),
    )?.text
  return {
    url: `smtp://127.0.0.1:${port}`,
    refuse: (email) => refused.add(email),
    letter: async (email, subject) => {
      const until = Date.now() + PATIENCE_MS
      for (;;) {
        const text = find(email, subject)
        if (text !== undefined) return text
        const left = until - Date.now()
        if (left <= 0) throw new Error(`no letter to ${email} about ${subject}`)
        await new Promise<void>((resolve) => {
          wake = resolve
          setTimeout(resolve, left)
        })
      }
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The link to a page of the product in a letter. */
export function linkIn(letter: string, page: string): string {
  const link = letter.match(new RegExp(`http\\S+${page}#\\S+`))?.[0]
  if (link === undefined) throw new Error(`no link to ${page} in ${letter}`)
  return link
}
