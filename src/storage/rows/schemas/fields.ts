import { z } from 'zod/v4';

/** Every object of a row is loose: fields added by a newer instance survive being written back by this one. */
export const row = z.looseObject;
export const text = z.string();
export const instant = z.iso.datetime({ offset: true });
/** `YYYY-MM-DD`. */
export const date = z.iso.date();
export const person = row({ id: text, name: text });
export const answer = z.union([text, z.number(), z.array(text)]);
export const answers = z.record(text, answer);
/** What happened in the conversation and is not in its answers. */
export const events = z.array(z.enum(['word-match', 'cleared', 'stop']));
