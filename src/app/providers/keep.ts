import { createHash } from 'node:crypto';
import { PROVIDERS } from '../../domain/case/case-lists.ts';
import { can } from '../../domain/people/roles.ts';
import { providerKey, type Provider } from '../../domain/school/provider.ts';
import { NO_SUCH_PROVIDER, ONLY_LEADS, TOO_BUSY } from '../../words/provider-forms.ts';
import { auditRow } from '../audit.ts';
import type { ProviderAudit } from '../ports/audit.ts';
import type { Version } from '../ports/records.ts';
import type { Reply } from '../reply.ts';
import type { Turn, TurnResult } from '../turn.ts';

/** Runs it for those who keep the directory; others are told who does. */
export async function forKeepers(turn: Turn, run: () => Promise<Reply>): Promise<TurnResult> {
  return { reply: can(turn.person, 'keeps-providers') ? await run() : { text: ONLY_LEADS } };
}

/** A provider as it stands now; `new` for one that so far only the settings name. */
export interface KeptProvider {
  readonly provider: Provider;
  readonly version: Version | 'new';
}

/** The provider of this name; undefined when there is none. Reads what is stored, which may be newer than the settings in use. */
export async function findProvider(turn: Turn, name: string): Promise<KeptProvider | undefined> {
  const stored = await turn.records.readProvider(name);
  if (stored) return { provider: stored.value, version: stored.version };
  const settled = turn.settings.providers?.find((each) => providerKey(each.name) === providerKey(name));
  return settled && { provider: settled, version: 'new' };
}

/** Runs it with the provider of this name as it stands now. */
export async function onProvider(
  turn: Turn,
  name: string,
  run: (kept: KeptProvider) => Promise<Reply>,
): Promise<TurnResult> {
  return forKeepers(turn, async () => {
    const kept = await findProvider(turn, name);
    return kept ? run(kept) : { text: NO_SUCH_PROVIDER };
  });
}

/** Tells whether what a card is about has changed since the card was drawn. */
export function markOf(part: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(part ?? null))
    .digest('base64url')
    .slice(0, 12);
}

/** How often a change is tried on what others have just written. */
const MOST_TRIES = 3;

/** A change to a provider, worked out from how it stands: what to write, or what to answer instead. */
export type Decide = (kept: KeptProvider) => { readonly next: Provider } | { readonly reply: Reply };

/**
 * Writes a change to a provider with its row in the audit, on the version that was read. When somebody else was quicker
 * by a moment, the change is worked out again from what stands then.
 */
export async function changeProvider(
  turn: Turn,
  name: string,
  did: { readonly what: ProviderAudit; readonly check?: string },
  { decide, done }: { readonly decide: Decide; readonly done: (now: Provider) => Reply },
): Promise<TurnResult> {
  return forKeepers(turn, async () => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const kept = await findProvider(turn, name);
      if (!kept) return { text: NO_SUCH_PROVIDER };
      const decided = decide(kept);
      if ('reply' in decided) return decided.reply;
      const { next } = decided;
      const result = await turn.records.commit([
        { change: 'provider', value: next, expected: kept.version },
        auditRow(turn, { referralId: PROVIDERS, by: turn.person, provider: next.name, ...did }),
      ]);
      if (result === 'done' || (await turn.isRepeat())) return done(next);
    }
    return { text: TOO_BUSY };
  });
}
