// What can be said about a password while it is typed. The server decides, and knows more words.

export type Strength =
  | { says: 'tooShort'; count: number }
  | { says: 'nothing' }
  | { says: 'tooLong' }
  | { says: 'personal' }
  | { says: 'fair' }
  | { says: 'good' }

export const SHORTEST = 12
export const LONGEST = 128
const LONG = 18

export function strength(password: string, personal: readonly string[]): Strength {
  const length = [...password].length
  if (length === 0) return { says: 'nothing' }
  if (length < SHORTEST) return { says: 'tooShort', count: SHORTEST - length }
  if (length > LONGEST) return { says: 'tooLong' }
  const known = personal
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length > 3)
  const rest = known.reduce((text, word) => text.replaceAll(word, ''), password.toLowerCase())
  if ([...rest].length < SHORTEST && rest.length < password.length) return { says: 'personal' }
  return new Set(password).size < 6 || length < LONG ? { says: 'fair' } : { says: 'good' }
}
