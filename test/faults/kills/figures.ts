import { setTimeout as pause } from 'node:timers/promises';
import { isDecided, isRunning } from '../../../src/domain/case/referral.ts';
import type { Cases, PlayedCase } from './cases.ts';
import { Patient } from './patient.ts';
import type { Staff } from './staff.ts';
import type { World } from './world.ts';

const HEADINGS = 'Adno\tSurname\tDOB\tYear\tPossible\tAuthorised\tUnauthorised';
const POSSIBLE = 'OA1';

/** The office reads in export after export, each with one more possible session for every open case. */
export async function readInFigures(world: World, cases: Cases, { office }: Staff): Promise<void> {
  const person = new Patient(world, office);
  for (let possible = 100; !world.isEnding; possible++)
    try {
      await pause(500);
      await world.during('import', () => readIn(world, cases, person, possible));
    } catch (error) {
      world.fault('import', error instanceof Error ? error.message : String(error));
    }
}

async function readIn(world: World, cases: Cases, office: Patient, possible: number): Promise<void> {
  const open = await openOf(cases);
  if (open.length < 2) return;
  const rows = open.map(({ pupil }) => `${pupil}\tExample\t04/05/2018\t3\t${possible}\t30\t1`);
  await office.sendsPress('figures');
  await office.presses('Go on', { cells: [HEADINGS, ...rows].join('\n') });
  if (!office.buttons.includes('Use these figures')) return;
  if (!(await office.pressesOnce('Use these figures'))) {
    // Half of those who got no answer leave it at that: what was begun, the bot finishes by itself.
    const isBegun = await isBeingUsed(world, office);
    if (isBegun === undefined || world.random.chance(0.5)) await office.presses('Use these figures');
    else
      await world.wait('the end of an import', async () => (await isBeingUsed(world, office)) === undefined);
  }
  // Somebody may have worked on a case meanwhile: then it is said, and stands, that it was left.
  const left = [
    ...(/they are as they were: (.*)/.exec(office.sees)?.[1] ?? '').split(/, | and /),
    ...((await whatWaits(world, office))?.used?.left ?? []),
  ];
  const lacking = async (): Promise<readonly string[]> => {
    const without: string[] = [];
    for (const each of open) {
      const referral = cases.standing.includes(each) ? await each.read() : undefined;
      const isOpen = referral && (!isDecided(referral) || isRunning(referral));
      if (isOpen && !left.includes(each.reference) && Number(referral.answers[POSSIBLE] ?? 0) < possible)
        without.push(each.reference);
    }
    return without;
  };
  // What was deleted, or different from what was shown, before anything was read in, is not read in at all.
  const now = await Promise.all(open.map((each) => each.read()));
  const isAnyIn = now.some((referral) => Number(referral?.answers[POSSIBLE] ?? 0) >= possible);
  if (!/have the figures now/.test(office.sees) && !isAnyIn) return;
  world.receive({
    act: 'import',
    disagrees: async () => {
      const without = await lacking();
      return without.length === 0
        ? undefined
        : `${without.join()} of ${open.length} cases have not got ${possible} possible sessions`;
    },
  });
}

async function openOf(cases: Cases): Promise<readonly PlayedCase[]> {
  const open: PlayedCase[] = [];
  for (const each of cases.standing) {
    const referral = await each.read();
    if (referral && (!isDecided(referral) || isRunning(referral))) open.push(each);
  }
  return open;
}

/** The mark of what is being read in; undefined when nothing is. */
async function isBeingUsed(world: World, office: Patient): Promise<string | undefined> {
  return (await whatWaits(world, office))?.using?.mark;
}

interface Waiting {
  readonly using?: { readonly mark: string };
  readonly used?: { readonly left: readonly string[] };
}

/** What is stored of the office's export. */
async function whatWaits({ school }: World, { user }: Patient): Promise<Waiting | undefined> {
  const all = await school.proposals.ofSchool(school.settings.id);
  const found = all.find(({ value }) => value.kind === 'mis-figures' && value.by.id === user.aadObjectId);
  return (found?.value.content as { readonly waiting?: Waiting } | undefined)?.waiting;
}
