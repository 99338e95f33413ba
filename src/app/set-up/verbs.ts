import { z } from 'zod/v4';
import { addSchool, askForSchool } from './add-school.ts';
import { showChanges } from './changes.ts';
import { connect, disconnect, offerConnection } from './connect.ts';
import { listChannels } from './list-channels.ts';
import { openTerms, previewTermsOf, useTerms } from './terms.ts';
import { home, schoolHome } from './home.ts';
import { openPart, savePart } from './save-part.ts';
import { STAFF_VERBS } from './staff/verbs.ts';
import { verb, type SetUpVerb } from './verb.ts';

const id = z.string().max(80);
const channelId = z.string().min(1).max(400);
const perhapsOfSchool = z.looseObject({ school: id.optional() });
const ofSchool = z.looseObject({ school: id });
const ofPart = z.looseObject({ school: id, part: id });
const page = z.coerce.number().int().catch(1);

/** Every button on administrators' cards. All names begin with "set-up", which tells them from a school's. */
export const SET_UP_VERBS: Readonly<Record<string, SetUpVerb>> = {
  'set-up': verb(perhapsOfSchool, (turn, { school }) =>
    school === undefined ? home(turn) : schoolHome(turn, school),
  ),
  'set-up-part': verb(ofPart, openPart),
  'set-up-save': verb(ofPart.extend({ mark: id }), savePart),
  'set-up-terms': verb(ofSchool, openTerms),
  'set-up-read-terms': verb(ofSchool, previewTermsOf),
  'set-up-use-terms': verb(ofSchool.extend({ mark: id, calendar: z.string() }), useTerms),
  'set-up-new': verb(z.looseObject({}), askForSchool),
  'set-up-add': verb(z.looseObject({}), addSchool),
  'set-up-changes': verb(ofSchool.extend({ page }), showChanges),
  'set-up-channels': verb(ofSchool, (turn, { school }) => listChannels(turn, school)),
  'set-up-connect-for': verb(ofSchool, (turn, { school }) => offerConnection(turn, school)),
  'set-up-connect': verb(
    ofSchool.extend({ use: z.enum(['inclusion', 'staff']), replaces: channelId.optional() }),
    connect,
  ),
  'set-up-disconnect': verb(ofSchool.extend({ channel: channelId }), disconnect),
  ...STAFF_VERBS,
};

/** Those of cards in a channel; the others are in an administrator's own chat only. */
export const CHANNEL_SET_UP_VERBS: ReadonlySet<string> = new Set([
  'set-up-connect-for',
  'set-up-connect',
  'set-up-disconnect',
]);
