import type { AnswerValue } from '../content/answers.ts';
import type { Option, Question } from '../content/bank.ts';
import type { Source } from '../content/content.ts';
import type { PackExtra } from './pack-extras.ts';

/** True for questions whose answers stay in the school. */
export function isHeldBack(question: Question): boolean {
  return question.private === true || question.shownIn?.pack === 'never';
}

/**
 * What a lead has to include for a question's answer to be on a council's form: nothing, or SEND facts; `never` where the
 * content lets it leave the school neither in a pack nor on such a form.
 */
export function leavesOnForm({
  private: isPrivate,
  shownIn,
}: {
  readonly private?: boolean | undefined;
  readonly shownIn?: Question['shownIn'] | undefined;
}): 'always' | 'send' | 'never' {
  if (shownIn?.pack === 'send') return 'send';
  if (shownIn?.councilForm === true) return 'always';
  return shownIn?.pack === undefined || shownIn.pack === 'never' || isPrivate === true ? 'never' : 'always';
}

/** True for a tick that itself reveals safeguarding, though its question may be shown. */
export function isTelling({ private: secret, packAs }: Option): boolean {
  return secret === true || packAs !== undefined;
}

/** The answer as it may leave the school; undefined when none of it may. */
export function outsideAnswer({ options }: Question, value: AnswerValue): AnswerValue | undefined {
  if (typeof value === 'number' || !options.some(isTelling)) return value;
  const outside = (id: string) => {
    const option = options.find((each) => each.id === id);
    return option && isTelling(option) ? option.packAs : id;
  };
  if (typeof value === 'string') return outside(value);
  const kept = [...new Set(value.flatMap((id) => outside(id) ?? []))];
  return kept.length === 0 ? undefined : kept;
}

/** False for a source about a status that the pack does not include. */
export function mayBeNamed({ aboutStatus }: Source, include: readonly PackExtra[]): boolean {
  return aboutStatus === undefined || include.includes(aboutStatus);
}
