import { PROVIDER_ARCHIVED, PROVIDER_RESTORED } from '../../words/provider-forms.ts';
import { actorOf, nowOf, type Turn, type TurnResult } from '../turn.ts';
import { changeProvider } from './keep.ts';
import { showProvider } from './list.ts';

/** Marks a provider as no longer used. It stays for the record. */
export async function archiveProvider(turn: Turn, name: string): Promise<TurnResult> {
  return changeProvider(
    turn,
    name,
    { what: 'provider-archived' },
    {
      decide: ({ provider }) =>
        provider.archived
          ? { reply: showProvider(turn, provider, PROVIDER_ARCHIVED) }
          : { next: { ...provider, archived: { by: actorOf(turn), at: nowOf(turn) } } },
      done: (provider) => showProvider(turn, provider, PROVIDER_ARCHIVED),
    },
  );
}

/** Takes a provider into use again. */
export async function restoreProvider(turn: Turn, name: string): Promise<TurnResult> {
  return changeProvider(
    turn,
    name,
    { what: 'provider-restored' },
    {
      decide: ({ provider }) => {
        const { archived, ...rest } = provider;
        return archived ? { next: rest } : { reply: showProvider(turn, provider, PROVIDER_RESTORED) };
      },
      done: (provider) => showProvider(turn, provider, PROVIDER_RESTORED),
    },
  );
}
