import * as v from 'valibot'
import type { AwsCall, JsonObject } from './AwsCall.ts'
import { callRecord } from './callRecord.ts'
import { isJsonObject } from './isJsonObject.ts'

const key = 'leading-keys.calls'

const json = v.custom<JsonObject>(isJsonObject)
const calls = v.array(
  v.object({
    id: v.number(),
    service: v.picklist(['cognito-idp', 'cognito-identity', 'dynamodb']),
    operation: v.string(),
    startedAt: v.number(),
    input: json,
    result: v.union([
      v.object({ is: v.literal('succeeded'), duration: v.number(), output: json }),
      v.object({
        is: v.literal('refused'),
        duration: v.number(),
        status: v.number(),
        type: v.string(),
        message: v.string(),
      }),
      v.object({ is: v.literal('unanswered'), duration: v.number(), reason: v.string() }),
    ]),
  }),
)

/** How long to gather calls before writing them, in milliseconds. */
const pace = 500

/**
 * Keeps the record over a reload, in this tab's sessionStorage. The record contains no tokens, keys or agents. The
 * sign-out empties the record and this copy.
 */
export function keepCalls(): void {
  try {
    callRecord.restore(v.parse(calls, JSON.parse(sessionStorage.getItem(key) ?? '[]')))
  } catch {
    // Storage may be refused, or hold what an earlier version wrote.
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  callRecord.subscribe(() => {
    clearTimeout(timer)
    if (callRecord.getCalls().length === 0) write([])
    else timer = setTimeout(() => write(callRecord.getCalls()), pace)
  })
}

function write(all: readonly AwsCall[]): void {
  try {
    const ended = all.filter(({ result }) => result.is !== 'pending')
    if (ended.length === 0) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(ended))
  } catch {
    // Without storage, or with a full one, the record is of this page only.
  }
}
