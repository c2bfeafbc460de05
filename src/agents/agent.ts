import * as v from 'valibot'

export const knownStatuses = ['active', 'undercover', 'on-leave', 'compromised', 'retired'] as const

/** An agent as the office knows them. Null is what the item does not say, or says in a form that cannot be shown. */
export interface Agent {
  /** Whose they are: what the administrator's rows hang on. Empty where it is unreadable. */
  userId: string
  fieldName: string
  /** Null for everybody but a lead: nobody else is told. */
  realName: string | null
  /** Usually one of `knownStatuses`, but shown whatever it is. */
  status: string | null
  station: string | null
  specialty: string | null
  /** 1 to 5. */
  clearance: number | null
  lastContact: Date | null
  /** As text: DynamoDB's numbers have up to 38 digits. */
  missions: string | null
  notes: string | null
}

/** Text, or a number as text; null when there is nothing to read. What is longer than `longest` is cut. */
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

const item = v.object({
  userId: v.fallback(v.string(), ''),
  // As it is, to the last space: it is half of the item's key.
  fieldName: v.fallback(v.string(), '(unreadable name)'),
  realName: text(200),
  status: text(40),
  station: text(200),
  specialty: text(200),
  clearance: v.fallback(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))), null),
  lastContact: v.fallback(
    v.nullable(
      v.pipe(
        v.string(),
        v.regex(/^\d{4}-\d{2}-\d{2}/),
        v.transform((value) => new Date(value)),
        v.date(),
      ),
    ),
    null,
  ),
  missions: text(40),
  notes: text(20_000),
})

/** Reads an item as DynamoDB returns it. Whatever the item holds, the result can be shown. */
export function parseAgent(input: unknown): Agent {
  return v.parse(item, Object(input))
}
