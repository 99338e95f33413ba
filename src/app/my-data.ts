import { USUAL_RETENTION } from '../domain/school/retention.ts';
import type { CountedOf } from '../words/my-data.ts';
import { lookUp } from './look-up.ts';
import type { DataTurn, TurnResult } from './turn.ts';
import { readWholeList } from './whole-list.ts';

/** Read at once, and counted at most: whoever asks does not wait for more. */
const AT_ONCE = 50;
const MOST_COUNTED = 100;

/** "my data": what is held about whoever asks, and how to have all of it. Nothing about anybody else is on it. */
export async function showMyData(turn: DataTurn): Promise<TurnResult> {
  const { person, records, settings } = turn;
  return lookUp(turn, async () => {
    const [raised, owned, plans, drafts, held, isReachable] = await Promise.all([
      readWholeList((from) => records.referralsBy(person.id, AT_ONCE, from), MOST_COUNTED),
      readWholeList((from) => records.referralsOwnedBy(person.id, AT_ONCE, from), MOST_COUNTED),
      records.plansOfKeyAdult(person.id),
      records.draftsOf(person.id),
      records.heldFor(person.id),
      turn.isReachable(person.id),
    ]);
    return {
      reply: {
        show: 'my-data',
        person,
        raised: counted(raised.map(({ sentAt }) => sentAt)),
        owned: counted(owned.map(({ sentAt }) => sentAt)),
        plans: counted(plans.flatMap(({ plan }) => (plan ? [plan.madeAt] : []))),
        drafts: counted(drafts.map(({ value }) => value.startedAt)),
        held: counted(held.map(({ value }) => value.createdAt)),
        isReachable,
        periods: { ...USUAL_RETENTION, ...settings.retention },
      },
    };
  });
}

function counted(instants: readonly string[]): CountedOf {
  const orMore = instants.length >= MOST_COUNTED;
  const [first, ...later] = instants.toSorted();
  if (first === undefined) return { count: 0, orMore };
  return { count: instants.length, orMore, first, last: later.at(-1) ?? first };
}
