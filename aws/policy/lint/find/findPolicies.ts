import { isRecord } from '../isRecord.ts'
import type { Found, PolicyToLint } from '../PolicyToLint.ts'
import type { ReadDocument } from '../read/ReadDocument.ts'
import { policiesIn, type Spot } from './policiesIn.ts'
import {
  beyondAnswer,
  isAuthorizationDetails,
  isTemplateAnswer,
  policiesInAuthorizationDetails,
  policiesInTemplateAnswer,
} from './policiesInAnswer.ts'
import { isServerless, policiesInServerless } from './policiesInServerless.ts'
import { isTemplate, policiesInTemplate } from './policiesInTemplate.ts'
import { isTerraform, policiesInTerraform } from './policiesInTerraform.ts'
import {
  isTerraformConfiguration,
  policiesInTerraformConfiguration,
} from './policiesInTerraformConfiguration.ts'

/** Every policy in a document, by the kind of document that it is. */
export function findPolicies(name: string, text: string, { values, places, language }: ReadDocument): Found {
  const spot: Spot = {
    name,
    isNamed: false,
    key: '',
    places,
    offset: 0,
    writing: { language, variable: 'plain' },
    text,
    depth: 0,
  }
  // A stream of YAML has several documents.
  const found = values.map((value, index) =>
    inValue(value, index === 0 ? spot : { ...spot, name: `${name}, document ${index + 1}` }),
  )
  return {
    policies: found.flatMap(({ policies }) => policies),
    unread: [
      ...found.flatMap(({ unread }) => unread),
      ...values.filter(isRecord).flatMap((value) => beyondAnswer(value, spot)),
    ],
  }
}

function inValue(value: unknown, spot: Spot): Found {
  if (isTerraform(value)) return policiesInTerraform(value, spot)
  if (isTerraformConfiguration(value)) return policiesInTerraformConfiguration(value, spot)
  if (isAuthorizationDetails(value)) return policiesInAuthorizationDetails(value, spot)
  if (isTemplateAnswer(value)) return policiesInTemplateAnswer(value, spot)
  if (isServerless(value)) return policiesInServerless(value, spot)
  if (isTemplate(value)) return policiesInTemplate(value, spot)
  // CloudFormation without a type or resources is not a policy, and neither is the tree that the CDK writes beside it.
  if (isRecord(value) && /^tree-/.test(String(value.version))) return { policies: [], unread: [] }
  const { policies, unread } = policiesIn(value, spot)
  const isAlone = ({ name, kind, trust }: PolicyToLint) =>
    name === spot.name && kind === 'identity' && trust === undefined
  return {
    policies: policies.map((policy) => (isAlone(policy) ? { ...policy, forPeople: 'assumed' } : policy)),
    unread,
  }
}
