import { readFileSync } from 'node:fs';
import { INCLUSION_CHANNEL } from '../../support/activities.ts';
import { ADMINISTRATOR } from '../../support/set-up-over-http.ts';
import { Acts, CONCERNS } from './acts.ts';
import {
  atLondon,
  inLondon,
  inWords,
  isSchoolDay,
  mondayOf,
  plus,
  schoolDaysLater,
  weekday,
  type Day,
} from './calendar.ts';
import { chanceOf } from './chance.ts';
import {
  askingDay,
  isReminding,
  isStanding,
  lastDigest,
  Model,
  type Item,
  type ModelCase,
  type SourceDay,
} from './model.ts';
import { PanelActs } from './panels.ts';
import { read, type Came, type ReadItem } from './received.ts';
import { member, PROVIDER, STAFF_CHANNEL, YearSchool, type Member } from './school.ts';

const FIRST: Day = '2026-07-06';
const LAST: Day = '2027-09-01';
const REFERRALS = 300;
const PUPILS = 1200;

/** Checks of the provider that end in the course of the year, as they are called and until when they count. */
const ENDS = [
  ['Written assurance on staff checks', '2026-12-18'],
  ['Insurance', '2027-02-26'],
  ['Child protection', '2027-05-31'],
] as const;
const PROVIDERS = [
  {
    ...{ name: PROVIDER, kind: 'tutor', sessions: 'Mornings' },
    contact: { name: 'Ines Harrow', phone: '01632 960 121' },
    checks: {
      'staff-checks': { document: 'A letter', expires: ENDS[0][1] },
      insurance: { document: 'A certificate', expires: ENDS[1][1] },
      'child-protection': { document: 'A policy', expires: ENDS[2][1] },
    },
  },
];

/** The bot is down from the first to the second of these times in London, and catches up. */
const DOWN: readonly (readonly [from: string, to: string])[] = [
  ['2026-11-10 12:30', '2026-11-12 10:20'],
  ['2027-01-22 11:00', '2027-01-26 09:40'],
  ['2027-03-19 12:30', '2027-03-19 19:30'],
  ['2027-05-14 13:00', '2027-05-15 10:00'],
];
/** In these weeks two instances run. */
const TWO = { from: '2027-02-22', to: '2027-03-26' } as const;

/** When people act, at nine, and when the clock's jobs run: the hours one by one on Fridays, else as often as needed. */
function timesOf(day: Day): readonly string[] {
  if (!isSchoolDay(day)) return [3, 7].includes(weekday(day)) ? ['12:00'] : [];
  if (weekday(day) === 5) return ['02:40', '08:00', '09:00', '12:00', '14:00', '15:00', '15:30', '18:10'];
  return weekday(day) === 4 ? ['08:00', '09:00', '12:00', '15:30'] : ['08:00', '09:00', '15:30'];
}

/** As the content's own file has them. */
const { sources: SOURCES } = JSON.parse(readFileSync('src/content/sources.json', 'utf8')) as {
  readonly sources: readonly SourceDay[];
};

export interface Year {
  readonly problems: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

/** Plays a school year by chance, and compares what Teams received with what the model expects. */
export async function playYear(seed: number): Promise<Year> {
  const opened: YearSchool[] = [];
  try {
    return await play(seed, (school) => void opened.push(school));
  } finally {
    for (const school of opened) await school.close();
  }
}

async function play(seed: number, opens: (school: YearSchool) => void): Promise<Year> {
  const chance = chanceOf(seed);
  const leads = ['Sam Lead', 'Robin Second', 'Lou Third'].map((name, n) =>
    member(n + 1, name, 'inclusion-lead', ...(n === 1 ? ['teacher'] : [])),
  );
  const offices = ['Office One', 'Office Two'].map((name, n) => member(n + 11, name, 'office'));
  const head = member(21, 'The Head', 'headteacher');
  const teachers = Array.from({ length: 143 }, (_, n) => member(n + 101, `Teacher ${n + 1}`, 'teacher'));
  const members = [...leads, ...offices, head, member(22, 'The Senco', 'senco'), ...teachers];
  const school = await YearSchool.open(members, { providers: PROVIDERS }, atLondon(FIRST, '07:00'));
  opens(school);
  const model = new Model(
    members.map(({ aadObjectId: id, roles }) => ({ id, roles })),
    [{ provider: PROVIDER, ends: ENDS.map(([what, until]) => ({ what, until })) }],
    SOURCES,
  );
  const acts = new Acts(school, model, chance, members);
  const panels = new PanelActs(acts);
  const chats = new Map(members.map(({ chat, aadObjectId }) => [chat, aadObjectId]));
  const problems: string[] = [];
  const counts: Record<string, number> = {};
  const count = (what: string) => (counts[what] = (counts[what] ?? 0) + 1);
  const at = () => {
    const { day, time } = inLondon(school.now);
    return `${inWords(day)} ${day.slice(0, 4)} ${time}`;
  };
  const problem = (what: string) => void problems.push(`${at()}: ${what}`);
  const nameOf = (id: string) => members.find(({ aadObjectId }) => aadObjectId === id)?.name ?? id;

  let seen = 0;
  const come = (): Came[] => {
    // Whoever looks after the bot is on no staff list, and reads answers only.
    const all = school.sent
      .slice(seen)
      .filter(({ conversationId }) => conversationId !== ADMINISTRATOR.chat)
      .map(read);
    seen = school.sent.length;
    for (const each of all) {
      const who = 'chat' in each ? chats.get(each.chat) : undefined;
      if (who !== undefined && !model.isHere(who))
        problem(`${nameOf(who)} has left, and got ${JSON.stringify(each)}`);
    }
    return all;
  };

  /** Compares two lists of messages, whatever their order; `texts`: what those that came said. */
  const compare = (
    expected: readonly string[],
    came: readonly string[],
    texts: ReadonlyMap<string, string> = new Map(),
  ) => {
    const left = [...came];
    for (const each of expected) {
      const found = left.indexOf(each);
      if (found < 0) problem(`missing: ${each}`);
      else left.splice(found, 1);
    }
    for (const each of left) problem(`not expected: ${each} ${texts.get(each) ?? ''}`.trimEnd());
  };

  /** After somebody did something: what follows from it at once. */
  const follow = async () => {
    await school.settled();
    const expected = acts.follows.map(
      ({ person, news, reference }) => `${nameOf(person)}: ${news} ${reference ?? ''}`,
    );
    const came = come().flatMap((each) => {
      if (each.what !== 'chat')
        return each.what === 'card' || each.what === 'digest' ? [JSON.stringify(each)] : [];
      count(`told at once: ${each.news}`);
      const reference = each.news === 'key-adult' ? '' : (each.reference ?? '');
      return [`${nameOf(chats.get(each.chat) ?? '')}: ${each.news} ${reference}`];
    });
    compare(expected, came);
    acts.follows = [];
  };

  const fits = (item: Item, shown: ReadItem, today: Day) =>
    item.kind === shown.kind &&
    (item.reference === shown.reference || item.kind === 'provider-check') &&
    (shown.day === undefined ||
      item.date === undefined ||
      shown.day === inWords(item.date) ||
      (shown.day === 'today' && item.date === today)) &&
    (item.what === undefined || shown.text.includes(item.what));
  const name = ({ kind, reference, date }: Item) => `${kind} ${reference} ${date ?? ''}`;

  let told = '';
  const missed = new Set<string>();
  const digests = new Map<string, number>();
  const TIMES: readonly (readonly [string, string])[] = [
    [INCLUSION_CHANNEL, '14:00'],
    [STAFF_CHANNEL, '15:30'],
  ];

  /** What the clock brings at this moment, against what it should bring. */
  const tick = async () => {
    const { now, today } = school;
    const posts: string[] = [];
    const others: string[] = [];
    const isNight = inLondon(now).time >= '02:30';
    const gone = isNight ? model.deletes(today) : [];
    if (isNight) model.night(today);
    const asked = model.chases(now);
    const chased = asked.filter(({ person }) => model.isHere(person));
    for (const { person } of asked) if (!model.isHere(person)) acts.misses(person);
    const updates = model.updatesToAskFor(now);
    // At eight and at one of a school day, leads are told of what has waited four hours for somebody who has left.
    const slot = ['13:00', '08:00'].find((each) => each <= inLondon(now).time);
    if (slot !== undefined && isReminding(now) && told !== `${today} ${slot}`) {
      told = `${today} ${slot}`;
      const news = [...acts.undelivered].filter(
        ([person, since]) => now - since >= 4 * 3_600_000 && !missed.has(person),
      );
      for (const [person] of news) missed.add(person);
      if (news.length > 0) for (const lead of model.leads) others.push(`${nameOf(lead)}: undelivered`);
    }
    const isTellingSources = model.sourcesDue(now) > 0;
    const cards = new Map(model.cards(now));
    for (const [channel, time] of TIMES) {
      const due = lastDigest(time, now);
      if ((digests.get(channel) ?? Infinity) >= due.at) continue;
      const late = now - due.at;
      // After two hours a digest waits for a school day's reminding hours; after three days it is missed.
      if (late > 2 * 3_600_000 && late <= 3 * 86_400_000 && !isReminding(now)) continue;
      digests.set(channel, due.at);
      if (late <= 3 * 86_400_000) posts.push(channel);
      else for (const lead of model.leads) others.push(`${nameOf(lead)}: problem`);
    }
    for (const [channel] of TIMES) if (!digests.has(channel)) digests.set(channel, now);
    await school.tick();
    for (const reference of gone) {
      count('cases no longer kept');
      if (await acts.isStored(reference)) problem(`${reference} is still kept`);
    }
    const all = come();
    compare(
      posts,
      all.flatMap((each) => (each.what === 'digest' ? [each.channel] : [])),
    );
    for (const channel of posts) count(channel === STAFF_CHANNEL ? 'digest: staff' : 'digest: inclusion');
    const texts = new Map<string, string>();
    const chat = all.flatMap((each) => {
      if (each.what !== 'chat') return [];
      count(each.news === 'news' ? 'question asked once more' : each.news);
      const reference = ['news', 'update-due'].includes(each.news) ? ` ${each.reference}` : '';
      const line = `${nameOf(chats.get(each.chat) ?? '')}: ${each.news}${reference}`;
      texts.set(line, each.text);
      return [line];
    });
    compare(
      [
        ...chased.map(({ person, reference }) => `${nameOf(person)}: news ${reference}`),
        ...updates.map(({ person, reference }) => `${nameOf(person)}: update-due ${reference}`),
        ...(isTellingSources ? model.leads.map((lead) => `${nameOf(lead)}: sources`) : []),
        ...others,
      ],
      chat,
      texts,
    );
    for (const each of all) {
      if (each.what !== 'card') continue;
      const person = chats.get(each.chat) ?? '';
      const due = cards.get(person);
      cards.delete(person);
      count('reminder cards');
      if (!due) {
        problem(
          `not expected: ${nameOf(person)}'s card of ${each.items.map(({ kind, reference, day }) => `${kind} ${reference} ${day}`).join('; ')}`,
        );
        continue;
      }
      const left = [...due];
      const told: Item[] = [];
      for (const shown of each.items) {
        const found = left.findIndex((item) => fits(item, shown, today));
        if (found < 0)
          problem(`not expected: ${nameOf(person)} is told of ${shown.reference}: ${shown.text}`);
        else told.push(...left.splice(found, 1));
        count(`reminded of: ${shown.kind}`);
      }
      model.told(person, told, today);
      // A card shows eight, and the next day's the rest.
      if (told.length < Math.min(8, due.length))
        for (const item of left) problem(`missing on ${nameOf(person)}'s card: ${name(item)}`);
      if (each.count !== due.length)
        problem(`${nameOf(person)}'s card counts ${each.count} and not ${due.length}`);
    }
    for (const [person, due] of cards)
      problem(`missing: ${nameOf(person)}'s card of ${due.map(name).join('; ')}`);
  };

  /** What somebody does, and what follows from it; false where they did nothing. */
  const act = async (doing: Promise<unknown>, what: string): Promise<boolean> => {
    try {
      if ((await doing) === false) return false;
    } catch (error) {
      throw new Error(`${at()}: ${what}\n${problems.slice(0, 20).join('\n')}`, { cause: error });
    }
    count('acts of people');
    await follow();
    return true;
  };
  const isHere = ({ aadObjectId }: Member) => model.isHere(aadObjectId);
  const leadFor = (of: ModelCase) =>
    chance.isAbout(0.8) && of.owner !== undefined && model.owners(of).includes(of.owner)
      ? of.owner
      : chance.of(leads.filter((each) => isHere(each) && each.aadObjectId !== of.referrer)).aadObjectId;

  /** Of those sent in the first summer nobody looks at every third: they are deleted undecided a year later. */
  const isForgotten = ({ sentOn, reference }: ModelCase) =>
    sentOn < '2026-09-01' && Number(reference.slice('R-TEST'.length)) % 3 === 0;

  /** What people do about a case on a school day, if anything. */
  const goOn = async (of: ModelCase): Promise<boolean | void> => {
    const { reference, status, plan } = of;
    const { today } = school;
    if (isForgotten(of)) return;
    // In the last weeks of the year plans are brought to an end, and none begins.
    const isLate = '06-21' <= today.slice(5) && today.slice(5) < '09-01';
    const lead = leadFor(of);
    const office = chance.of(offices).aadObjectId;
    if (await act(panels.goesOn(of, lead), `panel ${reference}`)) return;
    if (await act(panels.doesAgreed(of, lead), `agreed ${reference}`)) return;
    const isOpen = ['undecided', 'approved', 'running'].includes(status);
    const last = of.panels.at(-1);
    if (isOpen && of.panels.length < 2 && !(last && isStanding(last)) && chance.isAbout(0.01))
      return act(panels.takes(of, lead), `takes ${reference} to a panel`);
    if (panels.mayMeet(of) && chance.isAbout(isOpen ? 0.008 : 0.0005)) {
      const writes = status === 'running' && plan && model.isHere(plan.keyAdult) && chance.isAbout(0.4);
      const people = teachers.filter(isHere).map(({ aadObjectId }) => aadObjectId);
      return act(panels.meets(of, writes ? plan.keyAdult : lead, people), `meeting ${reference}`);
    }
    if (status === 'undecided') {
      if (of.factsSince === of.sentOn && chance.isAbout(0.2))
        await act(acts.addsFacts(of, office), `facts ${reference}`);
      if (of.question) {
        if (model.isHere(of.referrer) && chance.isAbout(0.25))
          await act(acts.answers(of, lastAsker.get(reference) ?? ''), 'answers');
        return;
      }
      if (of.byLaw.length === 0 && chance.isAbout(0.01)) {
        const kind = chance.of(['suspended', 'long-suspended', 'excluded'] as const);
        return act(acts.addsExclusion(of, office, kind), `${kind} ${reference}`);
      }
      if (!of.isSeen && chance.isAbout(0.4)) return act(acts.takesOn(of, lead), `takes ${reference}`);
      if (chance.isAbout(0.08)) {
        lastAsker.set(reference, lead);
        return act(acts.asks(of, lead), `asks ${reference}`);
      }
      if (chance.isAbout(0.02) && model.isHere(of.referrer))
        return act(acts.withdraws(of), `withdraws ${reference}`);
      if (of.owner !== undefined && chance.isAbout(0.05)) {
        const to = leads.find((each) => isHere(each) && ![of.owner, of.referrer].includes(each.aadObjectId));
        if (to) return act(acts.handsOver(of, lead, to.aadObjectId), `hands over ${reference}`);
      }
      if (!chance.isAbout(0.15)) return;
      if (chance.isAbout(0.55)) return act(acts.needsNothing(of, lead), `closes ${reference}`);
      if (chance.isAbout(0.15)) return act(acts.passesOn(of, lead), `passes on ${reference}`);
      if (chance.isAbout(0.25) && of.byLaw.length === 0)
        return act(acts.approvesProvision(of, lead), `approves provision ${reference}`);
      return act(acts.approves(of, lead), `approves ${reference}`);
    }
    if (status === 'approved' && !isLate && chance.isAbout(0.3)) {
      const keyAdult = chance.of(teachers.filter(isHere)).aadObjectId;
      const kind = of.isProvision ? 'provision' : chance.of(['support', 'apart', 'timetable'] as const);
      return act(acts.plans(of, lead, keyAdult, kind), `plans ${kind} ${reference}`);
    }
    if (status === 'running' && plan && plan.start <= today) {
      if (plan.review <= schoolDaysLater(today, 1) && chance.isAbout(0.35)) {
        const ends = ['returned', 'returned', 'other'] as const;
        const how = isLate
          ? chance.of(ends)
          : chance.of([...ends, 'continue', 'continue', 'reintegrate'] as const);
        return act(acts.reviews(of, lead, how), `reviews ${reference}`);
      }
      const asked = askingDay(today) ?? today;
      if (
        today >= asked &&
        !plan.updates.some(({ week }) => week === mondayOf(today)) &&
        chance.isAbout(0.5)
      ) {
        const who = model.isHere(plan.keyAdult) ? plan.keyAdult : lead;
        return act(acts.updates(of, who, chance.isAbout(0.95)), `updates ${reference}`);
      }
    }
    if (of.returnedOn !== undefined && today > schoolDaysLater(of.returnedOn, 61) && chance.isAbout(0.3))
      return act(acts.followsUp(of, lead), `follows up ${reference}`);
  };
  const lastAsker = new Map<string, string>();

  // Everybody opens the bot's chat once.
  for (const each of members) {
    await school.player(each).says('hello');
  }
  come();

  const days: Day[] = [];
  for (let day = FIRST; day <= LAST; day = plus(day, 1)) days.push(day);
  const sendingDays: Day[] = [];
  for (let day = FIRST; day < '2027-07-16'; day = plus(day, 1)) if (isSchoolDay(day)) sendingDays.push(day);
  const sends = new Map<Day, number>();
  for (let n = 0; n < REFERRALS; n++) {
    const day = chance.of(sendingDays);
    sends.set(day, (sends.get(day) ?? 0) + 1);
  }
  let pupil = 0;
  const isDown = (day: Day, time: string) =>
    DOWN.some(([from, to]) => from <= `${day} ${time}` && `${day} ${time}` < to);
  const backAt = (day: Day) => DOWN.flatMap(([, to]) => (to.startsWith(day) ? [to.slice(11)] : []));
  const isRaiser = ({ aadObjectId }: Member) =>
    [...model.cases.values()].some(
      ({ status, referrer }) => status === 'undecided' && referrer === aadObjectId,
    );
  /** On its last day of school somebody leaves. */
  const leaveToday = async (day: Day) => {
    const keyAdults = [...model.cases.values()].flatMap(({ status, plan }) =>
      status === 'running' && plan ? [plan.keyAdult] : [],
    );
    const busy = teachers.filter((each) => isHere(each) && keyAdults.includes(each.aadObjectId));
    const colleague = teachers.find((each) => isHere(each) && !busy.includes(each)) ?? teachers[0]!;
    const leaver = (person: Member | undefined, chosen: Parameters<Acts['leaves']>[1]) =>
      person && act(acts.leaves(person, chosen), `${person.name} leaves`);
    if (day === '2026-10-23') await leaver(busy[0], { plans: colleague });
    if (day === '2026-12-18') {
      await leaver(busy[0], {});
      await leaver(leads[2], { cases: leads[0]!, plans: colleague });
    }
    const ofAgreed = teachers.find(
      (each) =>
        isHere(each) &&
        [...model.cases.values()].some(({ agreed }) =>
          agreed.some(({ person, isDone }) => person === each.aadObjectId && !isDone),
        ),
    );
    if (day === '2027-02-12') await leaver(ofAgreed ?? busy[0], {});
    // What a panel asks the headteacher to approve nobody can approve any more.
    if (day === '2027-05-28') await leaver(head, {});
    // On the last day before the bot is down on a Friday afternoon; then their concern is answered.
    if (day === '2027-03-18') {
      const raised = teachers.find((each) => isHere(each) && isRaiser(each));
      await leaver(raised, {});
    }
    if (day === '2027-04-28') {
      const asked = [...model.cases.values()].find(
        ({ question, referrer }) => question && model.isHere(referrer),
      );
      await leaver(teachers.find(({ aadObjectId }) => aadObjectId === asked?.referrer) ?? busy[1], {});
    }
  };
  const isOfLeaver = ({ status, referrer }: ModelCase) => status === 'undecided' && !model.isHere(referrer);
  let waiting = 0;
  for (const day of days) {
    waiting += sends.get(day) ?? 0;
    if (day === TWO.from) await school.startAnother();
    if (day === TWO.to) await school.stopAllBut(1);
    const times = timesOf(day);
    for (const time of [...times, ...backAt(day)].toSorted()) {
      if (isDown(day, time)) continue;
      school.goToTime(day, time);
      if (time === '09:00' || (backAt(day).includes(time) && isSchoolDay(day) && time < '16:00')) {
        for (; waiting > 0; waiting--) {
          const teacher = chance.isAbout(0.05) ? leads[1]! : chance.of(teachers.filter(isHere));
          const number = (pupil += 4) % PUPILS;
          await act(
            acts.refers(teacher.aadObjectId, `PU${number} ${7 + (number % 5)}`, chance.of(CONCERNS)),
            `${teacher.name} refers`,
          );
        }
        if (day === '2027-03-19')
          for (const each of [...model.cases.values()].filter(isOfLeaver))
            await act(acts.needsNothing(each, leadFor(each)), `closes ${each.reference}`);
        for (const each of [...model.cases.values()]) if (each.sentOn < day) await goOn(each);
      }
      if (time !== '09:00' || weekday(day) === 5) await tick();
    }
    await leaveToday(day);
    if (weekday(day) === 5)
      for (const each of model.cases.values()) {
        const stored = await acts.record(each);
        acts.isInStep(each, stored);
        panels.isInStep(each, stored);
      }
  }
  counts['acts that the rules refused'] = acts.refused.length;
  return { problems, counts };
}
