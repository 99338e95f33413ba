import { TurnState } from '@microsoft/teams-ai/lib/TurnState.js';

/** Nothing of ours is kept in the SDK's state, and an activity without a sender or a conversation still gets an answer. */
export class NoState extends TurnState {
  protected override onComputeStorageKeys(): Promise<Record<string, string>> {
    return Promise.resolve({ user: 'user', conversation: 'conversation' });
  }
}
