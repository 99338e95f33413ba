import { raisesConcern, raisesUsualConcern } from './raises-concern.ts';
import type { TeamsWindow } from './teams-window.ts';

/** What somebody does from one card to another, and what it may take. */
interface Journey {
  readonly name: string;
  readonly whose: 'teacher' | 'lead';
  /** The moment at which it begins, where the days since the journey before it matter. */
  readonly at?: string;
  /** Brings up the card that the journey starts on. */
  readonly begins: (window: TeamsWindow) => Promise<void>;
  /** Begins with that card, and is counted from there. */
  readonly goes: (window: TeamsWindow) => Promise<void>;
  readonly mostPresses: number;
  readonly mostCards: number;
}

/** In the order of going; each may rely on what those before it left. */
export const JOURNEYS: readonly Journey[] = [
  {
    name: 'A short concern',
    whose: 'teacher',
    begins: greets,
    goes: async (teacher) => {
      await teacher.presses('Raise a concern');
      await raisesConcern(teacher, 'AB 8');
    },
    mostPresses: 25,
    mostCards: 9,
  },
  {
    name: 'A usual concern',
    whose: 'teacher',
    begins: greets,
    goes: async (teacher) => {
      await teacher.presses('Raise a concern');
      await raisesUsualConcern(teacher, 'CD 9');
    },
    mostPresses: 25,
    mostCards: 9,
  },
  {
    name: 'Office facts: attendance',
    whose: 'lead',
    begins: opensUsualCase,
    goes: async (lead) => {
      await lead.presses('More');
      await lead.presses('Add office facts');
      await lead.sees('Which facts do you have?');
      await lead.presses('Add: Attendance figures');
      await lead.types('Possible sessions', '112');
      await lead.types('Sessions missed', '14');
      await lead.presses('Continue');
      await lead.types('Longest current run', '0');
      await lead.types('Of the sessions missed', '0');
      await lead.presses('Continue');
      await lead.presses('Save into the case');
      await lead.sees('Thank you');
    },
    mostPresses: 12,
    mostCards: 6,
  },
  {
    name: 'A decision: support in school',
    whose: 'lead',
    begins: opensUsualCase,
    goes: async (lead) => {
      await lead.presses('Approve in-school steps');
      await lead.types(
        'Why, in a sentence',
        'A key adult starts on Monday, and we look again in four weeks.',
      );
      await lead.presses('Approve the in-school next steps');
      await lead.sees('Agreed in school');
    },
    mostPresses: 3,
    mostCards: 2,
  },
  {
    name: 'A plan: a key adult and a Monday meet-and-greet',
    whose: 'lead',
    begins: opensUsualCase,
    goes: async (lead) => {
      await lead.presses('Make the plan');
      await lead.sees('What is the support');
      await lead.ticks(['A key adult and check-ins', 'A meet and greet, or a soft start']);
      await lead.presses('Continue');
      await lead.sees('First day of the plan');
      await lead.finds('Key adult at school', 'oka', 'Sam Okafor');
      await lead.presses('Continue');
      await lead.sees('Why this, and why now');
      await lead.presses('Continue');
      await lead.types('Behaviour now', '4');
      await lead.types('Behaviour to reach', '1');
      await lead.chooses('Agreed');
      await lead.chooses('Yes', 'Has the pupil');
      await lead.presses('Continue');
      await lead.sees('Check the plan');
      await lead.presses('Start the plan');
      await lead.sees('is in place');
    },
    mostPresses: 20,
    mostCards: 6,
  },
  {
    name: 'A weekly update',
    whose: 'teacher',
    at: '2026-12-04T13:00:00Z',
    begins: async (teacher) => {
      await teacher.says('my plans');
      await teacher.sees('CD 9');
    },
    goes: async (teacher) => {
      await teacher.presses('Give the weekly update');
      await teacher.sees('Has somebody from school seen');
      await teacher.types('Sessions attended', '9');
      await teacher.picks('How much does the pupil join in?', '4: mostly');
      await teacher.picks('Learning, compared with last week', 'The same');
      await teacher.picks('Behaviour, compared with last week', 'The same');
      await teacher.chooses('Yes', 'Has somebody');
      await teacher.presses('Send the update');
      await teacher.sees('Thank you');
    },
    mostPresses: 12,
    mostCards: 2,
  },
  {
    name: 'A review: go on',
    whose: 'lead',
    begins: opensUsualCase,
    goes: async (lead) => {
      await lead.presses('More');
      await lead.presses('Hold the review');
      await lead.sees('What was decided?');
      await lead.types('Attendance', '89');
      await lead.types('Behaviour', '3');
      await lead.chooses('Go on as planned, until a date');
      await lead.presses('Continue');
      await lead.types('What does the pupil say', 'It is easier with a friend near by.');
      await lead.presses('Continue');
      await lead.presses('Save the review');
      await lead.sees('Thank you');
    },
    mostPresses: 12,
    mostCards: 5,
  },
  {
    name: 'The end of a case',
    whose: 'lead',
    begins: opensUsualCase,
    goes: async (lead) => {
      await lead.presses('More');
      await lead.presses('Close the case');
      await lead.chooses('Back in class');
      await lead.types('What became of it', 'Joins in again. Thank you for raising it so early.');
      await lead.pressesLast('Close the case');
      await lead.sees('Closed by');
    },
    mostPresses: 8,
    mostCards: 3,
  },
];

async function greets(window: TeamsWindow): Promise<void> {
  await window.says('hello');
  await window.sees('Raise a concern');
}

/** The case that the usual concern began, found by the pupil. */
async function opensUsualCase(lead: TeamsWindow): Promise<void> {
  await lead.says('find CD 9');
  await lead.sees('CD 9');
  const reference = /R-\w{5}/.exec(await lead.text('CD 9'))?.[0] ?? '';
  await lead.presses(`Open ${reference}`);
  await lead.sees('Raised by');
}
