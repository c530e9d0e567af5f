// What can go wrong, in the one shape the server uses and the client uses for what the server never saw.

export interface Problem {
  code: string
  message: string
  request_id?: string
  [extra: string]: unknown
}

/** What a query or mutation fails with. */
export interface Refused {
  detail: Problem
}

/** Reads any thrown value as a problem, so that a page always has a sentence to show. */
export function problemOf(error: unknown): Problem {
  if (isRefused(error)) return error.detail
  return { code: 'client_error', message: error instanceof Error ? error.message : String(error) }
}

export function isRefused(value: unknown): value is Refused {
  if (typeof value !== 'object' || value === null || !('detail' in value)) return false
  const { detail } = value
  return typeof detail === 'object' && detail !== null && 'code' in detail && typeof detail.code === 'string'
}

export function refused(code: string, message: string, requestId?: string): Refused {
  return { detail: { code, message, ...(requestId ? { request_id: requestId } : {}) } }
}

/** Sentences for single fields, where the server named them. It may give a list or a map; both are read. */
export function fieldProblems(problem: Problem): Record<string, string> {
  const { fields } = problem
  const found: Record<string, string> = {}
  if (Array.isArray(fields)) {
    for (const entry of fields) {
      if (typeof entry !== 'object' || entry === null) continue
      const { field, name, message } = entry as Record<string, unknown>
      const key = field ?? name
      if (typeof key === 'string') found[key] = typeof message === 'string' ? message : problem.message
    }
  } else if (typeof fields === 'object' && fields !== null) {
    for (const [key, value] of Object.entries(fields)) {
      found[key] = Array.isArray(value) ? value.join(' ') : String(value)
    }
  }
  return found
}
