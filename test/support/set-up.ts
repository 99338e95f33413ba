import assert from 'node:assert/strict';
import type { Answer, Bot } from '../../src/app/bot.ts';
import type { AdaptiveCard } from '../../src/app/ports/messenger.ts';
import type { SchoolRegister, WrittenSettings } from '../../src/app/ports/school-register.ts';
import { withSetUp } from '../../src/app/set-up/with-set-up.ts';
import { drawSetUp } from '../../src/cards/set-up/draw.ts';
import { openSettingsRules } from '../../src/start/settings-rules.ts';
import { openMemory } from '../../src/storage/memory/open-memory.ts';
import { TENANT, type Json, type TeamsUser } from './activities.ts';
import { buttonsOf, standingInputs, textsOf } from './play.ts';
import { createRecordingLog } from './recording-log.ts';
import { countingNames, FixedClock, testSchool } from './school.ts';

/** Named in the environment; on no school's staff list. */
export const FIRST_ADMINISTRATOR: TeamsUser = administrator('first', '91');
/** Another one. */
export const OTHER_ADMINISTRATOR: TeamsUser = administrator('other', '92');
/** Has the role at one school. */
export const SCHOOL_ADMINISTRATOR: TeamsUser = administrator('school', '93');

function administrator(which: string, number: string): TeamsUser {
  return {
    id: `29:${which}-administrator`,
    name: `The ${which} administrator`,
    aadObjectId: `20000000-0000-4000-8000-0000000000${number}`,
    chat: `a:${which}-administrator-chat`,
  };
}

/** A school as the register holds it: the test school's settings as they are written. */
export function writtenSchool(changes: Record<string, unknown> = {}): WrittenSettings {
  const { bankHolidays: _builtIn, ...written } = testSchool();
  return JSON.parse(JSON.stringify({ ...written, ...changes })) as WrittenSettings;
}

let rules: ReturnType<typeof openSettingsRules> | undefined;

/** Administrators in front of a bot whose register is in memory. */
export interface SetUpPlay {
  readonly bot: Bot;
  readonly register: SchoolRegister;
  readonly clock: FixedClock;
  /** How often what was written was brought into use. */
  readonly takenOver: () => number;
  readonly player: (user: TeamsUser) => SetUpPlayer;
  /** Puts a school into the register. */
  readonly put: (settings: WrittenSettings) => Promise<void>;
  readonly settingsOf: (id: string) => Promise<WrittenSettings | undefined>;
}

/** A bot that answers everybody else with "not an administrator". */
export async function startSetUp(...schools: readonly WrittenSettings[]): Promise<SetUpPlay> {
  const storage = openMemory();
  const { schools: register, proposals } = storage;
  const clock = new FixedClock();
  const names = countingNames();
  let takenOver = 0;
  const nobody = async (): Promise<Answer> => ({ text: 'not an administrator' });
  const bot = withSetUp(
    { expects: () => false, press: nobody, words: nobody, arrived: nobody, file: nobody as never },
    {
      register,
      proposals,
      workOf: () => undefined,
      fetchFile: async () => 'failed',
      rules: (rules ??= openSettingsRules()),
      takeOver: async () => {
        takenOver++;
      },
      administrators: [FIRST_ADMINISTRATOR.aadObjectId, OTHER_ADMINISTRATOR.aadObjectId],
      isTenant: (id) => id === TENANT,
      messenger: {} as never,
      administratorAddresses: storage.administrators,
      addressBook: (school) => storage.addressBook(school),
      reach: async () => 'reached',
      clock,
      names,
      log: createRecordingLog().log,
    },
    drawSetUp,
  );
  const put = async (settings: WrittenSettings) => {
    const id = String(settings['id']);
    const written = await register.write(id, settings, 'new', {
      id: names.id(),
      at: clock.now().toISOString(),
      by: { id: 'operator', name: 'An operator' },
      changed: [],
    });
    assert.equal(written, 'done');
  };
  for (const school of schools) await put(school);
  return {
    bot,
    register,
    clock,
    takenOver: () => takenOver,
    player: (user) => new SetUpPlayer(bot, user),
    put,
    settingsOf: async (id) => (await register.all()).find((school) => school.id === id)?.settings,
  };
}

/** One person in their own chat. */
export class SetUpPlayer {
  readonly #bot: Bot;
  readonly #user: TeamsUser;
  card: AdaptiveCard | undefined;
  sentence: string | undefined;

  constructor(bot: Bot, user: TeamsUser) {
    this.#bot = bot;
    this.#user = user;
  }

  get #who() {
    return {
      who: { tenantId: TENANT, personId: this.#user.aadObjectId, name: this.#user.name },
      where: 'chat' as const,
      conversationId: this.#user.chat,
    };
  }

  #reads({ card, text }: Answer) {
    this.sentence = text;
    if (card) this.card = card;
  }

  async says(text: string): Promise<void> {
    this.card = undefined;
    this.#reads(await this.#bot.words({ ...this.#who, text }));
  }

  /** Presses what begins with this title, with these inputs typed over what stands on the card. */
  async presses(title: string, inputs: Json = {}): Promise<void> {
    assert.ok(this.card, `there is no card to press "${title}" on; last sentence: ${this.sentence}`);
    const button = buttonsOf(this.card).find((each) => each.title.startsWith(title));
    assert.ok(button, `no button "${title}" on:\n${textsOf(this.card)}`);
    const standing = standingInputs(button.cards);
    for (const id of Object.keys(inputs)) assert.ok(id in standing, `no field ${id} on the card`);
    await this.sends(button.verb, { ...standing, ...button.data, ...inputs });
  }

  /** Sends a press as a client may, whatever stands on the card. */
  async sends(verb: string, data: Json): Promise<void> {
    this.#reads(await this.#bot.press({ ...this.#who, verb, data, messageId: undefined }));
  }

  get sees(): string {
    return textsOf(this.card);
  }

  get fields(): Json {
    return this.card ? standingInputs([this.card]) : {};
  }

  get buttons(): readonly string[] {
    return this.card ? buttonsOf(this.card).map(({ title }) => title) : [];
  }
}
