/** The table's key: the administrator's key, and the agent's name. */
export const agentKey = { partition: 'userId', sort: 'fieldName' } as const

/** The table's indexes. Each sorts an administrator's agents by the attribute that is its name here. */
export const agentIndexes = { lastContact: 'byLastContact', status: 'byStatus' } as const

export const statuses = ['active', 'undercover', 'on-leave', 'compromised', 'retired'] as const

/** The type of an attribute's value. The length of text is in characters. A time is ISO 8601 in UTC. */
type Kind =
  | { type: 'text'; longest: number }
  /** Text of several lines. The app shows it below the other attributes, under its label. */
  | { type: 'long-text'; longest: number }
  | { type: 'choice'; choices: readonly string[] }
  /** A rank within a fixed range. The app shows it as dots. */
  | { type: 'level'; least: number; most: number }
  | { type: 'count'; most: number }
  | { type: 'time' }

interface Attribute {
  label: string
  /** Leads see every attribute. The policy's list in `aws/template.yaml` decides; a test compares the two. */
  seenBy: 'administrators' | 'leads'
  /** The users whose list has it as a column. A lead's list has the real name in place of the specialty. */
  columnOf: 'nobody' | 'everybody' | 'administrators' | 'leads'
}

/**
 * An agent's attributes without the key, in the order in which the app shows them. The parser, the list, the file,
 * the CSV files and the demo agents all follow this one definition.
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

/** An attribute's definition, for code that handles every attribute. */
export type AttributeDefinition = Kind & Attribute

/**
 * An object with every attribute; `Values` has the type of each value: `{ status: Values['choice'], missions:
 * Values['count'], … }`.
 */
export type AgentOf<Values extends { [Type in AttributeType]: unknown }> = {
  [Name in AttributeName]: Values[(typeof agentRecord)[Name]['type']]
}

/** The types of the values in the table. */
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
  // To TypeScript, the names from Object.entries are any text.
  Object.entries(agentRecord).map(([name, definition]) => ({ name: name as AttributeName, definition }))

type Makers<Values extends { [Type in AttributeType]: unknown }> = {
  [Type in AttributeType]: (definition: Extract<AttributeDefinition, { type: Type }>) => Values[Type]
}

/** Makes a value for each attribute, with the maker of its type. */
export function mapAgent<Values extends { [Type in AttributeType]: unknown }>(
  makers: Makers<Values>,
): AgentOf<Values> {
  const entries = agentAttributes.map(({ name, definition }) => {
    // A maker takes the definition of its own type. TypeScript does not see this.
    const make = makers[definition.type] as (given: AttributeDefinition) => Values[AttributeType]
    return [name, make(definition)]
  })
  // TypeScript does not know which value Object.fromEntries gives to which name.
  return Object.fromEntries(entries) as AgentOf<Values>
}
