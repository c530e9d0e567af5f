// Starts the product before the first story and stops it after the last.

import { rm } from 'node:fs/promises'
import { startProduct } from './product.ts'

export default async function setUp(): Promise<() => Promise<void>> {
  const product = await startProduct()
  // What the stories' own processes know of it.
  process.env.E2E_URL = product.url
  process.env.E2E_DATA = product.data
  return async () => {
    await product.stop()
    await rm(product.folder, { recursive: true, force: true })
  }
}
