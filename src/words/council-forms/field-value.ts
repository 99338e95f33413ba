import type { Content } from '../../domain/content/content.ts';
import type {
  CouncilForm,
  FieldSource,
  FormPlanPart,
  FormTimetablePart,
  PanelFact,
} from '../../domain/content/council-form.ts';
import { isTimetablePlan } from '../../domain/plan/timetable.ts';
import { timetableLimits } from '../../domain/plan/timetable-checks.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';
import { providerKey, type Provider } from '../../domain/school/provider.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { agreedParts } from '../pack/pack-plan.ts';
import type { Pack, PackPlan, PackRow } from '../pack/pack.ts';
import { describeDayWithYear } from '../dates.ts';
import { describePercent } from '../figures.ts';
import { describeSupport } from '../supports.ts';
import { BY_WEEKDAY } from '../weekdays.ts';
import { describeFigure } from '../measures.ts';
import { describeCost } from '../provider-forms.ts';
import { describeAgreed, describeEachDay, describeLa, describeSteps, describeWeek } from '../timetable.ts';
import type { FieldValue } from './made-form.ts';

/** What fields are filled from. */
export interface Filling {
  readonly referral: Referral;
  readonly content: Content;
  readonly form: CouncilForm;
  /** A lead included SEND facts. */
  readonly withSend: boolean;
  /** The pack of the same case: everything but single answers is taken from it, so both hold back the same. */
  readonly pack: Pack;
  /** The school's directory. */
  readonly providers: readonly Provider[];
  /** The school's designated safeguarding lead: name and phone. */
  readonly dsl: string;
  /** A question's answer as far as it may leave the school, in words and as options. */
  readonly outside: (id: string) => (PackRow & { readonly ticked: readonly string[] }) | undefined;
}

/** True where somebody wrote it, so that it can hold anything. */
export function isInOwnWords(source: FieldSource, { outside }: Filling): boolean {
  if ('answers' in source) return source.answers.some((id) => outside(id)?.ownWords === true);
  if ('timetable' in source) return source.timetable === 'rest';
  return 'plan' in source || ('case' in source && source.case === 'decision');
}

/** What a source gives, or undefined where nothing is recorded. */
export function valueFrom(source: FieldSource, filling: Filling): FieldValue | undefined {
  if ('ticks' in source) return ticks(source.ticks, filling);
  const lines = linesFrom(source, filling).filter((line) => line.trim() !== '');
  return lines.length === 0 ? undefined : { lines };
}

function linesFrom(
  source: Exclude<FieldSource, { readonly ticks: unknown }>,
  filling: Filling,
): readonly string[] {
  const { pack } = filling;
  if ('answers' in source) return answerLines(source.answers, filling);
  if ('case' in source) return [caseFact(source.case, pack)].flatMap((fact) => fact ?? []);
  if ('figure' in source) return figureLines(source.figure, filling);
  if ('supports' in source) {
    const kinds = source.supports;
    return pack.supports
      .filter(({ what }) => kinds === 'all' || (what !== undefined && kinds.includes(what.id)))
      .map((told) => describeSupport(told, describeDayWithYear));
  }
  if ('plan' in source) return pack.plan ? planLines(source.plan, pack.plan, filling) : [];
  if ('timetable' in source) return timetablePart(source.timetable, filling);
  if ('school' in source) return [source.school === 'name' ? pack.school : filling.dsl];
  if ('text' in source) return [source.text];
  if ('enclosed' in source) {
    const found = filling.form.attachments.find(({ id }) => id === source.enclosed);
    return found ? [`Enclosed: ${found.label}`] : [];
  }
  if ('provider' in source) return present(costOf(providerOf(filling)));
  if ('providerCheck' in source) return checkLines(source.providerCheck, filling);
  return panelLines(source.panel, filling.referral);
}

/** The last panel that the case was taken to and not taken back from. */
function panelLines(fact: PanelFact, { panels = [] }: Referral): readonly string[] {
  const panel = panels.findLast(({ withdrawn }) => withdrawn === undefined);
  if (!panel) return [];
  if (fact === 'name') return [panel.name];
  const date = fact === 'date' ? panel.meets : panel.deadline;
  return date === undefined ? [] : [describeDayWithYear(date)];
}

/** The plan's provider, as the directory has it. */
function providerOf({ referral: { plan }, providers }: Filling): Provider | undefined {
  const named = plan?.provider;
  return named === undefined
    ? undefined
    : providers.find(({ name }) => providerKey(name) === providerKey(named));
}

function costOf(provider: Provider | undefined): string | undefined {
  return provider?.cost === undefined ? undefined : describeCost(provider.cost);
}

/** What was seen of a check of the plan's provider. */
function checkLines(id: string, filling: Filling): readonly string[] {
  const seen = providerOf(filling)?.checks[id];
  if (!seen) return [];
  const { document, by, on, expires } = seen;
  return [
    [
      document,
      ...(on === undefined ? [] : [`seen on ${describeDayWithYear(on)}`]),
      ...(by === undefined ? [] : [`by ${by.name}`]),
      ...(expires === undefined ? [] : [`until ${describeDayWithYear(expires)}`]),
    ].join(', '),
  ];
}

/** A part of the plan's reduced timetable; nothing of a plan that is none. */
function timetablePart(
  part: FormTimetablePart,
  { pack, referral: { plan }, content }: Filling,
): readonly string[] {
  if (!pack.plan || !plan || !isTimetablePlan(plan)) return [];
  const { timetable } = plan;
  switch (part) {
    case 'from':
      return [describeDayWithYear(plan.start)];
    case 'to':
      return [describeDayWithYear(plan.end)];
    case 'next-review':
      return [describeDayWithYear(plan.nextReview)];
    case 'days':
      return [...describeEachDay(timetable), describeWeek(timetable, timetableLimits(content).week)];
    case 'week':
      return [describeWeek(timetable, timetableLimits(content).week)];
    case 'rest':
      return [timetable.restOfWeek];
    case 'steps':
      return timetable.steps.length === 0 ? [] : [describeSteps(timetable)];
    case 'agreed':
      return [describeAgreed(timetable)];
    case 'la':
      return [describeLa(timetable)];
  }
}

/** One answer as it stands; several each behind what they are about. */
function answerLines(ids: readonly string[], { outside }: Filling): readonly string[] {
  const found = ids.flatMap((id) => outside(id) ?? []);
  return ids.length === 1
    ? found.map(({ value }) => value)
    : found.map(({ label, value }) => `${label}: ${value}`);
}

function caseFact(
  fact: Extract<FieldSource, { readonly case: unknown }>['case'],
  { reference, pupil, raised, decision, madeOn }: Pack,
): string | undefined {
  switch (fact) {
    case 'reference':
      return `${pupil.reference} (the school's reference; case ${reference})`;
    case 'year-group':
      return pupil.year;
    case 'raised-on':
      return describeDayWithYear(raised.on);
    case 'raised-by':
      return raised.by;
    case 'reason':
      return raised.reason;
    case 'decision':
      return decision && `${decision.outcome}, on ${describeDayWithYear(decision.on)}: ${decision.reason}`;
    case 'made-on':
      return describeDayWithYear(madeOn);
  }
}

function figureLines(
  figure: Extract<FieldSource, { readonly figure: unknown }>['figure'],
  { pack, referral: { answers } }: Filling,
): readonly string[] {
  const { [QUESTION.possibleSessions]: possible, [QUESTION.missedSessions]: missed } = answers;
  const { asAt, rows } = pack.attendance;
  if (typeof possible !== 'number' || typeof missed !== 'number') return [];
  switch (figure) {
    case 'absence':
      // The pack puts it first, where both figures are known.
      return rows.slice(0, 1).map(({ value }) => value);
    case 'absence-in-detail':
      return [
        ...rows.slice(0, 1).map(({ value }) => value),
        ...rows.filter(({ label }) => label === BY_WEEKDAY).map(({ label, value }) => `${label}: ${value}`),
      ];
    case 'attendance':
      return [
        `${describePercent(possible - missed, possible)}: ${possible - missed} of ${possible} sessions attended${asAt === undefined ? '' : `, as at ${describeDayWithYear(asAt)}`}`,
      ];
    case 'as-at':
      return asAt === undefined ? [] : [describeDayWithYear(asAt)];
  }
}

function planLines(part: FormPlanPart, plan: PackPlan, { referral, content }: Filling): readonly string[] {
  const day = describeDayWithYear;
  switch (part) {
    case 'why':
      return [plan.why];
    case 'pupil-wants':
      return present(plan.pupilWants);
    case 'aims':
      return plan.aims.map(({ what, by }) => `${what} (by ${day(by)})`);
    case 'measures':
      return plan.measures.map(({ label, value }) => `${label}. ${value}`);
    case 'attendance-target':
      return (referral.plan?.measures ?? []).flatMap((measure) =>
        measure.id === 'attendance' ? [describeFigure(measure.id, measure.target)] : [],
      );
    case 'runs':
      return [`${day(plan.from)} to ${day(plan.to)}`];
    case 'from':
      return [day(plan.from)];
    case 'to':
      return [day(plan.to)];
    case 'next-review':
      return [day(plan.nextReview)];
    case 'way-back':
      return plan.wayBack.map(({ what, who, from }) => `From ${day(from)}: ${what} (${who})`);
    case 'takes-back':
      return present(plan.takesBack);
    case 'sessions':
      return plan.sessions
        ? [
            `${plan.sessions.attended} of ${plan.sessions.offered} sessions attended in ${plan.sessions.weeks === 1 ? 'one week' : `${plan.sessions.weeks} weeks`} of the plan`,
          ]
        : [];
    case 'reviews':
      return plan.reviews.map(
        ({ on, decision, whatWorked }) =>
          `${day(on)}: ${decision}${whatWorked === undefined ? '' : `. What worked: ${whatWorked}`}`,
      );
    case 'provision':
    case 'support':
    case 'what-happens':
    case 'provider':
    case 'place':
    case 'hours':
    case 'code':
    case 'transport':
    case 'key-adult':
    case 'agreed-with':
      return referral.plan ? present(agreedParts(referral.plan, content)[part]?.value) : [];
  }
}

function present(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text];
}

/** The boxes of a list; undefined while no question behind them is answered. */
function ticks(
  list: Extract<FieldSource, { readonly ticks: unknown }>['ticks'],
  { outside }: Filling,
): FieldValue | undefined {
  const isAnswered = list.some(({ question }) => question !== undefined && outside(question) !== undefined);
  if (!isAnswered) return undefined;
  return {
    ticks: list.map(({ label, question, options = [] }) => ({
      label,
      ticked:
        question !== undefined && (outside(question)?.ticked ?? []).some((each) => options.includes(each)),
    })),
  };
}
