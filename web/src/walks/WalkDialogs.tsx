// What a walk ends with, waits by, or goes to somebody else by. Fetched once its page is idle.

import { EscalateDialog } from './EscalateDialog.tsx'
import { HandOverDialog } from './HandOverDialog.tsx'
import type { EndDialogProps, WalkDialog } from './HeldWalk.tsx'
import { PauseDialog } from './PauseDialog.tsx'
import { ResolveDialog } from './ResolveDialog.tsx'

const DIALOGS = {
  resolve: ResolveDialog,
  escalate: EscalateDialog,
  handOver: HandOverDialog,
  pause: PauseDialog,
}

export function WalkDialogs({ dialog, ...props }: EndDialogProps & { dialog: WalkDialog }) {
  const Asked = DIALOGS[dialog]
  return <Asked {...props} />
}
