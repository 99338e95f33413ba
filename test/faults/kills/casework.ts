import { setTimeout as pause } from 'node:timers/promises';
import type { Json } from '../../support/activities.ts';
import { EXPECTED_ACTS } from '../../support/expected-acts.ts';
import { EARLY_SIGNS } from '../../support/play.ts';
import { PLAN_CARDS } from '../../support/plan-forms.ts';
import { isCardOf, type Cases, type PlayedCase } from './cases.ts';
import { Patient } from './patient.ts';
import type { Staff } from './staff.ts';
import type { World } from './world.ts';

const WEEK: Json = {
  UW1: '4',
  UW2: '3',
  UW3: '3',
  UW4: 'calmer',
  UW5: 'steps-forward',
  UW6: 'yes',
  UW7: 'yes',
};
const REVIEW: readonly Json[] = [
  { RVA: '93.5', RVS: '3', RV4: 'continue' },
  { RV1: 'Break is better.', RV2: 'Calmer mornings.', RV3: 'The same adult at the gate.' },
];
const WHY = 'The request was granted.';
/** A form says now and then that the case has changed meanwhile, and is sent once more. */
const MOST_TRIES = 8;

/** One teacher and one lead who work through case after case, until the world ends. */
export async function workOnCases(world: World, cases: Cases, staff: Staff, seat: number): Promise<void> {
  const { teacher, keyAdult, lead, otherLead } = staff.seat(seat);
  const people = {
    teacher: new Patient(world, teacher),
    keyAdult: new Patient(world, keyAdult),
    lead: new Patient(world, lead),
    otherLead: new Patient(world, otherLead),
  };
  while (!world.isEnding)
    try {
      await playCase(world, cases, people);
    } catch (error) {
      world.fault('work', error instanceof Error ? error.message : String(error));
      await pause(500);
    }
}

async function playCase(
  world: World,
  cases: Cases,
  people: Readonly<Record<'teacher' | 'keyAdult' | 'lead' | 'otherLead', Patient>>,
): Promise<void> {
  const { random, school } = world;
  const { teacher, lead, otherLead } = people;
  const played = await world.during('submit', () => submits(world, cases, teacher));
  const r = played.id;
  const act = (
    name: string,
    audited: string,
    says: RegExp,
    person: Patient,
    press: () => Promise<void>,
  ): Promise<void> => world.during(name, () => doAct(world, played, { name, audited, says, person, press }));

  const inChannel = new Patient(world, lead.user);
  const posted = () =>
    school.connector.sent.find((sent) => sent.kind === 'post' && isCardOf(sent, played.reference));
  await world.wait(`the card of ${played.reference}`, () => posted() !== undefined);
  const card = posted();
  if (card) inChannel.reads(card);
  await act('take', 'seen', /Seen by/, inChannel, () => inChannel.sendsPress('take', { r }));
  played.tells(teacher, 'seen');

  if (random.chance(0.5)) {
    const ask = { r, 'ask-text': 'Who sees the pupil at break?' };
    await act('ask', 'asked', /Waiting for the referrer/, lead, () => lead.sendsPress('ask', ask));
    played.tells(teacher, 'asked');
    const answer = { r, answer: 'A friend does.' };
    await act('answer', 'answered', /Your answer was sent/, teacher, () =>
      teacher.sendsPress('answer', answer),
    );
    played.tells(lead, 'answered');
  }

  const approval = {
    ...{ r, 'approve-in-school-steps': '', 'approve-in-school-more': 'A key adult from Monday.' },
    'approve-in-school-text': 'Start soon.',
  };
  const refusal = { r, 'close-not-needed-text': 'The year team looks after it.' };
  const approve = () => lead.sendsPress('approve-in-school', approval);
  if (random.chance(0.3)) {
    await world.during('decide', async () => {
      await Promise.all([approve(), otherLead.sendsPress('close-not-needed', refusal)]);
      await played.isDecided();
    });
  } else if (random.chance(0.25))
    await act('decide', 'closed-not-needed', /Closed: not needed/, lead, () =>
      lead.sendsPress('close-not-needed', refusal),
    );
  else await act('decide', 'approved-in-school', /next steps approved/, lead, approve);
  played.tells(teacher, 'decided');
  if ((await played.read())?.status === 'in-school-plan') {
    played.tells(lead, 'plan-due');
    await playPlan(world, played, people, act);
  }
  await cases.checkTold(played);
  if (random.chance(0.6)) await world.during('erase', () => erases(world, cases, played, lead, otherLead));
}

type DoAct = (
  name: string,
  audited: string,
  says: RegExp,
  person: Patient,
  press: () => Promise<void>,
) => Promise<void>;

async function playPlan(
  world: World,
  played: PlayedCase,
  { teacher, keyAdult, lead }: Readonly<Record<'teacher' | 'keyAdult' | 'lead', Patient>>,
  act: DoAct,
): Promise<void> {
  const r = played.id;
  await act('plan', 'plan-started', /The plan for .* is in place/, lead, async () => {
    await lead.sendsPress('plan', { r });
    // Opened once more, the form stands at its last step.
    for (const inputs of lead.buttons.includes('Start the plan') ? [] : PLAN_CARDS)
      await lead.presses(
        'Continue',
        'PLD1' in inputs ? { ...inputs, PLD1: world.today(), PLK1: keyAdult.user.aadObjectId } : inputs,
      );
    await lead.presses('Start the plan');
  });
  played.tells(teacher, 'plan-active');
  played.tells(keyAdult, 'key-adult');
  await act('update', 'update-given', /The update is in the case/, keyAdult, async () => {
    await keyAdult.sendsPress('update', { r });
    await keyAdult.presses('Send the update', WEEK);
  });
  await act('review', 'reviewed', /The review is saved/, lead, async () => {
    await lead.sendsPress('review', { r });
    for (const inputs of lead.buttons.includes('Save the review') ? [] : REVIEW)
      await lead.presses('Continue', inputs);
    await lead.presses('Save the review');
  });
  const closing = {
    ...{ r, 'close-choice': EXPECTED_ACTS.close.choice ?? '' },
    ...{ 'close-text': 'It is over.', 'close-more': 'A friend.' },
  };
  await act('close', 'closed', /Closed: /, lead, () => lead.sendsPress('close', closing));
  played.tells(teacher, 'closed');
}

async function submits(world: World, cases: Cases, teacher: Patient): Promise<PlayedCase> {
  const pupil = cases.newPupil();
  await teacher.sendsPress('start');
  for (const inputs of EARLY_SIGNS)
    await teacher.presses('Continue', 'PC1' in inputs ? { ...inputs, PC1: pupil } : inputs);
  await teacher.presses('Send to the inclusion lead');
  const reference = /R-[0-9A-Z]+/.exec(teacher.sees)?.[0];
  if (!/Thank you|You sent this concern/.test(teacher.sees) || reference === undefined)
    throw new Error(`sending was answered with:\n${teacher.sees}`);
  const played = await cases.begin(pupil, reference);
  world.receive({ act: 'submit', disagrees: () => played.disagrees('sent') });
  return played;
}

/** Does it until it is done. What was said to be done has to be stored, once. */
async function doAct(
  world: World,
  played: PlayedCase,
  {
    name,
    audited,
    says,
    person,
    press,
  }: {
    readonly name: string;
    readonly audited: string;
    readonly says: RegExp;
    readonly person: Patient;
    readonly press: () => Promise<void>;
  },
): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    await press();
    if (says.test(person.sees)) {
      world.receive({ act: name, disagrees: () => played.disagrees(audited) });
      return;
    }
    if ((await played.count(audited)) > 0) return;
  }
  throw new Error(`${name} could not be done: ${person.sees}`);
}

async function erases(
  world: World,
  cases: Cases,
  played: PlayedCase,
  lead: Patient,
  otherLead: Patient,
): Promise<void> {
  const { school, random } = world;
  const q = `erase.${played.id}`;
  const asked = async () => (await school.records.readRequest(q))?.value;
  const request = { pupil: played.pupil, cases: played.reference, reason: WHY };
  await lead.sendsPress('data-send-erase', request);
  if (!(await asked())) throw new Error(`deletion could not be asked for: ${lead.sees}`);
  await otherLead.sendsPress('data-request', { q });
  cases.leaves(played);
  const isAnswered = await otherLead.pressesOnce('Approve');
  // Half of those who got no answer leave it at that: what was approved, the bot finishes by itself.
  if (!isAnswered && ((await asked())?.approved === undefined || random.chance(0.5)))
    await otherLead.sendsPress('data-approve', { q });
  await world.wait(`the deletion of ${played.reference}`, async () => (await asked())?.end?.as === 'done');
  // Figures may have come into the case since it was asked for: then it stays.
  if ((await asked())?.end?.left?.includes(played.reference)) return cases.stays(played);
  const disagrees = () => cases.disagreesWithErased(played);
  world.receive({ act: 'erase', disagrees });
  cases.erased();
}
