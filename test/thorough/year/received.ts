import { textsOf } from '../../support/play.ts';
import type { Sent } from '../../support/fake-connector.ts';

/** What came to somebody's own chat, or a channel, as they can tell it apart themselves. */
export type Came =
  | {
      readonly what: 'card';
      readonly chat: string;
      readonly items: readonly ReadItem[];
      readonly count: number;
    }
  | {
      readonly what: 'chat';
      readonly chat: string;
      readonly news: string;
      readonly reference?: string;
      readonly text: string;
    }
  | { readonly what: 'digest'; readonly channel: string }
  | { readonly what: 'case'; readonly reference: string }
  | { readonly what: 'reply' | 'edit' | 'line' };

/** One thing on a reminder's card: the day is as it is written there. */
export interface ReadItem {
  readonly kind: string;
  readonly reference: string;
  readonly day?: string;
  readonly text: string;
}

/** What lock screens show, by what it is. */
const SUMMARIES: readonly (readonly [RegExp, string])[] = [
  [/^News about /, 'news'],
  [/^Referral /, 'details'],
  [/^An answer about /, 'answered'],
  [/^You are named as key adult/, 'key-adult'],
  [/^A weekly update is due/, 'update-due'],
  [/^Law and guidance to read again/, 'sources'],
  [/^Something could not be posted/, 'problem'],
  [/^Some messages have not arrived/, 'undelivered'],
];

const DAY = '(?<day>today|\\w{3} \\d{1,2} \\w{3})';
/** The sentences of a reminder's card, by what they are about. */
const SENTENCES: readonly (readonly [string, RegExp])[] = (
  [
    ['untaken', 'To be looked at today, and nobody has taken it yet[^.]*\\. Open it to see why\\.'],
    ['undecided', `Nobody has decided yet\\. The answer was due ${DAY}\\.`],
    ['expires', `Nobody has decided, and it goes undecided after ${DAY} \\d{4}[^.]*\\. [^.]*\\.`],
    ['question-unanswered', `A question has waited [^.]* was due ${DAY}\\. [^.]*\\.`],
    ['update-missing', 'The weekly update has not come yet\\. [^.]*\\.'],
    ['update-missing', 'No weekly update has come from [^.]*\\. .*?Find out today who has seen them\\.'],
    ['review', `The plan's review (?:was|is) due ${DAY}[^.]*\\.`],
    ['plan-end', `The plan was to end ${DAY} and still runs\\. [^.]*\\.`],
    ['plan-end', `The plan ends ${DAY}\\.(?: Decide in a review [^.]*\\.)?`],
    ['plan-missing', `Approved ${DAY}, and the plan has not been made yet\\.`],
    ['timetable-la', `A reduced timetable runs since ${DAY} [^.]*\\. [^.]*\\.`],
    [
      'timetable-return',
      `The half-termly return on reduced timetables goes to the LA by ${DAY}[^.]*\\. [^.]*\\.`,
    ],
    ['provider-check', `[^.:]*: [^.]* expires ${DAY}\\. [^.]*\\.`],
    ['provider-check', `[^.:]*: a visit is due by ${DAY}\\.`],
    ['provider-report', `Since the week from ${DAY} neither [^.]*\\. [^.]*\\.`],
    ['office-facts', `Sent ${DAY}\\. Office facts are still missing[^.]*\\.`],
    ['office-facts', 'A new term or school year has begun[^.]*\\.'],
    ['follow-up', 'About a term ago this pupil went back to class\\. [^.?]*\\? [^.]*\\.'],
    ['panel-approval', `A panel asks for your approval before [^,]*, and wants them by ${DAY}\\.`],
    ['panel-approval', `A panel wants its papers by ${DAY} and asks [^.]*\\. [^.]*\\.`],
    ['panel-papers', `The papers for the panel (?:are|were) due ${DAY}[^.]*\\.`],
    ['panel-meets', `The panel meets ${DAY}\\.`],
    ['panel-outcome', `The panel was on ${DAY}, and what it said has not been written down\\.`],
    ['panel-appeal', `The last day to appeal is ${DAY}\\.`],
    ['action', `Agreed at a meeting on [^:]*: [^(]*\\([^)]*, (?:by|was due) ${DAY}\\)\\.`],
    ['by-law', `[A-Z][^.:]*? ${DAY}: [^.]*\\.`],
  ] as const
).map(([kind, source]) => [kind, new RegExp(`^${source}\\s*`)]);

/** What this is that the bot sent. Throws where a person would not know either. */
export function read(sent: Sent): Came {
  const { kind, conversationId, activity, card } = sent;
  if (kind === 'edit') return { what: 'edit' };
  if (kind === 'thread') return { what: 'line' };
  const text = textsOf(card);
  const summary = activity.summary ?? '';
  const [reference] = /R-TEST\d+/.exec(`${summary}\n${text}`) ?? [];
  if (kind === 'post')
    return /weekly inclusion digest/.test(summary)
      ? { what: 'digest', channel: conversationId }
      : { what: 'case', reference: reference ?? '' };
  const chat = conversationId;
  const count = /^You have (\d+) thing/.exec(summary)?.[1];
  if (count !== undefined) return { what: 'card', chat, items: itemsOf(text), count: Number(count) };
  const news = SUMMARIES.find(([is]) => is.test(summary))?.[1];
  if (news !== undefined)
    return { what: 'chat', chat, news, text, ...(reference === undefined ? {} : { reference }) };
  if (summary === 'Inclusion referrals' || activity.text !== undefined) return { what: 'reply' };
  throw new Error(`nobody can tell what "${summary}" is:\n${text}`);
}

function itemsOf(text: string): readonly ReadItem[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at) => {
    const reference = /^(?:Pupil .* · )?(R-TEST\d+)$/.exec(line)?.[1];
    return reference === undefined ? [] : sentencesOf(lines[at + 1] ?? '', reference);
  });
}

function sentencesOf(line: string, reference: string): readonly ReadItem[] {
  const found: ReadItem[] = [];
  for (let left = line; left !== '';) {
    const [kind, is] = SENTENCES.find(([, each]) => each.test(left)) ?? [];
    const match = is?.exec(left);
    if (kind === undefined || !match) throw new Error(`nobody told the test what this is about: ${left}`);
    const day = match.groups?.['day'];
    found.push({ kind, reference, text: match[0], ...(day === undefined ? {} : { day }) });
    left = left.slice(match[0].length);
  }
  return found;
}
