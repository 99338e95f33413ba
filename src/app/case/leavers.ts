import { waitingEnquiry } from '../../domain/case/enquiries.ts';
import { isDecided, isRunning, type Referral } from '../../domain/case/referral.ts';
import { peopleWho, rolesThat } from '../../domain/people/roles.ts';
import type { Person } from '../../domain/people/person.ts';
import type { Page, Records } from '../ports/records.ts';
import type { ClockJob, School, Turn } from '../turn.ts';
import { commitCase } from './commit-case.ts';

/** What somebody looks after, in numbers: whoever removes them learns nothing of a pupil by it. */
export interface Work {
  /** Cases they own that nobody has decided on yet. */
  readonly undecided: number;
  /** Cases they own that are approved or run. */
  readonly running: number;
  /** Running plans in which they are the key adult. */
  readonly keyAdult: number;
  /** Questions that wait for their answer. */
  readonly questions: number;
  readonly drafts: number;
}

/** What a school's people look after. `SchoolBot` implements it. */
export interface WorkOfStaff {
  /** What each of these people looks after, in their order. Throws as `Records` does. */
  lookAtWork(people: readonly string[]): Promise<readonly Work[]>;
  /** See `handOverWork`. */
  handOverWork(wanted: HandOver): Promise<HandedOver>;
}

/** Who hands over whose work to whom: `cases` to a lead, `plans` to a key adult; what is left out stays. */
export interface HandOver {
  readonly by: Person;
  readonly from: string;
  readonly cases?: string | undefined;
  readonly plans?: string | undefined;
}

/** What became of somebody's work: a case that could not be handed over stays, and its leads are reminded of it. */
export interface HandedOver {
  readonly cases: number;
  readonly plans: number;
  readonly stayed: number;
}

const PAGE = 200;

async function everyPage(
  read: (limit: number, from?: string) => Promise<Page<Referral>>,
): Promise<readonly Referral[]> {
  const found: Referral[] = [];
  let from: string | undefined;
  do {
    const page = await read(PAGE, from);
    found.push(...page.items);
    from = page.next;
  } while (from !== undefined);
  return found;
}

/** Undecided, approved and running cases. */
async function openCases(records: Records): Promise<readonly Referral[]> {
  const all = await Promise.all([
    everyPage((limit, from) => records.undecided(limit, from)),
    everyPage((limit, from) => records.running(limit, from)),
  ]);
  // A case may be decided between the two lists.
  return [...new Map(all.flat().map((referral) => [referral.id, referral])).values()];
}

/** What each of these people looks after, in their order; drafts only of one alone. Throws as `Records` does. */
export async function lookAtWork(
  { records }: Pick<School, 'records'>,
  people: readonly string[],
): Promise<readonly Work[]> {
  if (people.length === 0) return [];
  const open = await openCases(records);
  return Promise.all(
    people.map(async (id) => {
      const count = (fits: (referral: Referral) => boolean) => open.filter(fits).length;
      return {
        undecided: count((each) => each.owner?.id === id && !isDecided(each)),
        running: count((each) => each.owner?.id === id && isDecided(each)),
        keyAdult: count((each) => isRunning(each) && each.plan.keyAdult.id === id),
        questions: count((each) => each.referrer.id === id && waitingEnquiry(each) !== undefined),
        drafts: people.length > 1 ? 0 : (await records.draftsOf(id)).length,
      };
    }),
  );
}

/**
 * Hands over what somebody looks after: their cases to a lead, their place as key adult to anybody on the staff. Written
 * and told as if a lead had done it, except that the history names `by` and `from` is told nothing. What nobody is chosen
 * for, or what the rules refuse, such as a case the new owner has raised, stays.
 */
export async function handOverWork(job: ClockJob, { by, from, cases, plans }: HandOver): Promise<HandedOver> {
  const { staff } = job.settings;
  const owner = peopleWho(staff, 'decides').find(({ id }) => id === cases && id !== from);
  const keyAdult = staff.find(({ id }) => id === plans && id !== from);
  const turn: Turn = {
    ...job,
    // May hand over, but decides nothing: no other act is done in this turn.
    person: { ...by, roles: rolesThat('decides') },
    crowd: { lookUp: (_person, work) => work() },
    where: 'chat',
    messageId: undefined,
    isRepeat: async () => false,
  };
  const done = { cases: 0, plans: 0, stayed: 0 };
  const deliveries: string[] = [];
  const change = async (
    id: string,
    action: (referral: Referral) => Parameters<typeof commitCase>[2] | undefined,
  ) => {
    for (const _try of [1, 2]) {
      const stored = await job.records.readReferral(id);
      const act = stored && action(stored.value);
      if (!stored || !act) return false;
      const result = await commitCase(turn, stored, act, { leaver: from });
      if (result.result === 'done') deliveries.push(...result.deliveries);
      if (result.result !== 'changed') return result.result === 'done';
    }
    return false;
  };
  for (const referral of await openCases(job.records)) {
    const { id } = referral;
    if (referral.owner?.id === from) {
      const isDone =
        owner !== undefined &&
        (await change(id, (now) =>
          now.owner?.id === from
            ? { action: 'hand-over', to: { id: owner.id, name: owner.name } }
            : undefined,
        ));
      done[isDone ? 'cases' : 'stayed']++;
    }
    if (isRunning(referral) && referral.plan.keyAdult.id === from) {
      const isDone =
        keyAdult !== undefined &&
        (await change(id, (now) =>
          isRunning(now) && now.plan.keyAdult.id === from
            ? {
                action: 'change-plan',
                plan: { ...now.plan, keyAdult: { id: keyAdult.id, name: keyAdult.name } },
              }
            : undefined,
        ));
      done[isDone ? 'plans' : 'stayed']++;
    }
  }
  await job.deliverNow(deliveries);
  return done;
}
