import { useTranslation } from 'react-i18next'
import { useMe } from '../auth/session.ts'
import { Field, Select, TextArea } from '../ui/Field.tsx'

export interface EscalateForm {
  category: string
  reason: string
}

interface EscalateFieldsProps {
  form: EscalateForm
  onChange: (form: EscalateForm) => void
  /** What the flow says, where it ends in an escalation; offered also when the account's list lacks it. */
  suggested?: string | undefined
}

export function EscalateFields({ form, onChange, suggested }: EscalateFieldsProps) {
  const { t } = useTranslation()
  const { account } = useMe()
  const categories = [...new Set([...(suggested ? [suggested] : []), ...account.escalation_categories])]
  return (
    <>
      <Field label={t('walks.category')}>
        <Select
          value={form.category}
          onChange={(event) => onChange({ ...form, category: event.target.value })}
        >
          <option value="">{t('walks.pickCategory')}</option>
          {categories.map((category) => (
            <option key={category} value={category}>
              {category}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('walks.reason')} optional={t('ui.optional')} hint={t('walks.reasonHint')}>
        <TextArea
          rows={3}
          maxLength={4000}
          value={form.reason}
          onChange={(event) => onChange({ ...form, reason: event.target.value })}
        />
      </Field>
    </>
  )
}
