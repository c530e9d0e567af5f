import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { SearchField } from './SearchField.tsx'

test('Esc clears what was typed and stays; in an empty field it leaves; nothing around it hears either', async () => {
  const onSearch = vi.fn()
  const around = vi.fn()
  render(
    // biome-ignore lint/a11y/noStaticElementInteractions: what is around the field, listening
    <div onKeyDown={(event) => event.key === 'Escape' && around()}>
      <SearchField label="Search tickets" value="" onSearch={onSearch} />
    </div>,
  )
  const user = userEvent.setup()
  const field = screen.getByRole('searchbox', { name: 'Search tickets' })
  await user.type(field, 'printer')
  await waitFor(() => expect(onSearch).toHaveBeenLastCalledWith('printer'))
  await user.keyboard('{Escape}')
  expect(field).toHaveValue('')
  expect(field).toHaveFocus()
  await waitFor(() => expect(onSearch).toHaveBeenLastCalledWith(''))
  await user.keyboard('{Escape}')
  expect(field).not.toHaveFocus()
  expect(around).not.toHaveBeenCalled()
})
