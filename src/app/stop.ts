import type { Change } from './ports/records.ts';
import type { TurnResult, School, Turn } from './turn.ts';

const DAY = 24 * 60 * 60 * 1000;
export const STOP_RECORD_DAYS = 30;

/**
 * A stop that could not be recorded, because storage is unavailable. The DSL card is shown all the same: it must not
 * wait for anything. `cause` is the original error.
 */
export class StopNotStored extends Error {
  readonly danger: boolean;
  constructor(danger: boolean, cause: unknown) {
    super('a stop was shown but not recorded', { cause });
    this.name = 'StopNotStored';
    this.danger = danger;
  }
}

/** The row that says a stop happened: when and who, nothing about the pupil. */
export function stopRecord(turn: School & Pick<Turn, 'person'>): Change {
  const now = turn.clock.now();
  return {
    change: 'stop',
    value: {
      id: turn.names.id(),
      at: now.toISOString(),
      by: turn.person.id,
      expiresAt: new Date(now.getTime() + STOP_RECORD_DAYS * DAY).toISOString(),
    },
  };
}

/** Stop where no form is being filled in. Throws `StopNotStored` when storage fails. */
export async function stopWithoutForm(turn: Turn, danger = false): Promise<TurnResult> {
  try {
    await turn.records.commit([stopRecord(turn)]);
  } catch (error) {
    throw new StopNotStored(danger, error);
  }
  return { reply: { show: 'stopped', danger } };
}
