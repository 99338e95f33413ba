import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { press, send, submit, type Json } from '../../support/activities.ts';
import { startFakeConnector } from '../../support/fake-connector.ts';
import { buttonsOf, EARLY_SIGNS } from '../../support/play.ts';
import { buildBundled, buildOursInMemory } from '../build.ts';
import { schoolEnv } from '../school-env.ts';
import { median, type Row } from '../section.ts';
import { startServer, type Server } from '../server.ts';
import { TEACHERS } from '../teachers.ts';
import { pressed } from '../walk.ts';

export const about =
  'A concern from the first card to the eighth, and sent, processor time of the server: our bot, and the same cards as a botbuilder-dialogs waterfall that checks nothing, works nothing out and posts nothing; storage in memory.';

const WARM_UP = 150;
const ROUNDS = 7;
const CONCERNS = 20;

/** Raises a concern about a pupil of this number, and sends it if wanted. */
type Raise = (number: number, sends: boolean) => Promise<unknown>;

const answersOf = (number: number): readonly Json[] =>
  EARLY_SIGNS.map((inputs) => ('PC1' in inputs ? { ...inputs, PC1: `PB ${number}` } : inputs));
const teacherOf = (number: number) => TEACHERS[number % TEACHERS.length]!;

/** With our bot, by presses; resolves to the cards that came. */
const raiseWithUs =
  (url: string, serviceUrl: string) =>
  async (number: number, sends: boolean): Promise<readonly Json[]> => {
    const setting = { from: teacherOf(number), serviceUrl };
    const go = (verb: string, data: Json) => pressed(url, press(setting, verb, data, { messageId: '1' }));
    const cards = [await go('start', {})];
    const dataOf = (verb: string) =>
      buttonsOf(cards.at(-1) ?? {}).find((button) => button.verb === verb)?.data ?? {};
    for (const inputs of answersOf(number))
      cards.push(await go('continue', { ...dataOf('continue'), ...inputs }));
    if (sends) cards.push(await go('send', dataOf('send')));
    return cards;
  };

/** With the waterfall, by messages; each in a conversation of its own, because what was not ended would go on. */
const raiseInWaterfall =
  (url: string, serviceUrl: string): Raise =>
  async (number, sends) => {
    const setting = { from: { ...teacherOf(number), chat: `a:${number}` }, serviceUrl };
    for (const data of [{}, ...answersOf(number), ...(sends ? [{ verb: 'send' }] : [])]) {
      const { status } = await send(url, submit(setting, data));
      if (status !== 200) throw new Error(`the waterfall answered with ${status}`);
    }
  };

export async function* measure(): AsyncGenerator<Row> {
  const teams = await startFakeConnector(0, { keepsConnections: true });
  const ours = await startServer(await buildOursInMemory(), schoolEnv());
  const raise = raiseWithUs(ours.url, teams.url);
  const cards = join(mkdtempSync(join(tmpdir(), 'bench-')), 'cards.json');
  writeFileSync(cards, JSON.stringify(await raise(0, true)));
  const waterfall = await startServer(await buildBundled('waterfall'), { CARDS: cards });
  const both: readonly { readonly server: Server; readonly raise: Raise }[] = [
    { server: ours, raise },
    { server: waterfall, raise: raiseInWaterfall(waterfall.url, teams.url) },
  ];
  let number = 1;
  for (let at = 0; at < WARM_UP; at++, number++) for (const { raise } of both) await raise(number, false);
  for (const [figure, sends] of [
    ['eight cards', false],
    ['eight cards, and sent', true],
  ] as const) {
    const times: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++, number += CONCERNS)
      for (const [at, { server, raise }] of both.entries())
        times[at]?.push(
          await cpuOf(server, async () => {
            for (let more = 0; more < CONCERNS; more++) await raise(number + more, sends);
          }),
        );
    const [mine, its] = times.map((each) => median(each) / CONCERNS);
    yield {
      figure,
      ours: `${mine?.toFixed(1)} ms CPU`,
      beside: `${its?.toFixed(1)} ms CPU as a waterfall`,
      times: (mine ?? 0) / (its ?? 1),
      aim: 'below 1',
    };
  }
  for (const { server } of both) await server.stop();
  await teams.close();
}

async function cpuOf(server: Server, work: () => Promise<void>): Promise<number> {
  const before = await server.measure();
  await work();
  return (await server.measure()).cpuMs - before.cpuMs;
}
