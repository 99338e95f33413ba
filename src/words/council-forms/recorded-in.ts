import type { Content } from '../../domain/content/content.ts';
import type { FieldSource } from '../../domain/content/council-form.ts';
import { leavesOnForm } from '../../domain/pack/pack-privacy.ts';
import { QUESTION, SUPPORT_QUESTIONS } from '../../domain/known-ids/questions.ts';
import type { RecordedIn } from './made-form.ts';

/** Where somebody can record what a field is filled from. */
export function recordedIn(source: FieldSource, content: Content, withSend: boolean): RecordedIn {
  if (!withSend && isAboutSend(source, content)) return { form: 'with-send' };
  if ('answers' in source) return topicOf(source.answers[0], content);
  if ('ticks' in source)
    return topicOf(source.ticks.find(({ question }) => question !== undefined)?.question, content);
  if ('figure' in source) return topicOf(QUESTION.missedSessions, content);
  if ('supports' in source) return topicOf(SUPPORT_QUESTIONS[0].what, content);
  if ('plan' in source)
    return {
      form: source.plan === 'sessions' ? 'weekly-update' : source.plan === 'reviews' ? 'review' : 'plan',
    };
  if ('timetable' in source) return { form: 'plan' };
  if ('panel' in source) return { form: 'panel' };
  if ('provider' in source || 'providerCheck' in source) return { form: 'directory' };
  return { form: 'nowhere' };
}

/** True for a source whose answers are left out until a lead includes SEND facts. */
function isAboutSend(source: FieldSource, { bank }: Content): boolean {
  const ids =
    'answers' in source
      ? source.answers
      : 'ticks' in source
        ? source.ticks.flatMap(({ question }) => question ?? [])
        : [];
  return ids.some((id) => {
    const question = bank.questions.get(id);
    return question !== undefined && leavesOnForm(question) === 'send';
  });
}

function topicOf(id: string | undefined, { bank }: Content): RecordedIn {
  const question = id === undefined ? undefined : bank.questions.get(id);
  if (!question) return { form: 'nowhere' };
  const topic = bank.topics.find((each) => each.id === question.topic);
  if (!topic) return { form: question.form };
  const roles = question.roles ?? topic.roles;
  return {
    form: question.form,
    topic: { id: topic.id, title: topic.title, ...(roles ? { roles } : {}) },
  };
}
