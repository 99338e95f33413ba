import assert from 'node:assert/strict';
import { gapsByProvider, takeCensus } from '../../../src/domain/census/placements.ts';
import type { Referral } from '../../../src/domain/case/referral.ts';
import { placement, NUMBERED_PROVIDERS } from '../../support/placements.ts';
import { someUpdate } from '../../support/plans.ts';

const ON = '2027-01-21';
const census = (referrals: readonly Referral[], today = ON, on = ON) =>
  takeCensus({ on, today }, NUMBERED_PROVIDERS, referrals);
const pupilsOf = (...args: Parameters<typeof census>) => census(...args).lines.map(({ pupil }) => pupil);
const lineOf = (...args: Parameters<typeof placement>) => census([placement(...args)]).lines[0];

describe('The placements of a census day', () => {
  it('are those at providers that run on it, by pupil, each case once', () => {
    const one = placement('ZZ 2');
    assert.deepEqual(pupilsOf([one, placement('ZZ 1'), one]), ['ZZ 1', 'ZZ 2']);
  });

  it('leave out the support of our own staff, support in class, and what begins later', () => {
    const { provider: _ours, ...plan } = placement('ZZ 1').plan!;
    const ours: Referral = { ...placement('ZZ 1'), plan };
    const { hoursPerWeek: _away, ...beside } = placement('ZZ 2').plan!;
    const inClass: Referral = { ...placement('ZZ 2'), plan: { ...beside, support: ['mentor'] } };
    const later = placement('ZZ 3', { start: '2027-01-22' });
    assert.deepEqual(pupilsOf([ours, inClass, later, placement('ZZ 4', { start: ON })]), ['ZZ 4']);
  });

  it('are those too that ended since the census before, with the leaving date', () => {
    const ended = (pupil: string, at: string) =>
      placement(pupil, { start: '2026-09-07' }, { outcome: 'returned', at: `${at}T15:00:00.000Z` });
    const { since, lines } = census([
      ended('ZZ 1', '2026-09-30'),
      ended('ZZ 2', '2026-10-01'),
      ended('ZZ 3', '2027-01-20'),
      ended('ZZ 4', '2027-01-21'),
    ]);
    assert.equal(since, '2026-10-01');
    assert.deepEqual(
      lines.map(({ pupil, leaving }) => [pupil, leaving]),
      [
        ['ZZ 2', '2026-10-01'],
        ['ZZ 3', '2027-01-20'],
        ['ZZ 4', undefined],
      ],
    );
  });

  it('end with the plan where the case was closed later, and never began where it was closed before', () => {
    const at = '2027-01-20T15:00:00.000Z';
    assert.equal(lineOf('ZZ 1', { end: '2027-01-08' }, { outcome: 'other', at })?.leaving, '2027-01-08');
    assert.equal(lineOf('ZZ 1', {}, { outcome: 'other', at: '2026-11-27T15:00:00.000Z' }), undefined);
  });

  it('say for a past day who was there then, whatever has ended since', () => {
    const since = placement('ZZ 1', {}, { outcome: 'returned', at: '2027-01-26T15:00:00.000Z' });
    assert.equal(census([since], '2027-02-01').lines[0]?.leaving, undefined);
  });

  it('say for a day to come who will have left by their plan', () => {
    const [line] = census([placement('ZZ 1', { end: '2027-01-15' })], '2026-12-07').lines;
    assert.deepEqual([line?.leaving, line?.gaps], ['2027-01-15', []]);
  });
});

describe('A line of the census', () => {
  it('has the URN, or else the UKPRN, and never both', () => {
    const at = (provider: string) => lineOf('ZZ 1', { provider });
    const school = at('alder  lodge SCHOOL');
    assert.deepEqual([school?.urn, school?.ukprn, school?.gaps], ['999001', undefined, []]);
    const coppice = at('Coppice Skills');
    assert.deepEqual([coppice?.urn, coppice?.ukprn, coppice?.gaps], [undefined, '19990002', []]);
  });

  it('has the days, whether it is full-time, the hours of the plan and the sessions last reported', () => {
    const line = lineOf('ZZ 1', {
      hoursPerWeek: 12,
      updates: [someUpdate({ week: '2026-W49', offered: 4 }), someUpdate({ week: '2026-W50', offered: 5 })],
    });
    assert.deepEqual(
      [line?.entry, line?.fullTime, line?.hoursPerWeek, line?.sessionsOffered],
      ['2026-11-30', false, 12, 5],
    );
  });

  it('says what has to be looked at: numbers, plans that are over, support that goes on', () => {
    const gaps = (...args: Parameters<typeof placement>) => lineOf(...args)?.gaps;
    assert.deepEqual(gaps('ZZ 1', { provider: 'Bramble Lane Tutors' }), ['no-number']);
    assert.deepEqual(gaps('ZZ 1', { provider: 'Gone Away' }), ['not-in-directory']);
    assert.deepEqual(gaps('ZZ 1', { end: '2027-01-15' }), ['past-end']);
    const goesOn = { outcome: 'continued', at: '2027-01-15T15:00:00.000Z' } as const;
    assert.deepEqual(gaps('ZZ 1', {}, goesOn), ['closed-goes-on']);
    const { PC1: _nobody, ...unnamed } = placement('ZZ 1').answers;
    assert.deepEqual(census([{ ...placement('ZZ 1'), answers: unnamed }]).lines[0]?.gaps, ['no-reference']);
    const providers = NUMBERED_PROVIDERS.map(({ urn: _urn, ...each }) => each);
    const [line] = takeCensus({ on: ON, today: ON }, providers, [placement('ZZ 1')]).lines;
    assert.deepEqual(line?.gaps, ['no-urn']);
  });

  it('counts in one sentence with others of the same provider and gap', () => {
    const tutor = { provider: 'Bramble Lane Tutors' };
    const { lines } = census([
      placement('ZZ 2', tutor),
      placement('ZZ 1', tutor),
      placement('ZZ 3', { provider: 'A Provider Gone' }),
    ]);
    assert.deepEqual(
      gapsByProvider(lines).map(({ provider, gap, lines: of }) => [provider, gap, of.length]),
      [
        ['A Provider Gone', 'not-in-directory', 1],
        ['Bramble Lane Tutors', 'no-number', 2],
      ],
    );
  });
});
