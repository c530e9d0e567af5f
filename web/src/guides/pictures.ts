// The pictures of the guides, which stand in public/guides.

/** `npm run pictures` takes them, each in both themes. */
export const PICTURES = [
  'workspace',
  'walk',
  'resolve',
  'palette',
  'editor',
  'flow',
  'ticket',
  'people',
  'audit',
  'accounts',
]
export const PICTURE_SIZE = { width: 1280, height: 800 }

export function pictureAt(name: string, isDark: boolean): string {
  return `/guides/${name}-${isDark ? 'dark' : 'light'}.webp`
}
