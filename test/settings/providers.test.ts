import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROVIDERS } from '../../src/demo/school.ts';
import { readSettings, SettingsProblems } from '../../src/settings/settings.ts';
import { testSchool } from '../support/school.ts';

describe("Providers in a school's settings", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'providers-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const read = (providers: unknown) => {
    const file = join(folder, 'settings.json');
    writeFileSync(file, JSON.stringify({ ...testSchool(), providers }));
    return readSettings(file).providers;
  };
  const problemsOf = (providers: unknown): readonly string[] => {
    try {
      read(providers);
      return [];
    } catch (error) {
      assert.ok(error instanceof SettingsProblems, String(error));
      return error.problems;
    }
  };

  it('come back as written, and may be left out', () => {
    assert.deepEqual(read(PROVIDERS), PROVIDERS);
    assert.equal(read(undefined), undefined);
  });

  it('name every problem at once, by provider', () => {
    const [good] = PROVIDERS;
    const problems = problemsOf([
      { ...good, kind: 'farm' },
      {
        name: 'Second',
        kind: 'tutor',
        safeguarding: { what: '', expires: '2026-02-30' },
        lastVisit: 'June',
        contact: { name: 'A', phone: 'ask' },
        sessions: 'some',
        rating: 5,
      },
    ]).join('\n');
    assert.match(
      problems,
      /"providers" entry 1 \(Bramble Lane Tutors\), "kind" must be one of registered-school/,
    );
    assert.match(problems, /"providers" entry 2 \(Second\), "safeguarding", "what" must say what was given/);
    assert.match(problems, /"providers" entry 2 \(Second\), "safeguarding", "expires" must be a date/);
    assert.match(problems, /"providers" entry 2 \(Second\), "lastVisit" must be a date/);
    assert.match(problems, /"providers" entry 2 \(Second\), "contact", "phone" must be a telephone/);
    assert.match(problems, /rating" is not a setting/);
    assert.equal(problems.split('\n').length, 6, problems);
  });

  it('may not stand there twice', () => {
    const [good] = PROVIDERS;
    assert.deepEqual(problemsOf([good, { ...good, name: 'bramble lane TUTORS' }]), [
      '"providers" has "bramble lane tutors" twice. Each name may be used once.',
    ]);
  });
});
