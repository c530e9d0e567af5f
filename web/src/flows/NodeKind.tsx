import { CircleCheck, CircleHelp, CornerUpRight, type LucideIcon, Wrench } from 'lucide-react'
import type { Tone } from '../ui/Chip.tsx'
import type { TreeNode } from './tree.ts'

/** Each kind of node by its shape and colour. */
export const NODE_KINDS: Record<TreeNode['type'], { icon: LucideIcon; tone: Tone }> = {
  question: { icon: CircleHelp, tone: 'info' },
  action: { icon: Wrench, tone: 'warn' },
  resolve: { icon: CircleCheck, tone: 'good' },
  escalate: { icon: CornerUpRight, tone: 'bad' },
}
