import type { TeamsAdapter } from '../../src/teams/adapter.ts';

/** The most that Teams takes of an app in one tenant, in any second. */
export const TENANT_A_SECOND = 30;
/** The most that it takes of a bot for one conversation: so many in any so many seconds. */
const IN_A_CONVERSATION = [
  { most: 7, seconds: 1 },
  { most: 8, seconds: 2 },
  { most: 60, seconds: 30 },
  { most: 1800, seconds: 3600 },
] as const;

/** A Teams in this process that keeps to its published rates by the clock of the process, real or not. */
export interface StrictTeams {
  readonly adapter: Pick<TeamsAdapter, 'connector'>;
  /** When each post was accepted, in milliseconds of the process's clock. */
  readonly posted: readonly number[];
  /** How many requests were answered "429 Too Many Requests", with the seconds after which they will be taken. */
  readonly refused: number;
}

/** Every answer takes so many milliseconds. */
export function strictTeams(milliseconds: number): StrictTeams {
  const posted: number[] = [];
  const taken = new Map<string, number[]>();
  let refused = 0;

  /** Seconds to wait; none if it is taken. */
  const waitFor = (key: string, most: number, seconds: number, now: number): number => {
    const oldest = (taken.get(key) ?? []).at(-most);
    return oldest === undefined ? 0 : Math.max(0, (oldest + seconds * 1000 - now) / 1000);
  };

  const take = async (conversation: string): Promise<void> => {
    const now = performance.now();
    const waits = [
      waitFor('tenant', TENANT_A_SECOND, 1, now),
      ...IN_A_CONVERSATION.map(({ most, seconds }) => waitFor(conversation, most, seconds, now)),
    ];
    const wait = Math.ceil(Math.max(...waits));
    if (wait === 0)
      for (const key of ['tenant', conversation])
        taken.set(key, [...(taken.get(key) ?? []), now].slice(-1800));
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    if (wait === 0) return void posted.push(now);
    refused++;
    const headers = { get: (name: string) => (name === 'retry-after' ? String(wait) : undefined) };
    throw Object.assign(new Error('too many requests'), { statusCode: 429, response: { headers } });
  };

  const conversations = {
    createConversation: async (asked: { channelData?: { channel?: { id?: string } } }) => {
      const id = asked.channelData?.channel?.id ?? '';
      await take(id);
      return { id: `${id};messageid=${posted.length}`, activityId: String(posted.length) };
    },
    sendToConversation: async (id: string) => {
      await take(id.split(';')[0] ?? id);
      return { id: String(posted.length) };
    },
    updateActivity: (id: string) => take(id.split(';')[0] ?? id),
  };
  return {
    adapter: { connector: async () => ({ conversations }) as never },
    posted,
    get refused() {
      return refused;
    },
  };
}
