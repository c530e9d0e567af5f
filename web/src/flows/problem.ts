// What is wrong with a flow, in the reader's language: the server's sentences are exact and in English, ours go by the code.

import type { TFunction } from 'i18next'
import type { Schemas } from '../api/client.ts'
import { i18n, spoken } from '../messages/i18n.ts'

type FlowProblem = Schemas['FlowProblem']

/** The sentence, beside the node it is about. */
export function flowProblemHere(t: TFunction, { code, message }: FlowProblem): string {
  const key = `flowProblems.${code}`
  return spoken() !== 'en' && i18n.exists(key) ? t(key as 'flowProblems.syntax') : message
}

/** The sentence in a list, where it has to say which node it means. */
export function flowProblemText(t: TFunction, found: FlowProblem): string {
  const problem = flowProblemHere(t, found)
  // The server's own names the node already.
  if (problem === found.message || found.node == null) return problem
  return t('flowProblems.at', { node: found.node, problem })
}

/** The same, and on which line of a file it is. */
export function lineAndProblem(t: TFunction, problem: FlowProblem): string {
  const text = flowProblemText(t, problem)
  return problem.line == null ? text : `${t('flows.problems.line', { line: problem.line })}: ${text}`
}
