import { Download, FileText, FileUp } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { cache, client, type Schemas } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { problemText, Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Notice } from '../ui/Notice.tsx'
import { toast } from '../ui/toast.ts'
import { fileFormat } from './files.ts'
import { useStarterFlows } from './ImportStarterFlows.tsx'
import { lineAndProblem } from './problem.ts'

interface Outcome {
  name: string
  flow?: Schemas['FlowView']
  /** Sentences, with their lines. */
  refused?: string[]
}

/** As many of a file's problems as one reads before looking into the file. */
const MOST_SHOWN = 5

/** Brings flow files in, each as a draft, and says of each what became of it; or the starter library, ready to walk. */
export function ImportFiles() {
  const { t } = useTranslation()
  const starter = useStarterFlows(({ flows }) => toast(t('flows.starterBrought', { count: flows.length })))
  const field = useRef<HTMLInputElement>(null)
  const [outcomes, setOutcomes] = useState<Outcome[]>([])
  const [isOpen, setOpen] = useState(false)
  const [isBusy, setBusy] = useState(false)

  const bring = async (files: readonly File[]): Promise<void> => {
    setBusy(true)
    setOutcomes([])
    setOpen(true)
    for (const file of files) {
      const outcome = await bringOne(file)
      setOutcomes((known) => [...known, outcome])
    }
    setBusy(false)
    await cache.invalidateQueries({ queryKey: ['get', '/flows'] })
  }
  const bringOne = async (file: File): Promise<Outcome> => {
    const read = fileFormat(t, file)
    if ('problem' in read) return { name: file.name, refused: [read.problem] }
    try {
      const { data, error } = await client.POST('/flows/import', {
        body: { file: { format: read.format, source: await file.text() } },
      })
      return data ? { name: file.name, flow: data } : { name: file.name, refused: sentences(error) }
    } catch (error) {
      return { name: file.name, refused: sentences(error) }
    }
  }
  const sentences = (error: unknown): string[] => {
    const problem = problemOf(error)
    const { problems } = problem
    if (problem.code !== 'flow_invalid' || !Array.isArray(problems)) return [problemText(problem)]
    return (problems as Schemas['FlowProblem'][]).map((one) => lineAndProblem(t, one))
  }

  const drop = useEffectEvent((event: DragEvent) => {
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length === 0) return
    event.preventDefault()
    void bring(files)
  })
  useEffect(() => {
    const onDrop = (event: DragEvent): void => drop(event)
    const onDragOver = (event: DragEvent): void => event.preventDefault()
    document.addEventListener('drop', onDrop)
    document.addEventListener('dragover', onDragOver)
    return () => {
      document.removeEventListener('drop', onDrop)
      document.removeEventListener('dragover', onDragOver)
    }
  }, [])

  return (
    <>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        accept=".yaml,.yml,.json"
        aria-label={t('flows.files.choose')}
        onChange={(event) => {
          void bring([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <Menu
        align="end"
        trigger={
          <Button icon={<FileUp aria-hidden className="size-4" />} busy={starter.isPending}>
            {t('flows.files.import')}
          </Button>
        }
        entries={[
          {
            name: t('flows.files.choose'),
            icon: <FileText aria-hidden className="size-4" />,
            run: () => field.current?.click(),
          },
          {
            name: t('flows.starterLibrary'),
            icon: <Download aria-hidden className="size-4" />,
            run: () => starter.mutate({}),
          },
        ]}
      />
      <Refusal error={starter.error} />
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t('flows.files.import')}
        description={t('flows.files.why')}
      >
        <ul aria-busy={isBusy} className="flex flex-col gap-2">
          {outcomes.map(({ name, flow, refused }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
            <li key={index}>
              {flow ? (
                <Notice tone="good">
                  <Link to={to.editFlow(flow.id)} className="hover:underline">
                    {t('flows.files.imported', { title: flow.title })}
                  </Link>
                </Notice>
              ) : (
                <Notice tone="bad">
                  {t('flows.files.refused', { name })}
                  <ul className="mt-1 list-disc ps-5 text-sm">
                    {(refused ?? []).slice(0, MOST_SHOWN).map((sentence) => (
                      <li key={sentence}>{sentence}</li>
                    ))}
                  </ul>
                </Notice>
              )}
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  )
}
