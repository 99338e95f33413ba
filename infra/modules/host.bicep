// Azure Container Apps on the Consumption plan: with at least one instance it never sleeps, and an idle one costs little.

param name string
param location string
param containerImage string
param registryServer string
param identityId string
param clientId string
param tenantId string
param tablesEndpoint string
param tablesPrefix string
param administratorIds string
param trustViewerIds string
param instances int

var port = 3978

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: 30
    workspaceCapping: {
      dailyQuotaGb: 1
    }
  }
}

resource environment 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: '${name}-env'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: environment
  properties: {
    workspaceId: workspace.id
    logs: [
      {
        category: 'ContainerAppConsoleLogs'
        enabled: true
      }
      {
        category: 'ContainerAppSystemLogs'
        enabled: true
      }
    ]
  }
}

resource app 'Microsoft.App/containerApps@2025-01-01' = {
  name: '${name}-bot'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    managedEnvironmentId: environment.id
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        allowInsecure: false
        targetPort: port
        transport: 'http'
      }
      registries: empty(registryServer)
        ? []
        : [
            {
              server: registryServer
              identity: identityId
            }
          ]
    }
    template: {
      containers: [
        {
          name: 'bot'
          image: containerImage
          resources: {
            cpu: json('0.25')
            memory: '0.5Gi'
          }
          env: [
            {
              name: 'PORT'
              value: string(port)
            }
            {
              name: 'MICROSOFT_APP_ID'
              value: clientId
            }
            {
              name: 'MICROSOFT_APP_TYPE'
              value: 'UserAssignedMSI'
            }
            {
              name: 'MICROSOFT_APP_TENANT_ID'
              value: tenantId
            }
            {
              name: 'TABLES_ENDPOINT'
              value: tablesEndpoint
            }
            {
              name: 'TABLES_PREFIX'
              value: tablesPrefix
            }
            {
              name: 'ADMINISTRATOR_IDS'
              value: administratorIds
            }
            {
              name: 'TRUST_VIEWER_IDS'
              value: trustViewerIds
            }
          ]
          // All by /healthz, never by /readyz: an instance that cannot sign in to Teams still answers Stop, so it must not be
          // taken away. The alerts watch what /readyz says. A version that cannot start never replaces the one that runs.
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 5
              failureThreshold: 24
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 30
              failureThreshold: 3
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 10
              failureThreshold: 3
            }
          ]
        }
      ]
      // Longer than the bot needs to finish what it is doing.
      terminationGracePeriodSeconds: 30
      scale: {
        minReplicas: instances
        maxReplicas: instances
      }
    }
  }
}

output domain string = app.properties.configuration.ingress.fqdn
output appId string = app.id
output appName string = app.name
output workspaceId string = workspace.id
