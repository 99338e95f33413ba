import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, SettingsProblems } from '../../src/settings/settings.ts';

const LEAD = '20000000-0000-4000-8000-00000000000a';

function school() {
  return {
    id: 'northfield',
    name: 'Northfield Community School',
    tenantId: '10000000-0000-4000-8000-000000000001',
    dsl: { name: 'Helen Ashdown', phone: '01632 960 111' } as Record<string, unknown>,
    staff: [
      { id: LEAD.toUpperCase(), name: 'Maya Lindqvist', roles: ['inclusion-lead'] },
      { id: '20000000-0000-4000-8000-000000000002', name: 'Sam Okafor', roles: ['teacher'] },
    ],
    channels: { inclusion: '19:inclusion@thread.tacv2', staff: ['19:staff@thread.tacv2'] },
    closed: [{ from: '2026-12-21', to: '2027-01-01', what: 'Christmas holiday' }],
    thresholds: { 'late-marks': 5 },
  };
}

describe('School settings', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'settings-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const written = (text: string): string => {
    const file = join(folder, 'settings.json');
    writeFileSync(file, text);
    return file;
  };
  const problemsOf = (value: unknown): readonly string[] => {
    try {
      readSettings(written(typeof value === 'string' ? value : JSON.stringify(value)));
    } catch (error) {
      assert.ok(error instanceof SettingsProblems, String(error));
      return error.problems;
    }
    return [];
  };

  it('come back as written, Entra ids in small letters', () => {
    const settings = readSettings(written(JSON.stringify(school())));
    assert.equal(settings.staff[0]?.id, LEAD);
    assert.deepEqual(settings.dsl, { name: 'Helen Ashdown', phone: '01632 960 111' });
    assert.deepEqual(settings.closed, school().closed);
    assert.deepEqual(settings.thresholds, { 'late-marks': 5 });
  });

  it("takes the school's rule for pupil references, and says what is wrong with one", () => {
    const rule = { pattern: '[A-Z]{2} ?[789]', example: 'AB 8' };
    const read = readSettings(written(JSON.stringify({ ...school(), pupilReference: rule })));
    assert.deepEqual(read.pupilReference, rule);
    const wrong = (pattern: string, example: string) =>
      problemsOf({ ...school(), pupilReference: { pattern, example } }).join('\n');
    assert.match(
      wrong('[A-Z', 'AB 8'),
      /"pupilReference.pattern" must be a regular expression without a mistake/,
    );
    assert.match(
      wrong('[A-Z]{2}', 'AB 8'),
      /"pupilReference.example" must be a reference that the pattern accepts/,
    );
    for (const name of ['Alex 8', 'ALEX', 'Ann Other'])
      assert.match(wrong('[A-Z]+( [A-Z0-9]+)?', name), /"pupilReference.example" must be no name/, name);
    for (const endless of [
      '(A|A|A|A|A|A|A|A|A|A)*B',
      `${'A?'.repeat(40)}B`,
      '(\\p{L}|[A-Z]|A|A|A|A|A|A|A)*8',
    ])
      assert.match(
        wrong(endless, 'AAAAAAAAAAAA'),
        /"pupilReference.pattern" must be a simpler regular expression/,
      );
    for (const usual of ['[A-Z]{2} ?(7|8|9|1[0-3])', '\\d{4,6}', '[A-Z]{2,3}[ -]?(R|\\d{1,2})[A-Z]?'])
      assert.doesNotMatch(wrong(usual, 'AB 8'), /simpler/);
  });

  it('may add words to the word check, and say in plain words what is wrong with them', () => {
    const wordCheck = { words: [' Elm Street crew '] };
    assert.deepEqual(readSettings(written(JSON.stringify({ ...school(), wordCheck }))).wordCheck, {
      words: ['Elm Street crew'],
      harmless: [],
    });
    const wrong = { words: ['', '{them}', 7], harmless: 'none', remove: ['kill'] };
    const problems = problemsOf({ ...school(), wordCheck: wrong }).join('\n');
    for (const says of [
      /"wordCheck.words" entry 1 must have two letters/,
      /"wordCheck.words" entry 2 must be written without \{ and \}/,
      /"wordCheck.words" entry 3 must be a word or a phrase/,
      /"wordCheck.harmless" must be a list/,
      /"wordCheck.remove" is not a setting/,
    ])
      assert.match(problems, says);
  });

  it('may name a deputy', () => {
    const value = school();
    value.dsl = { ...value.dsl, deputy: { name: 'Karim Osei', phone: '01632 960112 ext 4' } };
    assert.equal(readSettings(written(JSON.stringify(value))).dsl.deputy?.phone, '01632 960112 ext 4');
  });

  it('are refused without a safeguarding contact, with the reason', () => {
    const { dsl: _none, ...without } = school();
    const [problem, ...others] = problemsOf(without);
    assert.deepEqual(others, []);
    assert.match(problem ?? '', /"dsl" is missing\. .* designated safeguarding lead/);
    assert.match(
      problemsOf({ ...school(), dsl: { name: 'Helen Ashdown' } }).join(),
      /"dsl\.phone" is missing/,
    );
    assert.match(
      problemsOf({ ...school(), dsl: { name: ' ', phone: 'ask the office' } }).join(),
      /"dsl\.name" must be a name.*"dsl\.phone" must be a telephone number/,
    );
  });

  it('name every problem at once, by entry', () => {
    const value = {
      ...school(),
      id: 'North Field',
      tenantId: 'northfield.example',
      staff: [
        { id: 'sam', name: 'Sam Okafor', roles: ['teecher'] },
        { id: LEAD, name: '', roles: [] },
      ],
      colour: 'green',
    };
    const problems = problemsOf(value);
    const all = problems.join('\n');
    assert.equal(problems.length, 7, all);
    assert.match(all, /"id" must be a short word/);
    assert.match(all, /"tenantId" must be the id/);
    assert.match(all, /"staff" entry 1 \(Sam Okafor\), "id" must be/);
    assert.match(all, /"staff" entry 1 \(Sam Okafor\), "roles" must be one of teacher, office/);
    assert.match(all, /"staff" entry 2 .*"name" must be a name/);
    assert.match(all, /"staff" entry 2 .*"roles" must name at least one role/);
    assert.match(all, /"colour" is not a setting/);
  });

  it('may name terms and INSET days, and know the bank holidays by themselves', () => {
    const { closed: _none, ...without } = school();
    const terms = [{ from: '2026-09-01', to: '2026-12-18', what: 'Autumn term' }];
    const insetDays = [{ date: '2026-09-01', what: 'Training' }];
    const settings = readSettings(written(JSON.stringify({ ...without, terms, insetDays })));
    assert.deepEqual(settings.terms, terms);
    assert.deepEqual(settings.insetDays, insetDays);
    assert.deepEqual(settings.closed, []);
    assert.ok(settings.bankHolidays?.includes('2026-12-25'));
    assert.match(problemsOf({ ...school(), bankHolidays: [] }).join(), /"bankHolidays" is not a setting/);
  });

  it('may name the school’s SharePoint, and nothing but its host', () => {
    const of = (sharePoint: string) =>
      readSettings(written(JSON.stringify({ ...school(), sharePoint }))).sharePoint;
    assert.equal(of(' Northfield.SharePoint.com '), 'northfield.sharepoint.com');
    for (const wrong of [
      'https://northfield.sharepoint.com',
      'northfield.sharepoint.com/',
      'northfield-my.sharepoint.com',
      'northfield.sharepoint.com:8443',
      'sharepoint.com',
      'northfield.example.org',
      'northfield.sharepoint.com.example.org',
      '',
    ])
      assert.match(
        problemsOf({ ...school(), sharePoint: wrong }).join(),
        /^"sharePoint" must be the host of the school's SharePoint and nothing else, like /,
        wrong,
      );
  });

  const refusals: [string, (value: ReturnType<typeof school>) => unknown, RegExp][] = [
    [
      'nobody who may decide',
      (value) => ({ ...value, staff: value.staff.slice(1) }),
      /Nobody .* inclusion-lead/,
    ],
    [
      'one person twice, in capitals or not',
      (value) => ({ ...value, staff: [...value.staff, { id: LEAD, name: 'Again', roles: ['teacher'] }] }),
      /two people with the id of Again/,
    ],
    [
      'a thread instead of a channel',
      (value) => ({ ...value, channels: { ...value.channels, inclusion: '19:a@thread.tacv2;messageid=1' } }),
      /"channels\.inclusion" must be a channel id/,
    ],
    [
      'an inclusion channel that all staff read',
      (value) => ({ ...value, channels: { ...value.channels, staff: [value.channels.inclusion] } }),
      /only go to the small inclusion team/,
    ],
    [
      'a holiday that ends before it begins',
      (value) => ({ ...value, closed: [{ from: '2027-01-02', to: '2027-01-01', what: 'New year' }] }),
      /New year ends .* before it begins/,
    ],
    [
      'a day that does not exist',
      (value) => ({ ...value, closed: [{ from: '2026-02-30', to: '2026-03-01', what: 'Half term' }] }),
      /"closed" entry 1 \(Half term\), "from" must be a date/,
    ],
    [
      'a term that ends before it begins',
      (value) => ({ ...value, terms: [{ from: '2027-01-02', to: '2027-01-01', what: 'Spring' }] }),
      /In "terms", Spring ends .* before it begins/,
    ],
    [
      'two terms on the same days',
      (value) => ({
        ...value,
        terms: [
          { from: '2026-09-01', to: '2026-12-18', what: 'Autumn' },
          { from: '2026-12-01', to: '2027-03-01', what: 'Spring' },
        ],
      }),
      /Autumn and Spring share days/,
    ],
    [
      'an INSET day that is no date',
      (value) => ({ ...value, insetDays: [{ date: '1 September', what: 'Training' }] }),
      /"insetDays" entry 1 \(Training\), "date" must be a date/,
    ],
    [
      'a threshold in words',
      (value) => ({ ...value, thresholds: { 'late-marks': 'five' } }),
      /must be a number/,
    ],
  ];
  for (const [what, change, sentence] of refusals)
    it(`are refused with ${what}, and for nothing else`, () => {
      const problems = problemsOf(change(school()));
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0] ?? '', sentence);
    });

  it('say where a file stops being JSON', () => {
    assert.match(problemsOf('{\n  "id": "a",\n  oops\n}').join(), /not valid JSON: look at line 3/);
    assert.match(problemsOf('').join(), /not valid JSON/);
    assert.match(problemsOf('[]').join(), /The file is not in the form/);
  });

  it('may be saved by an editor on Windows, in UTF-8 or UTF-16', () => {
    const text = JSON.stringify({ ...school(), name: 'Ysgol Sant Dyfrïg' }, null, 2);
    const saved: [string, Buffer][] = [
      ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`, 'utf8')],
      ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
      ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
      ['UTF-16, big end first', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ];
    for (const [how, bytes] of saved) {
      const file = join(folder, 'saved.json');
      writeFileSync(file, bytes);
      assert.equal(readSettings(file).name, 'Ysgol Sant Dyfrïg', how);
    }
  });

  it('say when there is no file', () => {
    assert.throws(() => readSettings(join(folder, 'nowhere.json')), /cannot be read.*SETTINGS_FILE/);
  });
});
