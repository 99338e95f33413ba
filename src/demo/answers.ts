import { setTimeout as sleep } from 'node:timers/promises';

/** What to ask, and how to tell that the answer is the one meant. */
export interface Question {
  readonly url: string;
  readonly isAnswer: (status: number, body: string) => boolean;
}

/**
 * Asks again and again until the answer is the one meant.
 * @returns false when it never came in that time, or when `signal` says to give up
 */
export async function answers(
  question: Question,
  milliseconds: number,
  signal: AbortSignal,
): Promise<boolean> {
  const until = Date.now() + milliseconds;
  while (Date.now() < until && !signal.aborted) {
    if (await answersOnce(question)) return true;
    await sleep(150);
  }
  return false;
}

async function answersOnce({ url, isAnswer }: Question): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000), redirect: 'manual' });
    return isAnswer(response.status, await response.text());
  } catch {
    return false;
  }
}
