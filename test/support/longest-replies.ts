import { fillFields } from '../../src/app/providers/fields.ts';
import { checkFields, detailFields, visitFields } from '../../src/words/provider-forms.ts';
import { putBack } from '../../src/app/forms/read-inputs.ts';
import type { Reply } from '../../src/app/reply.ts';
import { openActions } from '../../src/domain/case/meetings.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import { makeForm } from '../../src/words/council-forms/make-form.ts';
import { makePack } from '../../src/words/pack/make-pack.ts';
import { MEASURES } from '../../src/domain/known-ids/plan.ts';
import type { Plan } from '../../src/domain/plan/plan.ts';
import type { Draft } from '../../src/domain/questions/draft.ts';
import type { Provider } from '../../src/domain/school/provider.ts';
import { USUAL_RETENTION } from '../../src/domain/school/retention.ts';
import { PROVISION_KINDS } from '../../src/domain/outcomes/provision-kind.ts';
import { triage } from '../../src/domain/triage/triage.ts';
import { busyStaffDigest, fullInclusionDigest } from './digests.ts';
import { content } from './content.ts';
import { planReplies } from './plan-replies.ts';
import { longestMeetings } from './longest-meetings.ts';
import { somePlan, someReview, someUpdate } from './plans.ts';
import { testSchool } from './school.ts';
import { submittedReferral } from './submitted-referral.ts';
import type { PackExtra } from '../../src/domain/pack/pack-extras.ts';

type Card = Extract<Reply, { show: string }>;

/** More than is ever due on one case. */
const DUE = (['answer', 'review', 'plan-end', 'timetable-review', 'timetable-end'] as const).map((due) => ({
  due,
  date: '2026-11-20',
}));

/** Every kind of reply with its longest data, and the cases in them. `LONG` fills each box; it has 300 characters. */
export function longestReplies(LONG: string) {
  const settings = testSchool();
  /** So many characters, and no half of a placeholder at the end. */
  const cut = (length: number) => `${LONG}${LONG}`.slice(0, length).replace(/\$\{[^}]*$/, '');
  const lead = settings.staff[2]!;
  const many = {
    count: 100,
    orMore: true,
    first: '2025-09-05T09:00:00.000Z',
    last: '2026-11-25T10:00:00.000Z',
  };

  const longestTerm = { name: cut(100), from: '2026-12-31', to: '2027-03-28' };

  const draft: Draft = {
    id: 'draft-1',
    owner: lead.id,
    reference: 'R-TEST1',
    startedAt: '2026-11-24T09:00:00.000Z',
    changedAt: '2026-11-24T09:00:00.000Z',
    expiresAt: '2026-12-01T09:00:00.000Z',
    contentVersion: content.version,
    answers: {},
    events: [],
    at: 'check',
    changing: false,
    status: 'open',
  };

  /** Everything ticked, every box full: the longest a case can be. */
  function longestAnswers(): Record<string, string | number | string[]> {
    const answers: Record<string, string | number | string[]> = {};
    for (const question of content.bank.questions.values()) {
      if (question.form !== 'concern') continue;
      const real = question.options.filter(({ clearsOthers }) => !clearsOthers).map(({ id }) => id);
      if (question.kind === 'choice') answers[question.id] = real[real.length - 1] ?? '';
      if (question.kind === 'multi') answers[question.id] = real.slice(0, question.atMost ?? real.length);
      if (question.kind === 'text') answers[question.id] = LONG.slice(0, question.maxLength ?? 300);
    }
    return {
      ...answers,
      SG1: 'no',
      SG2: 'yes-dsl-told',
      SG3: ['none'],
      PC1: 'AB-CD 12 34',
      PC2: '11',
      BH2: 'most-days',
      BH3: 'yes',
      SE2: 'cannot-full-day',
      AT1: 'rarely-here',
      EW2: 'gt-term',
      GR2: 'no-difference-6w',
      RT1: 'yes',
      PV1: 'disagree',
      PV2: 'yes',
      BH4: 'more',
    };
  }

  function referral(changes: Partial<Referral> = {}): Referral {
    const answers = longestAnswers();
    return submittedReferral({
      reference: 'R-TEST1',
      version: 3,
      contentVersion: content.version,
      guidanceVersion: content.guidanceVersion,
      referrer: { id: 'x', name: 'Alexandra Fictional-Teacher' },
      sentAt: '2026-11-24T09:00:00.000Z',
      answers,
      triage: triage(content, { today: '2026-11-24', answers, events: [] }),
      ...changes,
    });
  }

  const by = { id: 'y', name: 'Samantha Fictional-Lead' };
  const at = '2026-11-25T10:00:00.000Z';
  const decided = referral({
    status: 'in-school-plan',
    decision: { outcome: 'in-school-plan', by, at, reason: LONG },
  });
  const asked = referral({
    status: 'more-information',
    seen: { by, at },
    enquiries: [{ question: LONG, askedBy: by, askedAt: at }],
    notes: [{ by, at, text: LONG }],
  });
  const withdrawn: Referral = {
    ...asked,
    status: 'withdrawn',
    decision: { outcome: 'withdrawn', because: 'sent-by-mistake', by, at, reason: '' },
  };
  const correction: Draft = { ...draft, corrects: { referralId: 'r-1', sentAt: at, base: {} } };
  /** A pack with every box full and every part of a case there. */
  function longestPack(include: readonly PackExtra[]) {
    const overrides = content.blocks.map(({ id }) => ({ block: id, by, at, reason: LONG }));
    const office = Object.fromEntries(
      [...content.bank.questions.values()]
        .filter(({ form }) => form !== 'concern')
        .map(({ id, kind, options, maxLength }) => [
          id,
          kind === 'text'
            ? LONG.repeat(2).slice(0, maxLength ?? 300)
            : kind === 'number'
              ? 12
              : kind === 'date'
                ? '2026-11-20'
                : kind === 'dates'
                  ? ['2026-12-07', '2026-12-04']
                  : kind === 'multi'
                    ? options.map((option) => option.id)
                    : (options[0]?.id ?? ''),
        ]),
    );
    const answers = { ...longestAnswers(), ...office, OA1: 120, OA2: 60, OA6: 10 };
    const full = referral({
      answers,
      triage: triage(content, { today: '2026-11-24', answers, events: [] }),
      decision: decided.decision!,
      plan: longestPlan,
      closing: closed.closing,
      enquiries: Array.from({ length: 10 }, () => ({
        question: LONG,
        askedBy: by,
        askedAt: at,
        answer: LONG,
        answeredAt: at,
      })),
      overrides,
    });
    return makePack(full, content, {
      school: 'School',
      today: '2026-11-24',
      include,
      settings,
    });
  }
  /** A plan with every box full, four weekly updates and four reviews. */
  const longestPlan: Plan = {
    ...somePlan(),
    why: cut(500),
    aims: [1, 2, 3].map(() => ({ what: cut(150), by: '2026-12-11' })),
    pupilWants: LONG,
    measures: MEASURES.map((id) => ({ id, baseline: 1, target: 4 })),
    provider: LONG.slice(0, 75),
    transport: cut(120),
    place: 'home',
    registerCode: 'present',
    parents: 'no',
    pupilAgreed: false,
    returnSteps: [1, 2, 3].map(() => ({
      what: cut(150),
      who: LONG.slice(0, 60),
      when: '2026-12-14',
    })),
    takesBack: cut(200),
    updates: [49, 50, 51, 53].map((week) =>
      someUpdate({
        week: `2026-W${week}`,
        line: LONG.slice(0, 200),
        seen: false,
        contactKept: false,
        providerSent: 'neither',
      }),
    ),
    providerRegister: [49, 50, 51, 53].map((week) => ({
      week: `2026-W${week}`,
      provider: LONG.slice(0, 75),
      offered: 14,
      attended: 13,
      by,
      at,
    })),
    reviews: [1, 2, 3, 4].map(() =>
      someReview({
        figures: MEASURES.map((measure) => ({ measure, value: 3 })),
        pupilView: LONG,
        parentView: LONG,
        whatWorked: LONG,
      }),
    ),
  };
  const running = {
    ...decided,
    owner: { ...by, since: at, by },
    status: 'plan-active',
    plan: longestPlan,
  } as const;
  const closed = {
    ...running,
    status: 'closed',
    closing: { outcome: 'stepped-down', by, at, reason: LONG, whatWorked: LONG },
    earlierDecisions: [
      { decision: { ...decided.decision!, to: 'dsl' }, changedBy: by, changedAt: at, reason: LONG },
    ],
  } as const;
  const longestProvider: Provider = {
    name: LONG.slice(0, 75),
    kind: 'online-not-accredited',
    urn: '100000',
    ukprn: '10000000',
    cost: { pounds: 99999, per: 'session' },
    checks: Object.fromEntries(
      content.providerChecks.map(({ id }) => [
        id,
        { document: LONG.slice(0, 200), by: { id: 'y', name: LONG.slice(0, 60) }, on: '2024-01-01' },
      ]),
    ),
    visit: { on: '2024-01-01', by: { id: 'y', name: LONG.slice(0, 60) } },
    contact: { name: LONG, phone: '01632 960 140' },
    sessions: LONG,
  };
  const { atPanel, meetings, corrections, wrong } = longestMeetings(LONG, running, { by, at });
  const owner = { ...by, since: at, by };
  /** A page of history, every line as long as it gets. */
  const HISTORY = Array.from({ length: 25 }, (_, n) => ({
    id: `a${n}`,
    referralId: 'case-1',
    at,
    by: { id: 'y', name: LONG.slice(0, 60) },
    what: 'facts-added' as const,
    corrected: ['OA1', 'OA2', 'OA3', 'OB1', 'OB5'].map((question) => ({ question, before: null, after: 1 })),
  }));
  const summaries = [1, 2, 3, 4].map((n) => ({
    draft: { ...draft, id: `d${n}`, answers: { PC1: `AB ${n}`, PC2: '8' } },
    pupil: `AB ${n}`,
  }));

  /** Every kind of reply with its longest data. */
  function everyReply(): readonly (readonly [string, Card])[] {
    const questions = content.bank.topics.flatMap((topic) =>
      topic.cards.map((card): readonly [string, Card] => [
        `question ${card.id}`,
        {
          show: 'question',
          draft,
          topic,
          cardId: card.id,
          questions: card.questions.map((id) => {
            const question = content.bank.questions.get(id)!;
            return question.kind === 'text'
              ? {
                  question,
                  value: putBack(LONG.repeat(6)).text,
                  problem: 'Please shorten this to 300 characters.',
                }
              : { question, value: longestAnswers()[id], problem: 'Please choose one answer to go on.' };
          }),
          progress: { step: 1, of: 8, minutesLeft: 4 },
          buttons: [],
          canGoBack: true,
          mark: 'AbCdEfGh',
          notices: [LONG],
        },
      ]),
    );
    const text = content.bank.questions.get('DO2')!;
    const problem = { field: 'note', typed: LONG, sentence: 'Please shorten this.' } as const;
    return [
      ...questions,
      ...[
        busyStaffDigest(content),
        fullInclusionDigest(content),
        busyStaffDigest(content, { quiet: true }),
      ].map((digest, at): readonly [string, Card] => [
        `digest preview ${at}`,
        { show: 'digest-preview', digest, says: [LONG, LONG, LONG] },
      ]),
      ...planReplies(referral()),
      [
        'welcome',
        {
          show: 'welcome',
          person: lead,
          drafts: summaries,
          asked: Array.from({ length: 20 }, () => referral()),
        },
      ],
      [
        'home',
        {
          show: 'home',
          notice: LONG,
          today: '2026-11-24',
          person: lead,
          drafts: summaries,
          asked: [referral(), referral()],
          counts: {
            urgent: 190,
            overdue: 250,
            coming: 300,
            open: 200,
            plans: 200,
            waiting: 120,
            reminders: 440,
            orMore: true,
          },
        },
      ],
      ['home without counts', { show: 'home', today: '2026-11-24', person: lead, drafts: [], asked: [] }],
      ['drafts', { show: 'drafts', drafts: summaries }],
      ['no drafts', { show: 'drafts', drafts: [] }],
      [
        'digest clock',
        {
          show: 'digest-clock',
          title: LONG,
          says: Array.from({ length: 12 }, () => LONG),
          offers: ['now', 'hold', 'resume'],
        },
      ],
      [
        'word check',
        {
          show: 'word-check',
          draft,
          cardId: 'c',
          move: 'continue',
          texts: [{ question: text, typed: LONG }],
        },
      ],
      [
        'note word check',
        { show: 'note-word-check', referral: referral(), form: 'note', typed: LONG, problem: 'x' },
      ],
      [
        'check answers',
        {
          show: 'check-answers',
          mark: 'abcdefgh',
          draft,
          topics: content.bank.topics
            .filter(({ form, gate }) => form === 'concern' && gate !== true)
            .map((topic) => ({
              topic,
              questions: topic.cards
                .flatMap((card) => card.questions)
                .map((id) => ({ question: content.bank.questions.get(id)!, value: longestAnswers()[id] })),
            })),
          notices: [LONG],
        },
      ],
      ['nothing fired', { show: 'nothing-fired', draft }],
      ['stopped', { show: 'stopped', danger: false, draftId: 'd' }],
      ['danger', { show: 'stopped', danger: true }],
      ['saved', { show: 'saved', draft }],
      ['confirm cancel', { show: 'confirm-cancel', draft }],
      ['deleted', { show: 'deleted' }],
      [
        'facts saved',
        {
          show: 'facts-saved',
          stillOpen: content.bank.topics
            .filter(({ form }) => form === 'office-facts')
            .map(({ title }) => title),
          referral: referral(),
          form: 'office-facts',
          verb: 'facts',
          changed: 3,
          mayRead: true,
        },
      ],
      ['closed', { show: 'closed-without-saving' }],
      ['gone', { show: 'draft-gone' }],
      ['receipt', { show: 'my-referral', referral: referral(), news: 'sent' }],
      ['outcome', { show: 'my-referral', referral: decided, news: 'decided', problem }],
      [
        'asked',
        { show: 'my-referral', referral: asked, news: 'asked', problem: { ...problem, field: 'answer' } },
      ],
      ['note while asked', { show: 'my-referral', referral: asked, news: 'now', problem, answerTyped: LONG }],
      ['withdraw', { show: 'withdraw', referral: asked, problem: LONG }],
      ['withdrawn', { show: 'my-referral', referral: withdrawn, news: 'withdrawn' }],
      ['case withdrawn', { show: 'case', referral: withdrawn }],
      ['correction', { show: 'nothing-fired', draft: correction }],
      ['delete correction', { show: 'confirm-cancel', draft: correction }],
      [
        'my referrals',
        {
          show: 'my-referrals',
          referrals: Array.from({ length: 8 }, () => referral()),
          page: 2,
          pages: 3,
        },
      ],
      [
        'case',
        {
          show: 'case',
          referral: referral(),
          notice: LONG,
          problem: { ...problem, field: 'reason', form: 'ask' },
        },
      ],
      [
        'open cases',
        {
          show: 'cases',
          list: 'due',
          reader: lead,
          groups: (['decide', 'plan', 'review', 'end'] as const).map((toDo) => ({
            toDo,
            isComing: false,
            count: 200,
            cases: [1, 2].map(() => ({
              referral: referral({ owner }),
              toDo,
              date: '2026-11-20',
              isComing: false,
              due: DUE,
            })),
          })),
          page: 2,
          pages: 100,
          cut: true,
          startsAgain: true,
        },
      ],
      [
        'found cases',
        {
          show: 'cases',
          list: 'find',
          reader: lead,
          groups: [],
          query: LONG.slice(0, 40),
          page: 1,
          pages: 1,
          cut: false,
          startsAgain: false,
        },
      ],
      [
        'case history',
        {
          show: 'case-details',
          referral: { ...asked, owner },
          reader: lead,
          view: 'history',
          history: { done: HISTORY, looked: HISTORY, earlier: 1 },
        },
      ],
      ...([[], ['send']] as const).map((include): readonly [string, Card] => [
        `pack ${include.join()}`,
        {
          show: 'pack',
          pack: longestPack(include),
          referralId: 'r',
          include,
          asFile: include.length > 0 ? 'offered' : 'no-sharepoint',
        },
      ]),
      [
        "councils' forms",
        {
          show: 'council-forms',
          referral: running,
          forms: content.councilForms,
          list: 'others',
          others: content.councilForms.length,
          by: 'council',
          without: [],
          page: 1,
        },
      ],
      ...(['missing', 'recorded'] as const).flatMap((consent) =>
        content.councilForms.map((form): readonly [string, Card] => [
          `council form ${form.id} ${consent}`,
          {
            show: 'council-form',
            referral: running,
            made: makeForm(consent === 'recorded' ? running : decided, content, form, {
              school: settings.name,
              today: '2026-11-24',
              include: ['send'],
              settings,
              dsl: settings.dsl,
            }),
            takesSend: form.send,
            consent,
            adds: { 'office-facts': 'facts', proposal: 'propose' },
            asFile: consent === 'recorded' ? 'offered' : 'no-sharepoint',
          },
        ]),
      ),
      [
        'providers',
        {
          show: 'providers',
          providers: { items: Array.from({ length: 6 }, () => longestProvider), page: 2, pages: 3 },
          isArchive: false,
          from: '2026-11-24',
          to: '2027-01-05',
          of: 20,
        },
      ],
      [
        'no providers',
        {
          show: 'providers',
          providers: { items: [], page: 1, pages: 1 },
          isArchive: true,
          from: '2026-11-24',
          to: '2027-01-05',
          of: 0,
        },
      ],
      [
        'a provider',
        {
          show: 'provider',
          provider: longestProvider,
          from: '2026-11-24',
          to: '2027-01-05',
          notice: LONG.slice(0, 200),
        },
      ],
      ...(['details', 'check', 'visit'] as const).map(
        (form) =>
          [
            `a provider, ${form}`,
            {
              show: 'provider-form' as const,
              form,
              provider: longestProvider.name,
              check: content.providerChecks[0]!.id,
              mark: 'x'.repeat(12),
              savesAsItStands: true,
              notices: [LONG.slice(0, 400)],
              fields: fillFields(
                form === 'details'
                  ? detailFields()
                  : form === 'check'
                    ? checkFields(content.providerChecks[0]!)
                    : visitFields(),
                { document: LONG.slice(0, 1000), sessions: LONG.slice(0, 1000) },
                new Map([['document', 'too-long']]),
              ),
            },
          ] as const,
      ),
      [
        'the census',
        {
          show: 'census',
          asFile: 'offered',
          namesPupils: true,
          days: ['2027-01-21', '2026-10-01'],
          census: {
            on: '2027-01-21',
            since: '2026-10-01',
            lines: Array.from({ length: 60 }, (_, at) => ({
              id: `placed-${at}`,
              pupil: `ZZZZ ${at}`.padEnd(20, '9'),
              provider: `${longestProvider.name}${at % 12}`,
              place: 'provider-site',
              entry: '2026-10-01',
              fullTime: false,
              gaps: ['no-number', 'past-end'],
            })),
          },
        },
      ],
      [
        'outcomes',
        {
          show: 'outcomes',
          asFile: 'offered',
          outcomes: {
            term: { ...longestTerm, id: '2026-2' },
            upTo: '2027-03-28',
            isOver: true,
            together: { pupils: 1000, returned: 0, stillBack: 0 },
            kinds: PROVISION_KINDS.map((kind) => ({
              kind,
              pupils: 1000,
              returned: 1000,
              stillBack: 1000,
              weeks: 16,
              costEach: 100_000,
              attendance: { before: 100, during: 100, after: 100 },
            })),
          },
          terms: [1, 2, 3, 4, 5, 6].map((at) => ({ ...longestTerm, id: `2026-${at}` })),
        },
      ],
      [
        'the plan',
        {
          show: 'case-details',
          referral: running,
          reader: lead,
          view: 'plan',
          problem: { ...problem, field: 'reason', form: 'close', more: LONG, choice: 'other' },
        },
      ],
      ['the plan of a closed case', { show: 'case-details', referral: closed, reader: lead, view: 'plan' }],
      [
        'case details running',
        {
          show: 'case-details',
          referral: running,
          reader: lead,
          view: 'summary',
          problem: { ...problem, field: 'reason', form: 'close', more: LONG, choice: 'other' },
        },
      ],
      ['case details closed', { show: 'case-details', referral: closed, reader: lead, view: 'summary' }],
      [
        'case details approved',
        {
          show: 'case-details',
          referral: { ...decided, owner },
          reader: lead,
          view: 'summary',
          problem: { ...problem, field: 'reason', form: 'change-decision' },
        },
      ],
      ...(['take', 'change', 'withdraw', 'approve', 'send', 'hear', 'follow', 'over'] as const).map(
        (form): readonly [string, Card] => [
          `panel ${form}`,
          { show: 'panel', referral: atPanel, reader: lead, form, notice: LONG },
        ],
      ),
      ...(['take', 'change', 'withdraw', 'send', 'hear', 'follow'] as const).map(
        (form): readonly [string, Card] => [
          `panel ${form} with everything wrong`,
          { show: 'panel', referral: atPanel, reader: lead, form, notice: LONG, problems: wrong },
        ],
      ),
      ...([undefined, 'record', 'change', 'agree'] as const).map((form): readonly [string, Card] => [
        `meetings ${form}`,
        {
          show: 'meetings',
          referral: { ...running, meetings },
          reader: lead,
          meetings: meetings.slice(0, 2),
          likely: settings.staff.slice(0, 10),
          page: 2,
          pages: 3,
          notice: LONG,
          ...(form ? { form, problems: wrong } : {}),
          ...(form ? {} : { corrections }),
          ...(meetings[0] ? { meeting: meetings[0] } : {}),
        },
      ]),
      [
        'my dates',
        {
          show: 'my-dates',
          reader: lead,
          notice: LONG,
          page: 2,
          pages: 3,
          days: openActions({ meetings })
            .slice(0, 6)
            .map((agreed) => ({
              referral: running,
              day: { what: 'action', id: agreed.action.id, date: agreed.action.by, agreed },
            })),
        },
      ],
      ['no dates', { show: 'my-dates', reader: lead, page: 1, pages: 1, days: [] }],
      ['a key adult’s plan', { show: 'plan-summary', referral: running, reader: settings.staff[0]! }],
      [
        'no reminders',
        { show: 'reminders', reminders: { reader: lead, today: '2026-11-24', items: [], more: 0 } },
      ],
      [
        'my plans',
        {
          show: 'my-plans',
          referrals: Array.from({ length: 8 }, () => running),
          mayRead: true,
          page: 2,
          pages: 3,
        },
      ],
      [
        'my data',
        {
          show: 'my-data',
          person: lead,
          ...{ raised: many, owned: many, plans: many, drafts: many, held: many },
          isReachable: true,
          periods: USUAL_RETENTION,
        },
      ],
      ['no plans', { show: 'my-plans', referrals: [], mayRead: false, page: 1, pages: 1 }],
      ['case running', { show: 'case', referral: running }],
      ['case closed', { show: 'case', referral: closed }],
      ['plan news', { show: 'my-referral', referral: running, news: 'plan-active' }],
      ['the end', { show: 'my-referral', referral: closed, news: 'closed', problem }],
      ['case asked', { show: 'case', referral: asked }],
      ['case decided', { show: 'case', referral: decided }],
      ...(['summary', 'said', 'why'] as const).map((view): readonly [string, Card] => [
        `case details ${view}`,
        { show: 'case-details', referral: { ...asked, decision: decided.decision! }, reader: lead, view },
      ]),
    ];
  }

  return { everyReply, draft, lead, referral, asked, closed, decided, running, longestAnswers };
}
