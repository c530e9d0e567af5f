// What the account pays for, and whom to ask for more. Nothing is sold here: that is between people.

import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api, type Schemas } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { to } from '../app/to.ts'
import { may } from '../auth/permissions.ts'
import { useMe } from '../auth/session.ts'
import { Chip, type Tone } from '../ui/Chip.tsx'
import { Card, Page } from '../ui/Page.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { Cell, Heading, HeadRow, Row, Table } from '../ui/Table.tsx'

type Billing = Schemas['BillingView']

const TONES: Record<Billing['status'], Tone> = { active: 'good', past_due: 'warn', cancelled: 'bad' }
const LINK = 'font-medium text-link underline underline-offset-2'

export function BillingPage() {
  const { t } = useTranslation()
  const billing = api.useQuery('get', '/accounts/me/billing')
  const seats = api.useQuery('get', '/accounts/me/seats')
  return (
    <Page
      title={t('billing.title')}
      width="text"
      crumbs={
        <Link to={to.account()} className="hover:text-text hover:underline">
          {t('account.title')}
        </Link>
      }
    >
      <Loaded
        query={billing}
        waiting={
          <Card flush>
            <SkeletonRows rows={4} className="h-14" />
          </Card>
        }
      >
        {(data) => (
          <>
            <Card title={t('billing.plan')}>
              <p className="flex flex-wrap items-center gap-3">
                <span dir="auto" className="font-semibold text-lg capitalize">
                  {data.plan}
                </span>
                <Chip tone={TONES[data.status]}>{t(`billing.status.${data.status}`)}</Chip>
              </p>
            </Card>
            <Card title={t('billing.seats')} flush>
              <Loaded query={seats} waiting={<SkeletonRows rows={2} className="h-11" />}>
                {({ engineer, l1_tech }) => <Seats of={[engineer, l1_tech]} />}
              </Loaded>
            </Card>
            <Card title={t('billing.more')}>
              <WhomToAsk billing={data} />
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Seats({ of }: { of: readonly Schemas['SeatUsage'][] }) {
  const { t } = useTranslation()
  return (
    <>
      <Table label={t('billing.seats')}>
        <HeadRow>
          <Heading>{t('billing.role')}</Heading>
          <Heading end>{t('billing.used')}</Heading>
          <Heading end>{t('billing.bought')}</Heading>
          <Heading end>{t('billing.free')}</Heading>
        </HeadRow>
        <tbody>
          {of.map(({ role, current, limit, available }) => (
            <Row key={role}>
              <Cell className="font-medium">{t(`roles.${role}`)}</Cell>
              <Cell className="tabular text-end">{current}</Cell>
              <Cell className="tabular text-end">{limit ?? t('billing.unlimited')}</Cell>
              <Cell className="tabular text-end">
                {available === 0 ? <Chip tone="warn">{t('billing.full')}</Chip> : (available ?? '–')}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <p className="border-line border-t px-3 py-2.5 text-muted text-xs">{t('billing.noSeat')}</p>
    </>
  )
}

function WhomToAsk({ billing: { contact, owners } }: { billing: Billing }) {
  const { t } = useTranslation()
  const me = useMe()
  if (!may(me, 'manage_account')) {
    return (
      <>
        <p>{t('billing.askOwner', { account: me.account.name })}</p>
        <ul className="mt-2 list-disc ps-5">
          {owners.map(({ id, name }) => (
            <li key={id} dir="auto">
              {name}
            </li>
          ))}
        </ul>
      </>
    )
  }
  if (contact == null) return <p>{t('billing.askOperator')}</p>
  return (
    <p>
      {t('billing.askThere')} <Contact text={contact} />
    </p>
  )
}

/** An address can be followed; a sentence is a sentence. */
function Contact({ text }: { text: string }) {
  if (/^[^\s@]+@[^\s@]+$/.test(text)) {
    return (
      <a href={`mailto:${text}`} className={LINK}>
        {text}
      </a>
    )
  }
  if (/^https:\/\/\S+$/.test(text)) {
    return (
      <a href={text} rel="noreferrer" className={LINK}>
        {text}
      </a>
    )
  }
  return <span dir="auto">{text}</span>
}
