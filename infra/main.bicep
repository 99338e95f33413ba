// Everything one bot needs in Azure, in one resource group: an identity without a secret, storage that only this identity
// can read, a host that never sleeps, the bot registration with its Teams channel, logs and alerts.

targetScope = 'resourceGroup'

@description('A short word in the names of everything made here: small letters and digits, like northfield.')
@minLength(3)
@maxLength(16)
param name string

@description('Where it runs and where the records are kept.')
param location string = 'uksouth'

@description('What people see as the name of the bot in Azure. Its name in Teams is in the app package.')
param displayName string = 'Inclusion referrals'

@description('The image that runs, with its version, like example.azurecr.io/referral-triage-bot:0.1.0.')
param containerImage string

@description('Name of an Azure Container Registry in this resource group that holds the image; empty for a public image.')
param registryName string = ''

@description('Entra object ids of those who look after the bot, with commas between them: they type "set up" and "doctor" in its chat.')
@minLength(36)
param administratorIds string

@description('Entra object ids of those who may see figures of all schools, with commas between them: they type "trust" in its chat.')
param trustViewerIds string = ''

@description('Who gets an email when the bot does not work.')
param alertEmail string

@description('Endpoint of an Azure Cosmos DB for Table account in this resource group, like https://NAME.table.cosmos.azure.com. Empty: a storage account is made here, which is enough for a trust.')
param tablesEndpoint string = ''

@description('How many instances run at the same time. One is enough for a school; two go on when one is replaced.')
@minValue(1)
@maxValue(20)
param instances int = 1

@description('Put before the names of the two tables, when two bots share an account.')
param tablesPrefix string = ''

@description('Where the bot registration is kept. Messages pass through Microsoft\'s bot service there; it has no UK region.')
@allowed(['global', 'westeurope'])
param botLocation string = 'global'

var suffix = uniqueString(resourceGroup().id, name)
var ownStorage = empty(tablesEndpoint)

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: '${name}-bot'
    location: location
  }
}

module storage 'modules/storage.bicep' = if (ownStorage) {
  name: 'storage'
  params: {
    name: toLower(take('${name}${suffix}', 24))
    location: location
    principalId: identity.outputs.principalId
  }
}

module cosmos 'modules/cosmos-role.bicep' = if (!ownStorage) {
  name: 'cosmos-role'
  params: {
    accountName: split(split(tablesEndpoint, '://')[1], '.')[0]
    principalId: identity.outputs.principalId
  }
}

module registry 'modules/registry-role.bicep' = if (!empty(registryName)) {
  name: 'registry-role'
  params: {
    registryName: registryName
    principalId: identity.outputs.principalId
  }
}

module host 'modules/host.bicep' = {
  name: 'host'
  params: {
    name: name
    location: location
    containerImage: containerImage
    registryServer: empty(registryName) ? '' : registry!.outputs.server
    identityId: identity.outputs.id
    clientId: identity.outputs.clientId
    tenantId: identity.outputs.tenantId
    tablesEndpoint: ownStorage ? storage!.outputs.tablesEndpoint : tablesEndpoint
    tablesPrefix: tablesPrefix
    administratorIds: administratorIds
    trustViewerIds: trustViewerIds
    instances: instances
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: '${name}-bot-${suffix}'
    displayName: displayName
    location: botLocation
    host: host.outputs.domain
    identityId: identity.outputs.id
    clientId: identity.outputs.clientId
    tenantId: identity.outputs.tenantId
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: name
    location: location
    workspaceId: host.outputs.workspaceId
    appId: host.outputs.appId
    appName: host.outputs.appName
    email: alertEmail
  }
}

output BOT_ID string = identity.outputs.clientId
output BOT_TENANT_ID string = identity.outputs.tenantId
output BOT_DOMAIN string = host.outputs.domain
output TABLES_ENDPOINT string = ownStorage ? storage!.outputs.tablesEndpoint : tablesEndpoint
