import { setTimeout as sleep } from 'node:timers/promises';

/** What to request, and how to recognise the right answer. */
export interface Question {
  readonly url: string;
  readonly isAnswer: (status: number, body: string) => boolean;
}

/**
 * Repeats a request until it gets the right answer.
 * @returns false when that did not come in time, or `signal` aborted
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
