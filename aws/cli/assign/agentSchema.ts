import * as v from 'valibot'
import { agentAttributes, agentKey, mapAgent, type WrittenValues } from '../../contract/agentRecord.ts'

const text = (longest: number) =>
  v.pipe(
    v.string('has to be text'),
    v.maxLength(longest, `is longer than ${longest} characters`),
    // Half of a character that takes two code units, which UTF-8 cannot hold.
    v.check((value) => !/\p{Cs}/u.test(value), 'has half of a character in it'),
  )

/** A number as JSON has it, or as a CSV file does. */
const wholeNumber = (least: number, most: number) =>
  v.pipe(
    v.union(
      [v.number(), v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))],
      'is not a whole number',
    ),
    v.integer('is not a whole number'),
    v.minValue(least, `is not from ${least} to ${most}`),
    v.maxValue(most, `is not from ${least} to ${most}`),
  )

const isoTime = v.pipe(
  v.string('has to be text'),
  v.check(
    (value) => /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z)?$/.test(value) && isOnCalendar(value),
    'is not a time such as 2026-11-20T08:30:00Z',
  ),
)

/** JavaScript takes February 30 for March 2. */
function isOnCalendar(value: string): boolean {
  const time = Date.parse(value)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === value.slice(0, 10)
}

/** A visible letter, digit or sign: no white space and no invisible character. */
function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(/[\p{Default_Ignorable_Code_Point}\u2800]/gu, ''))
}

/** An agent of a file, to be assigned. An empty value is a missing one, as it has to be in a CSV file. */
export const agentSchema = v.strictObject({
  ...mapAgent<{
    [Type in keyof WrittenValues]: v.OptionalSchema<v.GenericSchema<unknown, WrittenValues[Type]>, undefined>
  }>({
    text: ({ longest }) => v.optional(text(longest)),
    'long-text': ({ longest }) => v.optional(text(longest)),
    choice: ({ choices }) => v.optional(v.picklist(choices, `is none of ${choices.join(', ')}`)),
    level: ({ least, most }) => v.optional(wholeNumber(least, most)),
    count: ({ most }) => v.optional(wholeNumber(0, most)),
    time: () => v.optional(isoTime),
  }),
  [agentKey.sort]: v.pipe(
    text(1024),
    v.check(isVisible, 'is missing, or blank'),
    v.check((value) => !/\p{Cc}/u.test(value), 'has a line break or another control character in it'),
    v.check(
      (value) => Buffer.byteLength(value) <= 1024,
      'is longer than 1,024 bytes, which a sort key cannot be',
    ),
  ),
})

export type AssignedAgent = v.InferOutput<typeof agentSchema>

/** The columns that a file may have, the name first. */
export const agentProperties: readonly string[] = [agentKey.sort, ...agentAttributes.map(({ name }) => name)]
