import { parseConfig } from '../../../../src/config.ts'
import type { Check, Finding } from '../Check.ts'

const uploadAgain = 'Write it anew: npm run deploy'

/** Whether the app is told the truth about the stack. */
export const appConfig: Check = {
  name: 'config.json of the app',
  skip: ({ appUrl }) => (appUrl === undefined ? 'the app is not deployed' : undefined),
  async run({ appUrl = '', config }) {
    const url = new URL('/config.json', appUrl)
    const response = await fetch(url)
    const told = await response.json().catch(() => undefined)
    if (!response.ok || told === undefined) {
      return [{ what: `${url} is not there: the app shows no sign-in`, fix: uploadAgain }]
    }
    const findings: Finding[] = []
    const result = parseConfig(told)
    if (!result.ok) {
      findings.push(
        ...result.findings.map(({ name, problem }) => ({
          what: `${name} in config.json ${problem}`,
          fix: uploadAgain,
        })),
      )
    } else {
      const [wanted, found] = [new Map(Object.entries(config)), new Map(Object.entries(result.config))]
      for (const name of new Set([...wanted.keys(), ...found.keys()])) {
        if (String(found.get(name)) === String(wanted.get(name))) continue
        findings.push({
          what: `config.json has ${found.get(name) ?? 'nothing'} as ${name}, and the stack ${wanted.get(name) ?? 'nothing'}: they are of different deployments`,
          fix: uploadAgain,
        })
      }
    }
    if (response.headers.get('cache-control') !== 'no-store') {
      findings.push({
        what: 'config.json may be kept, so that a change of the stack reaches people late',
        fix: uploadAgain,
      })
    }
    return findings
  },
}
