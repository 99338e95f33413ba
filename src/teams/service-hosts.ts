/**
 * The hosts of Teams' service in Microsoft's worldwide cloud, as Microsoft's own Teams SDK lists them. Exact names,
 * because anybody can get an address under trafficmanager.net.
 */
const TEAMS_HOSTS: ReadonlySet<string> = new Set([
  'smba.trafficmanager.net',
  'smba.onyx.prod.teams.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
]);

/** Which service addresses the bot talks to: Teams' own, or with a local Teams only those on this machine. */
export type Cloud = 'teams' | 'this-machine';

/**
 * True when messages, and the token that signs them, may go to this service address: https without user name or port to
 * one of Teams' hosts, or any address on this machine for a local Teams.
 */
export function isServiceHost(serviceUrl: string, cloud: Cloud): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const url = new URL(serviceUrl);
  if (url.username !== '' || url.password !== '') return false;
  if (cloud === 'this-machine') return isLoopback(url);
  return url.protocol === 'https:' && url.port === '' && TEAMS_HOSTS.has(url.hostname);
}

/** True for an http or https address that only this machine can reach. */
export function isLoopback({ protocol, hostname }: URL): boolean {
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
