/**
 * Attacks the bot as it was attacked in review, and says what it cost: `npm run attack`. Everything runs on this machine
 * against a bot process of its own, bounded in count and time, and ends with 1 when the bot gave way anywhere. `SEED` goes
 * through the same bodies again.
 */
import { randomInt } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { setTimeout as pause } from 'node:timers/promises';
import { givenOrEnd } from '../../src/start/command-line.ts';
import { badTokens } from '../support/bad-tokens.ts';
import { cardOrSentence, press, send, TEACHER, type Json } from '../support/activities.ts';
import { buttonsOf } from '../support/play.ts';
import { hostileBodies } from './hostile-bodies.ts';
import { atOnce, holdOpen, post, sendBytes } from './raw.ts';
import { CREDENTIALS, PEOPLE, startTarget, type Target } from './target.ts';

givenOrEnd({
  typed: 'npm run attack --',
  about:
    'Attacks a bot on this machine as it was attacked in review, and says what it cost; ends with 1 when the bot gave way. SEED, a number, goes through the same bodies again.',
  options: {},
});
const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));
/** Typed by an attacker, and looked for in everything the bot writes. */
const MARK = `Zebrafinch${seed}`;
const UNSIGNED = 50_000;
const HALF_SENT = 300;
const HOSTILE = 12_000;
/** More than any of these is a bot that gave way. */
const MOST = { cpuMs: 10, stopMs: 2_000, megabytes: 100 } as const;

const faults: string[] = [];
function check(holds: boolean, fault: string): void {
  if (!holds) faults.push(fault);
}
function say(what: string, ...figures: (string | number)[]): void {
  process.stdout.write(
    `${what.padEnd(62)} ${figures.map((figure) => String(figure).padStart(9)).join(' ')}\n`,
  );
}
const rounded = (figure: number): number => Math.round(figure * 100) / 100;

/** Somebody of the school who presses Stop again and again while others do what they do. */
async function startStopper(target: Target) {
  const authorization = await target.signIn?.token();
  const headers: Record<string, string> = authorization === undefined ? {} : { Authorization: authorization };
  const presses = async (verb: string, data: Json): Promise<Json | undefined> =>
    cardOrSentence(
      await send(
        target.bot.url,
        press({ from: TEACHER, serviceUrl: target.serviceUrl }, verb, data, { messageId: '1' }),
        headers,
      ),
    ).card;
  const begun = await presses('start', {});
  const stopButton = buttonsOf(begun ?? {}).find(({ verb }) => verb === 'stop');
  if (!stopButton) throw new Error('There is no Stop on the first card.');
  return {
    draftId: String(stopButton.data['d']),
    /** The longest wait for Stop, in milliseconds, from now until `work` is done, and how many were pressed. */
    async longestWait(work: () => Promise<unknown>): Promise<{ longest: number; presses: number }> {
      let [longest, count, over] = [0, 0, false];
      const working = work().finally(() => (over = true));
      const stopping = (async () => {
        do {
          const began = performance.now();
          const answered = await presses('stop', stopButton.data);
          check(answered !== undefined, 'Stop was not answered with its card.');
          longest = Math.max(longest, performance.now() - began);
          count++;
          await pause(50);
        } while (!over);
      })();
      await Promise.all([working, stopping]);
      return { longest: Math.round(longest), presses: count };
    },
  };
}

type Stopper = Awaited<ReturnType<typeof startStopper>>;

async function tryTokens(target: Target): Promise<void> {
  const signIn = target.signIn;
  if (!signIn) return;
  const lead = PEOPLE[1] ?? TEACHER;
  const activity = JSON.stringify(press({ from: lead, serviceUrl: target.serviceUrl }, 'welcome'));
  const statusOf = async (header: string | undefined, body = activity): Promise<number> =>
    (
      await sendBytes(
        target.port,
        post(body, { Connection: 'close', ...(header === undefined ? {} : { Authorization: header }) }),
      )
    ).status;
  say('\nTokens tried', 'status');
  for (const [kind, token] of Object.entries(badTokens(CREDENTIALS, target.serviceUrl))) {
    const status = await statusOf(await token(signIn));
    say(`  ${kind}`, status);
    check(status === 401, `${kind}: ${status} in place of 401`);
  }
  const elsewhere = { from: lead, serviceUrl: 'http://127.0.0.1:9/' };
  const foreign = await statusOf(await signIn.token(), JSON.stringify(press(elsewhere, 'welcome')));
  say('  a valid one with an activity of another service address', foreign);
  check(foreign === 401, `another service address: ${foreign} in place of 401`);
  const valid = await statusOf(await signIn.token());
  say('  a valid one', valid);
  check(valid === 200, `a valid token: ${valid} in place of 200`);
}

/** A token that names a tenant of its own, as a made-up emulator's would; with so many letters in the tenant's id. */
function madeUpToken(number: number, letters: number): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const tid = `${number}-${'x'.repeat(letters)}`;
  const claims = { iss: 'https://sts.windows.net/x/', aud: CREDENTIALS.appId, ver: '1.0', tid };
  return `Bearer ${part({ alg: 'RS256', kid: 'teams' })}.${part(claims)}.c2lnbmVk`;
}

async function weighUnsigned(target: Target, stopper: Stopper): Promise<void> {
  const two = 2_000_000;
  const shapes: Readonly<Record<string, Buffer>> = {
    nothing: post(''),
    'a small message': post(`{"type":"message","text":"${MARK}"}`),
    '2 MB of {"entities":[1,1,...]}': post(`{"type":"message","entities":[${'1,'.repeat(two / 2)}1]}`),
    '2 MB of {"entities":[{},{},...]}': post(`{"type":"message","entities":[${'{},'.repeat(two / 3)}1]}`),
    '2 MB of one text': post(`{"type":"message","text":"${'x'.repeat(two)}"}`),
    '2 MB of names': post(
      `{${Array.from({ length: two / 20 }, (_, each) => `"name${String(each).padStart(10, '0')}":1`).join()}}`,
    ),
    '2 MB of nesting': post('['.repeat(two / 2) + ']'.repeat(two / 2)),
    '2 MB of nothing but text, compressed': post(gzipSync('x'.repeat(two)), { 'Content-Encoding': 'gzip' }),
    '2 MB in chunks of no given length': Buffer.from(
      `POST /api/messages HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${`8000\r\n${'x'.repeat(0x8000)}\r\n`.repeat(61)}0\r\n\r\n`,
    ),
    '1,000 headers': post(
      '{}',
      Object.fromEntries(Array.from({ length: 1_000 }, (_, each) => [`h${each}`, '1'])),
    ),
    'a token of 14 KB that names a tenant': post('{}', { Authorization: madeUpToken(0, 10_500) }),
    'a token of 7 KB that names a tenant': post('{}', { Authorization: madeUpToken(0, 5_000) }),
    'a signed token of another bot': post('{}', {
      Authorization: (await target.signIn?.token({ claims: { aud: 'x' } })) ?? '',
    }),
    'a token for us that somebody else signed': post('{}', {
      Authorization: (await target.signIn?.token({ key: 'other' })) ?? '',
    }),
  };
  say('\nUnsigned requests, each 100 times, 4 at once', 'CPU ms', 'of Stop', 'Stop ms', 'status');
  const weigh = async (bytes: Buffer) => {
    let status = 0;
    const before = await target.usage();
    const { longest, presses } = await stopper.longestWait(() =>
      atOnce(4, Array(100).keys(), async () => {
        status = (await sendBytes(target.port, bytes)).status || status;
      }),
    );
    const spent = (await target.usage()).cpuMs - before.cpuMs;
    return { spent, longest, presses, status };
  };
  // What one Stop costs is taken off, or the Stops pressed meanwhile would count as the attack's.
  const idle = await target.usage();
  const calm = await stopper.longestWait(() => pause(5_000));
  const stopCpu = ((await target.usage()).cpuMs - idle.cpuMs) / calm.presses;
  say(`  nobody attacks: one Stop`, rounded(stopCpu), '1', calm.longest);
  for (const [shape, bytes] of Object.entries(shapes)) {
    const { spent, longest, presses, status } = await weigh(bytes);
    const each = Math.max(0, spent - presses * stopCpu) / 100;
    say(`  ${shape}`, rounded(each), rounded(each / stopCpu), longest, status || 'closed');
    check(each <= MOST.cpuMs, `${shape}: ${rounded(each)} ms of CPU a request`);
    check(longest <= MOST.stopMs, `${shape}: Stop waited ${longest} ms`);
  }
}

async function flood(target: Target, stopper: Stopper): Promise<void> {
  const before = await target.usage();
  const statuses = new Map<number, number>();
  const requests = (function* () {
    for (let each = 0; each < UNSIGNED; each++)
      yield each % 2 === 0
        ? post('{"type":"message"}')
        : post('{"type":"message"}', { Authorization: madeUpToken(each, 5_000) });
  })();
  const began = performance.now();
  const { longest } = await stopper.longestWait(() =>
    atOnce(32, requests, async (bytes) => {
      const { status } = await sendBytes(target.port, bytes);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }),
  );
  const after = await target.usage();
  say(`\n${UNSIGNED} unsigned requests, half with a tenant of their own each`);
  say('  seconds', rounded((performance.now() - began) / 1000));
  say('  memory before and after, MB', Math.round(before.megabytes), Math.round(after.megabytes));
  say('  longest wait for Stop, ms', longest);
  say('  answers by status (0: closed)', [...statuses].map((pair) => pair.join(': ')).join(', '));
  check(after.megabytes - before.megabytes < MOST.megabytes, 'unsigned requests left their weight in memory');
  check(longest <= MOST.stopMs, `in the flood Stop waited ${longest} ms`);
  check(
    [...statuses.keys()].every((status) => [0, 401, 431].includes(status)),
    'an unsigned request was let in',
  );
}

async function holdConnections(target: Target, stopper: Stopper): Promise<void> {
  const half = 1_000_000;
  const kinds = {
    [`${HALF_SENT} half-sent bodies of 2 MB`]: [HALF_SENT, post('x'.repeat(half), {}, 2 * half)],
    '1,500 half-sent headers': [1_500, Buffer.from('POST /api/messages HTTP/1.1\r\nHost: x\r\n')],
  } as const;
  for (const [kind, [count, bytes]] of Object.entries(kinds)) {
    const before = await target.usage();
    let during = before;
    const closedAfter: number[] = [];
    const { longest } = await stopper.longestWait(async () => {
      const began = performance.now();
      const held = await holdOpen(target.port, count, bytes);
      while (held.open() > 0 && performance.now() - began < 20_000) {
        await pause(200);
        const now = await target.usage();
        if (now.megabytes > during.megabytes) during = now;
      }
      check(held.open() === 0, `${kind}: ${held.open()} were still open after 20 s`);
      closedAfter.push((performance.now() - began) / 1000);
      held.end();
    });
    say(`\n${kind}`);
    say('  memory before and at its highest, MB', Math.round(before.megabytes), Math.round(during.megabytes));
    say('  all closed after, s', rounded(closedAfter[0] ?? 0));
    say('  longest wait for Stop, ms', longest);
    check(during.megabytes - before.megabytes < MOST.megabytes, `${kind} weighed too much`);
    check(longest <= MOST.stopMs, `${kind}: Stop waited ${longest} ms`);
  }
}

async function sendHostile(target: Target, stopper: Stopper): Promise<void> {
  const statuses = new Map<number, number>();
  let leaks = 0;
  const authorization = await target.signIn?.token();
  const sign = authorization === undefined ? {} : { Authorization: authorization };
  const before = await target.usage();
  const began = performance.now();
  const batch = 1_000;
  const { longest } = await stopper.longestWait(async () => {
    for (let done = 0; done < HOSTILE; done += batch) {
      const bodies = hostileBodies({
        people: [...PEOPLE, { ...TEACHER, aadObjectId: '20000000-0000-4000-8000-0000000000ff' }],
        serviceUrl: target.serviceUrl,
        ids: [stopper.draftId, 'case-1'],
        mark: MARK,
        count: batch,
        seed: seed + done,
      });
      await atOnce(8, bodies, async ({ body, contentType }) => {
        const headers = { ...sign, 'Content-Type': contentType, Connection: 'close' };
        const { status, text } = await sendBytes(target.port, post(body, headers));
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (/\.ts:\d|node_modules|Error:|\bat \w+ \(/.test(text)) leaks++;
      });
    }
  });
  const after = await target.usage();
  const errors = [...statuses].reduce((sum, [status, count]) => (status >= 500 ? sum + count : sum), 0);
  say(`\n${HOSTILE} hostile bodies, ${target.signIn ? 'signed by Teams' : 'without sign-in'}`);
  say('  seconds', rounded((performance.now() - began) / 1000));
  say('  answers by status', [...statuses].map((pair) => pair.join(': ')).join(', '));
  say('  server errors', errors);
  say('  answers with something of the code in them', leaks);
  say('  memory before and after, MB', Math.round(before.megabytes), Math.round(after.megabytes));
  say('  longest wait for Stop, ms', longest);
  check(errors === 0, `${errors} server errors for hostile bodies`);
  check(leaks === 0, `${leaks} answers that show something of the code`);
}

/** Looks through everything the bot wrote. */
function readWritten(target: Target): void {
  const lines = target.bot.printed().split('\n').filter(Boolean);
  const marked = lines.filter((line) => line.includes(MARK)).length;
  const named = lines.filter((line) => [...PEOPLE, TEACHER].some(({ name }) => line.includes(name))).length;
  const foreign = lines.filter((line) => !line.startsWith('{"level":'));
  const broken = new Map<string, number>();
  for (const line of lines) {
    if (!line.startsWith('{')) continue;
    const { event, verb, outcome, errorCode } = JSON.parse(line) as Record<string, string>;
    const kind = [verb, outcome, errorCode].filter(Boolean).join(' ');
    if (event === 'broken') broken.set(kind, (broken.get(kind) ?? 0) + 1);
  }
  say('\nWhat the bot wrote meanwhile');
  say('  lines', lines.length);
  say('  with typed text', marked);
  say("  with somebody's name", named);
  say("  that are not the log's own", foreign.length);
  say('  of something broken', [...broken].map((pair) => pair.join(': ')).join(', ') || 'none');
  check(marked === 0, `typed text in ${marked} lines`);
  check(named === 0, `names in ${named} lines`);
  check(foreign.length === 0, `lines that are not the log's: ${foreign.slice(0, 3).join(' | ')}`);
}

process.stdout.write(`Attacks on the bot, Node ${process.versions.node}, seed ${seed}\n`);
for (const signedIn of [true, false]) {
  const target = await startTarget(signedIn);
  let isOver = false;
  void target.bot.ended.then((code) => check(isOver, `the bot ended (${code}) under attack`));
  const stopper = await startStopper(target);
  if (signedIn) {
    await tryTokens(target);
    await weighUnsigned(target, stopper);
    await flood(target, stopper);
    await holdConnections(target, stopper);
  }
  await sendHostile(target, stopper);
  isOver = true;
  await target.stop();
  readWritten(target);
}
process.stdout.write(
  faults.length === 0 ? '\nThe bot held.\n' : `\nThe bot gave way:\n${[...new Set(faults)].join('\n')}\n`,
);
process.exit(faults.length === 0 ? 0 : 1);
