import type { Check, Finding, Patient } from '../Check.ts'

const services = ['cognito-idp', 'cognito-identity', 'dynamodb']

/** Headers with which the app's requests need permission to cross origins. */
const needed = ['authorization', 'content-type', 'x-amz-date', 'x-amz-security-token', 'x-amz-target']

/** Whether a page of the app may call the three services. */
export const cors: Check = {
  name: 'CORS',
  async run(patient) {
    const findings: Finding[] = []
    const origin = new URL(patient.appUrl ?? patient.config.endpoint ?? 'https://app.invalid').origin
    for (const service of services) {
      const url = endpointOf(patient, service)
      const { headers } = await fetch(url, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': needed.join(','),
        },
      })
      const allowed = headers.get('access-control-allow-origin')
      const names = headers.get('access-control-allow-headers')?.toLowerCase() ?? ''
      const lacking = needed.filter((name) => names !== '*' && !names.includes(name))
      if (allowed !== '*' && allowed !== origin) {
        findings.push({
          what: `${url} lets no page of ${origin} call it`,
          fix: 'Something stands between browser and AWS: a proxy, or a wrong Region in config.json',
        })
      } else if (lacking.length > 0) {
        findings.push({
          what: `${url} does not let a page send ${lacking.join(', ')}`,
          fix: 'Something stands between browser and AWS that answers in its place',
        })
      }
    }
    return findings
  },
}

function endpointOf({ config }: Patient, service: string): string {
  return config.endpoint ?? `https://${service}.${config.region}.amazonaws.com/`
}
