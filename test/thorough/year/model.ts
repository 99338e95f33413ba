import {
  atLondon,
  endOfHalfTerm,
  endOfNextTerm,
  inLondon,
  isSchoolDay,
  mondayOf,
  onOrAfter,
  onOrBefore,
  plus,
  schoolDaysEarlier,
  schoolDaysLater,
  termOf,
  type Day,
} from './calendar.ts';

/*
 * What a school may expect of the bot, day by day, as its guides and the law say it: who is told what, and when. It is
 * told what people did, and knows nothing of the product: no function, no record and no calendar of it.
 */

/** Somebody of the staff: an id, and whether they are a lead, in the office, or the headteacher. */
export interface Colleague {
  readonly id: string;
  readonly roles: readonly string[];
}

export interface AgreedPlan {
  readonly madeOn: Day;
  readonly start: Day;
  end: Day;
  review: Day;
  keyAdult: string;
  readonly provider?: string;
  /** A reduced timetable, and whether the LA knows of it. */
  readonly timetable?: { la: 'yes' | 'no' | 'not-required' };
  /** Weekly updates: the Monday of each week, and whether anything came from the provider. */
  readonly updates: { readonly week: Day; readonly came: boolean }[];
}

/** A case on its way through a panel outside, as far as it has come. */
export interface PanelWay {
  readonly takenOn: Day;
  deadline: Day;
  meets?: Day | undefined;
  needsApproval: boolean;
  isApproved: boolean;
  isSent: boolean;
  /** It has said what it thinks, and did not put it off. */
  isHeard: boolean;
  wasPutOff: boolean;
  isTakenBack: boolean;
  isFamilyTold: boolean;
  appealBy?: Day | undefined;
  appeal?: 'made' | 'answered';
}

/** The panel has still to say what it thinks. */
export function isStanding({ isHeard, isTakenBack }: PanelWay): boolean {
  return !isHeard && !isTakenBack;
}

/** Something agreed at a meeting. Without a person, a parent or an agency does it. */
export interface Agreed {
  readonly text: string;
  readonly by: Day;
  readonly agreedOn: Day;
  readonly writer: string;
  readonly person?: string;
  isDone: boolean;
}

/** A case as people brought it about. */
export interface ModelCase {
  readonly reference: string;
  readonly referrer: string;
  /** The pupil's year group when they were referred. */
  readonly year: number;
  readonly sentAt: number;
  readonly sentOn: Day;
  answerBy: Day;
  urgent: boolean;
  status: 'undecided' | 'approved' | 'running' | 'passed-on' | 'closed' | 'not-needed' | 'withdrawn';
  owner?: string;
  isSeen: boolean;
  question?: { readonly askedOn: Day; chased: boolean };
  decidedOn?: Day;
  /** What was approved is provision, and no steps in school. */
  isProvision?: boolean;
  /** Since when the office has been asked for facts; undefined once they are there. */
  factsSince?: Day | undefined;
  factsOn?: Day;
  hasFiguresOfTerm?: boolean;
  /** Days that the law sets. */
  readonly byLaw: Day[];
  plan?: AgreedPlan;
  /** The last one is the one that it goes to now, or went to. */
  readonly panels: PanelWay[];
  readonly agreed: Agreed[];
  returnedOn?: Day;
  /** The last day on which somebody worked on it. */
  lastWorkedOn: Day;
}

/** Something that a person is told about a case. `date` is the one they read. */
export interface Item {
  readonly kind: string;
  readonly reference: string;
  readonly date?: Day;
  readonly what?: string;
  /** What it is about, so that each person is told once a milestone. */
  readonly key: string;
  /** The milestone it is told for: the last one that has come. */
  readonly since: Day;
  readonly people: readonly string[];
}

/** The school days on which somebody is told of a day: so many before, on it, and every five after it. */
function milestone(
  date: Day,
  today: Day,
  { ahead = [], late = true }: { ahead?: readonly number[]; late?: boolean } = {},
): Day | undefined {
  const day = onOrBefore(date);
  if (today > date) {
    if (!late) return undefined;
    let since = day;
    for (let next = schoolDaysLater(day, 5); next <= today; next = schoolDaysLater(next, 5)) since = next;
    return since;
  }
  if (today >= day) return day;
  return ahead
    .map((count) => schoolDaysEarlier(day, count))
    .filter((each) => each <= today)
    .toSorted()
    .at(-1);
}

/** Once it is late: on the first of these days, and every five school days after it. */
function lateMilestone(from: Day, today: Day): Day | undefined {
  return from <= today ? milestone(from, today) : undefined;
}

/** Thursday, or the last school day of a week in which Thursday is none. */
export function askingDay(day: Day): Day | undefined {
  const monday = mondayOf(day);
  if (isSchoolDay(plus(monday, 3))) return plus(monday, 3);
  return [0, 1, 2, 3, 4].map((each) => plus(monday, each)).findLast(isSchoolDay);
}

function lastAskingDayBefore(day: Day): Day {
  for (let monday = mondayOf(day); ; monday = plus(monday, -7)) {
    const asked = askingDay(monday);
    if (asked !== undefined && asked < day) return asked;
  }
}

export interface ProviderEnds {
  readonly provider: string;
  readonly ends: readonly { readonly what: string; readonly until: Day }[];
}

const FIRST = '08:00';
const QUIET = '18:00';

/** At this hour of a school day people may be told something they did not ask for. */
export function isReminding(instant: number): boolean {
  const { day, time } = inLondon(instant);
  return isSchoolDay(day) && FIRST <= time && time < QUIET;
}

/** A source of the content, and the day by which it is to be read again. */
export interface SourceDay {
  readonly id: string;
  readonly checkAgainBy: Day;
}

export class Model {
  readonly cases = new Map<string, ModelCase>();
  staff: readonly Colleague[];
  readonly #providers: readonly ProviderEnds[];
  /** When each person was last told of each thing. */
  readonly #told = new Map<string, Day>();
  /** Whoever has had a card today; and whoever has had the one more that something urgent may bring. */
  readonly #cards = new Map<string, Day>();
  readonly #urgentCards = new Map<string, Day>();
  readonly #asked = new Set<string>();

  readonly #sources: readonly SourceDay[];

  constructor(
    staff: readonly Colleague[],
    providers: readonly ProviderEnds[],
    sources: readonly SourceDay[],
  ) {
    this.staff = staff;
    this.#sources = sources;
    this.#providers = providers;
  }

  case(reference: string): ModelCase {
    const found = this.cases.get(reference);
    if (!found) throw new Error(`the model knows of no ${reference}`);
    return found;
  }

  isHere(id: string): boolean {
    return this.staff.some((each) => each.id === id);
  }

  #with(role: string): readonly string[] {
    return this.staff.filter(({ roles }) => roles.includes(role)).map(({ id }) => id);
  }

  get leads(): readonly string[] {
    return this.#with('inclusion-lead');
  }

  /** The leads, but nobody decides on their own referral; if that leaves nobody, the headteacher. */
  #leadsFor({ referrer }: ModelCase): readonly string[] {
    const others = this.leads.filter((id) => id !== referrer);
    return others.length > 0 ? others : this.#with('headteacher');
  }

  /** Whoever looks after the case; while nobody does, all leads. */
  owners(of: ModelCase): readonly string[] {
    const { owner, referrer } = of;
    return owner !== undefined && owner !== referrer && this.leads.includes(owner)
      ? [owner]
      : this.#leadsFor(of);
  }

  /** The key adult; whoever looks after the case stands in for one who has left. */
  keyAdult(of: ModelCase): readonly string[] {
    const id = of.plan?.keyAdult ?? '';
    return this.isHere(id) ? [id] : this.owners(of);
  }

  /** Everything that waits for somebody on a school day. */
  #items(today: Day): readonly Item[] {
    return [...this.cases.values()].flatMap((each) => this.#itemsOf(each, today));
  }

  #itemsOf(of: ModelCase, today: Day): readonly Item[] {
    const { reference, status, plan } = of;
    const found: Item[] = [];
    const owners = this.owners(of);
    const office = this.#with('office');
    const add = (
      kind: string,
      date: Day,
      since: Day | undefined,
      { people = owners, key = '', what }: { people?: readonly string[]; key?: string; what?: string } = {},
    ) => {
      if (since === undefined) return;
      const name = `${kind} ${reference} ${date} ${key}`;
      found.push({
        ...{ kind, reference, date, since, people, key: name },
        ...(what === undefined ? {} : { what }),
      });
    };

    if (of.returnedOn !== undefined) {
      // A school has about sixty days in a term. Each is asked once, up to the end of the term after: full cards may push it on.
      const from = schoolDaysLater(of.returnedOn, 60);
      if (from <= today && today <= endOfNextTerm(from)) add('follow-up', from, from);
    }
    // A panel goes on whatever becomes of the case.
    const panel = of.panels.at(-1);
    if (panel && isStanding(panel)) {
      const { deadline, meets, takenOn } = panel;
      const waits = panel.needsApproval && !panel.isApproved;
      const approvers = this.#with('headteacher').filter((id) => id !== of.referrer);
      // Asked at once, and again in time; where nobody can approve it, that is what whoever looks after the case hears.
      if (waits)
        add('panel-approval', deadline, milestone(deadline, today, { ahead: [3] }) ?? takenOn, {
          people: approvers.length > 0 ? approvers : owners,
        });
      if (!panel.isSent && !(waits && approvers.length === 0))
        add('panel-papers', deadline, milestone(deadline, today, { ahead: [1] }));
      // Once, the school day before or as soon as may be; what it said, when somebody can know.
      if (meets !== undefined && today <= meets) {
        const from = schoolDaysEarlier(onOrBefore(meets), 1);
        add('panel-meets', meets, from <= today ? from : undefined);
      } else if (meets !== undefined && panel.isSent)
        add('panel-outcome', meets, lateMilestone(schoolDaysLater(meets, 2), today));
    }
    if (panel?.isHeard && panel.appealBy !== undefined && panel.appeal === undefined)
      add('panel-appeal', panel.appealBy, milestone(panel.appealBy, today, { ahead: [5, 1], late: false }));
    if (!['not-needed', 'withdrawn'].includes(status))
      for (const { text, by, person, writer, agreedOn, isDone } of of.agreed) {
        if (isDone) continue;
        const isHere = person !== undefined && this.isHere(person);
        // Whoever wrote it down for themselves knows; what a parent or an agency does nobody has to hear of before it is due.
        const isNews = person !== undefined && (!isHere || person !== writer);
        add('action', by, milestone(by, today, { ahead: [1] }) ?? (isNews ? agreedOn : undefined), {
          ...{ people: isHere ? [person] : owners, key: text, what: text },
        });
      }
    if (['closed', 'not-needed', 'withdrawn'].includes(status)) return found;
    for (const date of new Set(of.byLaw))
      add('by-law', date, milestone(date, today, { ahead: [5, 1], late: false }));

    if (status === 'undecided') {
      const late = lateMilestone(onOrAfter(plus(of.answerBy, 1)), today);
      add(of.question ? 'question-unanswered' : 'undecided', of.answerBy, late);
      const { keptUntil } = this.keeps(of);
      // It goes at the end of August, when nobody would read it: four weeks and one week of school before, and on the last day.
      add('expires', keptUntil, milestone(keptUntil, today, { ahead: [20, 5], late: false }));
      if (of.factsSince !== undefined)
        add('office-facts', of.factsSince, lateMilestone(schoolDaysLater(of.factsSince, 2), today), {
          people: office,
        });
    }
    if (status === 'approved' && of.decidedOn !== undefined)
      add('plan-missing', of.decidedOn, lateMilestone(schoolDaysLater(of.decidedOn, 2), today));
    if (status === 'running' && plan) {
      // The key adult hears of these too while they are ahead; what is late is for whoever looks after the case.
      const both = [...owners, ...(this.isHere(plan.keyAdult) ? [plan.keyAdult] : [])];
      const people = (date: Day) => (today <= date ? both : owners);
      add('review', plan.review, milestone(plan.review, today, { ahead: [3] }), {
        people: people(plan.review),
      });
      if (plan.end !== plan.review)
        add('plan-end', plan.end, milestone(plan.end, today, { ahead: [5] }), { people: people(plan.end) });
      if (plan.timetable && plan.timetable.la !== 'not-required' && plan.start <= today) {
        const last = endOfHalfTerm(today);
        if (last !== undefined)
          add('timetable-return', last, milestone(last, today, { ahead: [5], late: false }), {
            people: office,
          });
        if (plan.timetable.la === 'no')
          add('timetable-la', plan.start, lateMilestone(schoolDaysLater(plan.start, 2), today), {
            people: office,
          });
      }
      const asked = lastAskingDayBefore(today);
      if (plan.start <= asked && asked <= plan.end && plan.madeOn <= asked && !hasUpdate(plan, asked)) {
        const next = schoolDaysLater(asked, 1);
        const isOwners = today > next;
        add('update-missing', asked, isOwners ? schoolDaysLater(asked, 2) : next, {
          people: isOwners ? owners : this.keyAdult(of),
          key: isOwners ? 'owner' : 'key adult',
        });
      }
      for (const { provider, ends } of this.#providers.filter(({ provider }) => provider === plan.provider))
        for (const { what, until } of ends)
          // A check of a provider is told once, however many pupils are there: in time, and not after it has ended.
          if (until < plan.end && today <= until) {
            const from = schoolDaysEarlier(onOrBefore(until), 10);
            if (from <= today)
              found.push({
                kind: 'provider-check',
                reference,
                date: until,
                what,
                key: `provider-check ${provider} ${what} ${until}`,
                since: '2026-01-01',
                people: owners,
              });
          }
      const silent = silenceOf(plan);
      if (silent && silent.weeks >= 2)
        add('provider-report', silent.since, silent.since, { key: `${silent.weeks}` });
    }
    return found;
  }

  /** The last day on which a case is kept, if nobody works on it again. */
  keeps({ status, lastWorkedOn, plan }: ModelCase): { readonly keptUntil: Day } {
    if (status === 'not-needed' || status === 'withdrawn') return { keptUntil: plus(lastWorkedOn, 30) };
    const last = status === 'running' && plan && plan.end > lastWorkedOn ? plan.end : lastWorkedOn;
    // A case is kept for one school year more after that in which it was last worked on.
    return { keptUntil: `${schoolYearOf(last) + 2}-08-31` };
  }

  /** Each night the bot runs, what is no longer kept goes. */
  deletes(today: Day): readonly string[] {
    const gone = [...this.cases.values()].filter((each) => this.keeps(each).keptUntil < today);
    for (const { reference } of gone) this.cases.delete(reference);
    return gone.map(({ reference }) => reference);
  }

  /** Each night the bot runs: figures of a term or school year that is over are to be given anew. */
  night(today: Day): void {
    for (const each of this.cases.values()) {
      if (each.status !== 'undecided' || each.factsOn === undefined) continue;
      const isOver =
        schoolYearOf(each.factsOn) !== schoolYearOf(today) ||
        (each.hasFiguresOfTerm === true && termOf(each.factsOn) !== termOf(today));
      if (!isOver) continue;
      each.factsSince = today;
      delete each.factsOn;
    }
  }

  /** How many sources of the content leads are told of now: those to be read again by a day that is over, each once. */
  sourcesDue(instant: number): number {
    if (!isReminding(instant)) return 0;
    const { day: today } = inLondon(instant);
    const due = this.#sources.filter(
      ({ id, checkAgainBy }) => checkAgainBy < today && !this.#asked.has(`source ${id}`),
    );
    for (const { id } of due) this.#asked.add(`source ${id}`);
    return due.length;
  }

  /** Questions that are to be asked once more now: two school days later, sooner where the answer is due sooner. */
  chases(instant: number): readonly { readonly person: string; readonly reference: string }[] {
    if (!isReminding(instant)) return [];
    const { day: today } = inLondon(instant);
    return [...this.cases.values()].flatMap((each) => {
      const { question, answerBy, reference, referrer } = each;
      if (!question || question.chased || each.status !== 'undecided') return [];
      const before = onOrBefore(plus(answerBy, -1));
      const usual = schoolDaysLater(question.askedOn, 2);
      const sooner = before < usual ? before : usual;
      const soonest = onOrAfter(plus(question.askedOn, 1));
      if (today < (sooner > soonest ? sooner : soonest)) return [];
      question.chased = true;
      return [{ person: referrer, reference }];
    });
  }

  /** Whom to ask for this week's update now: from midday on the asking day, each week once. */
  updatesToAskFor(instant: number): readonly { readonly person: string; readonly reference: string }[] {
    const { day: today, time } = inLondon(instant);
    if (!isReminding(instant) || time < '12:00' || askingDay(today) !== today) return [];
    return [...this.cases.values()].flatMap((each) => {
      const { plan, reference } = each;
      const key = `${reference} ${today}`;
      if (each.status !== 'running' || !plan || this.#asked.has(key)) return [];
      if (today < plan.start || plan.end < today || today < plan.madeOn || hasUpdate(plan, today)) return [];
      this.#asked.add(key);
      return this.keyAdult(each).map((person) => ({ person, reference }));
    });
  }

  /** By person, what their card is to show now: all of it, or any eight of it where there is more. */
  cards(instant: number): ReadonlyMap<string, readonly Item[]> {
    if (!isReminding(instant)) return new Map();
    const { day: today, time } = inLondon(instant);
    const all = this.#items(today);
    const urgent = time < '15:00' ? [] : this.#untaken(instant, today);
    const due = (person: string, items: readonly Item[]) => {
      const mine = items.filter(
        ({ people, key, since }) =>
          people.includes(person) && (this.#told.get(`${person} ${key}`) ?? '') < since,
      );
      return [...new Map(mine.map((item) => [item.key, item])).values()];
    };
    const cards = new Map<string, readonly Item[]>();
    for (const { id } of this.staff) {
      const isFirst = this.#cards.get(id) !== today;
      const mine = due(id, isFirst ? [...urgent, ...all] : urgent);
      if (mine.length === 0 || (!isFirst && this.#urgentCards.get(id) === today)) continue;
      (isFirst ? this.#cards : this.#urgentCards).set(id, today);
      cards.set(id, mine);
    }
    return cards;
  }

  /** That this person has been told these today. */
  told(person: string, items: readonly Item[], today: Day): void {
    for (const { key } of items) this.#told.set(`${person} ${key}`, today);
  }

  #untaken(instant: number, today: Day): readonly Item[] {
    return [...this.cases.values()]
      .filter(
        (each) =>
          each.urgent &&
          each.status === 'undecided' &&
          !each.isSeen &&
          each.owner === undefined &&
          each.answerBy <= today &&
          instant - each.sentAt >= 60 * 60_000,
      )
      .map((each) => ({
        kind: 'untaken',
        reference: each.reference,
        key: `untaken ${each.reference} ${each.answerBy}`,
        since: each.answerBy,
        people: this.#leadsFor(each),
      }));
  }
}

/** The year in which the school year of a day began: on 1 September. */
function schoolYearOf(day: Day): number {
  return Number(day.slice(0, 4)) - (day.slice(5) >= '09-01' ? 0 : 1);
}

/** There is an update for the week of this day, or a later one. */
function hasUpdate({ updates }: AgreedPlan, day: Day): boolean {
  return updates.some(({ week }) => week >= mondayOf(day));
}

/** How many school weeks in a row, up to the last update, nothing has come from the provider. */
function silenceOf({
  provider,
  updates,
}: AgreedPlan): { readonly since: Day; readonly weeks: number } | undefined {
  if (provider === undefined) return undefined;
  const sorted = updates.toSorted((one, other) => (one.week < other.week ? 1 : -1));
  let found: { since: Day; weeks: number } | undefined;
  let later: Day | undefined;
  for (const { week, came } of sorted) {
    for (let between = plus(week, 7); later !== undefined && between < later; between = plus(between, 7))
      if (askingDay(between) !== undefined) return found;
    if (came) return found;
    found = { since: week, weeks: (found?.weeks ?? 0) + 1 };
    later = week;
  }
  return found;
}

/** When a week's digest is due: Friday, the last school day before it, or the first after; never without school. */
export function digestDay(monday: Day): Day | undefined {
  const days = [0, 1, 2, 3, 4].map((each) => plus(monday, each)).filter(isSchoolDay);
  return days.at(-1);
}

/** The digest of a channel that was due last, at this time of the day. */
export function lastDigest(time: string, instant: number): { readonly week: Day; readonly at: number } {
  for (let monday = mondayOf(inLondon(instant).day); ; monday = plus(monday, -7)) {
    const day = digestDay(monday);
    if (day !== undefined && atLondon(day, time) <= instant) return { week: monday, at: atLondon(day, time) };
  }
}
