import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts, startDemo } from './running-demo.ts';
import type { DemoPorts, RunningDemo } from './running-demo.ts';

describe('The demo', () => {
  let folder: string;
  const running: RunningDemo[] = [];
  const start = async (...[choices]: Parameters<typeof startDemo>): Promise<RunningDemo> => {
    const demo = await startDemo({ folder, ...choices });
    running.push(demo);
    return demo;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'demo-'));
  });
  afterEach(async () => {
    for (const demo of running.splice(0)) await demo.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('prints the one address to open and Ready, and leaves nothing behind after Ctrl-C', async () => {
    const demo = await start();
    const { teacher, lead } = demo.ports;
    assert.equal(
      demo.printed(),
      `Open ${demo.pageUrl} (both windows on one page)\n` +
        `Each alone: Teacher http://localhost:${teacher}, Inclusion lead http://localhost:${lead}\n` +
        'Ctrl-C stops everything.\nReady\n',
    );
    for (const url of [demo.pageUrl, demo.teacherUrl, demo.leadUrl])
      assert.equal((await fetch(url)).status, 200);
    assert.equal(await demo.interrupt(), 0);
    assert.deepEqual(await stillListening(demo.ports), []);
  });

  it('leaves nothing behind when it is killed outright', async () => {
    const demo = await start();
    demo.process.kill('SIGKILL');
    await demo.ended;
    for (let left = 40; left > 0 && (await stillListening(demo.ports)).length > 0; left--) await sleep(250);
    assert.deepEqual(await stillListening(demo.ports), []);
  });

  it('says which part has stopped and shows the end of its log', async () => {
    const demo = await start({ env: { LOG_LEVEL: 'nonsense' } });
    assert.equal(await demo.ended, 1);
    assert.match(demo.printed(), /^The bot has stopped \(exit code 1\)\. The end of .*bot\.log:/);
    assert.match(demo.printed(), /LOG_LEVEL must be one of/);
    assert.deepEqual(await stillListening(demo.ports), []);
  });

  it('runs beside another one, and says which port is taken before it starts anything', async () => {
    const first = await start();
    const ports = { ...(await freePorts()), lead: first.ports.lead };
    const other = mkdtempSync(join(tmpdir(), 'demo-'));
    const second = await start({ ports, folder: other });
    assert.equal(await second.ended, 1);
    assert.match(
      second.printed(),
      new RegExp(`^Port ${ports.lead}, meant for the inclusion lead's window, .*DEMO_LEAD_PORT=\\d+`),
    );
    const third = await start({ folder: other });
    assert.match(third.printed(), /^Ready$/m);
    assert.equal((await fetch(first.leadUrl)).status, 200);
  });

  it('starts empty with --reset', async () => {
    const settings = join(folder, 'settings.json');
    const first = await start();
    await first.interrupt();
    const changed = readFileSync(settings, 'utf8').replace('Northfield Community School', 'Another name');
    writeFileSync(settings, changed);
    const second = await start({ args: ['--reset'] });
    assert.match(second.printed(), /^Ready$/m);
    assert.match(readFileSync(settings, 'utf8'), /Northfield Community School/);
  });
});

/** The ports of a demo that something still answers on. */
async function stillListening(ports: DemoPorts): Promise<string[]> {
  const found: string[] = [];
  for (const [name, port] of Object.entries(ports) as [string, number][]) {
    const answers = await new Promise<boolean>((resolve) => {
      const socket = connect(port, 'localhost');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (answers) found.push(name);
  }
  return found;
}
