import { Lightbulb } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { problemText } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { Button } from '../ui/Button.tsx'
import { toast } from '../ui/toast.ts'

interface ProposeButtonProps {
  walkId: string
  children: string
}

/** Makes a proposal of what a walk taught, and opens the editor at the node where it stopped. */
export function ProposeButton({ walkId, children }: ProposeButtonProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const propose = api.useMutation('post', '/flow-proposals/from-session', {
    onSuccess: (proposal) => navigate(to.editProposal(proposal.id, proposal.flow?.node_id ?? undefined)),
    onError: (error) => toast(problemText(problemOf(error))),
  })
  return (
    <Button
      icon={<Lightbulb aria-hidden className="size-4" />}
      busy={propose.isPending}
      title={t('proposals.proposeWhat')}
      onClick={() => propose.mutate({ body: { session_id: walkId } })}
    >
      {children}
    </Button>
  )
}

/** Begins a change to a flow that is somebody else's, and opens the editor on it. */
export function ProposeChange({ flowId, title }: { flowId: string; title: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const propose = api.useMutation('post', '/flow-proposals', {
    onSuccess: (proposal) => navigate(to.editProposal(proposal.id)),
    onError: (error) => toast(problemText(problemOf(error))),
  })
  return (
    <Button
      look="primary"
      icon={<Lightbulb aria-hidden className="size-4" />}
      busy={propose.isPending}
      title={t('proposals.proposeWhat')}
      onClick={() => propose.mutate({ body: { title, flow_id: flowId } })}
    >
      {t('flows.proposeChange')}
    </Button>
  )
}
