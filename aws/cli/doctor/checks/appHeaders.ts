import { readFileSync } from 'node:fs'
import { readTemplate } from '../../../template/readTemplate.ts'
import { inlineHashesOf } from '../../hosting/inlineHashesOf.ts'
import { overPlainHttp } from '../../hosting/overPlainHttp.ts'
import { readHosting } from '../../hosting/readHosting.ts'
import { type Check, deployAgain, type Finding } from '../Check.ts'

const templateFile = new URL('../../../template.yaml', import.meta.url)

/** Whether the app has the template's headers, and a missing file is answered as missing. */
export const appHeaders: Check = {
  name: 'headers of the app',
  skip: ({ appUrl }) => (appUrl === undefined ? 'the app is not deployed' : undefined),
  async run({ appUrl = '', config }) {
    const findings: Finding[] = []
    const template = readTemplate(readFileSync(templateFile, 'utf8'))
    const { headers } = readHosting(template, config.region, { Delivery: config.delivery })
    const page = await fetch(appUrl)
    if (!page.ok) {
      return [{ what: `${appUrl} answers ${page.status}`, fix: 'Upload the app: npm run deploy' }]
    }
    const isPlain = new URL(appUrl).protocol === 'http:'
    for (const [name, wanted] of Object.entries(isPlain ? overPlainHttp(headers) : headers)) {
      const found = page.headers.get(name)
      if (withoutHashes(found) !== withoutHashes(wanted)) {
        findings.push({ what: `${name} is ${found ?? 'missing'}, and should be ${wanted}`, fix: deployAgain })
      }
    }
    const policy = page.headers.get('content-security-policy') ?? ''
    const { scripts, styles } = inlineHashesOf(await page.text())
    for (const hash of [...scripts, ...styles].filter((each) => !policy.includes(each))) {
      findings.push({
        what: `The page holds a script or a style that its Content-Security-Policy does not allow: ${hash}`,
        fix: deployAgain,
      })
    }
    // CloudFront writes its own name into Server if the template removes the bucket's.
    if (page.headers.get('server') === 'AmazonS3') {
      findings.push({ what: 'The app comes with headers that the template takes out', fix: deployAgain })
    }
    if (page.headers.get('cache-control') !== 'no-store') {
      findings.push({
        what: 'The page may be kept by a browser, which will then ask for files of an earlier build',
        fix: 'Upload it anew: npm run deploy',
      })
    }
    const missing = await fetch(new URL('/assets/doctor-missing.js', appUrl))
    if (missing.status !== 404) {
      findings.push({
        what: `A missing script is answered ${missing.status} ${missing.headers.get('content-type')}: a browser would take a page for a script`,
        fix: 'No custom error response of the distribution may name a page. The function of the template sends the app’s addresses to index.html',
      })
    }
    return findings
  },
}

/** A policy without the hashes of inline scripts and styles. Hashes of an earlier build may be among them. */
function withoutHashes(policy: string | null): string | undefined {
  return policy?.replace(/ 'sha256-[^']*'/g, '').replace(/ +;/g, ';')
}
