import * as v from 'valibot'

/** `{ S: "text" }` and its like; validated by the engine before. */
export type AttributeValue = Readonly<Record<string, unknown>>
type AttributeMap = Readonly<Record<string, AttributeValue>>
interface KeyCondition {
  ComparisonOperator: string
  AttributeValueList?: readonly AttributeValue[]
}

/** Any object. Not valibot's record, which passes over attributes that are called "constructor". */
const mapOf = <Value>() =>
  v.optional(
    v.custom<Readonly<Record<string, Value>>>((value) => typeof value === 'object' && value !== null),
  )
/** A path's first part is an attribute's name, aliases resolved; further parts are names or indexes in it. */
const path = v.pipe(v.array(v.union([v.string(), v.number()])), v.minLength(1))
const parsedPaths = v.optional(v.looseObject({ paths: v.array(path) }))
const parsedUpdates = v.optional(
  v.looseObject({
    paths: v.array(path),
    /** What is assigned or added: a path, a value, or a call or sum with both in its `args`. */
    sections: v.array(v.looseObject({ val: v.optional(v.unknown()) })),
  }),
)
const parsedCondition = v.optional(
  v.looseObject({ pathHeads: v.custom<object>((value) => typeof value === 'object') }),
)
const text = v.optional(v.string())

/** The parts of an input that say which data it is about, as the engine's parser left them. */
const schema = v.looseObject({
  TableName: text,
  IndexName: text,
  Key: mapOf<AttributeValue>(),
  Item: mapOf<AttributeValue>(),
  KeyConditions: mapOf<KeyCondition>(),
  QueryFilter: mapOf<unknown>(),
  ScanFilter: mapOf<unknown>(),
  Expected: mapOf<unknown>(),
  AttributeUpdates: mapOf<unknown>(),
  AttributesToGet: v.optional(v.array(v.string())),
  RequestItems: mapOf<unknown>(),
  Select: text,
  ReturnValues: text,
  ReturnConsumedCapacity: text,
  _projection: parsedPaths,
  _updates: parsedUpdates,
  _filter: parsedCondition,
  _condition: parsedCondition,
})

export type Readable = v.InferOutput<typeof schema>

export interface Input {
  /** What the engine runs. */
  runs: Record<string, unknown>
  /** The same, typed, to read from. */
  reads: Readable
}

export type { AttributeMap }

/** Types what the engine's validation made of an input. Fails only if the engine changed under us. */
export function parsedInput(runs: Record<string, unknown>): Input {
  return { runs, reads: v.parse(schema, runs) }
}
