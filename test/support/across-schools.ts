import assert from 'node:assert/strict';
import type { Referral, Status } from '../../src/domain/case/referral.ts';
import type { Draft } from '../../src/domain/questions/draft.ts';
import { PLACES, type Who } from './all-roles.ts';
import { formOf } from './marked-cases.ts';
import { casesFor, PRESSES } from './presses.ts';
import {
  OF_THE_OTHER,
  ofTheOther,
  openTwoSchools,
  OTHER,
  OTHER_CHANNELS,
  shownBy,
  signed,
  THIS,
  type Staffing,
  type TwoSchools,
} from './two-schools.ts';

/** What this school has itself: nothing, or a case and a draft of the very ids that the other school has. */
export const OWN_RECORDS = ['nothing', 'the same ids'] as const;
type OwnRecords = (typeof OWN_RECORDS)[number];

type PlaceHere = keyof typeof PLACES;
type PlaceThere = keyof typeof OTHER_CHANNELS;

const placeOf = (place: PlaceHere | PlaceThere) =>
  place in PLACES
    ? PLACES[place as PlaceHere]
    : { where: 'channel' as const, conversationId: OTHER_CHANNELS[place as PlaceThere] };

/** Both schools with a case that stands there. Whoever is named in the other school's may be a colleague here by now. */
export async function bothSchools(
  staffing: Staffing,
  own: OwnRecords,
  { verb, status, who }: { verb?: string; status: Status; who: Who },
): Promise<TwoSchools> {
  const raisedBy = who === 'teacher' || who === 'lead who raised it' ? who : 'referrer';
  const cases = casesFor(verb === undefined ? undefined : PRESSES[verb]?.is, status, raisedBy);
  const draft = { ...formOf(who, 'plan', { PL1: 'MARKWHY' }) };
  const held: readonly (Referral | Draft)[] = [...cases, draft];
  return openTwoSchools(staffing, {
    here: own === 'nothing' ? [] : held,
    there: held.map(ofTheOther),
  });
}

/** The data as somebody would forge it, and without. Who works at both is asked before anything, unless it says where. */
export const MARKED = {
  'no school': {},
  'this school': { school: THIS },
  'the other school': { school: OTHER },
};
type Marked = keyof typeof MARKED;

/** One press with ids of the other school's records; nothing of it may be read, written, sent or shown. */
export async function pressAcross(
  schools: TwoSchools,
  who: Who,
  place: PlaceHere | PlaceThere,
  verb: string,
  data: object,
  marked: Marked,
): Promise<void> {
  schools.forgets();
  const answer = await schools.desk.press({
    who: signed(who),
    ...placeOf(place),
    verb,
    data: { ...data, ...MARKED[marked] },
    messageId: undefined,
  });
  await schools.bots.get(THIS)?.deliverNow(answer.deliveries ?? []);
  keepsApart(schools, shownBy(answer), `${verb} by ${who} in the ${place}, marked with ${marked}`, place);
}

/** Says which call or word was of the other school. In its own channels a stranger may be told whose they are. */
export function keepsApart(schools: TwoSchools, shown: string, cell: string, place?: string): void {
  const calls = schools.calls.filter(({ of }) => of === OTHER);
  assert.deepEqual(calls, [], `${cell} reached the other school`);
  const isItsChannel = place !== undefined && place in OTHER_CHANNELS;
  const rest = isItsChannel ? shown.replaceAll(/Alpha (School|Safe)/g, '') : shown;
  const at = rest.search(OF_THE_OTHER);
  assert.equal(
    at,
    -1,
    `${cell} shows what is the other school's: ${rest.slice(Math.max(0, at - 80), at + 80)}`,
  );
}

/** What people type that could lead to a case, with everything that identifies one in the other school. */
export const TYPED: readonly string[] = [
  'hello',
  'help',
  'resume',
  'my referrals',
  'withdraw',
  'my plans',
  'my data',
  'my dates',
  'reminders',
  'R-ALPH1',
  'R-TEST1',
  'status of R-ALPH1',
  'find ALPHA 77',
  'data',
  'find R-ALPH1',
  'open R-ALPH1',
  'search QZ 77',
  'all',
  'mine',
  'urgent',
  'open',
  'digest preview inclusion',
  'digest preview staff',
  'digest',
  'digest now',
  'providers',
  'alpha',
  'Alpha School',
  'something else altogether',
  'safeguarding',
];
