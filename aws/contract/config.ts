import * as v from 'valibot'

const looksLikeUserPoolId = /^[a-z]{2}(-[a-z]+)+-\d_[0-9a-zA-Z]+$/
const looksLikeIdentityPoolId = /^[a-z]{2}(-[a-z]+)+-\d:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A string in one form. `explain` says what is wrong with another one. */
function exactly(form: RegExp, explain: (value: string) => string) {
  return v.pipe(
    v.string('is not text.'),
    v.check(
      (value) => form.test(value),
      ({ input }) =>
        form.test(input.trim())
          ? 'has a space or a line break around it.'
          : input === ''
            ? 'is empty.'
            : explain(input),
    ),
  )
}

const tableName = exactly(
  /^[a-zA-Z0-9_.-]{3,255}$/,
  () => 'is not a table name: 3 to 255 letters, digits, dots, dashes or underscores.',
)

const notAList = () => 'is not a list of attributes, separated by commas and without spaces.'

const schema = v.object({
  region: exactly(/^[a-z]{2}(-[a-z]+)+-\d$/, () => 'is not the name of an AWS Region, such as eu-central-1.'),
  userPoolId: exactly(looksLikeUserPoolId, (value) =>
    looksLikeIdentityPoolId.test(value)
      ? 'is the ID of an identity pool. A user pool ID has an underscore, such as eu-central-1_AbCdEfGhI.'
      : 'is not a user pool ID, such as eu-central-1_AbCdEfGhI.',
  ),
  userPoolClientId: exactly(
    /^[0-9a-z]{10,128}$/,
    () => 'is not an app client ID: 26 lower-case letters and digits.',
  ),
  identityPoolId: exactly(looksLikeIdentityPoolId, (value) =>
    looksLikeUserPoolId.test(value)
      ? 'is the ID of a user pool. An identity pool ID has a colon and a UUID: eu-central-1:121ebb41-a712-….'
      : 'is not an identity pool ID, such as eu-central-1:121ebb41-a712-4ee7-9d33-800b4cb96a1c.',
  ),
  tableName,
  // The table that says which office a userId belongs to. An older config.json does not name it.
  officesTableName: v.optional(tableName, 'OfficesTable'),
  partitionKey: v.picklist(['identity-id', 'principal-tag'], 'has to be identity-id or principal-tag.'),
  leadGroup: v.pipe(
    v.string('is not text.'),
    v.check((value) => value !== '', 'is empty.'),
  ),
  // How requests reach AWS. In an older stack, without this setting, they go to each service directly.
  delivery: v.optional(
    v.picklist(
      ['direct', 'cognito-same-origin', 'same-origin'],
      'has to be direct, cognito-same-origin or same-origin.',
    ),
    'direct',
  ),
  // The attributes that the app may ask for. The policy denies a Query that names another one or none.
  visibleAttributes: v.pipe(
    exactly(/^[^\s,]+(,[^\s,]+)*$/, notAList),
    v.transform((value) => value.split(',')),
  ),
  // An older stack has neither of these two settings, and allows no edits.
  editing: v.optional(v.picklist(['none', 'own-agents'], 'has to be none or own-agents.'), 'none'),
  // The attributes in an administrator's edits if editing is own-agents, with the keys.
  editableAttributes: v.optional(
    v.pipe(
      exactly(/^([^\s,]+(,[^\s,]+)*)?$/, notAList),
      v.transform((value) => value.split(',').filter((name) => name !== '')),
    ),
    '',
  ),
  authenticatorApp: v.optional(
    v.picklist(['optional', 'required'], 'has to be optional or required.'),
    'optional',
  ),
  // How long the agents stay on the screen without input by the user. A stack has it as text; people may write a
  // number.
  idleMinutes: v.pipe(
    v.union([v.number(), exactly(/^\d+(\.\d+)?$/, () => '')], 'is not a number of minutes, such as 15.'),
    v.transform(Number),
    v.check((minutes) => minutes >= 1, 'has to be at least 1 minute.'),
    v.check((minutes) => minutes <= 720, 'has to be at most 720 minutes.'),
  ),
  endpoint: v.optional(
    exactly(
      /^https?:\/\/\S+[^\s/]$/,
      () => 'is not an address, such as http://localhost:5173/aws, without a slash at its end.',
    ),
  ),
  demoAccounts: v.optional(
    v.array(v.object({ username: v.string(), password: v.string(), note: v.string() })),
  ),
})

/** The app's configuration: the stack's outputs and, with the local AWS, the endpoint and the demo accounts. */
export type Config = v.InferOutput<typeof schema>

export type DemoAccount = NonNullable<Config['demoAccounts']>[number]

/** One fault of the configuration: the value, and the reason. */
export interface ConfigFault {
  name: string
  value: string | undefined
  problem: string
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; faults: ConfigFault[] }

/** Checks the content of `/config.json` and reports all of its faults. */
export function parseConfig(input: unknown): ConfigResult {
  const result = v.safeParse(schema, input)
  const malformed = result.issues?.map(toFault) ?? []
  const isMalformed = (name: string) => malformed.some((fault) => fault.name === name)
  // The Regions are compared only if the IDs and the Region have the right form.
  const foreign = result.typed && !isMalformed('region') ? findForeignRegions(result.output) : []
  const faults = [...malformed, ...foreign.filter(({ name }) => !isMalformed(name))]
  return result.success && faults.length === 0 ? { ok: true, config: result.output } : { ok: false, faults }
}

function toFault({ path, input, message }: v.BaseIssue<unknown>): ConfigFault {
  return {
    name: path?.map(({ key }) => String(key)).join('.') ?? '/config.json',
    value: typeof input === 'string' ? input : undefined,
    problem: input === undefined ? 'is missing.' : message,
  }
}

function findForeignRegions({ region, userPoolId, identityPoolId }: Config): ConfigFault[] {
  return Object.entries({ userPoolId, identityPoolId })
    .filter(([, id]) => id.split(/[_:]/)[0] !== region)
    .map(([name, value]) => ({ name, value, problem: `is not in the Region that region names, ${region}.` }))
}
