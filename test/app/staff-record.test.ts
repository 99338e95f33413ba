import assert from 'node:assert/strict';
import { findHeldAboutStaff } from '../../src/app/staff-record/held-about-staff.ts';
import {
  auditStaffRecord,
  recordOfStaff,
  staffRecordAsData,
} from '../../src/app/staff-record/staff-record.ts';
import { LISTS } from '../../src/domain/case/case-lists.ts';
import type { Change } from '../../src/app/ports/records.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import { staffRecordPage } from '../../src/pack/record-page.ts';
import { openMemory } from '../../src/storage/memory/open-memory.ts';
import { somePlan, someReview, someUpdate } from '../support/plans.ts';
import { LEAD as SOME_LEAD } from '../support/activities.ts';
import { countingNames, FixedClock, testSchool } from '../support/school.ts';
import { submittedReferral } from '../support/submitted-referral.ts';
import { audit, delivery, draft } from '../storage/samples.ts';

const settings = testSchool();
const LEAD = { id: SOME_LEAD.aadObjectId, name: SOME_LEAD.name };
const GONE = { id: '00000000-0000-4000-8000-00000000beef', name: 'Ms Oriel Vane' };
const AT = '2026-11-25T09:00:00.000Z';
const ADDRESS = {
  conversationId: 'a:chat',
  serviceUrl: 'https://x',
  tenantId: 't',
  botId: 'b',
  userId: '29:u',
};

/** A case in which one person has every part that somebody can have. */
const EVERYWHERE: Partial<Referral> = {
  referrer: GONE,
  answers: { SG1: 'no', PC1: 'AB 8', EW3: 'SECRET signs' },
  owner: { ...GONE, since: AT, by: GONE },
  seen: { by: GONE, at: AT },
  decision: { outcome: 'in-school-plan', by: GONE, at: AT, reason: 'SECRET reason' },
  earlierDecisions: [
    {
      decision: { outcome: 'not-needed', by: GONE, at: AT, reason: 'SECRET' },
      changedBy: GONE,
      changedAt: AT,
      reason: 'SECRET',
    },
  ],
  enquiries: [{ question: 'SECRET', askedBy: GONE, askedAt: AT, answer: 'SECRET', answeredAt: AT }],
  notes: [{ by: GONE, at: AT, text: 'SECRET note' }],
  overrides: [{ block: 'B1', by: GONE, at: AT, reason: 'SECRET' }],
  joined: [{ id: 'j', reference: 'R-JOIN2', referrer: GONE }],
  runAgain: { at: AT, by: GONE, changes: [] },
  plan: somePlan({
    madeBy: GONE,
    keyAdult: GONE,
    updates: [someUpdate({ by: GONE })],
    reviews: [someReview({ by: GONE })],
  }),
  closing: { by: GONE, at: AT, outcome: 'returned', reason: 'SECRET' },
};

function openSchool() {
  const storage = openMemory();
  const records = storage.records(settings.id);
  const school = { settings, records, clock: new FixedClock(), names: countingNames() };
  const sources = {
    copies: storage.copies(settings.id),
    administrators: storage.administrators,
    proposals: storage.proposals,
    settings,
  };
  return {
    storage,
    records,
    school,
    store: (changes: readonly Change[]) => records.commit(changes),
    storeCase: (changes: Partial<Referral>) =>
      records.commit([
        {
          change: 'referral',
          value: submittedReferral({ id: 'whole', reference: 'R-WHOLE', ...changes }),
          previous: null,
          expected: 'new',
        },
      ]),
    find: (wanted: string) => findHeldAboutStaff(sources, wanted),
    about: async (wanted: string) => {
      const found = await findHeldAboutStaff(sources, wanted);
      assert.ok(found.found === 'one', found.found);
      const record = recordOfStaff(school, found.held);
      const data = JSON.parse(JSON.stringify(staffRecordAsData(found.held, record))) as {
        asStored: readonly { kind: string; check?: string; value: unknown }[];
      };
      return { held: found.held, record, page: staffRecordPage(record), stored: data.asStored };
    },
  };
}

describe('The record of a member of staff', () => {
  it('says every part they have in a case, each in words, and quotes nothing that was written', async () => {
    const { storeCase, about } = openSchool();
    await storeCase(EVERYWHERE);
    const { record, page } = await about('  ms ORIEL  vane ');
    const labels = record.parts.flatMap(({ sections }) =>
      sections.flatMap(({ rows }) => rows.map(({ label }) => label)),
    );
    const places = JSON.stringify(EVERYWHERE).split(GONE.id).length - 1;
    assert.equal(labels.length, places + 1, labels.join('\n'));
    assert.deepEqual(
      labels.filter((label) => label.includes('(')),
      [],
    );
    assert.ok(labels.some((label) => label.startsWith('Answered')));
    assert.match(page, /R-WHOLE/);
    assert.doesNotMatch(page, /SECRET|AB 8/);
  });

  it('has rows of every kind, as they are stored, with what is about pupils or others marked', async () => {
    const { storage, store, about } = openSchool();
    await store([
      { change: 'draft', value: draft({ owner: LEAD.id, answers: { EW3: 'SECRET' } }), expected: 'new' },
      { change: 'audit', value: { ...audit('mine'), by: LEAD } },
      { change: 'audit', value: { ...audit('told', 2), what: 'reminded', to: LEAD } },
      { change: 'audit', value: { ...audit('others', 3) } },
      { change: 'stop', value: { id: 's', at: AT, by: LEAD.id, expiresAt: AT } },
      { change: 'delivery', value: delivery({ to: LEAD.id }), expected: 'new' },
      { change: 'once-claim', value: { id: `reminder|${LEAD.id}|2026-11-25`, at: AT, expiresAt: AT } },
      {
        change: 'request',
        value: {
          id: 'q',
          kind: 'erase',
          pupil: 'AB 8',
          cases: [],
          by: LEAD,
          at: AT,
          reason: 'why',
          expiresAt: AT,
        },
        expected: 'new',
      },
    ]);
    await storage
      .erasure(settings.id)
      .hold({ referralId: 'r', reference: 'R-HELD2', by: LEAD, at: AT, reason: 'x' });
    await storage.addressBook(settings.id).rememberPerson(LEAD.id, ADDRESS);
    await storage.administrators.rememberPerson(LEAD.id, ADDRESS);
    await storage.proposals.write(
      { id: 'p', school: settings.id, kind: 'wish', at: AT, expiresAt: AT, by: LEAD, content: {} },
      'new',
    );
    const { stored, page } = await about(LEAD.id);
    const kinds = stored.map(({ kind }) => kind).toSorted((one, other) => one.localeCompare(other));
    assert.deepEqual(kinds, [
      'address-book',
      'audit',
      'audit',
      'delivery',
      'draft',
      'hold',
      'ledger',
      'person',
      'proposal',
      'request',
      'settings',
      'stop',
    ]);
    const checks = new Map(stored.map(({ kind, check }) => [kind, check]));
    assert.deepEqual([checks.get('draft'), checks.get('stop')], ['pupil', undefined]);
    assert.match(JSON.stringify(stored), /SECRET/);
    assert.doesNotMatch(page, /SECRET|AB 8/);
  });

  it('holds nobody else out of the settings, and of changes only what is about them or by them', async () => {
    const { storage, about } = openSchool();
    const staff = [
      { ...LEAD, roles: ['inclusion-lead'] },
      { id: 'x', name: 'Other One', roles: ['teacher'] },
    ];
    await storage.schools.write(settings.id, { id: settings.id, staff }, 'new', {
      id: 'c',
      at: AT,
      by: { id: 'x', name: 'Other One' },
      changed: [{ part: 'staff', before: null, after: staff }],
    });
    const { stored, page } = await about(LEAD.name);
    assert.equal(stored.length, 2);
    assert.doesNotMatch(JSON.stringify(stored) + page, /Other One/);
    assert.match(page, /inclusion-lead/);
    assert.equal(
      (await about('Other One')).stored.some(
        ({ kind, check }) => kind === 'change' && check === 'another-person',
      ),
      true,
    );
  });

  it('leaves the answers of a pupil out of the audit, and says how many', async () => {
    const { store, storeCase, about } = openSchool();
    await storeCase({});
    const corrected = [{ question: 'EW3', before: 'SECRET a', after: 'SECRET b' }];
    await store([
      {
        change: 'audit',
        value: { id: 'a', referralId: 'whole', at: AT, by: GONE, what: 'facts-added', corrected },
      },
      {
        change: 'audit',
        value: {
          id: 'b',
          referralId: LISTS,
          at: AT,
          by: GONE,
          what: 'listed',
          list: 'open',
          shown: ['whole', 'lost'],
        },
      },
    ]);
    const { stored, page } = await about(GONE.id);
    assert.doesNotMatch(JSON.stringify(stored) + page, /SECRET/);
    assert.match(page, /not given here: 1/);
    assert.match(page, /R-WHOLE, a case deleted since/);
  });

  it('finds those who are named inside what others wrote, and who gave their name at a command', async () => {
    const { storeCase, store, about } = openSchool();
    await storeCase({
      owner: { ...GONE, since: AT, by: GONE },
      notes: [{ by: LEAD, at: AT, text: 'Spoke to ms oriel\nvane, who knows.' }],
    });
    await store([{ change: 'audit', value: { ...audit('cmd'), by: { id: 'terminal', name: GONE.name } } }]);
    const { record, stored } = await about(GONE.name);
    const rows = record.parts.flatMap(({ sections }) => sections.flatMap((section) => section.rows));
    assert.ok(
      rows.some(({ label, check }) => label.startsWith('Named in words') && check === 'another-person'),
    );
    assert.ok(rows.some(({ value }) => value.includes('under this name')));
    assert.equal(stored.length, 2);
  });

  it('asks for an id when two people have the name, and mixes nothing of one into the other', async () => {
    const { storeCase, find, about } = openSchool();
    const namesake = { id: 'second', name: GONE.name };
    await storeCase({ referrer: GONE, notes: [{ by: namesake, at: AT, text: 'x' }] });
    const found = await find(GONE.name);
    assert.ok(found.found === 'several');
    assert.deepEqual(
      found.people.map(({ id, isStaff }) => [id, isStaff]),
      [
        [GONE.id, false],
        ['second', false],
      ],
    );
    const { held } = await about('second');
    assert.equal(held.rows.flatMap(({ mentions }) => mentions).length, 1);
  });

  it('finds nobody where a name is only a word in what somebody wrote', async () => {
    const { storeCase, find } = openSchool();
    await storeCase({ notes: [{ by: LEAD, at: AT, text: 'A tutor and May (not a name).' }] });
    for (const wanted of [
      'May',
      'Nobody At All',
      '(',
      '.*',
      'no',
      'late',
      'teacher',
      'terminal',
      'submitted',
      `${GONE.id.slice(0, -1)}1`,
    ])
      assert.equal((await find(wanted)).found, 'nobody', wanted);
  });

  it('finds somebody who stands there by name alone, as often as they are asked for', async () => {
    const { storeCase, about, find, school } = openSchool();
    await storeCase({});
    for (const _time of [1, 2]) {
      const { held } = await about(settings.dsl.name);
      assert.ok(held.rows.some(({ kind }) => kind === 'settings'));
      assert.ok(held.rows.every(({ kind }) => kind !== 'referral'));
      await auditStaffRecord(school, held, { id: 'terminal', name: 'D. Officer' });
    }
    assert.equal((await find('')).found, 'nobody');
  });

  it('says in the audit who made it, and about whom', async () => {
    const { records, storeCase, about, school } = openSchool();
    await storeCase(EVERYWHERE);
    const { held } = await about(GONE.id);
    await auditStaffRecord(school, held, { id: 'terminal', name: 'D. Officer' });
    const [entry] = await records.auditOf(LISTS);
    assert.deepEqual(
      [entry?.what, entry?.by.name, entry?.to?.id],
      ['staff-record-exported', 'D. Officer', GONE.id],
    );
    const again = await about(GONE.id);
    assert.match(again.page, /D\. Officer made a copy of everything held about a member of staff/);
  });
});
