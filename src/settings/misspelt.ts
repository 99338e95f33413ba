/**
 * One sentence for each variable in `env` whose name looks like a misspelling of one of `ours` that is not set, for
 * example `TABLE_ENDPOINT` or `MicrosoftAppId`. An unnoticed typo is a setting that is silently missing.
 */
export function findMisspelt(env: NodeJS.ProcessEnv, ours: readonly string[]): string[] {
  const squash = (name: string): string => name.replaceAll('_', '').toLowerCase();
  const problems: string[] = [];
  for (const name of Object.keys(env)) {
    if (ours.includes(name) || !env[name]) continue;
    // Names as short as PORT are too similar to others.
    const meant = ours.find(
      (each) =>
        each.length >= 8 &&
        !env[each] &&
        measureDistance(squash(name), squash(each)) <= (each.length > 12 ? 2 : 1),
    );
    if (meant) problems.push(`${name} is not a variable of this bot. Did you mean ${meant}?`);
  }
  return problems;
}

/** The names of these variables in Microsoft's own tools and samples, in lower case. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  MICROSOFT_APP_ID: [
    'bot_id',
    'botid',
    'bot_app_id',
    'aad_app_client_id',
    'client_id',
    'clientid',
    'app_id',
    'appid',
    'connections__serviceconnection__settings__clientid',
  ],
  MICROSOFT_APP_PASSWORD: [
    'bot_password',
    'botpassword',
    'secret_bot_password',
    'aad_app_client_secret',
    'secret_aad_app_client_secret',
    'client_secret',
    'clientsecret',
    'app_password',
    'azure_client_secret',
    'connections__serviceconnection__settings__clientsecret',
  ],
  MICROSOFT_APP_TENANT_ID: [
    'bot_tenant_id',
    'aad_app_tenant_id',
    'teams_app_tenant_id',
    'azure_tenant_id',
    'tenant_id',
    'tenantid',
    'app_tenantid',
    'entra_tenant_id',
    'connections__serviceconnection__settings__tenantid',
  ],
  MICROSOFT_APP_TYPE: ['bot_type', 'bottype', 'app_type'],
  TABLES_ENDPOINT: [
    'azure_tables_endpoint',
    'azure_table_endpoint',
    'azure_storage_table_endpoint',
    'tables_uri',
  ],
  TABLES_CONNECTION_STRING: ['azure_storage_connection_string', 'storage_connection_string'],
};

/** One sentence for each variable in `env` that goes by another program's name for one of those `missing`. */
export function findOtherNames(env: NodeJS.ProcessEnv, missing: readonly string[]): string[] {
  return missing.flatMap((name) =>
    Object.keys(env)
      .filter((each) => env[each] && OTHER_NAMES[name]?.includes(each.toLowerCase()))
      .map((each) => `${each} is set, but this bot reads ${name}. Call it that.`),
  );
}

/** How many letters must be put in, taken out or changed to make one word the other. */
function measureDistance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 3;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of one.split('').entries()) {
    const next = [at + 1];
    for (const [column, wanted] of other.split('').entries())
      next.push(
        Math.min(
          (row[column] ?? 0) + (letter === wanted ? 0 : 1),
          (row[column + 1] ?? 0) + 1,
          (next[column] ?? 0) + 1,
        ),
      );
    row = next;
  }
  return row[other.length] ?? 3;
}
