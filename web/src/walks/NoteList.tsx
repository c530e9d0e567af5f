// Notes to read.

import type { Schemas } from '../api/client.ts'
import { timeOfDay } from '../lib/dates.ts'
import { useTimeZone } from '../ui/RelativeTime.tsx'

export function NoteList({ notes }: { notes: readonly Schemas['Note'][] }) {
  const zone = useTimeZone()
  return (
    <ol className="flex flex-col gap-2">
      {notes.map((note) => (
        <li key={`${note.timestamp}/${note.content}`} className="flex gap-3">
          <time dateTime={note.timestamp} className="w-16 shrink-0 pt-0.5 text-muted text-xs">
            {timeOfDay(new Date(note.timestamp), zone)}
          </time>
          <p dir="auto" className="min-w-0 grow whitespace-pre-wrap break-words">
            {note.content}
          </p>
          <bdi className="shrink-0 pt-0.5 text-muted text-xs">{note.by.name}</bdi>
        </li>
      ))}
    </ol>
  )
}
