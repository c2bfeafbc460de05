import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { agentAttributes, agentKey } from '../../aws/contract/agentRecord.ts'
import agentsByOffice from '../../aws/seed/agents.json' with { type: 'json' }
import { readTemplate } from '../../aws/template/readTemplate.ts'

const template = readTemplate(readFileSync('aws/template.yaml', 'utf8'))

test('the policy shows administrators the attributes that the record says they see', () => {
  const seen = agentAttributes
    .filter(({ definition }) => definition.seenBy === 'administrators')
    .map(({ name }) => name)
  expect(template).toMatchObject({
    Mappings: {
      VisibleAttributes: { Administrators: { Names: [agentKey.partition, agentKey.sort, ...seen] } },
    },
  })
})

test('the table has the key that the record says', () => {
  expect(template).toMatchObject({
    Resources: {
      AgentsTable: {
        Properties: {
          KeySchema: [
            { AttributeName: agentKey.partition, KeyType: 'HASH' },
            { AttributeName: agentKey.sort, KeyType: 'RANGE' },
          ],
        },
      },
    },
  })
})

test('the demo agents have each attribute of the record, and no other', () => {
  const names = [agentKey.sort, ...agentAttributes.map(({ name }) => name)]
  for (const agent of Object.values(agentsByOffice).flat()) {
    expect(Object.keys(agent).sort()).toEqual(names.toSorted())
  }
})
