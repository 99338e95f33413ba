import assert from 'node:assert/strict';
import type { DataRequest, RequestKind } from '../../src/app/ports/data-requests.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import { LEAD } from '../support/activities.ts';
import type { Player } from '../support/play.ts';
import { SECOND_LEAD } from '../support/school.ts';
import { submittedReferral } from '../support/submitted-referral.ts';
import type { Wire } from '../storage/tables/wire.ts';
import { pause, type SchoolAtWork } from './school-at-work.ts';
import { useSchoolOnWire } from './set-up.ts';

const COUNT = 6;
const by = { id: LEAD.aadObjectId, name: LEAD.name };
const at = '2026-11-24T09:00:00.000Z';

describe('A bot that is killed while it changes what is held about pupils', () => {
  const given = useSchoolOnWire();
  let school: SchoolAtWork;
  let wire: Wire;
  beforeEach(() => void ({ school, wire } = given));

  /** Cases that nothing is open about, stored as they are. */
  const store = async (pupil: string, name: string): Promise<readonly Referral[]> => {
    const cases = Array.from({ length: COUNT }, (_, index) =>
      submittedReferral({
        id: `${name}-${index}`,
        reference: `R-${name}${index}`,
        answers: { PC1: pupil, PC2: '7', PC4: 'attendance' },
        status: 'not-needed',
        decision: { outcome: 'not-needed', by, at, reason: 'Because.' },
      }),
    );
    for (const value of cases)
      await school.records.commit([{ change: 'referral', value, previous: null, expected: 'new' }]);
    return cases;
  };
  const asked = async (kind: RequestKind, cases: readonly Referral[], more: Partial<DataRequest>) => {
    const value: DataRequest = {
      id: `${kind}.1`,
      kind,
      cases: cases.map(({ id, reference, version }) => ({ id, reference, version })),
      by,
      at,
      reason: 'The request was granted.',
      expiresAt: '2026-12-08T09:00:00.000Z',
      ...more,
    };
    await school.records.commit([{ change: 'request', value, expected: 'new' }]);
    return value.id;
  };
  /** Presses, and ends the bot as a power cut does when `isBegun`, `later` requests to its storage afterwards. */
  const killedDuring = async (
    player: Player,
    press: readonly [verb: string, data: Record<string, string>],
    isBegun: () => Promise<boolean>,
    later: number,
    bot: { kill(): Promise<void> },
  ) => {
    const pressed = player.sendsPress(...press).catch(() => undefined);
    for (const end = Date.now() + 10_000; !(await isBegun()); await pause(2))
      if (Date.now() > end) throw new Error(`waited in vain: ${player.sees} ${player.sentence ?? ''}`);
    wire.next(...Array.from({ length: later }, () => 'pass' as const));
    wire.always('hang');
    await pause(300);
    await bot.kill();
    await pressed;
    wire.clear();
  };
  const bot = async (now: string) => school.bot(wire.connectionString, now);
  const endOf = async (id: string) => (await school.records.readRequest(id))?.value.end;
  const count = async (id: string, what: string) =>
    (await school.records.auditOf(id)).filter((entry) => entry.what === what).length;
  const withPupil = async (pupil: string) => (await school.records.referralsOfPupil(pupil, 20)).items.length;

  it('goes on deleting at night: every case, once in the ledger, and nothing about the pupil is left', async () => {
    const cases = await store('ER 7', 'er');
    const id = await asked('erase', cases, { pupil: 'ER 7' });
    const first = await bot('2026-11-24T10:00:00Z');
    const isGone = async ({ id: each }: Referral) => (await school.records.readReferral(each)) === undefined;
    const [begun] = cases;
    assert.ok(begun);
    const press = ['data-approve', { q: id }] as const;
    await killedDuring(school.player(first, SECOND_LEAD), press, () => isGone(begun), 4, first);
    const gone = (await Promise.all(cases.map(isGone))).filter(Boolean).length;
    assert.ok(gone > 0 && gone < COUNT, `${gone} of ${COUNT} were deleted when it was killed`);
    assert.equal(await endOf(id), undefined);

    await school.job('tidy', '2026-11-25T03:00:00Z');
    assert.deepEqual(
      (await endOf(id))?.done,
      cases.map(({ reference }) => reference),
    );
    const ledger = await school.erasure.deletedCases();
    assert.deepEqual(
      ledger.map(({ reference, as, by: two = [] }) => [reference, as, two.map(({ name }) => name)]),
      cases.map(({ reference }) => [reference, 'erased', [LEAD.name, SECOND_LEAD.name]]),
    );
    for (const each of cases) assert.equal(await count(each.id, 'erase-approved'), 1);
    assert.deepEqual(
      (await school.rows()).filter((row) => row.includes('ER 7')),
      [],
    );
  });

  it('goes on at the next press with the references of a new year and with a correction, each made once', async () => {
    const forYear = await store('NY 7', 'ny');
    const wrong = await store('CO 7', 'co');
    const id = await asked('new-year', forYear, {
      content: { changes: [{ from: 'NY 7', to: 'NY 8', cases: forYear.map((each) => each.id) }] },
    });
    const first = await bot('2026-11-25T04:00:00Z');
    const approve = ['data-approve', { q: id }] as const;
    const isChanged = (pupil: string) => async () => (await withPupil(pupil)) > 0;
    await killedDuring(school.player(first, SECOND_LEAD), approve, isChanged('NY 8'), 3, first);
    const changed = await withPupil('NY 8');
    assert.ok(changed > 0 && changed < COUNT, `${changed} of ${COUNT} were changed when it was killed`);

    const second = await bot('2026-11-25T04:10:00Z');
    await school.player(second, SECOND_LEAD).sendsPress(...approve);
    assert.deepEqual(
      (await endOf(id))?.done?.toSorted(),
      forYear.map(({ reference }) => reference),
    );
    assert.deepEqual([await withPupil('NY 7'), await withPupil('NY 8')], [0, COUNT]);
    for (const each of forYear) assert.equal(await count(each.id, 'pupil-corrected'), 1);

    const references = wrong.map(({ reference }) => reference);
    const correct = (together: readonly string[] = []) =>
      [
        'data-send-correct',
        {
          pupil: 'CO 7',
          cases: references.join(','),
          to: 'CO 8',
          why: 'mistyped',
          together: together.join(','),
        },
      ] as const;
    await killedDuring(school.player(second, LEAD), correct(), isChanged('CO 8'), 3, second);
    const corrected = await withPupil('CO 8');
    assert.ok(
      corrected > 0 && corrected < COUNT,
      `${corrected} of ${COUNT} were corrected when it was killed`,
    );

    const third = await bot('2026-11-25T04:20:00Z');
    const lead = school.player(third, LEAD);
    await lead.sendsPress(...correct());
    // What was corrected already has the right reference, so a person is asked whether it is the same pupil.
    assert.match(lead.sees, /is in use already/);
    await lead.presses('It is the same pupil', { to: 'CO 8', why: 'mistyped' });
    assert.deepEqual([await withPupil('CO 7'), await withPupil('CO 8')], [0, COUNT]);
    for (const each of wrong) assert.equal(await count(each.id, 'pupil-corrected'), 1);
    const rows = await school.rows();
    assert.deepEqual(
      rows.filter((row) => !row.includes('pupil-corrected') && /NY 7|CO 7/.test(row)),
      [],
    );
  });
});
