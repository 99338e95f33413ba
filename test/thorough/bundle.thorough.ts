import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeBundle } from '../../src/packaging/bundle.ts';
import { describeLicences } from '../../src/packaging/dependencies/list-licences.ts';
import { gatherLicenceTexts } from '../../src/packaging/dependencies/licence-texts.ts';
import { readProductionPackages } from '../../src/packaging/dependencies/lock-file.ts';
import { spawnBot, untilReady, type BotProcess } from '../faults/bot-process.ts';
import { message, send, TEACHER } from '../support/activities.ts';
import { freePort } from '../support/azurite.ts';
import { lintDockerfile, rehearse, type Rehearsal } from '../support/dockerfile.ts';
import { startFakeConnector, type FakeConnector } from '../support/fake-connector.ts';
import { textsOf } from '../support/play.ts';
import { schoolAtTerminal } from '../support/terminal.ts';

/** Loaded first: when told to, the clock of the process throws once, in the next request and not in a job of the clock. */
const BREAKABLE = `data:text/javascript,${encodeURIComponent(`
  import { subscribe, unsubscribe } from 'node:diagnostics_channel';
  const now = performance.now.bind(performance);
  const breakNow = () => {
    unsubscribe('http.server.request.start', breakNow);
    performance.now = () => {
      performance.now = now;
      throw new TypeError('on purpose');
    };
  };
  process.once('message', () => subscribe('http.server.request.start', breakNow));
  process.channel.unref();
`)}`;

describe('The bot as it is built for a container', function () {
  this.timeout(60_000);
  const { environment } = schoolAtTerminal();
  const folder = mkdtempSync(join(tmpdir(), 'built-'));
  const app = join(folder, 'app');
  let packages: ReadonlySet<string>;
  let image: Rehearsal;
  let bot: BotProcess;
  let teams: FakeConnector;

  before(async () => {
    packages = await makeBundle(join(folder, 'built'));
    mkdirSync(app);
    image = await rehearse(join(folder, 'built'), app);
    rmSync(join(folder, 'built'), { recursive: true });
    teams = await startFakeConnector();
    const port = String(await freePort());
    const env = { ...image.env, ...environment(), LOG_LEVEL: 'info', HOST: '127.0.0.1', PORT: port };
    bot = await untilReady(await spawnBot(env, BREAKABLE, { args: image.start, cwd: app }));
  });
  after(async () => {
    await bot?.kill();
    await teams?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has a container file without faults', () => assert.deepEqual(lintDockerfile(), []));

  it('needs no packages beside it', () => {
    assert.ok(!existsSync(join(app, 'node_modules')));
    const files = readdirSync(app, { recursive: true, encoding: 'utf8' });
    assert.deepEqual(
      files.filter((file) => file.endsWith('.ts') || file.endsWith('.node')),
      [],
    );
  });

  it('brings no language model and nothing that listens in', () => {
    const names = [...packages].map((place) => place.split('node_modules/').at(-1));
    assert.ok(names.includes('botbuilder'));
    for (const name of ['openai', 'gpt-tokenizer', 'applicationinsights', 'botbuilder-dialogs'])
      assert.ok(!names.includes(name), name);
    const code = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.js'),
    );
    assert.ok(code.length > 0);
    for (const file of code)
      assert.doesNotMatch(readFileSync(join(app, file), 'utf8'), /openai\.com|contentsafety/, file);
  });

  it('has the licences of its packages listed', () => {
    const all = readProductionPackages(readFileSync('package-lock.json', 'utf8'));
    const places = new Set(all.map(({ place }) => place));
    assert.deepEqual(
      [...packages].filter((place) => !places.has(place)),
      [],
      'only for development, says package.json',
    );
    assert.equal(
      readFileSync('infra/licences.md', 'utf8'),
      describeLicences(all, packages),
      'run "npm run licences"',
    );
  });

  it('brings the terms of every package that is in it', () => {
    const terms = readFileSync(join(app, 'licences.txt'), 'utf8');
    assert.equal(terms, gatherLicenceTexts(packages));
  });

  it('is alive and ready, and says what it is', async () => {
    await image.healthCheck({ PORT: new URL(bot.url).port });
    assert.equal(await (await fetch(`${bot.url}/readyz`)).text(), 'ready');
    const info = (await (await fetch(`${bot.url}/info`)).json()) as Record<string, string>;
    assert.deepEqual(Object.keys(info).toSorted(), ['commit', 'content', 'instance', 'version']);
    assert.match(info['commit'] ?? '', /^[0-9a-f]{7,}(-dirty)?$/);
    const started = bot
      .printed()
      .split('\n')
      .find((line) => line.includes('"started"'));
    const { version, commit, instance } = JSON.parse(started ?? '{}') as Record<string, string>;
    assert.deepEqual({ version, commit, instance, content: info['content'] }, info);
  });

  it('answers a teacher', async () => {
    await send(bot.url, message({ from: TEACHER, serviceUrl: teams.url }, 'hello'));
    const [{ card = {} } = assert.fail('nothing came')] = await teams.waitFor(1);
    assert.match(textsOf(card), /Raise a concern/);
  });

  const run = (...args: string[]) =>
    execFileSync(process.execPath, ['cli.js', ...args], {
      cwd: app,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...image.env, ...environment() },
    });

  it('runs its commands', () => {
    assert.match(run('job', 'sweep'), /deliver(y was|ies were) due/);
    assert.match(run('content:check'), /\w/);
    assert.equal(run('audit:export', '--from', '2026-09-01', '--to', '2026-12-31'), '');
  });

  it('checks content that was changed after the build', () => {
    const file = join(app, 'src/content/questions/part-0-gate.json');
    const built = readFileSync(file, 'utf8');
    writeFileSync(file, built.replaceAll('"mustAnswer": true', '"mustAnswer": false'));
    assert.throws(() => run('job', 'sweep'), /safeguarding gate, so everybody must answer it/);
    writeFileSync(file, built);
  });

  it('says in its log where in the sources a fault was', async () => {
    bot.process.send('break');
    await pause(200);
    await send(bot.url, message({ from: TEACHER, serviceUrl: teams.url }, 'hello'));
    const until = Date.now() + 5_000;
    while (!bot.printed().includes('"stack"') && Date.now() < until) await pause(20);
    assert.match(bot.printed(), /"stack":\["src\/[\w/-]+\.ts:\d+"/);
    assert.doesNotMatch(bot.printed(), /parts\//);
  });
});
