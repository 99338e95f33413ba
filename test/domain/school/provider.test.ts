import assert from 'node:assert/strict';
import { loadContent } from '../../../src/content/load.ts';
import {
  inDirectoryOrder,
  PROVIDER_KINDS,
  providerFlags,
  type Provider,
  type ProviderKind,
} from '../../../src/domain/school/provider.ts';
import { describeProviderFlag } from '../../../src/words/providers.ts';

const inOrder: Provider = {
  name: 'Fictional Tutors',
  kind: 'tutor',
  safeguarding: { what: 'Written assurance', expires: '2027-03-31' },
  contact: { name: 'A Person', phone: '01632 960 130' },
  sessions: 'mornings',
};
const flags = (changes: Partial<Provider>, to = '2027-01-05') =>
  providerFlags({ ...inOrder, ...changes }, '2026-11-24', to).map(
    ({ check, state, until }) => `${check} ${state}${until === undefined ? '' : ` ${until}`}`,
  );
const assured = (expires: string) => ({ safeguarding: { what: 'Written assurance', expires } });

describe('The checks of a provider', () => {
  it('are quiet while all of them outlast the plan', () => {
    assert.deepEqual(flags({}), []);
  });

  it('are flagged when they have run out, or run out before the plan ends', () => {
    assert.deepEqual(flags(assured('2026-11-23')), ['safeguarding run-out 2026-11-23']);
    assert.deepEqual(flags(assured('2026-11-24')), ['safeguarding runs-out 2026-11-24']);
    assert.deepEqual(flags(assured('2027-01-04')), ['safeguarding runs-out 2027-01-04']);
    assert.deepEqual(flags(assured('2027-01-05')), []);
    assert.deepEqual(flags({}, '2027-07-20'), ['safeguarding runs-out 2027-03-31']);
  });

  it('count for a year from a look-up or a visit, and say that this is no law', () => {
    assert.deepEqual(flags({ lastVisit: '2025-11-20' }), ['visit run-out 2026-11-20']);
    const accreditation = { what: 'Accredited', checked: '2025-12-01' };
    assert.deepEqual(flags({ kind: 'online-accredited', accreditation }), [
      'accreditation runs-out 2026-12-01',
    ]);
    const [flag] = providerFlags({ ...inOrder, lastVisit: '2025-01-01' }, '2026-11-24', '2027-01-05');
    assert.ok(flag);
    assert.match(describeProviderFlag(flag), /ran out on Thu 1 Jan 2026 .*not law/);
  });

  it('are missed where the kind of provider needs them', () => {
    const { safeguarding: _none, ...without } = inOrder;
    const missing = (kind: ProviderKind) =>
      providerFlags({ ...without, kind }, '2026-11-24', '2027-01-05').map(({ check }) => check);
    assert.deepEqual(missing('tutor'), ['safeguarding']);
    assert.deepEqual(missing('non-school-ap'), ['safeguarding', 'visit']);
    for (const kind of ['registered-school', 'online-accredited', 'online-not-accredited'] as const)
      assert.deepEqual(missing(kind), ['safeguarding', 'accreditation']);
  });

  it('are of the kinds that the questions know', () => {
    const options = loadContent()
      .bank.questions.get('OP2')
      ?.options.map(({ id }) => id);
    assert.deepEqual(PROVIDER_KINDS, options);
  });
});

describe('The directory of providers', () => {
  it('is in the order of names, whatever their checks say', () => {
    const named = ['beta', 'Écho', 'Alpha', 'Delta'].map((name) => ({ ...inOrder, name }));
    assert.deepEqual(
      inDirectoryOrder(named).map(({ name }) => name),
      ['Alpha', 'beta', 'Delta', 'Écho'],
    );
  });
});
