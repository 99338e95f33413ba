import { z } from 'zod/v4';
import type { DataTurn, TurnResult } from '../turn.ts';
import type { Verb } from '../verbs.ts';
import { archiveProvider, restoreProvider } from './archive.ts';
import { openCheck, saveCheck } from './check.ts';
import { addProvider, openDetails, saveDetails } from './details.ts';
import { listProviders, openProvider } from './list.ts';
import { openVisit, saveVisit } from './visit.ts';

/** A provider's name is as long as somebody made it in the settings. */
const name = z.string().min(1).max(300);
const mark = z.string().max(40).default('');
const check = z.string().max(80).default('');
/** Buttons of older cards carry the entry that a page begins with instead, which counts for nothing any more. */
const page = z.coerce.number().int().min(1).catch(1);
const ofProvider = z.looseObject({ p: name });
/** The press after the word check asked to look again. */
const again = z.literal('yes').optional().catch(undefined);

function verb<S extends z.ZodType<Record<string, unknown>>>(
  data: S,
  run: (turn: DataTurn, data: z.infer<S>) => Promise<TurnResult>,
): Verb {
  return { data, run: (turn, raw) => run(turn, data.parse(raw)) };
}

/** Every button of the school's directory of providers, in the chat of those who keep it. */
export const PROVIDER_VERBS: Readonly<Record<string, Verb>> = {
  providers: verb(z.looseObject({ page }), (turn, data) => listProviders(turn, data.page)),
  'providers-archive': verb(z.looseObject({ page }), (turn, data) => listProviders(turn, data.page, true)),
  provider: verb(ofProvider, (turn, { p }) => openProvider(turn, p)),
  'provider-add': verb(z.looseObject({}), (turn) => openDetails(turn, undefined)),
  'provider-save-new': verb(z.looseObject({ again }), (turn, { again: isAgain, ...data }) =>
    addProvider(turn, { pressedAgain: isAgain === 'yes' }, data),
  ),
  'provider-details': verb(ofProvider, (turn, { p }) => openDetails(turn, p)),
  'provider-save': verb(
    ofProvider.extend({ mark, again }),
    (turn, { p, mark: was, again: isAgain, ...data }) =>
      saveDetails(turn, { name: p, mark: was, pressedAgain: isAgain === 'yes' }, data),
  ),
  'provider-check': verb(ofProvider.extend({ check }), (turn, { p, check: id }) => openCheck(turn, p, id)),
  'provider-save-check': verb(
    ofProvider.extend({ check, mark, again }),
    (turn, { p, check: id, mark: was, again: isAgain, ...data }) =>
      saveCheck(turn, { name: p, check: id, mark: was, pressedAgain: isAgain === 'yes' }, data),
  ),
  'provider-visit': verb(ofProvider, (turn, { p }) => openVisit(turn, p)),
  'provider-save-visit': verb(ofProvider.extend({ mark }), (turn, { p, mark: was, ...data }) =>
    saveVisit(turn, { name: p, mark: was }, data),
  ),
  'provider-archive': verb(ofProvider, (turn, { p }) => archiveProvider(turn, p)),
  'provider-restore': verb(ofProvider, (turn, { p }) => restoreProvider(turn, p)),
};
