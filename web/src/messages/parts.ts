// What of a catalogue the pages of a call say. It comes with them; the rest follows while they are read, and the screens that
// need it wait for it. A test follows the pages' imports and says what is missing here.

/** Groups of messages, or single ones. */
const FIRST = [
  'ui',
  'problems',
  'problemsInGeneral',
  'auth',
  'roles',
  'status',
  'shell',
  'palette',
  'keys',
  'forbidden',
  'notFound',
  'tickets',
  'ticketLists',
  'walks',
  'notes',
  'outgoing',
  'pauses',
  'workspace',
  'seats',
  'live',
  'operators.visit',
  'secondFactor.begin',
  'secondFactor.forced',
  'flows.effectLine',
  'flows.helped',
  'flows.importStarter',
  'flows.map',
  'flows.neverWalked',
  'flows.proposeChange',
  'flows.search',
  'flows.versionNumber',
  'flows.walkedOnly',
  'proposals.makeDraft',
  'proposals.missingAnswer',
  'proposals.proposeWhat',
  'invites.alone',
  'invites.aloneWhat',
  'invites.invitePeople',
]

export function isFirst(key: string): boolean {
  const plain = key.replace(/_(zero|one|two|few|many|other)$/, '')
  return FIRST.some((group) => plain === group || plain.startsWith(`${group}.`))
}

/** The messages of a catalogue whose keys are wanted. */
export function pick(words: object, isWanted: (key: string) => boolean, prefix = ''): object {
  const entries = Object.entries(words).flatMap(([name, value]) => {
    const key = prefix + name
    if (typeof value === 'string') return isWanted(key) ? [[name, value]] : []
    const inner = pick(value as object, isWanted, `${key}.`)
    return Object.keys(inner).length === 0 ? [] : [[name, inner]]
  })
  return Object.fromEntries(entries)
}
