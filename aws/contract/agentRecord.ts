/** The table's key: whose agent it is, and the agent's name. */
export const agentKey = { partition: 'userId', sort: 'fieldName' } as const

/** The table's indexes, by the attribute that each sorts the agents of one administrator by. */
export const agentIndexes = { lastContact: 'byLastContact', status: 'byStatus' } as const

export const statuses = ['active', 'undercover', 'on-leave', 'compromised', 'retired'] as const

/** What kind of value an attribute holds. Text is counted in characters, a time is ISO 8601 in UTC. */
type Kind =
  | { type: 'text'; longest: number }
  /** Text of many lines: shown below the other attributes, under its label. */
  | { type: 'long-text'; longest: number }
  | { type: 'choice'; choices: readonly string[] }
  /** A rank within a fixed range: shown as dots. */
  | { type: 'level'; least: number; most: number }
  | { type: 'count'; most: number }
  | { type: 'time' }

interface Attribute {
  label: string
  /** Leads see every attribute. The policy's list in `aws/template.yaml` decides; a test holds the two together. */
  seenBy: 'administrators' | 'leads'
  /** In whose list it is a column: a lead's list has the real name where an administrator's has the specialty. */
  columnOf: 'nobody' | 'everybody' | 'administrators' | 'leads'
}

/**
 * An agent's attributes besides the key, in the order in which they are shown: the one definition that the parser, the
 * list, the file, the assigned files and the demo agents follow.
 */
export const agentRecord = {
  realName: { type: 'text', longest: 200, label: 'Real name', seenBy: 'leads', columnOf: 'leads' },
  status: {
    type: 'choice',
    choices: statuses,
    label: 'Status',
    seenBy: 'administrators',
    columnOf: 'everybody',
  },
  station: {
    type: 'text',
    longest: 200,
    label: 'Station',
    seenBy: 'administrators',
    columnOf: 'everybody',
  },
  specialty: {
    type: 'text',
    longest: 200,
    label: 'Specialty',
    seenBy: 'administrators',
    columnOf: 'administrators',
  },
  clearance: {
    type: 'level',
    least: 1,
    most: 5,
    label: 'Clearance',
    seenBy: 'administrators',
    columnOf: 'everybody',
  },
  lastContact: { type: 'time', label: 'Last contact', seenBy: 'administrators', columnOf: 'everybody' },
  missions: {
    type: 'count',
    most: 999_999,
    label: 'Missions',
    seenBy: 'administrators',
    columnOf: 'nobody',
  },
  notes: {
    type: 'long-text',
    longest: 20_000,
    label: 'Notes',
    seenBy: 'administrators',
    columnOf: 'nobody',
  },
} as const satisfies Record<string, Kind & Attribute>

export type AttributeName = keyof typeof agentRecord
export type AttributeType = Kind['type']

/** An attribute's definition, for code that treats all attributes alike. */
export type AttributeDefinition = Kind & Attribute

/** What `Values` has for each attribute's type: `{ status: Values['choice'], missions: Values['count'], … }`. */
export type AgentOf<Values extends { [Type in AttributeType]: unknown }> = {
  [Name in AttributeName]: Values[(typeof agentRecord)[Name]['type']]
}

/** The values as they are written into the table. */
export interface WrittenValues {
  text: string
  'long-text': string
  choice: string
  level: number
  count: number
  time: string
}

/** The attributes with their names, in order. */
export const agentAttributes: readonly { name: AttributeName; definition: AttributeDefinition }[] =
  // Object.entries forgets that the names are those of the object.
  Object.entries(agentRecord).map(([name, definition]) => ({ name: name as AttributeName, definition }))

type Makers<Values extends { [Type in AttributeType]: unknown }> = {
  [Type in AttributeType]: (definition: Extract<AttributeDefinition, { type: Type }>) => Values[Type]
}

/** Makes one value of each attribute, by its type. */
export function mapAgent<Values extends { [Type in AttributeType]: unknown }>(
  makers: Makers<Values>,
): AgentOf<Values> {
  const entries = agentAttributes.map(({ name, definition }) => {
    // The maker of a type takes that type's definition, which TypeScript cannot follow through the look-up.
    const make = makers[definition.type] as (given: AttributeDefinition) => Values[AttributeType]
    return [name, make(definition)]
  })
  // Object.fromEntries cannot tell which value belongs to which name.
  return Object.fromEntries(entries) as AgentOf<Values>
}
