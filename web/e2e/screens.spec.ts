// Every screen, in light and dark, on a desk and on a phone: accessible, not scrolling sideways, with one heading and a title
// that names the thing; and at 320 pixels in the languages with the longest words and the other direction. Leaves a picture of each in
// test-results/screens, with LOOK=1 also in those languages.

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'
import {
  answered,
  draftSaved,
  escalated,
  flowDraft,
  flowNamed,
  inviteLink,
  noted,
  type Proposal,
  proposalDraft,
  proposalHandedIn,
  proposalRejected,
  publishedFlow,
  resolved,
  type Tree,
  takenCall,
  type Walk,
  walk,
  wayTo,
} from './given.ts'
import { operatorAtWork, signedInOperator } from './operator.ts'
import { note, notedOf } from './stillness.ts'
import { DEAF, deaf, emailOf, type Person, test, unique } from './story.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** What of them depends on the theme; the rest is the same page. */
const COLOURS = ['color-contrast', 'link-in-text-block']
/** Catch the focus at the edge of a menu and send it on at once; nobody ever meets them. */
const GUARDS = '[data-base-ui-focus-guard]'
const THEMES = ['light', 'dark'] as const
/** Nothing moves under the eyes of who opens one of these, but by what they press. */
const STILL = ['sign-in', 'workspace', 'walk', 'tickets', 'ticket']
const MOST_SHIFT = 0.02
const DESK = 1280
const PHONE = 390
/** A window of 1280 at four times its size. */
const NARROW = 320

interface Screen {
  name: string
  as: Person | null
  title: RegExp
  /** Only here. */
  width?: number
  /** A rule that does not hold while this is open; why not stands beside it. */
  unless?: string
  /** What the browser has to complain about on the way here. */
  provokes?: RegExp
  open: (page: Page, signedIn: (person: Person) => Promise<Page>) => Promise<void>
}

const SCREENS: Screen[] = [
  {
    name: 'guides',
    as: 'l1',
    title: /^Guides/,
    open: async (page) => {
      await page.goto('/guides')
      await expect(page.getByRole('heading', { level: 2, name: 'Take a call' })).toBeVisible()
      await page
        .getByRole('img')
        .first()
        .evaluate((picture: HTMLImageElement) => picture.decode())
    },
  },
  {
    name: 'palette',
    as: 'owner',
    title: /^Flows/,
    open: async (page) => {
      await page.goto('/flows')
      await expect(page.getByRole('table', { name: 'Flows' })).toBeVisible()
      await page.getByRole('button', { name: 'Search', exact: true }).filter({ visible: true }).click()
      await page.keyboard.type('o')
      await page.keyboard.type('u')
      await expect(page.getByRole('option', { name: /^Outlook cannot connect/ })).toBeVisible()
    },
  },
  {
    name: 'sign-in',
    as: null,
    title: /^Sign in/,
    open: async (page) => {
      await page.goto('/sign-in')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByText('Enter your e-mail address.')).toBeVisible()
    },
  },
  {
    name: 'audit-log',
    as: 'owner',
    title: /^Audit log/,
    open: async (page) => {
      await page.goto('/audit?outcome=done')
      await expect(page.getByText('Signed in').first()).toBeAttached()
    },
  },
  {
    name: 'audit-entry',
    as: 'owner',
    title: /^Audit log/,
    open: async (page) => {
      await page.goto('/audit?action=user.signed_in')
      await page.locator('[data-row]:visible').first().click()
      await expect(page.getByRole('dialog').getByText('Everything about this user')).toBeVisible()
    },
  },
  {
    name: 'register',
    as: null,
    title: /^Create an account/,
    open: async (page) => {
      await page.goto('/register')
      await page.getByLabel('Company or team').fill('Contoso IT')
      await page.getByRole('button', { name: 'Create the account' }).click()
      await expect(page.getByText('Take 12 to 128 characters.')).toBeVisible()
    },
  },
  {
    name: 'account',
    as: 'owner',
    title: /^Account/,
    open: async (page) => {
      await page.goto('/account')
      await page.getByLabel('Category 2', { exact: true }).fill('needs admin access')
      await page.getByRole('button', { name: 'Save settings' }).click()
      await expect(page.getByText('This category is there twice.').first()).toBeVisible()
    },
  },
  {
    name: 'second-factor-required',
    as: null,
    title: /^Set up a second factor/,
    open: async (page) => {
      await signedInOperator(page)
      await page.goto('/')
      await expect(page.getByText(/^Who operates this installation needs/)).toBeVisible()
    },
  },
  {
    name: 'accounts',
    as: null,
    title: /^Accounts/,
    open: async (page) => {
      await operatorAtWork(page)
      await page.goto('/admin/accounts')
      await expect(page.getByRole('button', { name: 'Enter Northwind IT' })).toBeVisible()
    },
  },
  {
    name: 'new-account',
    as: null,
    title: /^Accounts/,
    open: async (page) => {
      await operatorAtWork(page)
      await page.goto('/admin/accounts')
      await page.getByRole('button', { name: 'New account' }).click()
      const dialog = page.getByRole('dialog', { name: 'New account' })
      await dialog.getByRole('button', { name: 'Make the account' }).click()
      await expect(dialog.getByText('Name the account.')).toBeVisible()
    },
  },
  {
    name: 'enter-an-account',
    as: null,
    title: /^Accounts/,
    open: async (page) => {
      await operatorAtWork(page)
      await page.goto('/admin/accounts?search=northwind')
      await page
        .getByRole('button', { name: /^Enter/ })
        .filter({ visible: true })
        .click()
      await expect(page.getByRole('dialog', { name: 'Enter Northwind IT' })).toBeVisible()
    },
  },
  {
    name: 'inside-an-account',
    as: null,
    title: /^People/,
    open: async (page) => {
      await operatorAtWork(page)
      await page.goto('/admin/accounts?search=northwind')
      await page
        .getByRole('button', { name: /^Enter/ })
        .filter({ visible: true })
        .click()
      const dialog = page.getByRole('dialog', { name: 'Enter Northwind IT' })
      await dialog.getByLabel('Reason').fill('The owner asked for help')
      await dialog.getByRole('button', { name: 'Enter for an hour' }).click()
      await expect(page.getByRole('region', { name: 'Inside an account' })).toBeVisible()
      await page.goto('/people')
      await expect(page.getByText('owner@northwind.example').filter({ visible: true })).toBeVisible()
    },
  },
  {
    name: 'account-of-a-technician',
    as: 'l1',
    title: /^Account/,
    open: async (page) => {
      await page.goto('/account')
      await expect(page.getByText('An owner of Northwind IT can change these.')).toBeVisible()
    },
  },
  {
    name: 'billing',
    as: 'engineer2',
    title: /^Plan and seats/,
    open: async (page) => {
      await page.goto('/account/billing')
      await expect(page.getByRole('table', { name: 'Seats' })).toBeVisible()
    },
  },
  {
    name: 'account-with-the-time-zones',
    as: 'owner',
    title: /^Account/,
    // While its list is open a combobox keeps screen readers to itself and the list. What is behind can still get the focus,
    // which closes the list and ends that: the story below.
    unless: 'aria-hidden-focus',
    open: async (page) => {
      await page.goto('/account')
      await page.getByRole('button', { name: 'Show the choices' }).click()
      await expect(page.getByRole('option', { name: 'Europe/Berlin' })).toBeAttached()
    },
  },
  {
    name: 'second-factor-set-up',
    as: 'viewer',
    title: /^Account/,
    open: async (page) => {
      await page.goto('/account')
      await page.getByRole('button', { name: 'Set up' }).click()
      await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible()
    },
  },
  {
    name: 'people',
    as: 'owner',
    title: /^People/,
    open: async (page) => {
      await page.goto('/people')
      await page.getByLabel('E-mail').fill(`${unique('vera').replace(/[ ()]/g, '')}@people.example`)
      await page.getByLabel('Role', { exact: true }).selectOption('Viewer')
      await page.getByRole('button', { name: 'Invite', exact: true }).click()
      await expect(page.getByTestId('invite-link')).toBeVisible()
    },
  },
  {
    name: 'a-role-to-be',
    as: 'owner',
    title: /^People/,
    open: async (page) => {
      await actOn(page, 'Change role')
      await page.getByRole('dialog').getByLabel('Role').selectOption('Viewer')
      await expect(page.getByRole('dialog')).toContainText('What follows at once')
    },
  },
  {
    name: 'deactivate',
    as: 'owner',
    title: /^People/,
    open: async (page) => {
      await actOn(page, 'Deactivate')
      await expect(page.getByRole('dialog')).toContainText('frees')
    },
  },
  {
    name: 'reset-link',
    as: 'owner',
    title: /^People/,
    open: async (page) => {
      await actOn(page, 'Make a reset link')
      await page.getByRole('dialog').getByRole('button', { name: 'Make a reset link' }).click()
      await expect(page.getByTestId('reset-link')).toBeVisible()
    },
  },
  {
    name: 'join',
    as: null,
    title: /^Join/,
    open: async (page, signedIn) => {
      const owner = await signedIn('owner')
      await page.goto(await inviteLink(owner, `${unique('vito').replace(/[ ()]/g, '')}@people.example`))
      await page.getByRole('button', { name: 'Join' }).click()
      await expect(page.getByText('Enter your name.')).toBeVisible()
    },
  },
  {
    name: 'forgot',
    as: null,
    title: /^Forgot your password/,
    open: async (page) => {
      await page.goto('/forgot')
      await expect(page.getByText('This installation sends no mail.')).toBeVisible()
    },
  },
  {
    name: 'reset',
    as: null,
    title: /^Set a new password/,
    open: async (page) => {
      await page.goto('/reset#nothing')
      await page.getByLabel('New password').fill('short')
      await page.getByRole('button', { name: 'Set password' }).click()
      await expect(page.getByText('Take 12 to 128 characters.')).toBeVisible()
    },
  },
  {
    name: 'workspace',
    as: 'l1',
    title: /^L1 Workspace/,
    open: async (page) => {
      await takenCall(page, { problem: unique('Something is under way') })
      await page.goto('/l1')
      await expect(page.getByText('Something is under way').first()).toBeVisible()
    },
  },
  {
    name: 'workspace-with-flows-that-fit',
    as: 'engineer',
    title: /^L1 Workspace/,
    open: async (page) => {
      await page.goto('/l1')
      await page.getByLabel('What does the caller say?').fill('Outlook')
      await expect(page.getByRole('option', { name: 'Outlook cannot connect' })).toBeVisible()
    },
  },
  {
    name: 'escalate-at-once',
    as: 'l1',
    title: /^L1 Workspace/,
    open: async (page) => {
      await page.goto('/l1')
      await page.getByLabel('What does the caller say?').fill('A water pipe in the server room')
      await page.getByRole('button', { name: 'Escalate at once' }).click()
      await expect(page.getByRole('dialog', { name: 'Escalate at once' })).toBeVisible()
    },
  },
  {
    name: 'walk',
    as: 'l1',
    title: /^#\d+ Outlook is grey/,
    open: async (page) => {
      await onItsWay(page)
      await expect(page.getByRole('region', { name: 'Path so far' })).toBeVisible()
      await expect(page.getByRole('img', { name: /^Map of the flow/ })).toBeVisible()
    },
  },
  {
    name: 'resolve',
    as: 'l1',
    title: /^#\d+ Outlook is grey/,
    open: async (page) => {
      await onItsWay(page)
      await page.getByRole('button', { name: 'Resolve' }).click()
      await expect(page.getByRole('dialog', { name: 'Resolve the ticket' })).toBeVisible()
    },
  },
  {
    name: 'escalate',
    as: 'l1',
    title: /^#\d+ Outlook is grey/,
    open: async (page) => {
      await onItsWay(page)
      await page.getByRole('button', { name: 'Escalate' }).click()
      const dialog = page.getByRole('dialog', { name: 'Escalate to an engineer' })
      await expect(dialog.getByText('What was asked')).toBeVisible()
    },
  },
  {
    name: 'hand-over',
    as: 'l1',
    title: /^#\d+ Outlook is grey/,
    open: async (page) => {
      await onItsWay(page)
      await page.getByRole('button', { name: 'More' }).click()
      await page.getByRole('menuitem', { name: 'Hand over' }).click()
      await expect(page.getByRole('dialog').getByLabel('Colleague')).toBeVisible()
    },
  },
  {
    name: 'ad-hoc-walk',
    as: 'l1',
    title: /^#\d+ The plotter/,
    open: async (page) => {
      const call = await takenCall(page, { problem: unique('The plotter draws everything twice') })
      await noted(page, call, 'Restarted', 'Driver is from 2019')
      await page.goto(`/l1/walk/${call.id}`)
      await expect(page.getByText('Driver is from 2019')).toBeVisible()
    },
  },
  {
    name: 'walk-of-a-colleague',
    as: 'l1b',
    title: /^#\d+ Outlook is grey/,
    open: async (page, signedIn) => {
      const call = await halfWay(await signedIn('l1'))
      await page.goto(`/l1/walk/${call.id}`)
      await expect(page.getByText(/ is walking this\.$/)).toBeVisible()
      await expect(page.getByRole('button', { name: 'Take over' })).toBeVisible()
    },
  },
  {
    name: 'escalated-walk',
    as: 'l1',
    title: /^#\d+ /,
    open: async (page) => {
      const call = await escalated(page, await halfWay(page), 'Needs admin access', 'The profile is broken')
      await page.goto(`/l1/walk/${call.id}`)
      await expect(page.getByText('Left to try')).toBeVisible()
    },
  },
  {
    name: 'tickets',
    as: 'l1',
    title: /^Tickets/,
    open: async (page) => {
      const call = await takenCall(page, { problem: unique('A walk for the list'), customer: 'Wingtip Toys' })
      await resolved(page, await takenCall(page, { problem: unique('A resolved call for the list') }), 'Done')
      await page.goto('/l1/tickets?search=for+the+list')
      await expect(
        page.getByRole('link', { name: call.ticket.problem_statement }).filter({ visible: true }),
      ).toBeVisible()
    },
  },
  {
    name: 'no-tickets',
    as: 'engineer2',
    title: /^Tickets/,
    open: async (page) => {
      await page.goto('/tickets?search=nothingiscalledthis')
      await expect(page.getByText('No ticket fits')).toBeVisible()
    },
  },
  {
    name: 'ticket',
    as: 'l1',
    title: /^#\d+ Outlook is grey/,
    open: async (page) => {
      const call = await resolved(page, await halfWay(page), 'Signed in again')
      await page.goto(`/tickets/${call.ticket_id}`)
      await page.getByText(/^(One step|\d+ steps)/).click()
      await expect(page.getByText('Signed in again')).toBeVisible()
    },
  },
  {
    name: 'reopen',
    as: 'l1',
    title: /^#\d+ Outlook is grey/,
    open: async (page) => {
      const call = await resolved(page, await halfWay(page), 'Signed in again')
      await page.goto(`/tickets/${call.ticket_id}`)
      await page.getByRole('button', { name: 'Reopen' }).click()
      await expect(page.getByRole('dialog', { name: 'Reopen this ticket' })).toBeVisible()
    },
  },
  {
    name: 'flows',
    as: 'engineer2',
    title: /^Flows/,
    open: async (page) => {
      await page.goto('/flows?status=published&search=cannot+connect&tag=network')
      await expect(page.getByRole('link', { name: 'VPN cannot connect' })).toBeVisible()
      await expect(page.getByLabel('Tag', { exact: true })).toHaveValue('network')
    },
  },
  {
    name: 'import',
    as: 'engineer2',
    title: /^Flows/,
    provokes: /\b422\b.*\/flows\/import$/,
    open: async (page) => {
      await page.goto('/flows?search=nothingiscalledthis')
      const file = (name: string, text: string) => ({
        name,
        mimeType: 'text/yaml',
        buffer: Buffer.from(text),
      })
      await page
        .getByLabel('Flow files')
        .setInputFiles([
          file('broken.yaml', 'title: ['),
          file('good.json', JSON.stringify({ ...badgeReader(), title: unique('Brought in') })),
        ])
      const dialog = page.getByRole('dialog', { name: 'Import' })
      await expect(dialog.getByText('broken.yaml was not brought in')).toBeVisible()
      await expect(dialog.getByText('is here as a draft.', { exact: false })).toBeVisible()
    },
  },
  {
    name: 'flow',
    as: 'viewer',
    title: /^Outlook cannot connect/,
    open: async (page) => {
      const flow = await flowNamed(page, 'Outlook cannot connect')
      await page.goto(`/flows/${flow.id}?node=${flow.tree.start}`)
      await expect(page.getByRole('group', { name: /^Question: / }).first()).toBeVisible()
      await expect(page.getByRole('heading', { name: 'Answers' })).toBeVisible()
    },
  },
  {
    name: 'flow-tried-out',
    as: 'viewer',
    title: /^The badge reader/,
    open: async (page, signedIn) => {
      const id = await twoVersions(await signedIn('engineer'))
      await page.goto(`/flows/${id}?tab=preview`)
      await page.getByRole('button', { name: 'It is dark' }).click()
      await expect(page.getByText('Plug it in again.').first()).toBeVisible()
    },
  },
  {
    name: 'flow-simulated',
    as: 'viewer',
    title: /^The badge reader/,
    open: async (page, signedIn) => {
      const id = await twoVersions(await signedIn('engineer'))
      await page.goto(`/flows/${id}?tab=simulate`)
      await expect(page.getByText('Nobody has walked it in the last 90 days.')).toBeVisible()
      await expect(page.getByText('Does not end at', { exact: false })).toHaveCount(0)
    },
  },
  {
    name: 'flow-versions-compared',
    as: 'engineer',
    title: /^The badge reader/,
    open: async (page) => {
      await page.goto(`/flows/${await twoVersions(page)}?tab=versions`)
      await expect(page.getByRole('table', { name: 'Versions' })).toContainText('A lamp that blinks')
      await expect(page.getByText('new answer “It blinks”', { exact: false })).toBeVisible()
      await expect(page.getByRole('group', { name: /Wait a minute/ })).toBeAttached()
    },
  },
  {
    name: 'editor',
    as: 'engineer',
    title: /^The badge reader/,
    open: async (page) => {
      const id = await flowDraft(page, { ...badgeReader(), nodes: { ...badgeReader().nodes, spare: ISLAND } })
      await page.goto(`/flows/${id}/edit?node=lamp`)
      await expect(page.getByRole('textbox', { name: 'What to ask' })).toHaveValue('How is its lamp?')
      await expect(drawn(page).getByText('How is its lamp?')).toBeVisible()
      await expect(page.getByRole('button', { name: /No answer leads to spare/ })).toBeVisible()
    },
  },
  {
    name: 'editor-as-text',
    as: 'engineer',
    title: /^The badge reader/,
    open: async (page) => {
      const id = await flowDraft(page, { ...badgeReader(), nodes: { ...badgeReader().nodes, spare: ISLAND } })
      await page.goto(`/flows/${id}/edit?side=text`)
      await expect(page.getByRole('textbox', { name: 'Text (YAML)' })).toContainText('How is its lamp?')
      await expect(page.getByRole('button', { name: /^Line \d+.*No answer leads to spare/ })).toBeVisible()
    },
  },
  {
    name: 'editor-in-conflict',
    as: 'engineer',
    provokes: new RegExp(`\\b409\\b.*/draft$|${DEAF.source}`),
    title: /^What I wrote/,
    open: async (page, signedIn) => {
      await deaf(page)
      const id = await flowDraft(page, badgeReader())
      await page.goto(`/flows/${id}/edit`)
      const title = page.getByRole('textbox', { name: 'Title' })
      await expect(title).toBeVisible()
      await draftSaved(await signedIn('owner'), id, { ...badgeReader(), title: unique('What they wrote') })
      await title.fill(unique('What I wrote'))
      await expect(page.getByRole('button', { name: 'Compare' })).toBeVisible()
    },
  },
  {
    name: 'publish',
    as: 'engineer',
    title: /^The badge reader/,
    open: async (page) => {
      const id = await twoVersions(page)
      await draftSaved(page, id, badgeReader())
      await page.goto(`/flows/${id}/edit`)
      await page.getByRole('button', { name: 'Publish' }).click()
      const dialog = page.getByRole('dialog', { name: 'Publish a new version' })
      await expect(dialog.getByText('answer “It blinks”', { exact: false })).toBeVisible()
    },
  },
  {
    name: 'no-drafts',
    as: 'l1b',
    title: /^My drafts/,
    open: async (page) => {
      await page.goto('/l1/drafts')
      await expect(page.getByText('You have no drafts yet')).toBeVisible()
    },
  },
  {
    name: 'drafts',
    as: 'l1',
    title: /^My drafts/,
    open: async (page, signedIn) => {
      const proposed = { tree: badgeReader(), problem: 'Nobody gets in.' }
      await proposalDraft(page, proposed)
      const reason = unique('The facility team does this')
      await proposalRejected(await signedIn('engineer'), await proposalHandedIn(page, proposed), reason)
      await page.goto('/l1/drafts')
      await expect(page.getByText(`Rejected: ${reason}`)).toBeVisible()
    },
  },
  {
    name: 'no-proposals',
    as: 'engineer2',
    title: /^Proposals/,
    open: async (page) => {
      await page.goto('/proposals?status=draft')
      await expect(page.getByText('Nothing here')).toBeVisible()
    },
  },
  {
    name: 'proposals',
    as: 'engineer',
    title: /^Proposals/,
    open: async (page, signedIn) => {
      const { title } = await lampThatBlinks(page, await signedIn('l1'))
      await page.goto('/proposals')
      await expect(page.getByRole('link', { name: title }).first()).toBeVisible()
    },
  },
  {
    name: 'proposal',
    as: 'engineer',
    title: /^The badge reader/,
    open: async (page, signedIn) => {
      const { id } = await lampThatBlinks(page, await signedIn('l1'))
      await page.goto(`/proposals/${id}`)
      await expect(page.getByText('new answer “It blinks”', { exact: false })).toBeVisible()
      await expect(page.getByRole('group', { name: /Wait a minute/ })).toBeAttached()
    },
  },
  {
    name: 'approve',
    as: 'engineer',
    title: /^The badge reader/,
    open: async (page, signedIn) => {
      const { id } = await lampThatBlinks(page, await signedIn('l1'))
      await page.goto(`/proposals/${id}`)
      await page.getByRole('button', { name: 'Approve and publish' }).click()
      await expect(page.getByRole('dialog', { name: 'Approve this proposal?' })).toBeVisible()
    },
  },
  {
    name: 'reject',
    as: 'engineer',
    title: /^The badge reader/,
    open: async (page, signedIn) => {
      const { id } = await lampThatBlinks(page, await signedIn('l1'))
      await page.goto(`/proposals/${id}`)
      await page.getByRole('button', { name: 'Reject' }).click()
      await expect(page.getByRole('dialog', { name: 'Reject this proposal?' })).toBeVisible()
    },
  },
  {
    name: 'proposal-editor',
    as: 'l1',
    title: /^The badge reader/,
    open: async (page, signedIn) => {
      const flowId = await twoVersions(await signedIn('engineer'))
      const tree = { ...badgeReader(), examples: [] }
      const { id } = await proposalDraft(page, { tree, problem: 'Nobody gets in.', flowId })
      await page.goto(`/proposals/${id}/edit?node=lamp`)
      await expect(page.getByRole('button', { name: 'Hand in for review' })).toBeVisible()
      await expect(drawn(page).getByText('How is its lamp?')).toBeVisible()
    },
  },
  {
    name: 'keys',
    as: 'l1',
    title: /^Tickets/,
    open: async (page) => {
      await page.goto('/l1/tickets?search=nothingiscalledthis')
      await expect(page.getByText('No ticket fits')).toBeVisible()
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible()
    },
  },
  {
    name: 'user-menu',
    as: 'owner',
    title: /^Flows/,
    width: DESK,
    open: async (page) => {
      await page.goto('/flows?search=nothingiscalledthis')
      await expect(page.getByText('No flow fits')).toBeVisible()
      await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: /Owner/ }).click()
      await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible()
    },
  },
  {
    name: 'navigation-on-a-phone',
    as: 'owner',
    title: /^Flows/,
    width: PHONE,
    open: async (page) => {
      await page.goto('/flows?search=nothingiscalledthis')
      await page.getByRole('button', { name: 'Open the menu' }).click()
      await expect(page.getByRole('link', { name: 'L1 Workspace' })).toBeVisible()
    },
  },
  {
    name: 'forbidden',
    as: 'engineer2',
    title: /^Not for your role/,
    open: async (page) => {
      await page.goto('/l1')
      await expect(page.getByText('This is the L1 workspace')).toBeVisible()
    },
  },
  {
    name: 'not-found',
    as: 'viewer',
    title: /^Page not found/,
    open: async (page) => {
      await page.goto('/nowhere')
      await expect(page.getByText('There is nothing at this address')).toBeVisible()
    },
  },
]

/** The menu of a technician of the demo, opened at that entry. */
async function actOn(page: Page, entry: string): Promise<void> {
  await page.goto('/people')
  const row = page.getByRole('row').filter({ hasText: emailOf('l1b') })
  await row.getByRole('button', { name: /^What to do about/ }).click()
  await page.getByRole('menuitem', { name: entry }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
}

/** A walk with two answers given and a note. */
async function halfWay(page: Page): Promise<Walk> {
  const flow = await flowNamed(page, 'Outlook cannot connect')
  let call = await takenCall(page, {
    problem: unique('Outlook is grey and says it is disconnected'),
    customer: 'Wingtip Toys, Ana Silva',
    contact: 'ana.silva@wingtip.example',
    flow,
  })
  for (const { answer } of wayTo(flow.tree, 'resolve').slice(0, 2)) {
    call = await answered(page, call, answer, 'Asked twice')
  }
  await noted(page, call, 'Caller is on a train, speaks between tunnels')
  return walk(page, call.id)
}

/** What the editor draws. */
function drawn(page: Page): Locator {
  return page.getByRole('application', { name: 'Drawing of the tree, to write in' })
}

const ISLAND: Tree['nodes'][string] = { type: 'resolve', text: 'Nothing leads here.' }

/** A flow about a door, with an example of itself. */
function badgeReader(): Tree {
  return {
    title: unique('The badge reader at the door'),
    summary: 'Somebody stands in front of a door that does not open.',
    tags: ['door', 'access'],
    start: 'lamp',
    nodes: {
      lamp: {
        type: 'question',
        text: 'How is its lamp?',
        help: 'It is **above** the keypad.',
        answers: [
          { label: 'It is dark', to: 'plug' },
          { label: 'It is red', to: 'engineer' },
        ],
      },
      plug: {
        type: 'action',
        text: 'Plug it in again.',
        answers: [
          { label: 'It works', to: 'done' },
          { label: 'It does not', to: 'engineer' },
        ],
      },
      done: { type: 'resolve', text: 'It was unplugged.' },
      engineer: { type: 'escalate', text: 'The reader is broken.', category: 'Hardware fault' },
    },
    examples: [{ answers: ['It is dark', 'It works'], end: 'done' }],
  }
}

/** The same with what was missing. */
function withBlinking(tree: Tree): Tree {
  const lamp = tree.nodes.lamp
  if (!lamp) throw new Error('it has a lamp')
  return {
    ...tree,
    nodes: {
      ...tree.nodes,
      lamp: { ...lamp, answers: [...(lamp.answers ?? []), { label: 'It blinks', to: 'wait' }] },
      wait: { type: 'resolve', text: 'Wait a minute: it starts.' },
    },
  }
}

async function twoVersions(engineer: Page): Promise<string> {
  const tree = badgeReader()
  return publishedFlow(
    engineer,
    { tree, note: 'First version' },
    { tree: withBlinking(tree), note: 'A lamp that blinks' },
  )
}

/** A technician's proposal for a flow of an engineer. */
async function lampThatBlinks(engineer: Page, technician: Page): Promise<Proposal> {
  const tree = badgeReader()
  const flowId = await publishedFlow(engineer, { tree, note: 'First version' })
  const problem = 'The lamp blinks after a power cut, and there was no answer for it.'
  return proposalHandedIn(technician, { tree: withBlinking(tree), problem, flowId })
}

async function onItsWay(page: Page): Promise<void> {
  const call = await halfWay(page)
  await page.goto(`/l1/walk/${call.id}`)
  await expect(page.getByRole('region', { name: 'Where the walk stands' })).toBeVisible()
}

for (const { name, as, title, width: only, unless, provokes, open } of SCREENS) {
  test(`the screen ${name} is fit for everybody`, async ({ page: stranger, signedIn, troubles }, info) => {
    if (provokes) troubles.expect(provokes)
    const page = as === null ? stranger : await signedIn(as)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    if (only !== undefined) await page.setViewportSize({ width: only, height: 844 })
    if (STILL.includes(name)) await note(page)
    await open(page, signedIn)
    if (STILL.includes(name)) {
      const { shifts, moved } = await notedOf(page)
      expect.soft(shifts, `what moved by itself:\n${moved.join('\n')}`).toBeLessThanOrEqual(MOST_SHIFT)
    }
    const pictures = join(info.project.outputDir, 'screens')
    await mkdir(pictures, { recursive: true })
    for (const width of only === undefined ? [DESK, PHONE] : [only]) {
      await page.setViewportSize({ width, height: width === PHONE ? 844 : 800 })
      for (const theme of THEMES) {
        await page.emulateMedia({ colorScheme: theme })
        const which = `${name}-${theme}-${width}`
        await expect(page.locator('html'), which).toHaveCSS('color-scheme', new RegExp(theme))
        await painted(page)
        await page.screenshot({ path: join(pictures, `${which}.png`) })

        const axe = new AxeBuilder({ page }).exclude(GUARDS)
        if (theme === 'light') axe.withTags(RULES)
        else axe.withRules(COLOURS)
        const { violations } = await axe.analyze()
        const broken = violations.filter(({ id }) => id !== unless)
        expect.soft(broken.map(asSentence), which).toEqual([])
        expect.soft(await overflow(page), `${which} scrolls sideways`).toEqual([])
        await expect.soft(page.locator('h1'), which).toHaveCount(1)
        await expect.soft(page, which).toHaveTitle(title)
      }
    }
    await page.setViewportSize({ width: NARROW, height: 640 })
    for (const language of ['de', 'he']) {
      await speaks(page, language)
      expect.soft(await overflow(page), `${name} scrolls sideways in ${language} at ${NARROW}`).toEqual([])
      if (process.env.LOOK) await look(page, join(pictures, `${name}-${language}`))
    }
  })
}

/** Somebody chooses another language, in the middle of things. */
async function speaks(page: Page, language: string): Promise<void> {
  await page.evaluate((tag) => {
    localStorage.setItem('rf.language', tag)
    window.dispatchEvent(new StorageEvent('storage'))
  }, language)
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  await painted(page)
}

/** What reaches out of the window's side, if the page can be scrolled there. */
async function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const out = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      return right > clientWidth + 0.5 || left < -0.5
    })
    return [
      `${scrollWidth} of ${clientWidth}`,
      ...out.slice(0, 4).map((element) => element.outerHTML.slice(0, 160)),
    ]
  })
}

/** Pictures for whoever wants to look: on a desk and at four times its size in light, on a phone in dark. */
async function look(page: Page, path: string): Promise<void> {
  for (const width of [DESK, PHONE, NARROW]) {
    await page.setViewportSize({ width, height: width === DESK ? 800 : 844 })
    await page.emulateMedia({ colorScheme: width === PHONE ? 'dark' : 'light' })
    await painted(page)
    await page.screenshot({ path: `${path}-${width}.png` })
  }
  await page.setViewportSize({ width: NARROW, height: 640 })
}

/** Both frames: the one that learns of a change, and the one that is painted with it. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

test('the rest of the page is out of reach only while the list of time zones is open', async ({
  signedIn,
}) => {
  const page = await signedIn('owner')
  await page.goto('/account')
  const hidden = page.locator('#main [aria-hidden="true"]:has(input, button)')
  await page.getByLabel('Time zone').fill('berl')
  await expect(page.getByRole('option', { name: 'Europe/Berlin' })).toBeVisible()
  await expect(hidden).not.toHaveCount(0)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('listbox')).toHaveCount(0)
  await expect(hidden).toHaveCount(0)
  await expect(page.locator('#main :focus')).toHaveCount(1)
})

function asSentence({ id, help, nodes }: { id: string; help: string; nodes: { html: string }[] }): string {
  return `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`
}
