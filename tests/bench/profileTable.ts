import { medianOf, quartilesOf } from './middleBy.ts'
import type { Profile } from './profileSignIn.ts'

/** What the owners of code are to a reader. The first that fits counts. */
const groups: readonly [what: string, owner: RegExp][] = [
  ['waiting for the network', /^\(idle\)$/],
  ['the browser: style, layout, paint, requests, compiling', /^\((program|root)\)$/],
  ['the browser: memory', /^\(garbage collector\)$/],
  ['React', /^(react|react-dom|scheduler)$/],
  ['the query library', /^@tanstack\//],
  ['the signature of the Query', /^(@smithy\/signature-v4|@aws-crypto\/.*)$/],
  ['the SDK: requests, middleware, schemas', /^@(smithy|aws-sdk|aws)\//],
  [
    'cognito-js and `buffer`',
    /^(amazon-cognito-identity-js|buffer|js-cookie|base64-js|ieee754|isomorphic-unfetch)$/,
  ],
  ['the password’s proof', /^src\/ahead\/srp\//],
  ['the record of the calls', /^src\/aws\/calls\//],
  ['parsing of the configuration and of records', /^valibot$/],
  ['the list', /^src\/agents\//],
]
const rest = 'the rest of the app'

/** A table in Markdown of what ran, in milliseconds: medians with their quartiles. */
export function profileTable(visits: readonly { signIn: Profile; reload: Profile }[]): string {
  const ways = ['signIn', 'reload'] as const
  const figuresOf = (what: string, way: 'signIn' | 'reload') => visits.map((visit) => sumOf(visit[way], what))
  const whats = [...groups.map(([what]) => what), rest].sort(
    (one, other) => medianOf(figuresOf(other, 'signIn')) - medianOf(figuresOf(one, 'signIn')),
  )
  const cell = (figures: readonly number[]) => {
    const [from, to] = quartilesOf(figures).map(Math.round)
    return `${Math.round(medianOf(figures))} (${from}–${to})`
  }
  return [
    '| what runs | button to agents, ms | reload to agents, ms |',
    '|---|---:|---:|',
    ...whats.map((what) => `| ${what} | ${ways.map((way) => cell(figuresOf(what, way))).join(' | ')} |`),
  ].join('\n')
}

function sumOf(profile: Profile, what: string): number {
  return [...profile]
    .filter(([owner]) => (groups.find(([, form]) => form.test(owner))?.[0] ?? rest) === what)
    .reduce((sum, [, milliseconds]) => sum + milliseconds, 0)
}
