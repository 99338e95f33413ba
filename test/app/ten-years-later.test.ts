import assert from 'node:assert/strict';
import { PROVIDERS } from '../../src/demo/school.ts';
import { safePart } from '../../src/storage/rows/keys.ts';
import { ALL_KINDS } from '../../src/storage/rows/schemas/all-kinds.ts';
import { audit, delivery, draft, referral } from '../storage/samples.ts';
import { TEACHER } from '../support/activities.ts';
import { startPlay, type Play } from '../support/play.ts';

const DAY = 24 * 60 * 60;
const AT = '2026-11-24T09:00:00.000Z';
const SOON = '2026-12-24T09:00:00.000Z';
const LEAD = { id: 'lead-1', name: 'Mr Birch' };

/** How the keys of each kind of row begin. */
const KEYS: Readonly<Record<string, string>> = {
  referral: 'referral|',
  draft: 'draft|',
  'audit entry': 'audit|',
  'entries to be sealed': 'unsealed|',
  'audit block': 'sealed|',
  'stop record': 'stop|',
  'once claim': 'ledger|',
  delivery: 'delivery|',
  'card place': 'place|',
  address: 'person|',
  'deleted case': 'deleted|',
  'legal hold': 'hold|',
  'data request': 'request|',
  "a school's settings": 'settings|',
  'change of settings': 'change|',
  proposal: 'proposal|',
  provider: 'provider|',
  'own layout': 'own-layout|',
  upgrade: 'upgrade|',
};

/** What a school needs for as long as it uses the bot, and what a person has to end. */
const PERMANENT = [
  'settings|',
  'channel|',
  `person|${safePart(TEACHER.aadObjectId)}`,
  'upgrade|',
  'hold|',
  'provider|',
  'own-layout|',
];

describe('Ten years later', () => {
  let play: Play;
  before(async () => {
    play = await startPlay();
  });
  after(() => play.stop());

  const keys = () => play.dump().map((row) => (JSON.parse(row) as { key: string }).key);

  /** One row of every kind, and of every list. */
  async function store(): Promise<void> {
    const { records, erasure, storage, schoolBot, settings } = play;
    const { id } = settings;
    const address = { conversationId: 'a:1', serviceUrl: 'https://teams.example', tenantId: 't', botId: 'b' };
    for (const person of [TEACHER.aadObjectId, 'left']) await play.addresses.rememberPerson(person, address);
    const value = referral({ id: 'ten', owner: { ...LEAD, since: AT, by: LEAD } });
    const stop = { id: 's', at: AT, by: TEACHER.aadObjectId, expiresAt: SOON };
    const request = { id: 'q', kind: 'erase', by: LEAD, at: AT, expiresAt: SOON, reason: 'Why' } as const;
    await records.commit([
      { change: 'referral', value, previous: null, expected: 'new' },
      { change: 'audit', value: audit('a', 0, 'ten') },
      { change: 'draft', value: draft(), expected: 'new' },
      { change: 'stop', value: stop },
      { change: 'once-claim', value: { id: 'digest|x', at: AT, expiresAt: SOON } },
      { change: 'provider', value: PROVIDERS[0]!, expected: 'new' },
      {
        change: 'own-layout',
        value: { id: 'l', headings: ['ref'], columns: {}, by: LEAD, at: AT },
        expected: 'new',
      },
      { change: 'request', value: { ...request, pupil: 'AB 8', cases: [] }, expected: 'new' },
      { change: 'delivery', value: delivery({ id: 'ten.1.person.x.seen' }), expected: 'new' },
      { change: 'delivery', value: delivery({ id: 'sent', status: 'sent' }), expected: 'new' },
      {
        change: 'card-place',
        value: { referralId: 'ten', conversationId: '19:x', messageId: 'm', drawnVersion: 1 },
        expected: 'new',
      },
    ]);
    await schoolBot.sealAudit();
    await records.commit([{ change: 'audit', value: audit('b', 1, 'ten') }]);
    const start = { id: 'start-1', kind: 'start', to: 'left', status: 'held', attempts: 1 } as const;
    await records.commit([
      { change: 'delivery', value: { ...start, createdAt: AT, dueAt: AT }, expected: 'new' },
    ]);
    await erasure.hold({ referralId: 'other', reference: 'R-OTHER', by: LEAD, at: AT, reason: 'A claim.' });
    const gone = referral({ id: 'gone' });
    await records.commit([{ change: 'referral', value: gone, previous: null, expected: 'new' }]);
    const stored = await records.readReferral('gone');
    assert.ok(stored);
    await erasure.deleteCase(stored, { id: 'gone', reference: 'R-GONE', as: 'ended', at: AT });
    const change = { id: 'c', at: AT, by: LEAD, changed: [{ part: 'name', before: null, after: 'A' }] };
    await storage.schools.write(id, { id }, 'new', change);
    await storage.proposals.write(
      { id: 'p', school: id, kind: 'staff', at: AT, expiresAt: SOON, by: LEAD, content: {} },
      'new',
    );
    await schoolBot.upgrade();
  }

  it('only what a school still needs is left of every kind of row', async () => {
    assert.deepEqual(Object.keys(KEYS).toSorted(), ALL_KINDS.map(({ name }) => name).toSorted());
    await store();
    const before = keys();
    for (const [kind, start] of Object.entries(KEYS))
      assert.ok(
        before.some((key) => key.startsWith(start)),
        `a row of "${kind}" was stored`,
      );
    play.clock.pass(3660 * DAY);
    for (const _night of [1, 2]) {
      await play.schoolBot.deletePastNightly();
      await play.storage.proposals.removeExpired(play.clock.now());
      await play.schoolBot.deleteExpired();
      play.clock.pass(DAY);
    }
    const after = new Set(keys());
    assert.deepEqual(
      before.filter((key) => after.has(key) && !PERMANENT.some((start) => key.startsWith(start))),
      [],
    );
    for (const start of PERMANENT)
      assert.ok(
        [...after].some((key) => key.startsWith(start)),
        `${start} stays`,
      );
  });
});
