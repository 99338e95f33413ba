import assert from 'node:assert/strict';
import type { Panel } from '../../../src/domain/case/panels.ts';
import type { Referral } from '../../../src/domain/case/referral.ts';
import { remindersOf, type RemindedOf } from '../../../src/domain/reminders/reminders.ts';
import { content } from '../../support/content.ts';
import { decision, lead, running, sent } from '../../support/cases-to-remind-of.ts';
import { HEAD, SECOND_LEAD, testSchool } from '../../support/school.ts';

const settings = testSchool();
const head = { id: HEAD.aadObjectId, name: HEAD.name };

/** Papers by Wednesday 2 December, meeting on Friday the 4th; taken there on 24 November. */
const at = (changes: Partial<Panel> = {}, rest: Partial<Referral> = {}): Referral => ({
  ...running(),
  ...rest,
  panels: [
    {
      id: 'panel-1',
      name: 'Fair access panel',
      by: lead,
      at: '2026-11-24T09:00:00.000Z',
      deadline: '2026-12-02',
      meets: '2026-12-04',
      needsApproval: false,
      ...changes,
    },
  ],
});
const heard = {
  as: 'not-agreed',
  by: lead,
  at: '2026-12-04T12:00:00.000Z',
  heardOn: '2026-12-04',
  reason: 'Not this term.',
} as const;

function due(of: RemindedOf, referral: Referral, today: string, staff = settings.staff): string | undefined {
  const found = remindersOf({ settings: { ...settings, staff }, content }, referral, today).find(
    (each) => each.of === of,
  );
  const name = (id: string) => settings.staff.find((person) => person.id === id)?.name ?? id;
  return found && `${found.stage}: ${found.people.map(name).join(', ')}`;
}

describe('Reminders about a panel', () => {
  it('ask the headteacher at once for an approval, again three school days ahead, and on the day', () => {
    const waits = at({ needsApproval: true });
    assert.equal(due('panel-approval', waits, '2026-11-24'), `asked: ${head.name}`);
    assert.equal(due('panel-approval', waits, '2026-11-27'), `before-3: ${head.name}`);
    assert.equal(due('panel-approval', waits, '2026-12-02'), `day: ${head.name}`);
    assert.equal(
      due('panel-approval', { ...waits, panels: [{ ...waits.panels![0]!, approved: heard }] }, '2026-12-02'),
      undefined,
    );
  });

  it('tell the owner where nobody can approve it', () => {
    const without = settings.staff.filter(({ id }) => id !== head.id);
    assert.equal(
      due('panel-approval', at({ needsApproval: true }), '2026-11-27', without),
      `before-3: ${lead.name}`,
    );
    const own = at({ needsApproval: true }, { referrer: head });
    assert.equal(due('panel-approval', own, '2026-11-27'), `before-3: ${lead.name}`, 'not on their own');
  });

  it('tell the owner the school day before the papers are due, and on the day, until they are sent', () => {
    assert.equal(due('panel-papers', at(), '2026-11-30'), undefined);
    assert.equal(due('panel-papers', at(), '2026-12-01'), `before-1: ${lead.name}`);
    assert.equal(due('panel-papers', at(), '2026-12-02'), `day: ${lead.name}`);
    assert.equal(due('panel-papers', at({ sentOn: '2026-12-01' }), '2026-12-02'), undefined);
  });

  it('count from the school day before when the papers are due at a weekend', () => {
    const sunday = at({ deadline: '2026-12-06' });
    assert.equal(due('panel-papers', sunday, '2026-12-03'), `before-1: ${lead.name}`);
    assert.equal(due('panel-papers', sunday, '2026-12-04'), `day: ${lead.name}`);
  });

  it('ask for the outcome two school days after the panel met', () => {
    const gone = at({ sentOn: '2026-12-01' });
    assert.equal(due('panel-outcome', gone, '2026-12-07'), undefined);
    assert.equal(due('panel-outcome', gone, '2026-12-08'), `day: ${lead.name}`);
    assert.equal(due('panel-outcome', gone, '2026-12-15'), `late-5: ${lead.name}`);
    const putOff = at({ sentOn: '2026-12-01', meets: '2026-12-11', outcome: { ...heard, as: 'put-off' } });
    assert.equal(due('panel-outcome', putOff, '2026-12-08'), undefined, 'put off to the 11th');
  });

  it('mention the last day to appeal five school days and one ahead, until an appeal is made', () => {
    const appealable = at({ sentOn: '2026-12-01', outcome: heard, appeal: { by: '2026-12-18' } });
    assert.equal(due('panel-appeal', appealable, '2026-12-10'), undefined);
    assert.equal(due('panel-appeal', appealable, '2026-12-11'), `before-5: ${lead.name}`);
    assert.equal(due('panel-appeal', appealable, '2026-12-17'), `before-1: ${lead.name}`);
    const made = at({ outcome: heard, appeal: { by: '2026-12-18', madeOn: '2026-12-10' } });
    assert.equal(due('panel-appeal', made, '2026-12-17'), undefined);
  });

  it('say once that it meets, the school day before', () => {
    const waits = at({ sentOn: '2026-12-01' });
    assert.equal(due('panel-outcome', waits, '2026-12-02'), undefined);
    assert.equal(due('panel-outcome', waits, '2026-12-03'), `ahead: ${lead.name}`);
    assert.equal(due('panel-outcome', waits, '2026-12-04'), `ahead: ${lead.name}`);
  });

  it('end when it is taken back from the panel', () => {
    const withdrawn = at({ withdrawn: { by: lead, at: heard.at, reason: 'Sorted out.' } });
    assert.equal(due('panel-papers', withdrawn, '2026-12-02'), undefined);
    assert.equal(due('panel-papers', { ...sent(), panels: at().panels! }, '2026-12-02'), `day: ${lead.name}`);
  });

  it('go on once the case is over, to whoever works there', () => {
    const closing = { outcome: 'returned', by: lead, at: heard.at, reason: 'Back.' } as const;
    const closed = (panel: Partial<Panel>) => at(panel, { status: 'closed', decision, closing });
    assert.equal(due('panel-outcome', closed({ sentOn: '2026-12-01' }), '2026-12-08'), `day: ${lead.name}`);
    const appealable = closed({ sentOn: '2026-12-01', outcome: heard, appeal: { by: '2026-12-18' } });
    assert.equal(due('panel-appeal', appealable, '2026-12-17'), `before-1: ${lead.name}`);
    const { name } = settings.staff.find(({ id }) => id === SECOND_LEAD.aadObjectId)!;
    const without = settings.staff.filter(({ id }) => id !== lead.id);
    assert.equal(due('panel-appeal', appealable, '2026-12-17', without), `before-1: ${name}`);
    const passedOn = at({}, { status: 'passed-on', decision: { ...decision, outcome: 'passed-on' } });
    assert.equal(due('panel-papers', passedOn, '2026-12-02'), `day: ${lead.name}`);
  });
});
