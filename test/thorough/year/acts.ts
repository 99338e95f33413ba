import assert from 'node:assert/strict';
import type { Json } from '../../support/activities.ts';
import { fillsParts } from '../../support/parts.ts';
import type { Player } from '../../support/play.ts';
import {
  endOfHalfTerm,
  isSchoolDay,
  onOrAfter,
  plus,
  schoolDaysEarlier,
  schoolDaysLater,
  mondayOf,
  onOrBefore,
  weekday,
} from './calendar.ts';
import type { Chance } from './chance.ts';
import type { Model, ModelCase } from './model.ts';
import { PROVIDER, SCHOOL, type Member, type YearSchool } from './school.ts';

/** A message in somebody's own chat that follows from what somebody did just now. */
export interface Follows {
  readonly person: string;
  readonly news: 'news' | 'details' | 'answered' | 'key-adult';
  readonly reference?: string;
}

/** A case as it is stored. */
export type StoredCase = Awaited<ReturnType<Acts['record']>>;

/** What a teacher answers, and how soon such a concern is answered, in school days. */
const CONCERN: Json = {
  ...{ SG1: 'no', SG2: 'no', SG3: 'none', PC3: 'tutor', PC4: 'attendance', EW1: 'withdrawn', EW2: '2-6w' },
  ...{
    AT1: 'some',
    AT2: 'no-pattern',
    BH1: 'none',
    SE1: 'none',
    SN1: 'none',
    GR1: 'key-adult',
    GR2: 'helping',
  },
  ...{ RT1: 'no', RC1: 'none', PV1: 'share', PV2: 'yes', PV3: 'Mornings are hard.', PV4: '' },
  ...{ ST1: 'trusted-adult', DO1: 'attend', DO2: '', WN1: 'none' },
};
export const CONCERNS: readonly Json[] = [
  CONCERN,
  {
    ...CONCERN,
    EW1: 'late,isolated',
    AT2: 'late-school',
    GR1: 'none',
    EW2: 'lt2w',
    PV1: 'not-yet',
    PV2: 'not-yet',
  },
  {
    ...CONCERN,
    ...{ EW1: 'absent-more,withdrawn', EW2: 'gt-term', AT1: 'rarely-here', AT2: 'long-block' },
    ...{ SE1: 'low-mood', SE2: 'cannot-full-day', SN1: 'unknown', GR1: 'key-adult,outside-agency' },
    ...{ GR2: 'not-reviewed', RT1: 'unknown', ST1: 'subject', DO1: 'attend,next-stage' },
  },
];
/** By level, within how many school days somebody answers: as the guide to the content says. */
const ANSWERED_WITHIN: Readonly<Record<string, number>> = { urgent: 0, priority: 2, targeted: 5, watch: 5 };

/** Whoever ends a case that still goes to a panel is asked first, and presses again. */
const AGAIN: Json = { again: 'yes' };

/** What the office adds where nothing is amiss. */
const FACTS: Json = {
  ...{ OA2: '1', OA3: '0', OA4: 'no', OA5: '0', OA6: '0', OA8: '0' },
  ...{ OB1: '0', OB2: '0', OB3: '0', OB4: 'no', OB8: 'no', OB10: '0' },
  ...{ OS1: 'none', OS4: 'none', OT1: 'no', OP1: 'none', OV1: 'no' },
};

/** Beside lessons, apart from them, a reduced timetable, or a provider's tutor. */
export type PlanKind = 'support' | 'apart' | 'timetable' | 'provision';

/** What people do in front of Teams, and what the model hears of it. */
export class Acts {
  readonly school: YearSchool;
  readonly model: Model;
  readonly chance: Chance;
  /** What is to follow from the act before. */
  follows: Follows[] = [];
  /** When something was to be told to somebody who has left: of each of them leads hear once. */
  readonly undelivered = new Map<string, number>();
  /** What the rules refused. */
  readonly refused: string[] = [];
  /** By reference: the id that buttons carry. */
  readonly ids = new Map<string, string>();
  /** Cases of pupils who are away from class for part of the week. */
  readonly #away = new Set<string>();
  readonly #members: ReadonlyMap<string, Member>;

  constructor(school: YearSchool, model: Model, chance: Chance, members: readonly Member[]) {
    this.school = school;
    this.model = model;
    this.chance = chance;
    this.#members = new Map(members.map((each) => [each.aadObjectId, each]));
  }

  #player(id: string): Player {
    const found = this.#members.get(id);
    assert.ok(found, id);
    return this.school.player(found);
  }

  /** This person presses a button about a case. */
  async press(id: string, of: ModelCase, verb: string, data: Json = {}): Promise<Player> {
    const player = this.#player(id);
    await player.sendsPress(verb, { school: SCHOOL, r: this.ids.get(of.reference), ...data });
    await this.school.settled();
    return player;
  }

  misses(person: string): void {
    if (!this.undelivered.has(person)) this.undelivered.set(person, this.school.now);
  }

  #tells(person: string, news: Follows['news'], of?: ModelCase): void {
    if (!this.model.isHere(person)) this.misses(person);
    else this.follows.push({ person, news, ...(of ? { reference: of.reference } : {}) });
  }

  /** Answers every card of a form that stands in front of somebody. */
  async #fills(player: Player, answers: Json): Promise<void> {
    for (let cards = 0; player.canGoOn; cards++) {
      assert.ok(
        cards < 25,
        `no end of the form:\n${player.sees
          .split('\n')
          .filter((l) => l.length > 25)
          .join('\n')}`,
      );
      await player.presses('Continue', answers);
      if (player.buttons.some((title) => title.startsWith('Start afresh')))
        await player.presses('Start afresh');
    }
  }

  /** The case as it is stored. */
  async record(of: ModelCase) {
    const stored = await this.school.shared.storage
      .records(SCHOOL)
      .readReferral(this.ids.get(of.reference) ?? '');
    assert.ok(stored, `${of.reference} is not stored`);
    return stored.value;
  }

  /** Whether the bot took it: the rules may have refused it, and then nothing follows. Those are counted. */
  async #isNow(of: ModelCase, status: string): Promise<boolean> {
    if ((await this.record(of)).status === status) return true;
    this.refused.push(`${of.reference} to ${status}`);
    return false;
  }

  async isStored(reference: string): Promise<boolean> {
    const id = this.ids.get(reference) ?? '';
    return (await this.school.shared.storage.records(SCHOOL).readReferral(id)) !== undefined;
  }

  /** The level that the rules give: what it is for is tested elsewhere, and here only how soon it is answered. */
  async #seesLevel(of: ModelCase): Promise<void> {
    const { level } = (await this.record(of)).triage;
    const by = schoolDaysLater(this.school.today, ANSWERED_WITHIN[level] ?? 5);
    if (of.answerBy === '' || by < of.answerBy) of.answerBy = by;
    of.urgent = level === 'urgent';
  }

  async refers(teacher: string, pupil: string, concern: Json): Promise<ModelCase> {
    const player = this.#player(teacher);
    await player.says('hello');
    await player.presses('Raise a');
    await this.#fills(player, { ...concern, PC1: pupil, PC2: pupil.split(' ')[1] });
    await player.presses('Send to the inclusion lead');
    await this.school.settled();
    const [reference] = /R-TEST\d+/.exec(player.sees) ?? [];
    assert.ok(reference, `no receipt:\n${player.sees}`);
    const { today, now } = this.school;
    const id = await this.school.shared.storage.records(SCHOOL).findByReference(reference);
    assert.ok(id);
    this.ids.set(reference, id.value.id);
    const of: ModelCase = {
      ...{ reference, referrer: teacher, sentAt: now, sentOn: today, answerBy: '', urgent: false },
      ...{
        year: Number(pupil.split(' ')[1]),
        status: 'undecided',
        isSeen: false,
        byLaw: [],
        panels: [],
        agreed: [],
        factsSince: today,
        lastWorkedOn: today,
      },
    };
    this.model.cases.set(reference, of);
    await this.#seesLevel(of);
    return of;
  }

  #worksOn(of: ModelCase): void {
    of.lastWorkedOn = this.school.today;
  }

  #takesFirst(of: ModelCase, lead: string): void {
    of.isSeen = true;
    of.owner ??= lead;
    this.#worksOn(of);
  }

  async takesOn(of: ModelCase, lead: string): Promise<void> {
    await this.press(lead, of, 'take');
    this.#takesFirst(of, lead);
    this.#tells(of.referrer, 'news', of);
  }

  async asks(of: ModelCase, lead: string): Promise<void> {
    await this.press(lead, of, 'ask', { 'ask-text': 'Which lessons does it happen in?' });
    this.#takesFirst(of, lead);
    of.question = { askedOn: this.school.today, chased: false };
    this.#tells(of.referrer, 'news', of);
  }

  async answers(of: ModelCase, asker: string): Promise<void> {
    await this.press(of.referrer, of, 'answer', { answer: 'In maths, mostly.' });
    delete of.question;
    this.#worksOn(of);
    this.#tells(asker, 'answered', of);
  }

  async addsFacts(of: ModelCase, office: string, changes: Json = {}): Promise<void> {
    const { today } = this.school;
    const isWatched = (await this.record(of)).triage.level === 'watch';
    const possible = String(2 * schoolDaysOfYear(today));
    const player = await this.press(office, of, 'facts');
    await fillsParts(player, { ...FACTS, OA1: possible, OA7: today, ...changes });
    await player.presses('Save into the case');
    await this.school.settled();
    of.factsSince = undefined;
    of.factsOn = this.school.today;
    // Figures of a term are among those that are asked for above the lowest level; all have some of the school year.
    of.hasFiguresOfTerm = !isWatched;
    this.#worksOn(of);
    if (of.status === 'undecided') await this.#seesLevel(of);
  }

  /** The office adds a suspension or exclusion, from which the law counts. */
  async addsExclusion(of: ModelCase, office: string, kind: 'suspended' | 'long-suspended' | 'excluded') {
    // Of a concern at the lowest level the office is not asked for suspensions.
    if ((await this.record(of)).triage.level === 'watch') return;
    const { today } = this.school;
    const began = schoolDaysEarlier(onOrBefore(today), this.chance.upTo(3));
    const notified = schoolDaysEarlier(onOrBefore(today), this.chance.upTo(2));
    const days = kind === 'long-suspended' ? '17' : '8';
    const suspension = {
      OB1: '1',
      OB2: days,
      OB3: days,
      OB4: 'yes',
      OB5: began,
      OB6: days,
      OB7: 'no',
      OB9: notified,
    };
    const exclusion = { OB8: 'yes', OB7: 'no', OB9: notified };
    await this.addsFacts(of, office, kind === 'excluded' ? exclusion : suspension);
    // From the sixth day a pupil of compulsory school age is educated: up to the last Friday in June of Year 11.
    const first = kind === 'excluded' ? notified : began;
    const sixth = schoolDaysLater(onOrAfter(first), 5);
    if (of.year < 11 || sixth <= lastFridayOfJune(of.sentOn)) of.byLaw.push(sixth);
    of.byLaw.push(schoolDaysLater(notified, kind === 'suspended' ? 50 : 15));
  }

  async approves(of: ModelCase, lead: string): Promise<void> {
    await this.press(lead, of, 'approve-in-school', {
      'approve-in-school-steps': '',
      'approve-in-school-more': 'A key adult from Monday.',
      'approve-in-school-text': 'Start on Monday.',
    });
    if (!(await this.#isNow(of, 'in-school-plan'))) return;
    this.#takesFirst(of, lead);
    of.status = 'approved';
    of.decidedOn = this.school.today;
    delete of.question;
    this.#tells(of.referrer, 'news', of);
    if (of.owner !== undefined) this.#tells(of.owner, 'details', of);
  }

  async needsNothing(of: ModelCase, lead: string): Promise<void> {
    await this.press(lead, of, 'close-not-needed', {
      'close-not-needed-text': 'All well again.',
      ...AGAIN,
    });
    if (!(await this.#isNow(of, 'not-needed'))) return;
    this.#takesFirst(of, lead);
    of.status = 'not-needed';
    this.#tells(of.referrer, 'news', of);
  }

  async passesOn(of: ModelCase, lead: string): Promise<void> {
    await this.press(lead, of, 'pass-on', {
      'pass-on-choice': 'senco',
      'pass-on-text': 'The SENCO looks at it.',
      ...AGAIN,
    });
    if (!(await this.#isNow(of, 'passed-on'))) return;
    this.#takesFirst(of, lead);
    of.status = 'passed-on';
    this.#tells(of.referrer, 'news', of);
  }

  async withdraws(of: ModelCase): Promise<void> {
    await this.press(of.referrer, of, 'withdraw', { because: 'sorted-out' });
    if (!(await this.#isNow(of, 'withdrawn'))) return;
    of.status = 'withdrawn';
    this.#worksOn(of);
    if (of.owner !== undefined) this.#tells(of.owner, 'details', of);
  }

  async handsOver(of: ModelCase, lead: string, to: string): Promise<void> {
    await this.press(lead, of, 'hand-over', { 'hand-over-choice': to });
    for (const person of new Set([of.owner, to]))
      if (person !== undefined && person !== lead) this.#tells(person, 'details', of);
    of.owner = to;
    this.#worksOn(of);
  }

  /** The lead makes the plan; `days`: school days from tomorrow to its first review, and to its end. */
  async plans(of: ModelCase, lead: string, keyAdult: string, kind: PlanKind) {
    const { today } = this.school;
    const start = schoolDaysLater(today, 1 + this.chance.upTo(4));
    // A plan is reviewed at least every half term; one that begins shortly before a half term ends, in the next one.
    const latest = endOfHalfTerm(schoolDaysLater(start, 9));
    const inTime = (days: number) => [lastWithin(start, days), latest ?? start].toSorted()[0] ?? start;
    const [review, end] =
      kind === 'timetable'
        ? [inTime(14), lastWithin(start, 35)]
        : [inTime(14 + 7 * this.chance.upTo(3)), lastWithin(start, 49 + 7 * this.chance.upTo(4))];
    const la = this.chance.of(['yes', 'no', 'not-required'] as const);
    const player = await this.press(lead, of, 'plan');
    // What came to light since the approval may stand in its way.
    if (!player.canGoOn) return void this.refused.push(`${of.reference} to a plan`);
    await this.#fills(player, {
      PLS: {
        support: 'key-adult,soft-start',
        apart: 're-engagement',
        timetable: 'reduced-timetable',
        provision: '',
      }[kind],
      ...{ PLV1: 'PM-2', PLV2: PROVIDER, PLV3: 'school-site', PLV5: 'no', PLV6: 'present', PLV8: 'yes' },
      ...{ PLC1: 'yes', PLC2: 'yes', PLC3: 'yes', PLC4: 'yes' },
      ...{ PLSW: '', PL2: 'A friend at break.', PLV4: '2.5', PLK2: 'weekly' },
      ...{ PLK1: keyAdult, PLD1: start, PLD2: review, PLD3: end, PLM: 'attendance,social-skills' },
      ...{
        PL1: 'Late most mornings.',
        PLA1: 'In class by nine',
        PLA1D: review,
        PLA2: 'Joins one club',
        PLA2D: end,
      },
      ...{ PMA1: '71.5', PMA2: '96', PMS1: '2', PMS2: '4', PLK3: 'agreed', PLK4: 'yes' },
      ...{
        PLR1: 'Check-in, then class',
        PLR1W: 'The tutor',
        PLR1D: review,
        PLR2: '',
        PLB: 'A friend to sit with',
      },
      ...{
        PLT1: 'medical',
        PLTH1: '3',
        PLTH2: '3',
        PLTH3: '3',
        PLTH4: '3',
        PLTH5: '3',
        PLTW: 'Work on paper.',
      },
      ...{
        PLTS2: '18',
        PLTS3: '22',
        PLT5: 'written',
        PLT9: today,
        PLT7: la,
        PLT7D: la === 'yes' ? today : '',
      },
    });
    await player.presses('Start the plan');
    await this.school.settled();
    if (kind === 'apart' || kind === 'provision') this.#away.add(of.reference);
    of.owner ??= lead;
    of.status = 'running';
    of.plan = {
      madeOn: today,
      start,
      end,
      review,
      keyAdult,
      updates: [],
      ...(kind === 'timetable' ? { timetable: { la } } : {}),
      ...(kind === 'provision' ? { provider: PROVIDER } : {}),
    };
    this.#worksOn(of);
    this.#tells(of.referrer, 'news', of);
    this.#tells(keyAdult, 'key-adult');
  }

  async updates(of: ModelCase, keyAdult: string, isSeen = true): Promise<void> {
    const { plan } = of;
    assert.ok(plan);
    const player = await this.press(keyAdult, of, 'update');
    const came = this.chance.isAbout(0.5);
    await player.presses('Send the update', {
      ...{ UW1: '4', UW2: '3', UW3: '3', UW4: 'calmer', UW5: 'steps-forward', UW6: 'yes' },
      ...{ UW7: isSeen ? 'yes' : 'no', UW8: '', UW9: '', UW10: came ? 'both' : 'neither' },
    });
    await this.school.settled();
    plan.updates.push({ week: mondayOf(this.school.today), came });
    this.#worksOn(of);
    if (!isSeen && of.owner !== undefined) this.#tells(of.owner, 'details', of);
  }

  async reviews(
    of: ModelCase,
    lead: string,
    wanted: 'continue' | 'reintegrate' | 'returned' | 'other',
  ): Promise<void> {
    const { plan } = of;
    assert.ok(plan);
    // The way back to class begins once, for whoever is away from it.
    const how = wanted === 'reintegrate' && !this.#away.has(of.reference) ? 'continue' : wanted;
    if (how === 'reintegrate') this.#away.delete(of.reference);
    const { today } = this.school;
    const goesOn = how === 'continue' || how === 'reintegrate';
    const end = plan.end > plus(today, 14) ? plan.end : lastWithin(today, 28);
    const latest = endOfHalfTerm(schoolDaysLater(today, 9)) ?? end;
    const review = [lastWithin(today, 14), end, latest].toSorted()[0] ?? end;
    const player = await this.press(lead, of, 'review');
    await this.#fills(player, {
      ...{
        RVA: '93.5',
        RVS: '3',
        RV4: goesOn ? how : 'close',
        RV1: 'Better.',
        RV2: '',
        RV3: 'The same adult.',
      },
      ...{ RV5: review, RV6: end, RV8: how === 'returned' ? 'returned' : 'stepped-down', RV9: 'As agreed.' },
    });
    await player.presses('Save the review');
    await this.school.settled();
    this.#worksOn(of);
    if (goesOn) Object.assign(plan, { review, end });
    else of.status = 'closed';
    if (how === 'returned') of.returnedOn = today;
    if (how !== 'continue') this.#tells(of.referrer, 'news', of);
  }

  /** Alternative provision is proposed and approved; the headteacher is not needed, because nothing blocks it. */
  async approvesProvision(of: ModelCase, lead: string): Promise<void> {
    const { today } = this.school;
    const start = schoolDaysLater(today, 6);
    const player = await this.press(lead, of, 'propose');
    await fillsParts(player, {
      ...{
        PR1: 'PM-2',
        PR2: 'tutor',
        PR3: 'school-site',
        PR4: 'no',
        PR5: 'present',
        PR6: 'Every morning. Maths.',
      },
      ...{ PR7: schoolDaysLater(start, 10), PR8: schoolDaysLater(start, 25), PR9: 'attendance,wellbeing' },
      ...{
        PR10: 'agreed',
        PR11: 'yes',
        PR12: 'Two afternoons in class.',
        PR13: 'yes',
        PR14: 'yes',
        PR15: 'yes',
      },
    });
    await player.presses('Save into the case');
    await this.#seesLevel(of);
    await this.press(lead, of, 'approve-ap', { 'approve-ap-text': 'A tutor for half a term.' });
    // Something may stand in the way that the proposal alone does not clear; then nobody has decided yet.
    if (!(await this.#isNow(of, 'ap-plan'))) return;
    this.#takesFirst(of, lead);
    of.status = 'approved';
    of.decidedOn = today;
    of.isProvision = true;
    delete of.question;
    this.#tells(of.referrer, 'news', of);
    if (of.owner !== undefined) this.#tells(of.owner, 'details', of);
  }

  /** Somebody leaves and is told nothing more; their work goes to those chosen, as far as it may. */
  async leaves(person: Member, chosen: { readonly cases?: Member; readonly plans?: Member }): Promise<void> {
    const { aadObjectId: id } = person;
    const { cases, plans } = chosen;
    const open = [...this.model.cases.values()].filter(({ status }) =>
      ['undecided', 'approved', 'running'].includes(status),
    );
    for (const each of open) {
      if (each.owner === id && cases && cases.aadObjectId !== each.referrer) {
        each.owner = cases.aadObjectId;
        this.#worksOn(each);
        this.#tells(cases.aadObjectId, 'details', each);
      }
      if (each.status === 'running' && each.plan?.keyAdult === id && plans) {
        each.plan.keyAdult = plans.aadObjectId;
        this.#worksOn(each);
        this.#tells(plans.aadObjectId, 'key-adult');
      }
    }
    await this.school.removes(person, chosen);
    this.model.staff = this.model.staff.filter((each) => each.id !== id);
  }

  async followsUp(of: ModelCase, lead: string): Promise<void> {
    await this.press(lead, of, 'follow-up', {
      'follow-up-choice': 'full-time',
      'follow-up-attendance': '93',
    });
    delete of.returnedOn;
  }

  /** The record and the model say the same of where a case stands. */
  isInStep(of: ModelCase, { status, owner, answerBy, plan }: StoredCase): void {
    const says: Readonly<Record<string, ModelCase['status']>> = {
      ...{ submitted: 'undecided', 'under-review': 'undecided', 'more-information': 'undecided' },
      ...{
        'in-school-plan': 'approved',
        'ap-plan': 'approved',
        'plan-active': 'running',
        reintegrating: 'running',
      },
    };
    assert.deepEqual(
      [says[status] ?? status, owner?.id, answerBy, plan?.nextReview, plan?.end, plan?.keyAdult.id],
      [of.status, of.owner, of.answerBy, of.plan?.review, of.plan?.end, of.plan?.keyAdult],
      of.reference,
    );
  }
}

/** The one of the school year in which a day lies. */
function lastFridayOfJune(of: string): string {
  let day = `${Number(of.slice(0, 4)) + (of.slice(5) < '09-01' ? 0 : 1)}-06-30`;
  while (weekday(day) !== 5) day = plus(day, -1);
  return day;
}

/** How many days of school there have been in this school year up to a day, that one too; of the summer before, a few. */
function schoolDaysOfYear(today: string): number {
  let count = 0;
  for (let day = today; count === 0 || (day >= '2026-09-01' && today >= '2026-09-01'); day = plus(day, -1))
    if (isSchoolDay(day)) count++;
  return today < '2026-09-01' ? 53 : count;
}

/** The last school day within so many days after this one. */
export function lastWithin(day: string, days: number): string {
  return onOrBefore(plus(day, days)) > day ? onOrBefore(plus(day, days)) : schoolDaysLater(day, 1);
}
