import { z } from 'zod/v4';
import { verb, type SetUpVerb } from '../verb.ts';
import { applyFile, askWho, dropFile, namesOfFile, previewFile, takeFile } from './file.ts';
import { askForFile } from './sent-file.ts';
import { listStaff, withSchool } from './list.ts';
import { addPerson, askForPerson, savePerson, showPerson } from './person.ts';
import { admit, askForRoles, showRequest, turnDown } from './decide-join.ts';
import { askToRemove, removePerson } from './remove.ts';
import { FILE_GROUPS } from './reply.ts';

/** Ids as this bot's cards carry them. */
const id = z.string().min(1).max(80);
const typed = z.string().max(2000).catch('');
const page = z.coerce.number().int().min(1).max(1000).catch(1);
const ofSchool = z.looseObject({ school: id });
const ofPerson = ofSchool.extend({ person: id });
const ofRequest = ofSchool.extend({ request: z.string().min(1).max(200) });
/** What is chosen for a file; a card carries it on as it was typed. */
const ofFile = ofSchool.extend({
  file: id,
  who: typed,
  words: typed,
  role: typed,
  leavers: typed,
});

/** The buttons of a school's staff. */
export const STAFF_VERBS: Readonly<Record<string, SetUpVerb>> = {
  'set-up-staff': verb(
    ofSchool.extend({ page, find: typed, all: typed }),
    (turn, { school, page: at, find, all }) =>
      withSchool(turn, school, (found) => listStaff(turn, found, { page: at, find: all === '' ? find : '' })),
  ),
  'set-up-staff-person': verb(ofPerson, (turn, { school, person }) => showPerson(turn, school, person)),
  'set-up-staff-save': verb(
    ofPerson.extend({ name: typed, roles: typed }),
    (turn, { school, person, ...given }) => savePerson(turn, school, person, given),
  ),
  'set-up-staff-remove': verb(ofPerson, (turn, { school, person }) => askToRemove(turn, school, person)),
  'set-up-staff-removed': verb(
    ofPerson.extend({ cases: typed, plans: typed }),
    (turn, { school, person, ...chosen }) => removePerson(turn, school, person, chosen),
  ),
  'set-up-staff-add': verb(ofSchool, (turn, { school }) => askForPerson(turn, school)),
  'set-up-staff-added': verb(
    ofSchool.extend({ name: typed, id: typed, roles: typed }),
    (turn, { school, ...given }) => addPerson(turn, school, given),
  ),
  'set-up-staff-asked': verb(ofRequest, (turn, { school, request }) => showRequest(turn, school, request)),
  'set-up-staff-roles': verb(ofRequest, (turn, { school, request }) => askForRoles(turn, school, request)),
  'set-up-staff-admit': verb(
    ofRequest.extend({ name: z.string().max(2000).optional().catch(undefined), roles: typed }),
    (turn, { school, request, ...given }) => admit(turn, school, request, given),
  ),
  'set-up-staff-refuse': verb(ofRequest, (turn, { school, request }) => turnDown(turn, school, request)),
  'set-up-staff-many': verb(ofSchool, (turn, { school }) => askForFile(turn, school)),
  'set-up-staff-read': verb(ofSchool.extend({ csv: z.string().catch('') }), (turn, { school, csv }) =>
    takeFile(turn, school, csv),
  ),
  'set-up-staff-who': verb(ofFile, (turn, { school, file, ...choice }) => askWho(turn, school, file, choice)),
  'set-up-staff-preview': verb(ofFile, (turn, { school, file, ...choice }) =>
    previewFile(turn, school, file, choice),
  ),
  'set-up-staff-names': verb(
    ofFile.extend({ group: z.enum(FILE_GROUPS), page }),
    (turn, { school, file, group, page: at, ...choice }) =>
      namesOfFile(turn, school, file, choice, { group, page: at }),
  ),
  'set-up-staff-use': verb(
    ofFile.extend({ version: z.string().max(200) }),
    (turn, { school, file, ...choice }) => applyFile(turn, school, file, choice),
  ),
  'set-up-staff-drop': verb(ofFile, (turn, { school, file }) => dropFile(turn, school, file)),
};
