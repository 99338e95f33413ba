import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import type { Activity, TurnContext } from 'botbuilder';
import type { Log } from '../app/ports/log.ts';
import { SendFailure } from '../app/ports/messenger.ts';
import { readActivity } from './incoming.ts';
import type { Incoming } from './incoming.ts';
import { describeOwnSignIn, type OwnSignIn } from './own-sign-in.ts';
import { isServiceHost, type Cloud } from './service-hosts.ts';
import { createSignIn, WITHOUT_SIGN_IN, type Caller, type SignIn } from './sign-in.ts';
import { TEAMS_METADATA_URL } from './signing-keys.ts';

/** How the bot authenticates to Teams. New multi-tenant bots ended on 31 July 2025, so those are not here. */
export interface BotCredentials {
  readonly appId: string;
  readonly appType: 'SingleTenant' | 'UserAssignedMSI';
  readonly tenantId: string;
  /** Only for `SingleTenant`. */
  readonly password?: string;
}

type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>;
export type Connector = Awaited<ReturnType<ConnectorFactory['create']>>;
type UserTokens = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>>;

/** The audience of the bot's tokens: the Bot Connector of the worldwide commercial cloud. */
const TEAMS_AUDIENCE = 'https://api.botframework.com';

/** Where the bot gets them. */
const LOGIN_ENDPOINT = 'https://login.microsoftonline.com/';

/** How long one request to Teams may take. */
const REQUEST_LIMIT_MS = 10_000;

interface Pipeline {
  removePolicy(which: { name: string }): unknown;
  addPolicy(policy: {
    name: string;
    sendRequest(
      request: { url: string; timeout: number; agent?: HttpAgent },
      next: (request: unknown) => Promise<unknown>,
    ): Promise<unknown>;
  }): unknown;
}

/** Each request gets a connection of its own, which is closed after it. */
const OWN_CONNECTION = { http: new HttpAgent(), https: new HttpsAgent() };

/**
 * Sends each request once, over a connection of its own, and gives up after 10 seconds. By default, the SDK's HTTP client
 * retries up to three times, even when a connection drops after Teams accepted the message, which posts it twice; it never
 * times out; and it sends over idle connections, one of which Teams may close just then, which loses the message.
 */
function oneAttempt(connector: Connector): Connector {
  const { pipeline } = (connector as unknown as { client: { pipeline: Pipeline } }).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.addPolicy({
    name: 'oneAttempt',
    sendRequest(request, next) {
      request.timeout = REQUEST_LIMIT_MS;
      // A proxy that the environment names has its own.
      request.agent ??= request.url.startsWith('https:') ? OWN_CONNECTION.https : OWN_CONNECTION.http;
      return next(request);
    },
  });
  return connector;
}

type AuthenticationSettings = NonNullable<
  ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[0]
>;
type CredentialsFactory = NonNullable<
  ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]
>;

/** Teams has a handful of service addresses, and each tenant its own path there. */
const MOST_CONNECTORS = 100;

/**
 * Clients for Teams' own hosts and no other: each carries a token that authenticates the bot. They are kept: the SDK makes
 * two for each turn, which took a tenth of a step.
 */
class CarefulAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #cloud: Cloud;
  readonly #connectors = new Map<string, Connector>();
  #userTokens: UserTokens | undefined;

  constructor(settings: AuthenticationSettings, credentialsFactory: CredentialsFactory, cloud: Cloud) {
    super(settings, credentialsFactory);
    this.#cloud = cloud;
  }

  override createConnectorFactory(
    ...identity: Parameters<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>
  ): ConnectorFactory {
    const factory = super.createConnectorFactory(...identity);
    return {
      create: async (serviceUrl, audience) => {
        // Without an address nothing can be sent: an activity that has none gets only its response.
        if (serviceUrl && !isServiceHost(serviceUrl, this.#cloud)) throw new SendFailure('unreachable');
        const key = `${serviceUrl} ${audience}`;
        const kept = this.#connectors.get(key);
        if (kept) return kept;
        const made = oneAttempt(await factory.create(serviceUrl, audience));
        const [oldest] = this.#connectors.size < MOST_CONNECTORS ? [] : this.#connectors.keys();
        if (oldest !== undefined) this.#connectors.delete(oldest);
        this.#connectors.set(key, made);
        return made;
      },
    };
  }

  /** For signing people in to other services, which this bot never does. */
  override async createUserTokenClient(
    ...identity: Parameters<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>
  ): Promise<UserTokens> {
    // Kept once it is there: a failure is for this turn only.
    this.#userTokens ??= await super.createUserTokenClient(...identity);
    return this.#userTokens;
  }
}

/** The HTTP response to an activity. */
export interface ActivityReply {
  readonly status: number;
  readonly body?: unknown;
}

/** The caller, or the reply to one who is not admitted. */
export type Admitted = { readonly caller: Caller } | { readonly refused: ActivityReply };

/** How the bot's own requests and those of Teams are authenticated. */
export interface SignInOptions {
  /** Undefined: requests are not checked, for a bot that only this machine can reach. */
  readonly credentials: BotCredentials | undefined;
  /** Where to find the signing keys of a local Teams, in place of Microsoft's page. */
  readonly metadataUrl?: string | undefined;
  /** Where the bot's own tokens come from, for tests. */
  readonly credentialsFactory?: CredentialsFactory;
}

/** The SDK's adapter, with our own way in (nothing foreign in responses or on the console) and our own way out. */
export class TeamsAdapter extends CloudAdapter {
  readonly #appId: string;
  readonly #log: Log;
  readonly #signIn: SignIn;
  readonly #credentials: BotCredentials | undefined;
  readonly #credentialsFactory: CredentialsFactory;

  constructor({ credentials, metadataUrl, credentialsFactory }: SignInOptions, log: Log) {
    const cloud = credentials === undefined || metadataUrl !== undefined ? 'this-machine' : 'teams';
    const settings =
      credentials === undefined
        ? {}
        : {
            MicrosoftAppId: credentials.appId,
            MicrosoftAppType: credentials.appType,
            MicrosoftAppTenantId: credentials.tenantId,
            ...(credentials.password === undefined ? {} : { MicrosoftAppPassword: credentials.password }),
          };
    const factory = credentialsFactory ?? new ConfigurationServiceClientCredentialFactory(settings);
    super(new CarefulAuthentication(settings, factory, cloud));
    this.#credentials = credentials;
    this.#credentialsFactory = factory;
    this.#appId = credentials?.appId ?? '';
    this.#log = log;
    this.#signIn =
      credentials === undefined
        ? WITHOUT_SIGN_IN
        : createSignIn(credentials.appId, metadataUrl ?? TEAMS_METADATA_URL, cloud);
    // A turn catches its own errors; this is for what the SDK throws around it. By default the SDK prints the error.
    this.onTurnError = async (_context, error) => {
      log.error({ event: 'broken', outcome: 'sdk', ...log.describe(error) });
    };
  }

  /**
   * Checks a request's token before anything else in the request is read. Gives the caller, or the reply: 401 for
   * anybody but Teams, 503 when the token cannot be checked just now (Teams retries). Never throws.
   */
  async admit(authorization: string): Promise<Admitted> {
    const caller = await this.#signIn.readToken(authorization);
    if (caller === 'refused') return { refused: this.#refuse() };
    if (caller !== 'unavailable') return { caller };
    this.#log.tally({ event: 'broken', outcome: 'token-check' });
    return { refused: { status: 503, body: 'This cannot be checked at the moment. Please try again.' } };
  }

  /**
   * Runs the turn for an activity from an admitted caller. Never throws. 400: not an activity. 401: not one that this
   * caller may send; the turn was not run.
   */
  async receive(
    caller: Caller,
    body: unknown,
    turn: (context: TurnContext, incoming: Incoming) => Promise<void>,
  ): Promise<ActivityReply> {
    const incoming = readActivity(body);
    if (!incoming) return { status: 400, body: 'This is not an activity.' };
    if (!this.#signIn.mayBring(caller, incoming)) return this.#refuse();
    try {
      const claimsIdentity = this.createClaimsIdentity(this.#appId);
      const reply = await this.processActivity(
        // We have checked the token: given the header instead, the SDK would check it in its own way.
        {
          audience: TEAMS_AUDIENCE,
          claimsIdentity,
          connectorFactory: this.botFrameworkAuthentication.createConnectorFactory(claimsIdentity),
        },
        incoming as unknown as Activity,
        (context) => turn(context, incoming),
      );
      return { status: reply?.status ?? 200, body: reply?.body as unknown };
    } catch (error) {
      this.#log.error({ event: 'broken', outcome: 'turn', ...this.#log.describe(error) });
      return {
        status: 500,
        body: 'This could not be handled because of a fault in the bot. Please send it again in a minute.',
      };
    }
  }

  /**
   * Whether the bot itself can sign in to Teams now. Asks Entra, unless an earlier token is still valid. Without
   * credentials there is nothing to sign in with, and the answer is yes. Never throws.
   */
  async checkOwnSignIn(): Promise<OwnSignIn> {
    if (this.#credentials === undefined) return { state: 'works' };
    try {
      const own = (await this.#credentialsFactory.createCredentials(
        this.#appId,
        TEAMS_AUDIENCE,
        LOGIN_ENDPOINT,
        true,
      )) as unknown as { getToken(): Promise<string> };
      await own.getToken();
      return { state: 'works' };
    } catch (error) {
      return describeOwnSignIn(error, this.#credentials);
    }
  }

  #refuse(): ActivityReply {
    this.#log.tally({ event: 'refused', outcome: 'no-valid-token' });
    return { status: 401, body: 'This request is not signed by Microsoft Teams for this bot.' };
  }

  /** A client for sending outside a turn. It sends each request once and gives up after 10 seconds. */
  async connector(serviceUrl: string): Promise<Connector> {
    const factory = this.botFrameworkAuthentication.createConnectorFactory(
      this.createClaimsIdentity(this.#appId),
    );
    return factory.create(serviceUrl, TEAMS_AUDIENCE);
  }
}

/** The adapter for these credentials; without any, requests are not checked (only for a bot on loopback). */
export function createAdapter(options: SignInOptions, log: Log): TeamsAdapter {
  return new TeamsAdapter(options, log);
}
