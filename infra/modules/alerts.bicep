// Tells somebody by email when the bot is not there, is not ready, or fails. Log lines hold no names and nothing typed.

param name string
param location string
param workspaceId string
param appId string
param appName string
param email string

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-people'
  location: 'global'
  properties: {
    groupShortName: take(name, 12)
    enabled: true
    emailReceivers: [
      {
        name: 'who looks after the bot'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

// The platform keeps starting what does not stay up, so many restarts mean that it cannot start.
var signs = [
  {
    name: 'not-running'
    metric: 'Replicas'
    operator: 'LessThan'
    threshold: 1
    description: 'No instance of the bot is running, so nobody in Teams gets an answer. Look at the newest revision and its logs.'
  }
  {
    name: 'restarting'
    metric: 'RestartCount'
    operator: 'GreaterThan'
    threshold: 3
    description: 'The bot does not stay up. The logs of the newest revision say why, in words.'
  }
]

resource down 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for sign in signs: {
    name: '${name}-${sign.name}'
    location: 'global'
    properties: {
      description: sign.description
      severity: 1
      enabled: true
      scopes: [
        appId
      ]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            name: sign.metric
            criterionType: 'StaticThresholdCriterion'
            metricNamespace: 'Microsoft.App/containerApps'
            metricName: sign.metric
            timeAggregation: 'Maximum'
            operator: sign.operator
            threshold: sign.threshold
          }
        ]
      }
      actions: [
        {
          actionGroupId: people.id
        }
      ]
    }
  }
]

// Every line is one JSON object; see src/logging/log.ts for its fields.
var lines = 'ContainerAppConsoleLogs | where ContainerAppName == "${appName}" | extend line = parse_json(Log)'

resource notReady 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: '${name}-not-ready'
  location: location
  properties: {
    displayName: 'The bot is not ready'
    description: 'The bot cannot sign in to Teams, so it posts nothing. Run the doctor, and open /readyz: both say why.'
    severity: 1
    enabled: true
    scopes: [
      workspaceId
    ]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT15M'
    criteria: {
      allOf: [
        {
          query: '${lines} | where line.outcome == "own-sign-in"'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    // The bot writes this once, when it begins: silence afterwards does not mean that it is over.
    autoMitigate: false
    actions: {
      actionGroups: [
        people.id
      ]
    }
  }
}

resource errors 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: '${name}-errors'
  location: location
  properties: {
    displayName: 'The bot has faults'
    description: 'The bot wrote errors several times in a quarter of an hour, for example because it cannot reach its storage. Run the doctor.'
    severity: 2
    enabled: true
    scopes: [
      workspaceId
    ]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT15M'
    criteria: {
      allOf: [
        {
          query: '${lines} | where line.level == "error"'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 5
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    autoMitigate: true
    actions: {
      actionGroups: [
        people.id
      ]
    }
  }
}
