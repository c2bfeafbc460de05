import { parseConfig } from '../../../contract/config.ts'
import type { Check, Finding } from '../Check.ts'

const uploadAgain = 'Write it anew: npm run deploy'

/** Checks that the app's /config.json matches the stack. */
export const appConfig: Check = {
  name: 'config.json of the app',
  skip: ({ appUrl }) => (appUrl === undefined ? 'the app is not deployed' : undefined),
  async run({ appUrl = '', config }) {
    const url = new URL('/config.json', appUrl)
    const response = await fetch(url)
    const text = await response.json().catch(() => undefined)
    if (!response.ok || text === undefined) {
      return [{ what: `${url} is not there: the app shows no sign-in`, fix: uploadAgain }]
    }
    const findings: Finding[] = []
    const result = parseConfig(text)
    if (!result.ok) {
      findings.push(
        ...result.faults.map(({ name, problem }) => ({
          what: `${name} in config.json ${problem}`,
          fix: uploadAgain,
        })),
      )
    } else {
      const [wanted, found] = [new Map(Object.entries(config)), new Map(Object.entries(result.config))]
      for (const name of new Set([...wanted.keys(), ...found.keys()])) {
        const [told, is] = [show(found.get(name)), show(wanted.get(name))]
        if (told === is) continue
        findings.push({
          what: `config.json has ${told} as ${name}, and the stack ${is}: they are of different deployments`,
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

function show(value: unknown): string {
  if (value === undefined) return 'nothing'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
