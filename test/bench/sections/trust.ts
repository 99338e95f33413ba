import { performance } from 'node:perf_hooks';
import { withTrust } from '../../../src/app/trust/with-trust.ts';
import { drawTrust } from '../../../src/cards/trust/trust-card.ts';
import { openTables } from '../../../src/storage/tables/open-tables.ts';
import { ownTables, startAzurite } from '../../support/azurite.ts';
import { createRecordingLog } from '../../support/recording-log.ts';
import type { Row } from '../section.ts';
import { FixedClock, testSchool } from '../../support/school.ts';
import { textsOf } from '../../support/play.ts';
import { referral } from '../../storage/samples.ts';

const SCHOOLS = 30;
const CASES = 40;

export const about = `The word "trust" for ${SCHOOLS} schools with ${CASES} concerns each, over the tables of this machine.`;

export async function* measure(): AsyncGenerator<Row> {
  const { connectionString } = await startAzurite();
  const storage = openTables({ connectionString, tablePrefix: ownTables() });
  await storage.prepare();
  const schools = Array.from({ length: SCHOOLS }, (_, at) =>
    testSchool({ id: `s${at}`, name: `School ${at}` }),
  );
  const days = Array.from({ length: 10 }, (_, week) =>
    new Date(Date.UTC(2026, 8, 14 + 7 * week, 9)).toISOString(),
  );
  const cases = Array.from({ length: CASES }, (_, one) => {
    const sentAt = days[one % days.length] ?? '';
    return referral({ id: `c${one}`, reference: `R-${one}`, sentAt, answerBy: sentAt.slice(0, 10) });
  });
  for (const { id } of schools)
    for (const value of cases)
      await storage.records(id).commit([{ change: 'referral', value, previous: null, expected: 'new' }]);
  const none = async () => ({});
  const bot = withTrust(
    { expects: () => false, press: none, words: none, arrived: none, file: async () => ({ text: '' }) },
    {
      isViewer: () => true,
      schools: () => schools.map((settings) => ({ settings, records: storage.records(settings.id) })),
      notSetUp: async () => [],
      clock: new FixedClock(),
      log: createRecordingLog().log,
      draw: drawTrust,
    },
  );
  const asked = {
    who: { tenantId: 't', personId: 'p' },
    where: 'chat',
    conversationId: 'c',
    text: 'trust',
  } as const;
  for (const which of ['first', 'second']) {
    const began = performance.now();
    const { card } = await bot.words(asked);
    const missing = textsOf(card).match(/No figures/g)?.length ?? 0;
    yield {
      figure: `${which} answer, ${missing} schools missing`,
      ours: `${Math.round(performance.now() - began)} ms`,
    };
    await new Promise((resolve) => setTimeout(resolve, 20_000));
  }
}
