// Numbers as the reader's language writes them.

import { locale } from '../messages/i18n.ts'

/** A whole number: "1,000". */
export function whole(count: number): string {
  return new Intl.NumberFormat(locale()).format(count)
}

/** A share in whole percent; nothing of nothing is 0 %. */
export function percent(part: number, whole: number): string {
  return new Intl.NumberFormat(locale(), { style: 'percent' }).format(whole === 0 ? 0 : part / whole)
}
