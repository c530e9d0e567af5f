// The time zones there are to choose from, by their IANA names.

/** What this browser goes by. */
export function browserTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}

/** Every zone the browser knows, UTC (which some leave out), and the one in use, whatever it is called there. */
export function timeZones(inUse: string): string[] {
  const known = Intl.supportedValuesOf('timeZone')
  return [...new Set(['UTC', ...known, ...(inUse === '' ? [] : [inUse])])].toSorted()
}
