import type { SchoolAtDesk } from '../app/front-desk.ts';
import { randomNames } from '../app/names.ts';
import type { Log } from '../app/ports/log.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { FetchFile } from '../app/ports/fetch-file.ts';
import type { Messenger } from '../app/ports/messenger.ts';
import type { Config } from './config.ts';
import { drawSchools } from '../cards/schools.ts';
import { calendarWarnings } from '../domain/calendar/calendar-warnings.ts';
import { describeCalendarWarning } from '../words/calendar.ts';
import { londonDate } from '../domain/calendar/london.ts';
import { loadContent } from '../content/load.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { loadSchool } from './load-school.ts';
import type { Content } from '../domain/content/content.ts';
import { createSchoolBot, type SchoolBot } from './school-bot.ts';
import { storageOf, type TablesConnection } from '../storage/connection.ts';
import { createAdapter, type TeamsAdapter } from '../teams/adapter.ts';
import { createMessenger } from '../teams/messenger.ts';

/** One school's bot, and what was noticed while it was made. */
export interface SchoolInUse extends SchoolAtDesk {
  readonly schoolBot: SchoolBot;
  /** Doubts about the settings, one sentence each; none stops the bot from working. */
  readonly warnings: readonly string[];
}

/** One school's bot connected to its storage and to Teams. Does not listen and runs no job by itself. */
export interface App extends SchoolInUse {
  readonly storage: TablesConnection;
  readonly log: Log;
}

const NO_SHAREPOINT =
  'The settings do not name the school\'s SharePoint ("sharePoint", like exampleschool.sharepoint.com), so leads cannot save a referral pack to their own files in Teams.';

/**
 * Builds one school's bot on its storage and its connection to Teams, for jobs run from the command line. Throws when
 * settings, content or storage are not right.
 */
export async function assemble(config: Config, log: Log): Promise<App> {
  const { settings, storage, clock } = await loadSchool(config);
  const adapter = adapterFor(config, log);
  const make = schoolMaker(config, { storage, clock, log, messenger: createMessenger(adapter, log) });
  return { ...make(settings), storage, log };
}

/** The connection to Teams that the configuration describes. */
export function adapterFor({ credentials, signInMetadataUrl }: Config, log: Log): TeamsAdapter {
  return createAdapter({ credentials, metadataUrl: signInMetadataUrl }, log);
}

/** Makes schools' bots. Throws, in words, when the content does not fit a school's settings. */
export function schoolMaker(
  { credentials }: Config,
  {
    storage,
    messenger,
    ...shared
  }: {
    readonly storage: TablesConnection;
    readonly messenger: Messenger;
    readonly clock: Clock;
    readonly log: Log;
    readonly fetchFile?: FetchFile;
  },
  /** True while the bot has several schools, so that what it sends has to say from which. */
  hasSeveral: () => boolean = () => false,
  load = sharedContent(),
): (settings: SchoolSettings) => SchoolInUse {
  return (settings) => {
    const content = load(settings);
    const schoolBot = createSchoolBot({
      ...shared,
      settings,
      content,
      ...storageOf(storage, settings.id),
      messenger: namingSchool(messenger, settings, hasSeveral),
      names: randomNames,
      sendsFiles: credentials !== undefined,
    });
    return {
      settings,
      content,
      bot: schoolBot.bot,
      schoolBot,
      warnings: [
        ...calendarWarnings(settings, londonDate(shared.clock.now())).map(describeCalendarWarning),
        ...(credentials !== undefined && settings.sharePoint === undefined ? [NO_SHAREPOINT] : []),
      ],
    };
  };
}

/** Schools with the same thresholds and words share one content in memory. */
export function sharedContent(): (settings: SchoolSettings) => Content {
  const loaded = new Map<string, Content>();
  return (settings) => {
    const key = JSON.stringify([settings.thresholds, settings.wordCheck]);
    const content = loaded.get(key) ?? loadContent(settings);
    loaded.set(key, content);
    return content;
  };
}

/** What is sent to people says from which school it is, as soon as there are several. Channels belong to one anyway. */
function namingSchool(messenger: Messenger, school: SchoolSettings, hasSeveral: () => boolean): Messenger {
  return {
    ...messenger,
    sendToPerson: (to, post) =>
      messenger.sendToPerson(
        to,
        hasSeveral() ? { ...post, card: drawSchools.marked(post.card, school) } : post,
      ),
  };
}
