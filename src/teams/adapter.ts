import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Activity, TurnContext } from 'botbuilder';
import type { Log } from '../app/ports/log.ts';
import { readActivity } from './incoming.ts';
import type { Incoming } from './incoming.ts';

/** How the bot proves to Teams who it is. New multi-tenant bots ended on 31 July 2025, so those are not here. */
export interface BotCredentials {
  readonly appId: string;
  readonly appType: 'SingleTenant' | 'UserAssignedMSI';
  readonly tenantId: string;
  /** Only for `SingleTenant`. */
  readonly password?: string;
}

type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>;
export type Connector = Awaited<ReturnType<ConnectorFactory['create']>>;
type Authenticated = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

/** Whom the bot's tokens are for: the Bot Connector of the worldwide commercial cloud. */
const TEAMS_AUDIENCE = 'https://api.botframework.com';

/** How long one request to Teams may take. */
const REQUEST_LIMIT_MS = 10_000;

interface Pipeline {
  removePolicy(which: { name: string }): unknown;
  addPolicy(policy: {
    name: string;
    sendRequest(request: { timeout: number }, next: (request: unknown) => Promise<unknown>): Promise<unknown>;
  }): unknown;
}

/**
 * Sends each request once and gives up after 10 seconds. The SDK's HTTP client by itself repeats requests up to three
 * times, also when a connection drops after Teams took the message, which posts it twice; and it waits without end.
 */
function oneAttempt(connector: Connector): Connector {
  const { pipeline } = (connector as unknown as { client: { pipeline: Pipeline } }).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.addPolicy({
    name: 'requestLimit',
    sendRequest(request, next) {
      request.timeout = REQUEST_LIMIT_MS;
      return next(request);
    },
  });
  return connector;
}

const careful = (factory: ConnectorFactory): ConnectorFactory => ({
  create: async (serviceUrl, audience) => oneAttempt(await factory.create(serviceUrl, audience)),
});

class CarefulAuthentication extends ConfigurationBotFrameworkAuthentication {
  override createConnectorFactory(
    ...identity: Parameters<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>
  ): ConnectorFactory {
    return careful(super.createConnectorFactory(...identity));
  }

  override async authenticateRequest(activity: Activity, header: string): Promise<Authenticated> {
    const result = await super.authenticateRequest(activity, header);
    return result.connectorFactory
      ? { ...result, connectorFactory: careful(result.connectorFactory) }
      : result;
  }
}

/** What goes back over HTTP for an activity. */
export interface ActivityReply {
  readonly status: number;
  readonly body?: unknown;
}

/** The SDK's adapter, with our own way in (nothing foreign in answers or on the console) and our own way out. */
export class TeamsAdapter extends CloudAdapter {
  readonly #appId: string;
  readonly #log: Log;

  constructor(credentials: BotCredentials | undefined, log: Log) {
    super(
      new CarefulAuthentication(
        credentials === undefined
          ? {}
          : {
              MicrosoftAppId: credentials.appId,
              MicrosoftAppType: credentials.appType,
              MicrosoftAppTenantId: credentials.tenantId,
              ...(credentials.password === undefined ? {} : { MicrosoftAppPassword: credentials.password }),
            },
      ),
    );
    this.#appId = credentials?.appId ?? '';
    this.#log = log;
    // A turn catches its own errors; this is for what the SDK throws around it. The SDK's default writes the error out.
    this.onTurnError = async (_context, error) => {
      log.error({ event: 'broken', outcome: 'sdk', ...log.describe(error) });
    };
  }

  /**
   * Checks the request's token and runs the turn. Never throws. 400: not an activity. 401: not from Teams, and the turn
   * was not run. 503: the token could not be checked now, and Teams tries again.
   */
  async receive(
    body: unknown,
    authorization: string,
    turn: (context: TurnContext, incoming: Incoming) => Promise<void>,
  ): Promise<ActivityReply> {
    const incoming = readActivity(body);
    if (!incoming) return { status: 400, body: 'This is not an activity.' };
    let begun = false;
    try {
      const reply = await this.processActivity(
        authorization,
        incoming as unknown as Activity,
        async (context) => {
          begun = true;
          await turn(context, incoming);
        },
      );
      return { status: reply?.status ?? 200, body: reply?.body as unknown };
    } catch (error) {
      if (begun) {
        this.#log.error({ event: 'broken', outcome: 'turn', ...this.#log.describe(error) });
        return {
          status: 500,
          body: 'This could not be dealt with: the fault is on the side of the bot. Please send it again in a minute.',
        };
      }
      if (isBadToken(error)) {
        this.#log.warn({ event: 'refused', outcome: 'no-valid-token' });
        return { status: 401, body: 'This request is not signed by Microsoft Teams for this bot.' };
      }
      this.#log.error({ event: 'broken', outcome: 'token-check', ...this.#log.describe(error) });
      return { status: 503, body: 'This cannot be checked at the moment. Please try again.' };
    }
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
export function createAdapter(credentials: BotCredentials | undefined, log: Log): TeamsAdapter {
  return new TeamsAdapter(credentials, log);
}

function isBadToken(error: unknown): boolean {
  const { name, statusCode } = (error ?? {}) as { name?: unknown; statusCode?: unknown };
  return (
    statusCode === 401 ||
    statusCode === 400 ||
    name === 'JsonWebTokenError' ||
    name === 'TokenExpiredError' ||
    name === 'NotBeforeError'
  );
}
