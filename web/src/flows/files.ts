// Flow files, as people have them on their disks.

export type FileFormat = 'yaml' | 'json'

/** The format that a file's name promises. */
export function fileFormat(name: string): FileFormat | undefined {
  if (/\.ya?ml$/i.test(name)) return 'yaml'
  return /\.json$/i.test(name) ? 'json' : undefined
}
