import { visibleText } from '../../domain/questions/check-text.ts';
import { LONGEST_SCHOOL, TRANSFER_PROBLEMS } from '../../words/transfer.ts';
import type { DataTurn } from '../turn.ts';

/** What begins the secret half of a key of age, however it was pasted. */
const SECRET = /AGE-SECRET-KEY/i;
/** A public key of age within what was pasted: tools write "Public key:" before it. */
const PUBLIC = /\bage1[0-9a-z]+/gi;
/** The longest text that stands on the card again. */
const LONGEST_ECHO = 300;

/** The other school and its public key as typed, or what is wrong with each. A secret key never stands on a card again. */
export async function readTransferTo(
  { settings, isPublicKey }: Pick<DataTurn, 'settings' | 'isPublicKey'>,
  typed: { readonly to: string; readonly key: string },
): Promise<
  | { readonly to: string; readonly key: string }
  | {
      readonly problems: {
        readonly to: string;
        readonly key: string;
        readonly toProblem?: string;
        readonly keyProblem?: string;
      };
    }
> {
  const to = visibleText(typed.to).replaceAll(/\s+/g, ' ');
  const keys = [...new Set((typed.key.match(PUBLIC) ?? []).map((each) => each.toLowerCase()))];
  const [key = ''] = keys;
  const toProblem = problemWithSchool(to, settings.name);
  const keyProblem = SECRET.test(typed.key)
    ? TRANSFER_PROBLEMS.secret
    : typed.key.trim() === ''
      ? TRANSFER_PROBLEMS.noKey
      : keys.length > 1
        ? TRANSFER_PROBLEMS.manyKeys
        : (await isPublicKey(key))
          ? undefined
          : TRANSFER_PROBLEMS.notAKey;
  if (toProblem === undefined && keyProblem === undefined) return { to, key };
  return {
    problems: {
      to: SECRET.test(to) ? '' : to.slice(0, LONGEST_ECHO),
      key: SECRET.test(typed.key) ? '' : typed.key.trim().slice(0, LONGEST_ECHO),
      ...(toProblem === undefined ? {} : { toProblem }),
      ...(keyProblem === undefined ? {} : { keyProblem }),
    },
  };
}

function problemWithSchool(to: string, own: string): string | undefined {
  if (SECRET.test(to)) return TRANSFER_PROBLEMS.secret;
  if (to === '') return TRANSFER_PROBLEMS.noSchool;
  if (to.length > LONGEST_SCHOOL) return TRANSFER_PROBLEMS.longSchool;
  return sameName(to) === sameName(own) ? TRANSFER_PROBLEMS.ownSchool : undefined;
}

function sameName(school: string): string {
  return school.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
