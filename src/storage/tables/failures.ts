/** What went wrong with one request, in words that may be logged. Holds nothing of the request. */
export interface Failure {
  readonly code: string;
  /** HTTP status, when there was an answer. */
  readonly status: number | undefined;
  /** The service may have carried out the request although its response did not arrive. */
  readonly maybeDone: boolean;
  /** A retry may succeed. */
  readonly passing: boolean;
}

const NOT_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** Reads what the table client threw: `statusCode` first, since `code` is not set on single operations. */
export function failureOf(error: unknown): Failure {
  const { statusCode: status, code } = error as { statusCode?: unknown; code?: unknown };
  if (typeof status === 'number') {
    const passing = status === 408 || status === 429 || status >= 500;
    // A throttled request was not carried out; after other server errors the outcome is unknown.
    const maybeDone = passing && status !== 429 && status !== 503;
    return { code: serviceCode(error) ?? `http-${status}`, status, maybeDone, passing };
  }
  const name = error instanceof Error ? error.name : '';
  if (name === 'AbortError') return { code: 'timeout', status: undefined, maybeDone: true, passing: true };
  if (typeof code === 'string' && NOT_CONNECTED.includes(code))
    return { code: 'unreachable', status: undefined, maybeDone: false, passing: true };
  if (name === 'RestError')
    return { code: 'connection-lost', status: undefined, maybeDone: true, passing: true };
  // Signing in failed, or we made a mistake: retrying does not help.
  const ours = /Authentication|Credential/.test(name) ? 'no-sign-in' : 'failed';
  return { code: ours, status: undefined, maybeDone: false, passing: false };
}

/** The service's own code, such as `TableNotFound`; only letters, so that it can carry nothing else. */
function serviceCode(error: unknown): string | undefined {
  const { code, details } = error as {
    code?: unknown;
    details?: { odataError?: { code?: unknown }; errorCode?: unknown };
  };
  for (const found of [code, details?.odataError?.code, details?.errorCode])
    if (typeof found === 'string' && /^[A-Za-z]{1,60}$/.test(found)) return found;
  return undefined;
}
