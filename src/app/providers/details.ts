import {
  DETAIL_FIELDS,
  readDetails,
  type DetailField,
  type EntryProblem,
  type EntryProblems,
  type ProviderDetails,
} from '../../domain/school/provider-entry.ts';
import { joinDirectory, providerKey, type Provider } from '../../domain/school/provider.ts';
import {
  DETAILS_SAVED,
  detailFields,
  PROVIDER_ADDED,
  SOMEBODY_CHANGED_IT,
} from '../../words/provider-forms.ts';
import { PROVIDERS } from '../../domain/case/case-lists.ts';
import { auditRow } from '../audit.ts';
import type { Reply } from '../reply.ts';
import type { Turn, TurnResult } from '../turn.ts';
import { fillFields, savesAsItStands, typedOf, withWordCheck } from './fields.ts';
import { changeProvider, findProvider, forKeepers, markOf, onProvider } from './keep.ts';
import { showProvider } from './list.ts';

type Typed = Readonly<Partial<Record<DetailField, string>>>;

/** The form for a provider's details; without a name for one that is added. */
export async function openDetails(turn: Turn, name: string | undefined): Promise<TurnResult> {
  if (name === undefined) return forKeepers(turn, async () => showForm(undefined, {}));
  return onProvider(turn, name, async ({ provider }) => showForm(provider, typedFrom(provider)));
}

/** Changes a provider's details, unless somebody else has changed them meanwhile. Its name stays. */
export async function saveDetails(
  turn: Turn,
  {
    name,
    mark,
    pressedAgain,
  }: { readonly name: string; readonly mark: string; readonly pressedAgain: boolean },
  data: Readonly<Record<string, unknown>>,
): Promise<TurnResult> {
  const typed = { ...typedOf(DETAIL_FIELDS, data), name };
  // Its name is not typed here.
  const read = readTyped(turn, typed, { texts: ['sessions', 'contactName'], pressedAgain });
  const saved = (provider: Provider) => showProvider(turn, provider, DETAILS_SAVED);
  return changeProvider(
    turn,
    name,
    { what: 'provider-changed' },
    {
      decide: ({ provider }) => {
        if ('problems' in read)
          return { reply: showForm(provider, typed, { problems: read.problems, pressedAgain }) };
        const details = { ...read.value, name: provider.name };
        const standing = markOf(detailsOf(provider));
        if (standing === markOf(details)) return { reply: saved(provider) };
        if (mark !== standing)
          return { reply: showForm(provider, typed, { notices: [SOMEBODY_CHANGED_IT], pressedAgain }) };
        const { checks, visit, archived } = provider;
        return {
          next: { ...details, checks, ...(visit ? { visit } : {}), ...(archived ? { archived } : {}) },
        };
      },
      done: saved,
    },
  );
}

/** Puts a provider into the directory. */
export async function addProvider(
  turn: Turn,
  { pressedAgain }: { readonly pressedAgain: boolean },
  data: Readonly<Record<string, unknown>>,
): Promise<TurnResult> {
  return forKeepers(turn, async () => {
    const typed = typedOf(DETAIL_FIELDS, data);
    const stored = (await turn.records.providers()).map(({ value }) => value);
    const all = joinDirectory(turn.settings.providers ?? [], stored);
    const there = all.find(({ name }) => providerKey(name) === providerKey(typed.name));
    const read = readTyped(turn, typed, {
      texts: ['name', 'sessions', 'contactName'],
      others: there ? [there.name] : [],
      pressedAgain,
    });
    // Pressed twice: it is there, just as it was typed.
    if (there && isAsTyped(there, typed)) return showProvider(turn, there, PROVIDER_ADDED);
    if ('problems' in read) return showForm(undefined, typed, { problems: read.problems, pressedAgain });
    const added: Provider = { ...read.value, checks: {} };
    const result = await turn.records.commit([
      { change: 'provider', value: added, expected: 'new' },
      auditRow(turn, {
        referralId: PROVIDERS,
        by: turn.person,
        what: 'provider-added',
        provider: added.name,
      }),
    ]);
    if (result === 'done') return showProvider(turn, added, PROVIDER_ADDED);
    // Somebody has just added one of that name.
    const now = await findProvider(turn, added.name);
    return now && isAsTyped(now.provider, typed)
      ? showProvider(turn, now.provider, PROVIDER_ADDED)
      : showForm(undefined, typed, { problems: new Map([['name', 'twice']]), pressedAgain });
  });
}

/** As `readDetails`, with the word check on what somebody typed in these fields. */
function readTyped(
  { content }: Turn,
  typed: Typed,
  {
    texts,
    others = [],
    pressedAgain,
  }: {
    readonly texts: readonly DetailField[];
    readonly others?: readonly string[];
    readonly pressedAgain: boolean;
  },
): ReturnType<typeof readDetails> {
  const read = readDetails(typed, others);
  const problems = withWordCheck(
    content,
    'problems' in read ? read.problems : new Map<DetailField, EntryProblem>(),
    Object.fromEntries(texts.map((field) => [field, typed[field] ?? ''])),
    pressedAgain,
  );
  return problems.size > 0 ? { problems } : read;
}

function isAsTyped(provider: Provider, typed: Typed): boolean {
  const read = readDetails(typed, []);
  return 'value' in read && markOf(read.value) === markOf(detailsOf(provider));
}

/** In the order in which they are read from a form, so that the same details have the same mark. */
function detailsOf({ name, kind, urn, ukprn, contact, sessions, cost }: ProviderDetails): ProviderDetails {
  return {
    name,
    kind,
    ...(urn === undefined ? {} : { urn }),
    ...(ukprn === undefined ? {} : { ukprn }),
    contact: { name: contact.name, phone: contact.phone },
    sessions,
    ...(cost ? { cost: { pounds: cost.pounds, per: cost.per } } : {}),
  };
}

function typedFrom({ name, kind, urn, ukprn, contact, sessions, cost }: Provider): Typed {
  return {
    name,
    kind,
    sessions,
    contactName: contact.name,
    contactPhone: contact.phone,
    urn: urn ?? '',
    ukprn: ukprn ?? '',
    pounds: cost ? String(cost.pounds) : '',
    per: cost?.per ?? '',
  };
}

function showForm(
  provider: Provider | undefined,
  typed: Typed,
  {
    problems = new Map(),
    notices = [],
    pressedAgain = false,
  }: {
    readonly problems?: EntryProblems<DetailField>;
    readonly notices?: readonly string[];
    readonly pressedAgain?: boolean;
  } = {},
): Reply {
  const fields = detailFields().filter(({ id }) => provider === undefined || id !== 'name');
  return {
    show: 'provider-form',
    form: 'details',
    ...(provider ? { provider: provider.name } : {}),
    mark: markOf(provider && detailsOf(provider)),
    savesAsItStands: savesAsItStands(problems, pressedAgain),
    notices,
    fields: fillFields(fields, typed, problems),
  };
}
