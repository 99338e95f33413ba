import { pastDayProblem, type EntryProblem } from '../../domain/school/provider-entry.ts';
import type { Provider } from '../../domain/school/provider.ts';
import { SOMEBODY_VISITED, VISIT_SAVED, visitFields } from '../../words/provider-forms.ts';
import type { Reply } from '../reply.ts';
import { actorOf, schoolDay, type Turn, type TurnResult } from '../turn.ts';
import { fillFields, typedOf } from './fields.ts';
import { changeProvider, markOf, onProvider } from './keep.ts';
import { showProvider } from './list.ts';

/** The form for a visit. */
export async function openVisit(turn: Turn, name: string): Promise<TurnResult> {
  return onProvider(turn, name, async ({ provider }) => showForm(provider, schoolDay(turn).today));
}

/** Records that this person has visited, unless somebody else has recorded a visit meanwhile. */
export async function saveVisit(
  turn: Turn,
  { name, mark }: { readonly name: string; readonly mark: string },
  data: Readonly<Record<string, unknown>>,
): Promise<TurnResult> {
  const on = typedOf(['on'], data).on.trim();
  const problem = pastDayProblem(on, schoolDay(turn).today);
  const saved = (provider: Provider) => showProvider(turn, provider, VISIT_SAVED);
  return changeProvider(
    turn,
    name,
    { what: 'provider-visited' },
    {
      decide: ({ provider }) => {
        if (problem) return { reply: showForm(provider, on, { problem }) };
        const { visit } = provider;
        if (visit?.on === on && visit.by?.id === turn.person.id) return { reply: saved(provider) };
        if (mark !== markOf(visit)) return { reply: showForm(provider, on, { notices: [SOMEBODY_VISITED] }) };
        return { next: { ...provider, visit: { on, by: actorOf(turn) } } };
      },
      done: saved,
    },
  );
}

function showForm(
  provider: Provider,
  on: string,
  { problem, notices = [] }: { readonly problem?: EntryProblem; readonly notices?: readonly string[] } = {},
): Reply {
  return {
    show: 'provider-form',
    form: 'visit',
    provider: provider.name,
    mark: markOf(provider.visit),
    savesAsItStands: false,
    notices,
    fields: fillFields(visitFields(), { on }, new Map(problem ? [['on', problem]] : [])),
  };
}
