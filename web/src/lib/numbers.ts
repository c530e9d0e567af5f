/** A share in whole percent, as the reader's language writes it; nothing of nothing is 0 %. */
export function percent(part: number, whole: number): string {
  return new Intl.NumberFormat(document.documentElement.lang || 'en', { style: 'percent' }).format(
    whole === 0 ? 0 : part / whole,
  )
}
