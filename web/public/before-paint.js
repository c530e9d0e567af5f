// Runs before the first paint, so that a chosen theme never flashes the other one, and a page that is read from
// right to left never stands the other way round. A file of its own because the content-security policy allows no
// inline script. src/lib/language.ts decides in the same way; a test holds the two together.
{
  const page = document.documentElement
  const remembered = (name) => {
    try {
      return localStorage.getItem(name)
    } catch {
      return null // Storage is switched off: the system's and the browser's preferences hold.
    }
  }

  const theme = remembered('rf.theme')
  if (theme === 'light' || theme === 'dark') page.dataset.theme = theme

  const spoken = ['en', 'de', 'he']
  const wanted = [remembered('rf.language'), ...navigator.languages].map(
    (tag) => String(tag).toLowerCase().split('-')[0],
  )
  page.lang = wanted.find((tag) => spoken.includes(tag)) ?? 'en'
  page.dir = page.lang === 'he' ? 'rtl' : 'ltr'

  // The words are fetched along with the program, not after it.
  const words = document.querySelector(`meta[name="words-${page.lang}"]`)
  if (words) {
    const link = document.createElement('link')
    link.rel = 'modulepreload'
    link.href = words.content
    document.head.append(link)
  }
}
