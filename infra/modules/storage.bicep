// The records. Only identities with a role get in: shared keys are off, so there is no key to leak or to renew.

param name string
param location string
@description('Of the identity that may read and write the tables.')
param principalId string

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  kind: 'StorageV2'
  // Three copies in three buildings of one region.
  sku: {
    name: 'Standard_ZRS'
  }
  properties: {
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
  }
}

// Tables have no undo: nobody deletes the account by a slip.
resource keep 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'keep-the-records'
  scope: account
  properties: {
    level: 'CanNotDelete'
    notes: 'Records of referrals. Remove this lock only to end the service.'
  }
}

var storageTableDataContributor = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
)

resource mayUseTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, principalId, storageTableDataContributor)
  scope: account
  properties: {
    roleDefinitionId: storageTableDataContributor
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

output tablesEndpoint string = account.properties.primaryEndpoints.table
