import assert from 'node:assert/strict';
import { PROVIDER_KINDS, type ProviderKind } from '../../../src/domain/known-ids/providers.ts';
import {
  checklistOf,
  inDirectoryOrder,
  joinDirectory,
  providerFlags,
  withOlderChecks,
  type Provider,
} from '../../../src/domain/school/provider.ts';
import { describeProviderFlags } from '../../../src/words/providers.ts';
import { content } from '../../support/content.ts';

const contact = { name: 'A Person', phone: '01632 960 130' };
const plain = { name: 'Fictional Tutors', kind: 'tutor', contact, sessions: 'mornings', checks: {} } as const;
/** Everything that is asked of this kind, seen on a day. */
function allSeen(kind: ProviderKind, on = '2026-09-01'): Provider {
  const asked = content.providerChecks.filter(({ askedOf }) => askedOf.includes(kind));
  return {
    ...plain,
    kind,
    checks: Object.fromEntries(asked.map(({ id }) => [id, { document: 'Seen', on, expires: '2027-03-31' }])),
  };
}
const flags = (provider: Provider, to = '2027-01-05') =>
  providerFlags(provider, { from: '2026-11-24', to }, content).map(
    ({ check, state, until }) =>
      `${typeof check === 'object' ? check.id : check} ${state}${until === undefined ? '' : ` ${until}`}`,
  );
const assured = (expires: string): Provider => {
  const provider = allSeen('tutor');
  return { ...provider, checks: { ...provider.checks, 'staff-checks': { document: 'Letter', expires } } };
};

describe('The checks of a provider', () => {
  it('are quiet while all of them outlast the plan', () => {
    assert.deepEqual(flags(allSeen('tutor')), []);
  });

  it('are flagged when they have expired, or expire before the plan ends', () => {
    assert.deepEqual(flags(assured('2026-11-23')), ['staff-checks expired 2026-11-23']);
    assert.deepEqual(flags(assured('2026-11-24')), ['staff-checks expires 2026-11-24']);
    assert.deepEqual(flags(assured('2027-01-04')), ['staff-checks expires 2027-01-04']);
    assert.deepEqual(flags(assured('2027-01-05')), []);
  });

  it('count for a year from the day they were seen, or as long as the school says', () => {
    const seen = allSeen('tutor');
    const provider = { ...seen, checks: { ...seen.checks, sites: { document: 'List', on: '2025-12-01' } } };
    assert.deepEqual(flags(provider), ['sites expires 2026-12-01']);
    const [flag] = providerFlags(provider, { from: '2026-12-24', to: '2027-01-05' }, content);
    assert.ok(flag);
    assert.match(describeProviderFlags([flag]).join(), /expired on Tue 1 Dec 2026 .*not law/);
    const shorter = new Map(content.thresholds);
    shorter.set('provider-check-days', { ...content.thresholds.get('provider-check-days')!, value: 100 });
    const [entry] = checklistOf(provider, { ...content, thresholds: shorter }).filter(
      ({ check }) => check.id === 'sites',
    );
    assert.equal(entry?.until, '2026-03-11');
  });

  it('are missed where the kind of provider needs them, and named together', () => {
    for (const kind of PROVIDER_KINDS) {
      const missing = flags({ ...plain, kind }).filter((each) => each.endsWith('missing'));
      assert.ok(missing.includes('staff-checks missing'), kind);
      assert.equal(missing.includes('visit missing'), kind === 'non-school-ap');
      assert.equal(missing.includes('registration missing'), /^(registered|online-acc)/.test(kind), kind);
    }
    assert.ok(flags({ ...plain, kind: 'online-not-accredited' }).includes('accreditation not-accredited'));
    const said = describeProviderFlags(
      providerFlags({ ...plain, kind: 'non-school-ap' }, { from: '2026-11-24', to: '2027-01-05' }, content),
    );
    assert.match(said.join(), /^Not seen yet: .* and \d+ more\.$/);
  });

  it('are of the kinds that the questions know', () => {
    const options = content.bank.questions.get('OP2')?.options.map(({ id }) => id);
    assert.deepEqual(PROVIDER_KINDS, options);
  });

  it('hold what older settings say of a provider', () => {
    const { checks: _none, ...older } = plain;
    const provider = withOlderChecks(older, {
      accreditation: { what: 'DfE list', checked: '2026-09-08' },
      safeguarding: { what: 'Letter', expires: '2026-12-18' },
      lastVisit: '2025-10-14',
    });
    assert.deepEqual(provider.checks, {
      registration: { document: 'DfE list', on: '2026-09-08' },
      'staff-checks': { document: 'Letter', expires: '2026-12-18' },
    });
    assert.deepEqual(provider.visit, { on: '2025-10-14' });
  });
});

describe('The directory of providers', () => {
  it('is in the order of names, whatever their checks say', () => {
    const named = ['beta', 'Écho', 'Alpha', 'Delta'].map((name) => ({ ...plain, name }));
    assert.deepEqual(
      inDirectoryOrder(named).map(({ name }) => name),
      ['Alpha', 'beta', 'Delta', 'Écho'],
    );
  });

  it('takes what leads have recorded in place of what the settings say', () => {
    const other = { ...plain, name: 'Other' };
    const recorded = { ...plain, name: 'fictional  TUTORS', sessions: 'afternoons' };
    assert.deepEqual(joinDirectory([plain, other], [recorded]), [other, recorded]);
  });
});
