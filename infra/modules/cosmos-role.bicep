// Lets the bot use tables in an Azure Cosmos DB for Table account that is there already: past what one storage account does.

param accountName string
param principalId string

resource account 'Microsoft.DocumentDB/databaseAccounts@2024-05-15' existing = {
  name: accountName
}

// Azure Cosmos DB's own role "Cosmos DB Built-in Data Contributor": rows, and the two tables.
var dataContributor = '${account.id}/tableRoleDefinitions/00000000-0000-0000-0000-000000000002'

resource mayUseTables 'Microsoft.DocumentDB/databaseAccounts/tableRoleAssignments@2025-05-01-preview' = {
  parent: account
  name: guid(account.id, principalId, dataContributor)
  properties: {
    roleDefinitionId: dataContributor
    principalId: principalId
    scope: account.id
  }
}
