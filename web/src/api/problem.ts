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

/** Sentences for single fields, where the server named them. */
export function fieldProblems(problem: Problem): Record<string, string> {
  const { fields } = problem
  if (!Array.isArray(fields)) return {}
  return Object.fromEntries(fields.filter(isFieldProblem).map(({ field, message }) => [field, message]))
}

function isFieldProblem(entry: unknown): entry is { field: string; message: string } {
  if (typeof entry !== 'object' || entry === null || !('field' in entry) || !('message' in entry))
    return false
  return typeof entry.field === 'string' && typeof entry.message === 'string'
}
