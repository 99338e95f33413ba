import assert from 'node:assert/strict';
import { exec } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoEnvFile } from '../../src/start/demo.ts';
import { startDemo, type RunningDemo } from '../e2e/running-demo.ts';

/** Every page that tells a person what to type. */
const PAGES = [
  'README.md',
  'SECURITY.md',
  'appPackage/README.md',
  'env/README.md',
  'src/README.md',
  'src/content/README.md',
];
/** The lines of a page's blocks for the shell, without the remarks after them. */
const linesOf = (page: string) =>
  [...readFileSync(page, 'utf8').matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block = '']) =>
    block
      .split('\n')
      .map((line) => line.replace(/#.*/, '').trim())
      .filter((line) => line !== ''),
  );
const COMMAND =
  /^npm run (?:--silent )?((?:audit|case|content|figures|pupil|school-year|staff):[\w-]+|backup|restore|census|digest|job|outcomes|triage|bench -- triage)\b/;
const lines = PAGES.flatMap((page) => linesOf(page).map((line) => ({ page, line })));
const commands = lines.filter(({ line }) => COMMAND.test(line));

describe('A command as a page says it', function () {
  this.timeout(120_000);
  let demo: RunningDemo;
  const folder = mkdtempSync(join(tmpdir(), 'as-written-'));
  const file = (name: string) => join(folder, name);
  const path = { PATH: process.env['PATH'] };
  let reference = '';
  let pupil = '';
  let key = '';

  const run = (line: string, env: Readonly<Record<string, string>>) =>
    new Promise<{ failed: boolean; stdout: string; stderr: string }>((done) => {
      exec(line, { env: { ...path, ...env } }, (error, stdout, stderr) =>
        done({ failed: error !== null, stdout, stderr }),
      );
    });
  /** With a referral that exists, and files outside the repository. */
  const fitted = (line: string) =>
    line
      .replace('R-7K3MP', reference)
      .replace(' 8JS ', ` ${JSON.stringify(pupil)} `)
      .replace('age1...', key)
      .replace(' exports ', ` ${file('exports')} `)
      .replaceAll(
        /\b(pack\.html|pack\.json|outcomes\.html|census\.csv|form\.docx|record\.html|staff\.html|school\.age|secret\.key|map\.html)\b/g,
        (name) => file(name),
      )
      .replace(/< \S+/, `< ${file('case.json')}`)
      .replace('../before', 'src/content');

  before(async () => {
    demo = await startDemo({ args: ['--reset', '--sample'], env: { DEMO_NOW: '2026-11-24T09:00:00Z' } });
    assert.match(demo.printed(), /^Ready$/m, demo.printed());
    const day = '--from 2026-09-01 --to 2026-12-31';
    const { stdout } = await run(`npm run --silent audit:export -- --demo ${day}`, besideDemo());
    reference = /"R-\w{5}"/.exec(stdout)?.[0].slice(1, -1) ?? '';
    const pack = await run(`npm run --silent case:export -- --demo ${reference} --by A`, besideDemo());
    pupil = (JSON.parse(pack.stdout) as { pupil: { reference: string } }).pupil.reference;
    const keys = await run('npm run --silent backup -- --new-keys', besideDemo());
    key = /age1\w+/.exec(keys.stdout)?.[0] ?? '';
    mkdirSync(file('exports'));
    writeFileSync(file('secret.key'), keys.stdout);
    writeFileSync(file('case.json'), '{"today": "2026-11-24", "answers": {}, "events": []}');
  });
  after(async () => {
    await demo.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const besideDemo = () => ({ DEMO_DATA_DIR: demo.folder });
  /** As the bot's own host has it. */
  const likeTheBot = () => ({ ENV_FILE: demoEnvFile(demo.folder) });

  for (const { page, line } of commands)
    it(`works: ${line} (${page})`, async () => {
      const end = await run(fitted(line), line.includes('--demo') ? besideDemo() : likeTheBot());
      assert.equal(end.failed, false, `${end.stdout}${end.stderr}`);
    });

  for (const { page, line } of lines.filter(({ line }) => !COMMAND.test(line)))
    it(`is run by .ci/run or starts what other tests start: ${line} (${page})`, () => {
      const steps = `${readFileSync('.ci/run', 'utf8')} npm run demo npm start node dist/index.js`;
      for (const part of line.split(' && ')) assert.ok(steps.includes(part), part);
    });

  it('names the one that works on the demo, when nothing says where the school is', async () => {
    const taken = `npm run --silent case:export -- ${reference} --by "Maya Lindqvist" --html ${file('hint.html')}`;
    const end = await run(taken, { ...besideDemo(), ENV_FILE: '' });
    assert.ok(end.failed);
    const [, named = ''] = /it works like this: (.*)$/m.exec(end.stderr) ?? [];
    assert.match(named, /^npm run --silent case:export -- --demo /);
    assert.equal((await run(named, besideDemo())).failed, false);
    assert.ok(existsSync(file('hint.html')));
  });

  it('says to start a demo where none was started, or it has ended', async () => {
    const typed = 'npm run --silent digest -- --demo --dry-run';
    const never = await run(typed, { DEMO_DATA_DIR: folder });
    assert.match(never.stderr, /No demo was started here.*"npm run demo"/);
    assert.equal(await demo.interrupt(), 0);
    const over = await run(typed, besideDemo());
    assert.match(over.stderr, /The demo has to be running: "npm run demo"/);
  });
});
