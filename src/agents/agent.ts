import * as v from 'valibot'
import { type AgentOf, mapAgent } from '../../aws/contract/agentRecord.ts'

/** An attribute's value as the app shows it. Null when the item has no such value, or one that cannot be shown. */
export interface Values {
  text: string | null
  'long-text': string | null
  /** Usually one of the choices, but shown in any case. */
  choice: string | null
  level: number | null
  /** As text: DynamoDB's numbers have up to 38 digits. */
  count: string | null
  /** The text itself where it is no time that exists. */
  time: Date | string | null
}

/** An agent as the office knows them. */
export type Agent = {
  /** The partition key, which names the agent's administrator. Empty if it is unreadable. */
  userId: string
  fieldName: string
  /** The item as DynamoDB returned it: an update is on the condition that its values are still these. */
  item: Readonly<Record<string, unknown>>
} & AgentOf<Values>

/** Text, or a number as text; null when there is nothing to read. Text over `longest` characters is cut. */
function text(longest: number) {
  return v.fallback(
    v.nullable(
      v.pipe(
        v.union([v.string(), v.number(), v.bigint()]),
        v.transform((value) => String(value).trim()),
        v.transform((value) => (value.length > longest ? `${value.slice(0, longest)}…` : value || null)),
      ),
    ),
    null,
  )
}

const moment = v.pipe(
  v.string(),
  v.check((value) => /^\d{4}-\d{2}-\d{2}/.test(value)),
  v.transform((value) => new Date(value)),
  v.check((value) => !Number.isNaN(value.getTime())),
)

/** Statuses and numbers of more characters are no such thing. */
const longestWord = 40

const item = v.object({
  userId: v.fallback(v.string(), ''),
  // As it is, to the last space: it is half of the item's key.
  fieldName: v.fallback(v.string(), '(unreadable name)'),
  ...mapAgent<{ [Type in keyof Values]: v.GenericSchema<unknown, Values[Type]> }>({
    text: ({ longest }) => text(longest),
    'long-text': ({ longest }) => text(longest),
    choice: () => text(longestWord),
    count: () => text(longestWord),
    level: ({ least, most }) =>
      v.fallback(
        v.nullable(
          v.pipe(
            v.number(),
            v.check((value) => Number.isInteger(value) && value >= least && value <= most),
          ),
        ),
        null,
      ),
    time: () => v.fallback(v.union([moment, text(longestWord)]), null),
  }),
})

/** Reads an item as DynamoDB returns it. An item of any form gives an agent that can be shown. */
export function parseAgent(input: unknown): Agent {
  const given: Record<string, unknown> = Object(input)
  return { ...v.parse(item, given), item: given }
}
