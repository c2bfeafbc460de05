import { acceptFindings, type Verdict } from './acceptFindings.ts'
import type { Finding } from './Finding.ts'
import { isRecord } from './isRecord.ts'
import { lintPolicy } from './lintPolicy.ts'
import { documentsIn, policiesInTemplate } from './policiesInTemplate.ts'
import { resolveTemplate } from './resolveTemplate.ts'
import { templateSettings } from './templateSettings.ts'

/**
 * Lints everything in a document: a policy as JSON, what the AWS CLI prints of one, or a CloudFormation template
 * with its functions in their long form, in every setting of its parameters.
 *
 * @param name what findings call a policy that has no name of its own
 * @throws Error when there is no policy in it
 */
export function lintDocument(name: string, document: unknown): Verdict {
  const policies = !isRecord(document)
    ? []
    : isRecord(document.Resources)
      ? templateSettings(document).flatMap((setting) =>
          policiesInTemplate(resolveTemplate(document, setting)),
        )
      : documentsIn(document, name)
  if (policies.length === 0) throw new Error('holds no policy: nothing with a Statement is in it')
  const findings = new Map<string, Finding>()
  for (const finding of policies.flatMap(lintPolicy)) {
    // The settings of a template share most of it: what is found in several is one finding.
    findings.set(`${finding.rule} ${finding.where} ${finding.why}`, finding)
  }
  const names = [...new Set(policies.map((policy) => policy.name))]
  return acceptFindings([...findings.values()], document, names)
}
