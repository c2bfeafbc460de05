import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'
import { readTemplate } from '../aws/template/readTemplate.ts'

/** The resources that decide on access. The app needs only these. */
const explained = new Set([
  'AWS::Cognito::IdentityPool',
  'AWS::Cognito::IdentityPoolPrincipalTag',
  'AWS::Cognito::IdentityPoolRoleAttachment',
  'AWS::Cognito::UserPoolGroup',
  'AWS::DynamoDB::Table',
  'AWS::IAM::Role',
])

/**
 * Lets the app import `aws/template.yaml` as an object, so that it explains the deployed policy and not a copy.
 * Intrinsic functions stay in their long form.
 */
export function importTemplate(): Plugin {
  return {
    name: 'import-template',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith('/aws/template.yaml')) return null
      const { AWSTemplateFormatVersion, Parameters, Conditions, Mappings, Resources, Outputs } = readTemplate(
        await readFile(id, 'utf8'),
      )
      const template = {
        AWSTemplateFormatVersion,
        Parameters,
        Conditions,
        Mappings,
        Outputs,
        Resources: Object.fromEntries(
          Object.entries(Resources).filter(([, { Type }]) => explained.has(Type)),
        ),
      }
      return { code: `export default ${JSON.stringify(template)}`, map: null, moduleType: 'js' }
    },
  }
}
