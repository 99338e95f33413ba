import { DIGEST_ACTS } from '../../src/app/digest/hold.ts';
import { markOfPupil } from '../../src/app/provider-register/sort-rows.ts';
import { OPENS } from '../../src/app/forms/open.ts';
import { DETAILS_VIEWS } from '../../src/app/reply.ts';
import { CASE_LISTS } from '../../src/domain/case/case-lists.ts';
import { ACT_NAMES, actOf } from '../../src/domain/case/acts.ts';
import type { Referral, Status } from '../../src/domain/case/referral.ts';
import type { Action } from './permission-table.ts';
import { person, type Who } from './all-roles.ts';
import { EXPECTED_ACTS } from './expected-acts.ts';
import { markedCase } from './marked-cases.ts';

const r = { r: 'case-1' };
/** Of an imaginary school. */
const PUBLIC_KEY = 'age15dnpt9frsj03q2fkk9hhnswdekx6u5pu8pukgtkjclx78cg8me5sx44rvu';
const reads = { by: 'A short sentence.' };

/** Acts that the list makes a verb of, with all fields of their forms filled in. */
const ACT_PRESSES = Object.fromEntries(
  ACT_NAMES.filter((name) => actOf(name).button ?? actOf(name).form).map((name) => {
    const { second, ticksSteps } = actOf(name).form ?? {};
    const { choice } = EXPECTED_ACTS[name];
    const fields = {
      ...(actOf(name).form ? { [`${name}-text`]: reads.by } : {}),
      ...(ticksSteps ? { [`${name}-steps`]: '' } : {}),
      ...(second ? { [`${name}-more`]: 'A key adult.' } : {}),
      ...(choice ? { [`${name}-choice`]: choice } : {}),
    };
    return [name, { data: { ...r, ...fields }, is: name }] as const;
  }),
);

/** What is typed on any form of a panel. */
const ON_PANEL = {
  ...{ which: 'ap', deadline: '2026-12-01', approval: 'no', reason: reads.by, sent: '2026-11-24' },
  ...{ as: 'agreed', heard: '2026-11-24', told: '2026-11-24' },
};

/** What comes with a press of each button, and the action on the case that it is, if it is one. */
export const PRESSES: Readonly<Record<string, { data: object; is?: Action; views?: readonly object[] }>> = {
  welcome: { data: {} },
  start: { data: {} },
  'start-in-chat': { data: {} },
  ...Object.fromEntries(
    [
      'resume',
      'save-draft',
      'cancel-draft',
      'keep',
      'delete',
      'close-without-saving',
      'back-from-check',
      'send',
      'stop',
      'told-dsl',
    ].map((verb) => [verb, { data: { d: 'form-plan' } }]),
  ),
  ...Object.fromEntries(
    ['continue', 'back', 'save', 'cancel'].map((verb) => [
      verb,
      { data: { d: 'form-plan', at: 'plan-why', PL1: 'x' } },
    ]),
  ),
  'word-check': { data: { d: 'form-plan', at: 'plan-why', move: 'continue', 'word-check': 'no', PL1: 'x' } },
  change: { data: { d: 'form-plan', topic: 'plan-why' } },
  list: { data: { query: 'QZ 77' }, views: CASE_LISTS.map((list) => ({ list })) },
  'my-referrals': { data: {} },
  'my-plans': { data: {} },
  reminders: { data: {} },
  'plan-summary': { data: r },
  'hand-over': { data: { ...r, 'hand-over-choice': person('lead who raised it').id }, is: 'hand-over' },
  'follow-up': {
    data: { ...r, 'follow-up-choice': 'full-time', 'follow-up-attendance': '91' },
    is: 'follow-up',
  },
  'digest-preview': { data: {}, views: [{ audience: 'inclusion' }, { audience: 'staff' }] },
  digest: { data: {}, views: DIGEST_ACTS.map((word) => ({ word })) },
  'my-referral': { data: r },
  answer: { data: { ...r, answer: reads.by }, is: 'answer' },
  note: { data: { ...r, note: reads.by }, is: 'add-note' },
  'note-check': { data: { ...r, form: 'note', text: reads.by, 'word-check': 'no' }, is: 'add-note' },
  take: { data: r, is: 'take-on' },
  ...ACT_PRESSES,
  correct: { data: r },
  'ask-withdraw': { data: r },
  withdraw: { data: { ...r, because: 'sorted-out' }, is: 'withdraw' },
  join: { data: { ...r, to: 'case-2' }, is: 'join' },
  ...Object.fromEntries([...OPENS.keys()].map((verb) => [verb, { data: r }])),
  'send-card': { data: { d: 'form-plan', at: 'plan-why', PL1: 'x', ...r, what: 'plan-changed' } },
  'save-form': { data: { d: 'form-plan', ...r, what: 'plan-changed' } },
  details: { data: r, views: DETAILS_VIEWS.map((view) => ({ view })) },
  pack: { data: { ...r, include: 'send' } },
  'pack-file': { data: { ...r, include: 'send' } },
  'agreement-sheet': { data: r },
  'my-dates': { data: {} },
  'dates-file': { data: {}, views: [{}, r] },
  meetings: { data: r, views: [{}, { form: 'record' }] },
  'record-meeting': {
    data: { ...r, kind: 'review', on: '2026-11-24', staff: person('lead').id, others: 'parents' },
    is: 'record-meeting',
  },
  'change-meeting': {
    data: {
      ...r,
      meeting: 'meeting-1',
      kind: 'return',
      on: '2026-11-24',
      staff: person('lead').id,
      others: 'pupil',
    },
    is: 'change-meeting',
  },
  'agree-action': {
    data: { ...r, meeting: 'meeting-1', what: 'Call the family.', by: '2026-12-01', who: 'agency' },
    is: 'agree-action',
  },
  'do-action': { data: { ...r, meeting: 'meeting-1', done: 'action-1' }, is: 'do-action' },
  panel: { data: r, views: [{}, { form: 'take' }, { form: 'change' }, { form: 'withdraw' }] },
  'take-to-panel': {
    data: { ...r, which: 'ap', deadline: '2026-11-30', meets: '2026-12-04', approval: 'yes' },
    is: 'take-to-panel',
  },
  ...Object.fromEntries(
    (
      [
        'approve-panel',
        'send-to-panel',
        'record-panel',
        'follow-panel',
        'change-panel',
        'withdraw-panel',
      ] as const
    ).map((verb) => [verb, { data: { ...r, panel: 'panel-1', ...ON_PANEL }, is: verb }]),
  ),
  figures: { data: {} },
  'figures-read': { data: { cells: 'Reference\tPossible\nQZ 77\t80' } },
  register: { data: {} },
  'register-read': { data: { cells: 'Reference\tWeek\tOffered\tAttended\nQZ 77\t23/11/2026\t4\t3' } },
  'register-map': { data: { file: 'gone' } },
  'register-drop': { data: { file: 'gone' } },
  'register-use': {
    data: {
      weeks: JSON.stringify([
        {
          ...r,
          pupil: markOfPupil({ answers: { PC1: 'QZ 77' } }),
          week: '2026-W48',
          offered: 4,
          attended: 3,
        },
      ]),
    },
    is: 'take-register',
  },
  ...Object.fromEntries(
    ['figures-map', 'figures-look', 'figures-use', 'figures-drop'].map((verb) => [
      verb,
      { data: { file: 'gone', mark: 'gone' } },
    ]),
  ),
  ...Object.fromEntries(
    [
      'providers',
      'providers-archive',
      'provider',
      'provider-add',
      'provider-details',
      'provider-check',
      'provider-visit',
      'provider-archive',
      'provider-restore',
      'provider-save',
      'provider-save-new',
      'provider-save-check',
      'provider-save-visit',
    ].map((verb) => [
      verb,
      {
        data: {
          p: 'Bramble Lane Tutors',
          check: 'insurance',
          'in-name': 'Bramble Lane Tutors',
          'in-document': reads.by,
          'in-on': '2026-11-20',
          'in-expires': '2027-11-20',
        },
      },
    ]),
  ),
  census: { data: {} },
  'census-file': { data: {} },
  outcomes: { data: {} },
  'outcomes-file': { data: {} },
  'council-forms': { data: r, views: [{}, { list: 'others' }] },
  'council-form': { data: { ...r, form: 'lincolnshire-commissioning', include: 'send' } },
  'council-form-file': {
    data: { ...r, form: 'lincolnshire-commissioning' },
    views: [{ as: 'html' }, { as: 'docx' }, { as: 'json' }],
  },
  data: { data: {} },
  'data-report': { data: {} },
  'data-list': { data: {} },
  ...Object.fromEntries(
    ['data-pupil', 'data-record', 'data-views', 'data-ask-erase', 'data-send-erase'].map((verb) => [
      verb,
      { data: { pupil: 'QZ 77', cases: 'R-TEST1', reason: reads.by } },
    ]),
  ),
  ...Object.fromEntries(
    ['data-transfer', 'data-transfer-lines', 'data-send-transfer'].map((verb) => [
      verb,
      { data: { pupil: 'QZ 77', cases: 'R-TEST1', to: 'New School', key: PUBLIC_KEY } },
    ]),
  ),
  ...Object.fromEntries(
    ['data-correct', 'data-send-correct'].map((verb) => [
      verb,
      { data: { pupil: 'QZ 77', cases: 'R-TEST1', to: 'QZ 78', why: 'mistyped' } },
    ]),
  ),
  'data-year': { data: {} },
  ...Object.fromEntries(
    ['data-year-look', 'data-send-new-year'].map((verb) => [
      verb,
      { data: { leaving: '11', pick: 'R-TEST1' } },
    ]),
  ),
  'data-record-file': { data: { cases: 'R-TEST1' }, views: [{ as: 'html' }, { as: 'json' }] },
  ...Object.fromEntries(
    ['data-hold', 'data-set-hold', 'data-lift'].map((verb) => [verb, { data: { ...r, reason: reads.by } }]),
  ),
  ...Object.fromEntries(
    ['data-request', 'data-approve', 'data-decline', 'data-withdraw', 'data-transfer-file'].map((verb) => [
      verb,
      { data: { q: 'erase.case-1', reason: reads.by } },
    ]),
  ),
};

/** The cases an action needs: the one that stands there and, to join it to, another about the same pupil. */
export function casesFor(is: Action | undefined, status: Status, raisedBy: Who): readonly Referral[] {
  const other = is === 'join' ? [markedCase('submitted', 'referrer', 'case-2')] : [];
  const marked = markedCase(status, raisedBy);
  // Only the plan of a pupil at a provider has a register to read in.
  const plan =
    is === 'take-register' && marked.plan
      ? { plan: { ...marked.plan, provider: 'Bramble Lane Tutors' } }
      : {};
  return [{ ...marked, ...standingWith(is), ...plan }, ...other];
}

/** What has to stand in a case before this can be done to it. */
function standingWith(is: Action | undefined): Partial<Referral> {
  const by = { id: person('lead').id, name: person('lead').name };
  const signed = { by, at: '2026-11-23T09:00:00.000Z' };
  const panel = { ...signed, id: 'panel-1', name: 'AP panel', deadline: '2026-11-30', needsApproval: false };
  const heard = { ...signed, as: 'agreed', heardOn: '2026-11-23', reason: 'A place.' } as const;
  const action = { id: 'action-1', text: 'Call the family.', by: '2026-12-01', person: by };
  const meeting = {
    ...signed,
    id: 'meeting-1',
    kind: 'review',
    on: '2026-11-23',
    staff: [by],
    others: [],
  } as const;
  const agreed = [{ ...meeting, actions: [action] }];
  const before: Readonly<Partial<Record<Action, Partial<Referral>>>> = {
    'approve-panel': { panels: [{ ...panel, needsApproval: true }] },
    'send-to-panel': { panels: [panel] },
    'record-panel': { panels: [{ ...panel, sentOn: '2026-11-23' }] },
    'follow-panel': { panels: [{ ...panel, sentOn: '2026-11-23', heardOn: '2026-11-23', outcome: heard }] },
    'change-panel': { panels: [panel] },
    'withdraw-panel': { panels: [panel] },
    'change-meeting': { meetings: agreed },
    'agree-action': { meetings: [{ ...meeting, actions: [] }] },
    'do-action': { meetings: agreed },
  };
  return is === undefined ? {} : (before[is] ?? {});
}
