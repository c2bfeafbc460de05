import type { Finding } from './Finding.ts'
import { isRecord } from './isRecord.ts'
import type { Places } from './read/Places.ts'

/** A finding that the template accepts, with its reason. */
export interface AcceptedFinding extends Finding {
  because: string
}

/** A finding and what it is about, as acceptances name it. */
export interface Acceptable {
  finding: Finding
  /** Logical ID of the resource. */
  resource: string | undefined
  /** `QueryOwnAgents.Resource` */
  path: string
}

/** An acceptance without a reason or without its finding, and its place. */
export interface IdleAcceptance {
  resource: string
  offset: number | undefined
  why: string
  mend: string
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
 * An acceptance without a reason, or of a finding that is not there, is a finding itself: it would hide the next one.
 */
export function acceptFindings(
  acceptable: readonly Acceptable[],
  document: unknown,
  places: Places,
): { findings: Finding[]; accepted: AcceptedFinding[]; idle: IdleAcceptance[] } {
  const acceptances = acceptancesIn(document)
  const used = new Set<Acceptance>()
  const findings: Finding[] = []
  const accepted: AcceptedFinding[] = []
  for (const each of acceptable) {
    const acceptance = acceptances.find((one) => one.because !== '' && covers(one, each))
    if (acceptance === undefined) findings.push(each.finding)
    else {
      used.add(acceptance)
      accepted.push({ ...each.finding, because: acceptance.because })
    }
  }
  const idle = acceptances
    .filter((acceptance) => !used.has(acceptance))
    .map(({ resource, rule, because, holder }) => ({
      resource,
      offset: places.find(holder, 'Accept') ?? places.find(holder),
      why:
        because === '' ? `${rule} is accepted without a reason.` : `${rule} is accepted, and is not found.`,
      mend:
        because === ''
          ? 'Say why under Because.'
          : 'Take the acceptance out, or it will hide the next finding of that rule.',
    }))
  return { findings, accepted, idle }
}

interface Acceptance {
  /** Logical ID of the resource that accepts. */
  resource: string
  rule: string
  /** Sid of the statement that it is about. */
  sid: string
  because: string
  holder: object
}

function covers(
  { resource, rule, sid }: Acceptance,
  { finding, resource: found, path }: Acceptable,
): boolean {
  return rule === finding.rule && found === resource && (path === sid || path.startsWith(`${sid}.`))
}

function acceptancesIn(document: unknown): Acceptance[] {
  const resources =
    isRecord(document) && isRecord(document.Resources) ? Object.entries(document.Resources) : []
  return resources.flatMap(([resource, members]) => {
    const metadata = isRecord(members) && isRecord(members.Metadata) ? members.Metadata : {}
    return [metadata.PolicyLint ?? []]
      .flat()
      .filter(isRecord)
      .map((holder) => ({
        resource,
        rule: String(holder.Accept),
        sid: String(holder.In),
        because: typeof holder.Because === 'string' ? holder.Because.trim() : '',
        holder,
      }))
  })
}
