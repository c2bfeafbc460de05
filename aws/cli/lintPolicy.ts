import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { lintDocuments } from '../policy/lint/lintDocument.ts'
import { describeVerdict } from './lint/describeVerdict.ts'
import { findRulesPage } from './lint/findRulesPage.ts'
import type { LintedDocument } from './lint/LintedDocument.ts'
import { openDocuments } from './lint/openDocuments.ts'
import { toSarif } from './lint/toSarif.ts'
import { print, printError, printJson } from './print.ts'
import { runCommand } from './runCommand.ts'

const usage = `npm run lint:policy -- [--format text|json|sarif] [--not-for-people] [FILE|FOLDER|-]...

Finds mistakes that IAM accepts, in policies and in the documents that contain them: JSON or YAML policies and
statements, CloudFormation and SAM templates, the output of cdk synth, serverless.yml, \`terraform show -json\`, and
answers of the AWS CLI. - is the standard input. Without a file: aws/template.yaml.

  --not-for-people  policies without a role around them are for programs or operators. Without it they count as policies
                    for signed-in users, who must reach no rows but their own

docs/policy-rules.md explains every finding. Exit code 0 when all was read and nothing found, 1 when something was found
or a policy could not be read, 2 when the command line is wrong.`

const formats = ['text', 'json', 'sarif']

await runCommand(usage, async () => {
  const options = parseOptions()
  if (options === undefined) return
  const { format, paths, isForPeople } = options
  const opened = [...openDocuments(paths)]
  const readable = opened.flatMap((document) =>
    'problem' in document
      ? []
      : [{ text: document.text, name: basename(document.name), path: resolve(document.name), isForPeople }],
  )
  const verdicts = lintDocuments(readable)[Symbol.iterator]()
  const linted = opened.map((document): LintedDocument => {
    const { name: file } = document
    const verdict = 'problem' in document ? undefined : verdicts.next().value
    return { file, verdict: verdict ?? unopened(file, 'problem' in document ? document.problem : '') }
  })
  for (const document of linted) {
    const { findings, unread } = document.verdict
    if (format === 'text') print(describeVerdict(document))
    if (findings.length > 0 || unread.length > 0) process.exitCode = 1
  }
  if (linted.length === 0) {
    printError(`\nThere is no policy in ${paths.join(', ')}: no file there mentions one.\n`)
    process.exitCode = 1
  }
  if (format === 'json') printJson(linted, 2)
  if (format === 'sarif') {
    const sarif = toSarif(linted, { root: process.cwd(), rulesPage: findRulesPage() })
    printJson(sarif, 2)
  }
})

interface Options {
  format: string
  paths: readonly string[]
  /** Undefined if the command line does not say it. */
  isForPeople: boolean | undefined
}

/** The options of the command line. For an invalid one, prints one sentence and returns undefined. */
function parseOptions(): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      options: {
        format: { type: 'string', default: 'text' },
        'not-for-people': { type: 'boolean', default: false },
      },
      allowPositionals: true,
    })
    if (!formats.includes(values.format)) {
      throw new Error(`--format is ${formats.join(', ')}, not ${values.format}`)
    }
    return {
      format: values.format,
      paths: positionals.length === 0 ? ['aws/template.yaml'] : positionals,
      isForPeople: values['not-for-people'] ? false : undefined,
    }
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ', 1)
    printError(`\n${sentence.replace(/\.$/, '')}. See npm run lint:policy -- --help.\n`)
    process.exitCode = 2
    return undefined
  }
}

function unopened(name: string, problem: string): LintedDocument['verdict'] {
  const place = { line: 1, column: 1, name, reason: `cannot be opened: ${problem}` }
  return { policies: [], statements: 0, unread: [place], findings: [], accepted: [] }
}
