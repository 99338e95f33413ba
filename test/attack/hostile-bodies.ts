import fc from 'fast-check';
import { VERBS } from '../../src/app/verbs.ts';
import {
  fileConsent,
  INCLUSION_CHANNEL,
  installation,
  membersAdded,
  message,
  press,
  submit,
  type Json,
  type TeamsUser,
} from '../support/activities.ts';

/** A request as an attacker sends it: a body of any kind, and what it says the body is. */
export interface HostileBody {
  readonly body: Buffer;
  readonly contentType: string;
}

/** What the typed words of the bot begin with, and what people write otherwise. */
const WORDS = [
  ...[
    'hello',
    'resume',
    'referrals',
    'my plans',
    'my dates',
    'reminders',
    'open',
    'find R-',
    'due',
    'waiting',
    'mine',
  ],
  ...[
    'plans',
    'digest preview',
    'digest staff',
    'digest hold',
    'providers',
    'stop',
    '${2+2}',
    '<at>all</at>',
  ],
];
const INVOKES = [
  'adaptiveCard/action',
  'task/fetch',
  'task/submit',
  'composeExtension/fetchTask',
  'composeExtension/query',
  'signin/verifyState',
];

/**
 * Bodies that try everything a caller can: every verb with ids of others and nonsense for data, every kind of activity with
 * fields left out or replaced, prototypes, broken JSON, broken UTF-8, nesting. Everything typed carries the mark.
 */
export function hostileBodies(options: {
  readonly people: readonly TeamsUser[];
  readonly serviceUrl: string;
  /** Ids that exist and belong to somebody else. */
  readonly ids: readonly string[];
  readonly mark: string;
  readonly count: number;
  readonly seed: number;
}): readonly HostileBody[] {
  const { people, serviceUrl, mark, count, seed } = options;
  const marked = fc.oneof(
    fc.constant(mark),
    fc.string({ unit: 'binary', maxLength: 200 }).map((text) => `${mark}${text}`),
    fc.integer({ min: 1, max: 20_000 }).map((times) => mark.repeat(Math.ceil(times / mark.length))),
  );
  const junk: fc.Arbitrary<unknown> = fc.oneof(
    { weight: 3, arbitrary: marked },
    fc.constantFrom(null, true, -1, 1e308, '', [], {}, '__proto__', 'constructor', '../../x', "' or 1 eq 1"),
    fc.jsonValue({ maxDepth: 3 }),
    fc.array(fc.constant(1), { maxLength: 2_000 }),
  );
  const id = fc.oneof(fc.constantFrom(...options.ids), marked, junk);
  const data = fc
    .record(
      {
        d: id,
        r: id,
        at: id,
        list: fc.constantFrom<unknown>('open', 'find', 'due', 'waiting', mark),
        from: junk,
        query: junk,
        page: fc.constantFrom<unknown>('0', '999', '-1', mark),
        view: junk,
        audience: fc.constantFrom<unknown>('staff', 'inclusion', mark),
        word: junk,
        move: fc.constantFrom<unknown>('continue', 'back', 'save', 'cancel', mark),
        form: fc.constantFrom<unknown>('answer', 'note', mark),
        DO2: junk,
        text: junk,
        ['__proto__']: junk,
      },
      { requiredKeys: [] },
    )
    .map((made) => made as Json);
  const setting = fc
    .tuple(
      fc.constantFrom(...people),
      fc.constantFrom(undefined, INCLUSION_CHANNEL, '19:elsewhere@thread.tacv2'),
    )
    .map(([from, channel]) => ({
      from,
      serviceUrl,
      ...(channel === undefined ? {} : { channel, post: '1' }),
    }));
  const verb = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...Object.keys(VERBS).filter((name) => name !== 'digest')) },
    marked,
    fc.constantFrom('__proto__', 'constructor', 'toString'),
  );
  const whole: fc.Arbitrary<Json> = fc.oneof(
    { weight: 5, arbitrary: fc.tuple(setting, verb, data).map((parts) => press(...parts)) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(setting, fc.constantFrom(...WORDS), marked)
        .map(([where, word, text]) => message(where, `${word} ${text}`)),
    },
    fc.tuple(setting, data).map((parts) => submit(...parts)),
    fc
      .tuple(setting, id, fc.constantFrom(undefined, `https://${mark}.example/`))
      .map(([where, r, url]) => fileConsent(where, { r, include: 'send' }, url)),
    setting.map((where) => installation(where)),
    setting.map((where) => membersAdded(where)),
    fc.tuple(setting, fc.constantFrom(...INVOKES), junk).map(([where, name, value]) => ({
      ...press(where, 'go'),
      name,
      value,
    })),
    fc
      .tuple(setting, fc.constantFrom('event', 'typing', 'endOfConversation', 'messageReaction', mark), junk)
      .map(([where, type, value]) => ({ ...message(where, mark), type, value })),
  );
  /** The channel and the service address stay, or the request would not get past the door. */
  const fields = [
    'id',
    'type',
    'from',
    'recipient',
    'conversation',
    'channelData',
    'value',
    'entities',
    'replyToId',
  ];
  const changed = fc
    .tuple(whole, fc.array(fc.tuple(fc.constantFrom(...fields), fc.option(junk)), { maxLength: 2 }))
    .map(([activity, changes]) => {
      const result: Json = { ...activity };
      for (const [field, value] of changes) {
        if (value === null) delete result[field];
        else result[field] = value;
      }
      return result;
    });
  const nested = fc.integer({ min: 2, max: 20_000 }).map((deep) => '['.repeat(deep) + ']'.repeat(deep));
  const broken = fc.tuple(whole, fc.double({ min: 0, max: 1, noNaN: true })).map(([activity, part]) => {
    const text = JSON.stringify(activity);
    return text.slice(0, Math.floor(text.length * part));
  });
  const body = fc.oneof(
    {
      weight: 12,
      arbitrary: fc.oneof(whole, changed).map((activity) => Buffer.from(JSON.stringify(activity))),
    },
    broken.map((text) => Buffer.from(text)),
    junk.map((value) => Buffer.from(JSON.stringify(value))),
    nested.map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes)),
  );
  const contentType = fc.oneof(
    { weight: 9, arbitrary: fc.constant('application/json') },
    fc.constantFrom('text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''),
  );
  return fc.sample(fc.record({ body, contentType }), { numRuns: count, seed });
}
