// Flow files, as people have them on their disks.

import type { TFunction } from 'i18next'

export type FileFormat = 'yaml' | 'json'

/** As the server has it. */
const MOST_BYTES = 1024 * 1024

/** The format of a file by its name, or why it is not worth sending: it would be refused whatever it says. */
export function fileFormat(t: TFunction, { name, size }: File): { format: FileFormat } | { problem: string } {
  if (size > MOST_BYTES) return { problem: t('flows.files.tooLarge', { name }) }
  if (/\.ya?ml$/i.test(name)) return { format: 'yaml' }
  if (/\.json$/i.test(name)) return { format: 'json' }
  return { problem: t('flows.files.unknown', { name }) }
}
