import fs, { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { replaceFile } from '../../local/state/replaceFile.ts'

export interface OperatorProfile {
  /** `http://localhost:5173/aws` */
  endpoint: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

const fileIn = (directory: string) => join(directory, 'credentials')

/**
 * Writes the key of the local AWS's operator, readable by the owner alone, in the form that every AWS client reads:
 * `AWS_SHARED_CREDENTIALS_FILE=.local-aws/credentials aws --endpoint-url ENDPOINT dynamodb scan --table-name
 * AgentsTable`. An old AWS CLI does not read the endpoint in the file, and would call AWS.
 */
export function writeOperatorProfile(directory: string, profile: OperatorProfile): void {
  const lines = [
    '# The operator of the local AWS. Written at every start.',
    '[default]',
    `aws_access_key_id = ${profile.accessKeyId}`,
    `aws_secret_access_key = ${profile.secretAccessKey}`,
    `region = ${profile.region}`,
    `endpoint_url = ${profile.endpoint}`,
  ]
  replaceFile(fs, fileIn(directory), `${lines.join('\n')}\n`)
}

/** @throws Error if no local AWS has been started there */
export function readOperatorProfile(directory: string): OperatorProfile {
  const file = fileIn(directory)
  if (!existsSync(file)) throw new Error(`There is no local AWS in ${directory}. Start one: npm start`)
  const text = readFileSync(file, 'utf8')
  const setting = (name: string) => {
    const value = new RegExp(`^${name} = (.+)$`, 'm').exec(text)?.[1]
    if (value === undefined) throw new Error(`${file} has no ${name}. Write it anew: npm start`)
    return value
  }
  return {
    endpoint: setting('endpoint_url'),
    region: setting('region'),
    accessKeyId: setting('aws_access_key_id'),
    secretAccessKey: setting('aws_secret_access_key'),
  }
}
