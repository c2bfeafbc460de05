import { parseArgs } from 'node:util'
import type { Verdict } from '../policy/lint/acceptFindings.ts'
import { lintDocument } from '../policy/lint/lintDocument.ts'
import { readPolicyFile } from './readPolicyFile.ts'

const usage = `npm run lint:policy -- [FILE...]

Looks for what IAM accepts and nobody means, in policies (JSON) and CloudFormation templates (YAML or JSON; every
policy and trust policy in them). Without a FILE: aws/template.yaml. The exit code is 1 when something is found or a
file cannot be read.`

try {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  if (values.help) console.log(usage)
  else for (const file of positionals.length === 0 ? ['aws/template.yaml'] : positionals) lintFile(file)
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n\n${usage}\n`)
  process.exitCode = 1
}

function lintFile(file: string): void {
  try {
    const verdict = lintDocument(file, readPolicyFile(file))
    print(file, verdict)
    if (verdict.findings.length > 0) process.exitCode = 1
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    console.error(`\n${problem.startsWith(file) ? problem : `${file} ${problem}`}\n`)
    process.exitCode = 1
  }
}

function print(file: string, { policies, findings, accepted }: Verdict): void {
  console.log(`\n${file}`)
  for (const { rule, where, why, mend } of findings) {
    console.log(`\n  ✗ ${rule}\n    ${where}\n    ${why}\n    → ${mend}`)
  }
  for (const { rule, where, because } of accepted) {
    console.log(`\n  – ${rule}, accepted\n    ${where}\n    ${because}`)
  }
  const found = findings.length === 0 ? 'nothing found' : `${findings.length} found`
  console.log(`\n  ${policies.length} policies (${policies.join(', ')}): ${found}\n`)
}
