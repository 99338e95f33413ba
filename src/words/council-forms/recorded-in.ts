import type { Content } from '../../domain/content/content.ts';
import type { FieldSource } from '../../domain/content/council-form.ts';
import { QUESTION, SUPPORT_QUESTIONS } from '../../domain/known-ids/questions.ts';
import type { RecordedIn } from './made-form.ts';

/** Where somebody can record what a field is filled from. */
export function recordedIn(source: FieldSource, content: Content): RecordedIn {
  if ('answers' in source) return topicOf(source.answers[0], content);
  if ('ticks' in source)
    return topicOf(source.ticks.find(({ question }) => question !== undefined)?.question, content);
  if ('figure' in source) return topicOf(QUESTION.missedSessions, content);
  if ('supports' in source) return topicOf(SUPPORT_QUESTIONS[0].what, content);
  if ('plan' in source)
    return {
      form: source.plan === 'sessions' ? 'weekly-update' : source.plan === 'reviews' ? 'review' : 'plan',
    };
  if ('panel' in source) return { form: 'panel' };
  if ('providerCheck' in source) return { form: 'directory' };
  return { form: 'nowhere' };
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
