import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse, parseDocument } from 'yaml'
import { intrinsicTags } from '../../aws/template/intrinsicTags.ts'
import { readTemplate } from '../../aws/template/readTemplate.ts'
import { type References, resolveValue } from '../../aws/template/resolveValue.ts'

const pages = [
  ...readdirSync('.').filter((file) => file.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
  ...['src/ahead/README.md', 'build/README.md'],
]
const { scripts, engines } = JSON.parse(readFileSync('package.json', 'utf8'))
const template = readTemplate(readFileSync('aws/template.yaml', 'utf8'))

describe.each(pages)('%s', (page) => {
  const text = readFileSync(page, 'utf8')

  test('links to files and headings that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)]
    const broken = links.filter(([, file = '', heading]) => {
      const target = file === '' ? page : join(dirname(page), file)
      return !existsSync(target) || (heading !== undefined && !headingsOf(target).includes(heading))
    })
    expect(broken.map(([link]) => link)).toEqual([])
  })

  test('names only commands of package.json', () => {
    const named = [...text.matchAll(/npm run ([a-z][a-z:-]*)/g)].map(([, script = '']) => script)
    expect(named.filter((script) => !(script in scripts))).toEqual([])
  })

  test('names only source files and folders that exist', () => {
    // A path stands between backquotes. A name with a wildcard or a placeholder is no path.
    const named = [
      ...text.matchAll(/`((?:aws|build|docs|src|tests)\/(?:[\w./-]+\.(?:ts|tsx|yaml|json|md)|[\w./-]+\/))`/g),
    ]
    const missing = named.map(([, path = '']) => path).filter((path) => !existsSync(path))
    expect(missing).toEqual([])
  })

  test('sets only parameters of the template, to values that it allows', () => {
    const settings = [...text.matchAll(/(?:--set |`)([A-Z][A-Za-z]+)=([\w.-]+)/g)].filter(([, name = '']) =>
      isParameter(name),
    )
    const wrong = settings.filter(([, name = '', value = '']) => {
      const { AllowedValues, MinValue, MaxValue } = parameterNamed(name)
      if (AllowedValues !== undefined) return !AllowedValues.map(String).includes(value)
      return MinValue !== undefined && (Number(value) < Number(MinValue) || Number(value) > Number(MaxValue))
    })
    expect(wrong.map(([setting]) => setting)).toEqual([])
    const unknown = [...text.matchAll(/--set ([A-Z][a-z]\w+)=/g)].filter(
      ([, name = '']) => !isParameter(name),
    )
    expect(unknown.map(([setting]) => setting)).toEqual([])
  })
})

test('every page of docs begins with what it answers', () => {
  const others = readdirSync('docs').filter((file) => file.endsWith('.md') && file !== 'README.md')
  const silent = others.filter(
    (file) => !/^# .+\n\nThis page answers: /.test(readFileSync(join('docs', file), 'utf8')),
  )
  expect(silent).toEqual([])
})

test('docs/README.md leads to every page', () => {
  const map = readFileSync('docs/README.md', 'utf8')
  const others = readdirSync('docs').filter((file) => file.endsWith('.md') && file !== 'README.md')
  expect(others.filter((file) => !map.includes(`(${file})`))).toEqual([])
})

test.each([
  ['README.md', 'QueryOwnAgents'],
  ['docs/writes.md', 'EditOwnAgents'],
])('%s has the statement %s as the template has it', (page, sid) => {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/```yaml\n(.*?)```/gs)].map(
    ([, block = '']) => block,
  )
  const [shown] = blocks
    .flatMap(statementsIn)
    .filter((statement) => Reflect.get(Object(statement), 'Sid') === sid)
  const resolved = parse(readFileSync('tests/template/resolvedIam.identity-id.own-agents.yaml', 'utf8'))
  const [policy] = resolved.AdministratorRole.Policies
  const real = policy.PolicyDocument.Statement.find((statement: { Sid: string }) => statement.Sid === sid)
  expect(real).toBeDefined()
  expect(shown).toEqual(real)
})

test('the times in docs/sessions.md are those of the template', () => {
  const { Properties: client } = template.Resources.UserPoolClient ?? {}
  const text = readFileSync('docs/sessions.md', 'utf8')
  const hours = (name: string) =>
    `${Number(Reflect.get(client ?? {}, name)) / (name === 'RefreshTokenValidity' ? 1 : 60)} hour`
  expect(text).toMatch(new RegExp(`^\\| ID token \\|.*\\| ${hours('IdTokenValidity')} \\|`, 'm'))
  expect(text).toMatch(new RegExp(`^\\| access token \\|.*\\| ${hours('AccessTokenValidity')} \\|`, 'm'))
  expect(text).toMatch(new RegExp(`^\\| refresh token \\|.*\\| ${hours('RefreshTokenValidity')}s from`, 'm'))
  const { Default, MinValue, MaxValue } = parameterNamed('IdleMinutes')
  expect(text).toContain(`After ${Default} minutes without mouse or keyboard`)
  expect(text).toContain(`sets the time, from ${MinValue} to ${MaxValue}.`)
  expect(readFileSync('README.md', 'utf8')).toContain(`and not after ${Default} |`)
})

test('README.md and CONTRIBUTING.md name the versions of Node that package.json does', () => {
  const majors = [...engines.node.matchAll(/(\d+)\.\d+\.\d+/g)].map(([, major]) => major)
  for (const page of ['README.md', 'CONTRIBUTING.md']) {
    const [, first, second, third] =
      /Node (\d+)\.\d+, (\d+) (?:or|and) (\d+)/.exec(readFileSync(page, 'utf8')) ?? []
    expect([first, second, third]).toEqual(majors)
  }
})

/** Messages of AWS or of a browser that nothing here prints. */
const foreign = [
  'Action denied by stack policy',
  'cannot be deleted while TerminationProtection is enabled',
  'InvalidViewerCertificate',
  'Refused to execute inline script',
]

test('docs/troubleshooting.md quotes messages that the program prints', () => {
  const code = readdirSync('aws', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join('aws', file), 'utf8'))
    .join('\n')
    .replaceAll("\\'", "'")
  const quotes = [...readFileSync('docs/troubleshooting.md', 'utf8').matchAll(/^\| [^|`]*`([^`]+)`/gm)].map(
    ([, quote = '']) => quote,
  )
  const unknown = quotes
    .filter((quote) => !foreign.includes(quote))
    // A message has a name or a number in some places, so its longest piece of plain words counts.
    .filter((quote) => !code.includes(longestPiece(quote)))
  expect(unknown).toEqual([])
})

function longestPiece(quote: string): string {
  const pieces = quote.split(/…|\(.*\)|\bAgentsTable\b|\bleading-keys is\b|\.local-aws\b|[.:] |\.$/)
  return pieces
    .map((piece) => piece.trim())
    .reduce((one, other) => (other.length > one.length ? other : one), '')
}

/** The headings of a page as GitHub's anchors. */
function headingsOf(page: string): string[] {
  if (!page.endsWith('.md')) return []
  const text = readFileSync(page, 'utf8').replaceAll(/^```.*?^```/gms, '')
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** The statements in a block of a page, with the values that the template's functions have in an example account. */
function statementsIn(block: string): unknown[] {
  const references: References = {
    ref: (name) => `<${name}>`,
    attribute: (logicalId, name) => `<${logicalId}.${name}>`,
    condition: () => false,
    mapping: (name, topLevelKey, secondLevelKey) => template.Mappings[name]?.[topLevelKey]?.[secondLevelKey],
    refuse: (what) => {
      throw new Error(what)
    },
  }
  const document = parseDocument(block, { customTags: intrinsicTags(['Sub', 'FindInMap']) })
  const statements = resolveValue(document.toJS(), references)
  return Array.isArray(statements) ? statements : []
}

function isParameter(name: string): boolean {
  return Object.hasOwn(template.Parameters, name)
}

function parameterNamed(name: string) {
  const parameter = template.Parameters[name]
  if (parameter === undefined) throw new Error(`the template has no parameter ${name}`)
  return parameter
}
