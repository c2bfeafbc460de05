import { type Acceptable, acceptFindings } from './acceptFindings.ts'
import type { Finding } from './Finding.ts'
import { findPolicies } from './find/findPolicies.ts'
import { isRecord } from './isRecord.ts'
import { mostOpenTrusts } from './isTrustOfPeople.ts'
import { lintPolicy } from './lintPolicy.ts'
import type { Found, PolicyToLint } from './PolicyToLint.ts'
import { pathFrom, tidyPath } from './paths.ts'
import { linesAndColumns } from './read/linesAndColumns.ts'
import type { ReadDocument } from './read/ReadDocument.ts'
import { readJson } from './read/readJson.ts'
import { readText } from './read/readText.ts'
import type { Verdict } from './Verdict.ts'
import { writeLines } from './writeLines.ts'

/** Characters without white space: the largest policy that AWS takes, of a key in KMS, has 32,768. */
const longest = 40_000

/** A document to lint. */
export interface DocumentToLint {
  /** JSON or YAML. */
  text: string
  /** What findings call a policy that has no name of its own, such as the file's name. */
  name: string
  /** Where it stands, for the nested stacks whose templates stand beside it. The name, if it has no path. */
  path?: string
  /** Whether signed-in users get the policies whose role the document does not have. Undefined if nobody knows it. */
  isForPeople?: boolean | undefined
}

/**
 * Lints everything in a document: a policy, statements alone, a CloudFormation or SAM template in every setting of its
 * parameters, a serverless.yml, a plan or state of Terraform as JSON, or an answer of the AWS CLI.
 *
 * The function is pure and runs in the browser too: the app's Break-in page calls it while the user types. It never
 * throws: a part that it cannot read is in the verdict's `unread`.
 *
 * @param text the document: JSON or YAML
 * @param name what findings call a policy that has no name of its own, such as the file's name
 * @param isForPeople whether signed-in users get the policies whose role the document does not have
 */
export function lintDocument(
  text: string,
  name: string,
  { isForPeople }: Pick<DocumentToLint, 'isForPeople'> = {},
): Verdict {
  const [verdict] = lintDocuments([{ text, name, isForPeople }])
  return verdict ?? { policies: [], statements: 0, unread: [], findings: [], accepted: [] }
}

/**
 * Lints several documents together, one verdict each. A role's trust policy in one of them counts for the policies of that
 * role in the others, as with the answers of `aws iam get-role` and `aws iam get-role-policy`.
 */
export function lintDocuments(documents: readonly DocumentToLint[]): Verdict[] {
  const opened = documents.map(({ text, name, path = name, isForPeople }) => {
    const read = withoutYamlInJson(readText(text), text, name)
    const found = findPolicies(name, text, read)
    const policies = found.policies.map((policy) => withAudience(policy, isForPeople))
    return { text, name, path: tidyPath(path), read, found: { ...found, policies } }
  })
  const trusts = new Map<string, unknown[]>()
  for (const { policies } of opened.map(({ found }) => found)) {
    for (const { name, kind, document } of policies) {
      if (kind === 'trust') trusts.set(name, [...(trusts.get(name) ?? []), document])
    }
  }
  return opened.map((each) => {
    const policies = each.found.policies.flatMap((policy) => {
      const role = policy.name.split('/').slice(0, -1).join('/')
      const ofRole = policy.kind === 'identity' ? mostOpenTrusts(trusts.get(`${role}/trust`) ?? []) : []
      if (policy.trust !== undefined || ofRole.length === 0) return [policy]
      return ofRole.map((trust) => ({ ...policy, trust }))
    })
    const unread = each.found.unread.filter(({ file }) => {
      if (file === undefined) return true
      const path = pathFrom(each.path, file)
      // Another of these documents holds this place, and its own verdict covers it.
      const isCovered = path !== each.path && opened.filter((other) => other.path === path).length === 1
      return !isCovered
    })
    return judge({ ...each, policies, unread })
  })
}

/** A policy with what the caller knows of the people who get it. */
function withAudience(policy: PolicyToLint, isForPeople: boolean | undefined): PolicyToLint {
  if (isForPeople === undefined || policy.trust !== undefined) return policy
  const { forPeople: _, ...rest } = policy
  return isForPeople ? { ...rest, forPeople: 'known' } : rest
}

/** A file that calls itself JSON and can be read as YAML only: IAM takes neither single quotes nor names without quotes. */
function withoutYamlInJson(read: ReadDocument, text: string, name: string): ReadDocument {
  if (read.language === 'json' || read.unreadable !== undefined || !/\.json$/i.test(name)) return read
  const { unreadable } = readJson(text)
  if (unreadable === undefined) return read
  const why = `This ${unreadable.reason}. IAM refuses it as malformed.`
  const mend = 'Write names and texts in double quotes, as JSON has them.'
  return { ...read, slips: [{ rule: 'not-json', offset: unreadable.offset, why, mend }, ...read.slips] }
}

interface OpenedDocument extends DocumentToLint, Found {
  read: ReadDocument
}

function judge({ text, name, read, policies, unread }: OpenedDocument): Verdict {
  const at = linesAndColumns(text)
  if (read.unreadable !== undefined) unread.push({ ...read.unreadable, name })
  else if (policies.length === 0 && unread.length === 0) {
    unread.push({ offset: 0, name, reason: 'holds no policy: nothing with a Statement is in it' })
  }
  const acceptable = new Map<string, Acceptable>()
  const within: PolicyToLint[] = []
  for (const policy of policies) {
    const { kept, left } = withinLimit(policy)
    within.push(kept)
    if (left > 0) {
      const reason = `is larger than any policy that IAM takes: ${left} of its statements were not read`
      unread.push({ offset: policy.offset, name: policy.name, reason })
    }
  }
  for (const each of within.flatMap((policy) => findingsIn(policy, at))) {
    const { rule, where, why, line, column } = each.finding
    // A fault that shows in several settings of a template is one finding.
    const key = `${rule} ${where} ${why} ${line} ${column}`
    if (!acceptable.has(key)) acceptable.set(key, each)
  }
  const [document] = read.values
  const template = isRecord(document) && isRecord(document.resources) ? document.resources : document
  const { findings, accepted, idle } = acceptFindings([...acceptable.values()], template, read.places)
  const slips = read.slips
    .filter(({ rule }) => rule !== 'yaml-merge' || isPlainTemplate(document))
    .map(
      ({ rule, offset, why, mend }): Finding => ({
        rule,
        ...at(offset),
        policy: name,
        where: name,
        why,
        request: undefined,
        mend,
        lines: undefined,
      }),
    )
  const idleFindings = idle.map(
    ({ resource, offset, why, mend }): Finding => ({
      rule: 'idle-acceptance',
      ...at(offset),
      policy: resource,
      where: `${resource} at Metadata.PolicyLint`,
      why,
      request: undefined,
      mend,
      lines: undefined,
    }),
  )
  return {
    policies: [...new Set(policies.map((policy) => policy.name))],
    statements: new Set(within.flatMap(statementsOf)).size,
    unread: unread.map(({ offset, name: place, reason }) => ({ ...at(offset), name: place, reason })),
    findings: [...slips, ...findings, ...idleFindings],
    accepted,
  }
}

type Position = ReturnType<typeof linesAndColumns>

function findingsIn(policy: PolicyToLint, at: Position): Acceptable[] {
  return lintPolicy(policy).map(({ rule, path, offset, why, request, mend, write }) => ({
    resource: policy.resource,
    path,
    finding: {
      rule,
      ...at(
        offset ??
          (isRecord(policy.document) ? policy.places.find(policy.document) : undefined) ??
          policy.offset,
      ),
      policy: policy.name,
      where: `${policy.name} at ${path}`,
      why,
      request,
      mend,
      lines: write === undefined ? undefined : writeLines(write, policy.writing),
    },
  }))
}

/** The statements that fit into IAM's limit, and the number of the others. The limit bounds the work for one policy. */
function withinLimit(policy: PolicyToLint): { kept: PolicyToLint; left: number } {
  const { document, places } = policy
  const statements = isRecord(document) ? [document.Statement ?? []].flat() : []
  let length = 0
  const kept = statements.filter((statement) => {
    length += JSON.stringify(statement).length
    return length <= longest
  })
  const left = statements.length - kept.length
  if (left === 0 || !isRecord(document)) return { kept: policy, left: 0 }
  const short = { ...document, Statement: kept }
  places.copied(short, document)
  return { kept: { ...policy, document: short }, left }
}

/** Each statement once, however many settings of a template it was read in. */
function statementsOf({ document, places, name }: PolicyToLint): string[] {
  const statements = isRecord(document) ? [document.Statement ?? []].flat() : []
  return statements.map((statement, index) =>
    isRecord(statement) ? `${name} ${places.find(statement) ?? index} ${index}` : `${name} ${index}`,
  )
}

/** CloudFormation itself, and not a framework that merges YAML before it sends it. */
function isPlainTemplate(document: unknown): boolean {
  if (!isRecord(document) || !isRecord(document.Resources)) return false
  return !JSON.stringify(document.Transform ?? '').includes('Serverless')
}
