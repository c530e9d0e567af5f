// Parts of the catalogues, made by scripts/catalogues.ts.

declare module '*.json?first' {
  export const words: object
}

declare module '*.json?rest' {
  export const words: object
}
