// The product under test: the real binary, serving the demo from a folder of its own.

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, realpathSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const BINARY = resolve(
  process.env.RESOLUTIONFLOW_BIN ?? join(import.meta.dirname, '../../target/debug/resolutionflow'),
)
/** The first start makes a database and a month of history. */
const START_MS = 60_000
const STOP_MS = 30_000

export interface Product {
  url: string
  folder: string
  data: string
  stop: () => Promise<void>
  /** Kills it as a power cut would, in the middle of whatever it does. */
  kill: () => Promise<void>
  /** Serves the same data at the same address again. */
  start: () => Promise<void>
}

/** Without further arguments it serves the demo. */
export async function startProduct(args: readonly string[] = ['--demo']): Promise<Product> {
  if (!existsSync(BINARY)) {
    throw new Error(`There is no ${BINARY}: build it, or say where it is in RESOLUTIONFLOW_BIN.`)
  }
  const folder = realpathSync(await mkdtemp(join(tmpdir(), 'resolutionflow-e2e-')))
  const data = join(folder, 'data')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const begin = async (): Promise<Server> => {
    const server = serve(folder, [
      ...args,
      ...['--data-dir', data],
      ...['--listen', `127.0.0.1:${port}`],
      ...['--metrics-listen', '127.0.0.1:0'],
    ])
    await untilReady(server, url)
    return server
  }
  let server = await begin()
  return {
    url,
    folder,
    data,
    stop: () => end(server),
    kill: async () => {
      const gone = once(server.process, 'exit')
      server.process.kill('SIGKILL')
      await gone
    },
    start: async () => {
      server = await begin()
    },
  }
}

interface Server {
  process: ChildProcess
  said: () => string
}

function serve(folder: string, args: readonly string[]): Server {
  const process = spawn(BINARY, ['serve', ...args], {
    cwd: folder,
    env: ownEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return { process, said: listen(process) }
}

async function untilReady(server: Server, url: string): Promise<void> {
  const deadline = Date.now() + START_MS
  while (!(await isReady(url))) {
    if (server.process.exitCode !== null)
      throw new Error(`The server did not start. It said:\n${server.said()}`)
    if (Date.now() > deadline) {
      await end(server)
      throw new Error(`The server was not ready in ${START_MS / 1000} seconds. It said:\n${server.said()}`)
    }
    await pause(50)
  }
}

async function end({ process, said }: Server): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return
  const gone = once(process, 'exit')
  process.kill('SIGTERM')
  const stopped = await Promise.race([gone, pause(STOP_MS, undefined, { ref: false })])
  if (stopped === undefined) {
    process.kill('SIGKILL')
    throw new Error(`The server did not stop when asked to. It said:\n${said()}`)
  }
}

/** Runs the product's command line on the data of the server under test, or of another one. */
export async function commandLine(
  args: readonly string[],
  input = '',
  data = process.env.E2E_DATA ?? '',
): Promise<string> {
  return new Promise((done, failed) => {
    const child = execFile(
      BINARY,
      [...args, '--data-dir', data],
      { env: ownEnvironment() },
      (error, stdout, stderr) => (error ? failed(new Error(`${error.message}\n${stderr}`)) : done(stdout)),
    )
    child.stdin?.end(input)
  })
}

/** Settings of whoever runs the tests are not the product's. */
function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => name !== 'DATABASE_URL' && !name.startsWith('RESOLUTIONFLOW_'),
    ),
  )
}

function listen(server: ChildProcess): () => string {
  const said: string[] = []
  for (const stream of [server.stdout, server.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said.push(text)
      if (said.length > 200) said.shift()
    })
  }
  return () => said.join('')
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  )
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
