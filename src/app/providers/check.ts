import type { ProviderCheck } from '../../domain/content/content.ts';
import {
  CHECK_FIELDS,
  readSeenCheck,
  type CheckField,
  type EntryProblem,
  type EntryProblems,
} from '../../domain/school/provider-entry.ts';
import type { Provider, SeenCheck } from '../../domain/school/provider.ts';
import {
  checkFields,
  CHOOSE_A_CHECK,
  describeCheckedMeanwhile,
  describeCheckSaved,
} from '../../words/provider-forms.ts';
import type { Reply } from '../reply.ts';
import { actorOf, schoolDay, type Turn, type TurnResult } from '../turn.ts';
import { changeProvider, markOf, onProvider } from './keep.ts';
import { fillFields, savesAsItStands, typedOf, withWordCheck } from './fields.ts';
import { showProvider } from './list.ts';

type Typed = Readonly<Partial<Record<CheckField, string>>>;

/** The form for a check, with what stands there now. */
export async function openCheck(turn: Turn, name: string, id: string): Promise<TurnResult> {
  return onProvider(turn, name, async ({ provider }) => {
    const check = checkCalled(turn, id);
    if (!check) return showProvider(turn, provider, CHOOSE_A_CHECK);
    const document = provider.checks[id]?.document ?? '';
    return showForm(provider, check, { typed: { document, on: schoolDay(turn).today } });
  });
}

/** Records that this person has seen what a check asks for, unless somebody else has recorded it meanwhile. */
export async function saveCheck(
  turn: Turn,
  asked: {
    readonly name: string;
    readonly check: string;
    readonly mark: string;
    readonly pressedAgain: boolean;
  },
  data: Readonly<Record<string, unknown>>,
): Promise<TurnResult> {
  const check = checkCalled(turn, asked.check);
  if (!check)
    return onProvider(turn, asked.name, async ({ provider }) => showProvider(turn, provider, CHOOSE_A_CHECK));
  const typed: Typed = typedOf(CHECK_FIELDS, data);
  const { today } = schoolDay(turn);
  const read = readSeenCheck(typed, { namesItsExpiry: check.namesItsExpiry, today });
  const { pressedAgain } = asked;
  const problems = withWordCheck(
    turn.content,
    'problems' in read ? read.problems : new Map<CheckField, EntryProblem>(),
    { document: typed.document ?? '' },
    pressedAgain,
  );
  const saved = (provider: Provider) => showProvider(turn, provider, describeCheckSaved(check));
  return changeProvider(
    turn,
    asked.name,
    { what: 'provider-checked', check: check.id },
    {
      decide: ({ provider }) => {
        if ('problems' in read || problems.size > 0)
          return { reply: showForm(provider, check, { typed, problems, pressedAgain }) };
        const standing = provider.checks[check.id];
        const seen: SeenCheck = { ...read.value, by: actorOf(turn) };
        if (isSame(standing, seen)) return { reply: saved(provider) };
        if (asked.mark !== markOf(standing))
          return { reply: showForm(provider, check, { typed, meanwhile: standing, pressedAgain }) };
        return { next: { ...provider, checks: { ...provider.checks, [check.id]: seen } } };
      },
      done: saved,
    },
  );
}

function checkCalled({ content }: Turn, id: string): ProviderCheck | undefined {
  return content.providerChecks.find((check) => check.id === id);
}

function isSame(one: SeenCheck | undefined, other: SeenCheck): boolean {
  return (
    one?.document === other.document &&
    one.on === other.on &&
    one.expires === other.expires &&
    one.by?.id === other.by?.id
  );
}

function showForm(
  provider: Provider,
  check: ProviderCheck,
  {
    typed,
    problems = new Map(),
    meanwhile,
    pressedAgain = false,
  }: {
    readonly typed: Typed;
    readonly problems?: EntryProblems<CheckField>;
    /** What somebody else has recorded since the card was drawn. */
    readonly meanwhile?: SeenCheck | undefined;
    readonly pressedAgain?: boolean;
  },
): Reply {
  return {
    show: 'provider-form',
    form: 'check',
    provider: provider.name,
    check: check.id,
    mark: markOf(provider.checks[check.id]),
    savesAsItStands: savesAsItStands(problems, pressedAgain),
    notices: meanwhile ? [describeCheckedMeanwhile(meanwhile)] : [],
    fields: fillFields(checkFields(check), typed, problems),
  };
}
