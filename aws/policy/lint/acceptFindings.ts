import type { Finding } from './Finding.ts'
import { isRecord } from './isRecord.ts'

/** What came of linting one document. */
export interface Verdict {
  /** The policies that were looked at. */
  policies: readonly string[]
  findings: readonly Finding[]
  /** Findings that the template accepts, with its reason. */
  accepted: readonly (Finding & { because: string })[]
}

/**
 * Sets aside what a resource accepts in its Metadata, with a reason that is printed each time:
 *
 *     Metadata:
 *       PolicyLint:
 *         - Accept: rows-of-everybody
 *           In: ReadAllAgents
 *           Because: leads read the agents of every office
 *
 * An acceptance without a reason, or of something that is not found, is a finding itself: it would hide the next one.
 */
export function acceptFindings(
  findings: readonly Finding[],
  document: unknown,
  policies: readonly string[],
): Verdict {
  const acceptances = acceptancesIn(document)
  const acceptanceOf = (finding: Finding) =>
    acceptances.find((acceptance) => acceptance.because !== '' && covers(acceptance, finding))
  const idle = acceptances.filter(
    (acceptance) => !findings.some((finding) => acceptanceOf(finding) === acceptance),
  )
  return {
    policies,
    findings: [
      ...findings.filter((finding) => acceptanceOf(finding) === undefined),
      ...idle.map(({ resource, rule, because }) => ({
        rule: 'idle-acceptance',
        where: `${resource} at Metadata.PolicyLint`,
        why:
          because === '' ? `${rule} is accepted without a reason.` : `${rule} is accepted, and is not found.`,
        mend:
          because === ''
            ? 'Say why under Because.'
            : 'Take the acceptance out, or it will hide the next one.',
      })),
    ],
    accepted: findings.flatMap((finding) => {
      const acceptance = acceptanceOf(finding)
      return acceptance === undefined ? [] : [{ ...finding, because: acceptance.because }]
    }),
  }
}

interface Acceptance {
  /** Logical ID of the resource that accepts. */
  resource: string
  rule: string
  /** Sid of the statement that it is about. */
  sid: string
  because: string
}

function covers({ resource, rule, sid }: Acceptance, finding: Finding): boolean {
  const [policy = '', path = ''] = finding.where.split(' at ')
  const isHere = policy === resource || policy.startsWith(`${resource}/`)
  return rule === finding.rule && isHere && (path === sid || path.startsWith(`${sid}.`))
}

function acceptancesIn(document: unknown): Acceptance[] {
  const resources =
    isRecord(document) && isRecord(document.Resources) ? Object.entries(document.Resources) : []
  return resources.flatMap(([resource, members]) => {
    const metadata = isRecord(members) && isRecord(members.Metadata) ? members.Metadata : {}
    return [metadata.PolicyLint ?? []]
      .flat()
      .filter(isRecord)
      .map(({ Accept, In, Because }) => ({
        resource,
        rule: String(Accept),
        sid: String(In),
        because: typeof Because === 'string' ? Because.trim() : '',
      }))
  })
}
