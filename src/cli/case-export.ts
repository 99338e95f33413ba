import { writeFileSync } from 'node:fs';
import { randomNames } from '../app/names.ts';
import { exportAgreement, hasTimetable } from '../app/case/agreement-sheet.ts';
import { exportPack } from '../app/case/pack.ts';
import { textsToReadAgain } from '../words/pack/read-again.ts';
import { PACK_EXTRAS, type PackExtra } from '../domain/pack/pack-extras.ts';
import type { Pack } from '../words/pack/pack.ts';
import { loadSchool } from '../start/load-school.ts';
import { agreementPage } from '../pack/agreement-page.ts';
import { packPage } from '../pack/page.ts';
import { NO_TIMETABLE } from '../words/pack/replies.ts';
import type { Referral } from '../domain/case/referral.ts';
import { CannotUse, command, type CommandEnd } from './command.ts';
import { findOperator, readReference } from './operator.ts';
import { OWNER_ONLY, refuseUnlessWritable } from './output-file.ts';
import { ON_SCHOOL, onSchool } from './on-school.ts';

/** The referral pack as a page to print, as data, or both; with neither, the data on standard output. */
export default command({
  typed: 'npm run --silent case:export --',
  about:
    "Writes the pack of a referral for a provider or panel. It holds personal data, and the case's history says who took it. Reads the same settings as the bot.",
  words: [
    {
      name: 'REFERENCE',
      help: 'the referral, like R-7K3MP',
      needed: 'Please say which referral, by its reference.',
    },
  ],
  options: {
    ...ON_SCHOOL,
    by: {
      value: '"YOUR NAME"',
      help: 'who takes the pack',
      needed: 'Please say who takes the pack, with --by "Your name": it is written into the case\'s history.',
    },
    html: { value: 'FILE', help: 'a page to print; only you may read the file' },
    json: { value: 'FILE', help: 'the same as data; with neither file, the data goes to standard output' },
    agreement: {
      value: 'FILE',
      help: 'instead of the pack, the agreement to the reduced timetable in its plan, as a page to print and sign',
    },
    include: { value: PACK_EXTRAS.join('|'), help: 'what is otherwise left out' },
  },
  run: ({ by, html, json, agreement, include, demo, school }, [typed = ''], around) => {
    const reference = readReference(typed);
    findOperator(by);
    const extras = readExtras(include);
    if (html !== undefined && html === json) throw new CannotUse('--html and --json name the same file.');
    if (agreement !== undefined && (html ?? json ?? include) !== undefined)
      throw new CannotUse('--agreement is written by itself, without --html, --json or --include.');
    for (const file of [html, json, agreement]) refuseUnlessWritable(file);
    return onSchool(
      around,
      { demo, school },
      {
        verb: 'case:export',
        open: loadSchool,
        notOpened: 'Nothing was exported.',
        brokeOff: 'The records cannot be used just now, so nothing was exported. Please try again.',
        work: async (opened) => {
          const { settings, storage } = opened;
          const school = { ...opened, records: storage.records(settings.id), names: randomNames };
          const stored = await school.records.findByReference(reference);
          if (!stored)
            return {
              code: 1,
              message: `There is no referral ${reference} in the records of ${settings.name}. Nothing was exported.`,
            };
          if (agreement !== undefined) return writeAgreement(school, stored.value, agreement, by);
          const pack = await exportPack(school, stored.value, findOperator(by), extras);
          return writePack(pack, { html, json }, by);
        },
      },
    );
  },
});

async function writeAgreement(
  school: Parameters<typeof exportAgreement>[0],
  referral: Referral,
  file: string,
  by: string,
): Promise<CommandEnd> {
  const { reference } = referral;
  if (!hasTimetable(referral)) return { code: 1, message: `${reference}: ${NO_TIMETABLE}` };
  const sheet = await exportAgreement(school, referral, findOperator(by));
  try {
    writeFileSync(file, agreementPage(sheet), { mode: OWNER_ONLY });
  } catch {
    return {
      code: 1,
      message: `${file} could not be written. The history of ${reference} already says that ${by} made the sheet.`,
    };
  }
  return {
    code: 0,
    message: `The agreement sheet of ${reference} is in ${file}. It holds personal data; the case's history says that ${by} made it.`,
  };
}

/** What `--include` names. Throws `CannotUse` for anything else. */
export function readExtras(include: string | undefined): readonly PackExtra[] {
  if (include === undefined) return [];
  const extra = PACK_EXTRAS.find((each) => each === include);
  if (extra) return [extra];
  throw new CannotUse(
    `--include can only be ${PACK_EXTRAS.join(' or ')}. Safeguarding and care status never leave the school this way.`,
  );
}

interface Files {
  readonly html: string | undefined;
  readonly json: string | undefined;
}

function writePack(pack: Pack, { html, json }: Files, by: string): CommandEnd {
  const { reference } = pack;
  const data = `${JSON.stringify(pack, null, 2)}\n`;
  const done: string[] = [];
  for (const [file, text] of [
    [html, () => packPage(pack)],
    [json, () => data],
  ] as const) {
    if (file === undefined) continue;
    try {
      writeFileSync(file, text(), { mode: OWNER_ONLY });
      done.push(file);
    } catch {
      return {
        code: 1,
        message: `${file} could not be written${done.length > 0 ? `; ${done.join(' and ')} was` : ''}. The history of ${reference} already says that ${by} exported it.`,
      };
    }
  }
  const again = textsToReadAgain(pack);
  return {
    code: 0,
    message: [
      `The pack of ${reference}${done.length > 0 ? ` is in ${done.join(' and ')}` : ' follows'}. It holds personal data; the case's history says that ${by} took it.`,
      ...(again.length > 0
        ? [
            `Please read again before it leaves the school: ${again.join(', ')}. Words there can tell of safeguarding, care or SEND.`,
          ]
        : []),
    ].join('\n'),
    ...(done.length > 0 ? {} : { out: data }),
  };
}
