import { NEVER_LEAVE, ONLY_ON_FORMS, TELLING_OPTIONS } from '../domain/known-ids/questions.ts';
import { staysInCase } from '../domain/content/bank.ts';
import { refuseSharing, type NotShared, type ShownQuestion } from '../domain/content/shown-in.ts';
import type { ContentFiles, ContentQuestion } from './schema.ts';
import { placeOf } from './shape.ts';

/** Answers that would be shown where they may not, and answers that must stay in the school and do not. */
export function shownProblems(raw: ContentFiles): string[] {
  return [...raw.questions, ...raw.forms].flatMap(({ part, topics }) =>
    topics.flatMap((topic) =>
      topic.cards.flatMap(({ questions }) =>
        questions.flatMap((question) => [
          ...placeProblems(question, { ...question, ...placeOf(part), roles: question.roles ?? topic.roles }),
          ...optionProblems(question),
        ]),
      ),
    ),
  );
}

function placeProblems({ id, shownIn }: ContentQuestion, shown: ShownQuestion): string[] {
  const { card, pack, digest, councilForm } = shownIn ?? {};
  const found = refuseSharing(shown);
  const whyNot = found && NOT_SHARED[found];
  return [
    ...(card !== undefined && whyNot !== undefined
      ? [`Question ${id} cannot be shown on the channel card ("card" in "shownIn"): ${whyNot}.`]
      : []),
    ...(digest !== undefined && (whyNot !== undefined || shown.kind !== 'multi')
      ? [
          `Question ${id} cannot be counted in a digest ("digest" in "shownIn"): ${whyNot ?? 'only ticks (kind "multi") are'}.`,
        ]
      : []),
    ...(pack !== undefined && !staysInCase(shown.form)
      ? [
          `Question ${id} belongs to a form about a plan, which is in the pack as the plan: it cannot say "pack" in "shownIn".`,
        ]
      : []),
    ...(shown.private === true && pack !== undefined && pack !== 'never' && pack !== 'send'
      ? [
          `Question ${id} is private, so it cannot be in the pack under "${pack}"; only under "send", where a lead asks for SEND.`,
        ]
      : []),
    ...(NEVER_LEAVE.includes(id) && pack !== 'never'
      ? [`Question ${id} reveals safeguarding or care: it has to say "pack": "never" in "shownIn".`]
      : []),
    ...(councilForm === true && NEVER_LEAVE.includes(id) && !ONLY_ON_FORMS.includes(id)
      ? [`Question ${id} reveals safeguarding or care: it cannot say "councilForm" in "shownIn".`]
      : []),
    ...(councilForm === true && (shown.gate === true || !staysInCase(shown.form))
      ? [
          `Question ${id} is of the gate or of a plan, so no council's form can hold it: it cannot say "councilForm" in "shownIn".`,
        ]
      : []),
  ];
}

/** Ends of a sentence. */
const NOT_SHARED: Readonly<Record<NotShared, string>> = {
  private: 'it is private',
  'not-the-referrers': 'only answers of the person who raises the concern do',
  'for-some-roles': 'only some roles may see it ("roles")',
  'no-options': 'only questions with options do',
  'reveals-status': 'an option of it reveals a status ("sharedAs")',
};

function optionProblems({ id, options = [], shownIn, private: isPrivate }: ContentQuestion): string[] {
  const leaves =
    shownIn?.councilForm === true ||
    (shownIn?.pack !== undefined && shownIn.pack !== 'never' && isPrivate !== true);
  return options.flatMap((option) => {
    const isKept = option.private === true || option.packAs !== undefined;
    const named = `Question ${id}, option "${option.id}"`;
    return [
      ...(option.packAs !== undefined &&
      !options.some((each) => each.id === option.packAs && each.id !== option.id)
        ? [`${named}, counts in the pack as "${option.packAs}", which is no other option of it.`]
        : []),
      ...(TELLING_OPTIONS.some((each) => each.question === id && each.option === option.id) && !isKept
        ? [`${named}, reveals safeguarding: it has to be "private", or to say in "packAs" what replaces it.`]
        : []),
      ...(leaves && option.sharedAs !== undefined && !isKept
        ? [
            `${named}, reveals a status ("sharedAs") and its question is in the pack: say in "packAs" what replaces it there, or that it is "private".`,
          ]
        : []),
    ];
  });
}
