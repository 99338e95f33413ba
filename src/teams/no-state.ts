import { TurnState } from '@microsoft/teams-ai/lib/TurnState.js';

/**
 * Stores nothing in the SDK's state. The SDK's own class would also throw for an activity without a sender or a
 * conversation.
 */
export class NoState extends TurnState {
  protected override onComputeStorageKeys(): Promise<Record<string, string>> {
    return Promise.resolve({ user: 'user', conversation: 'conversation' });
  }
}
