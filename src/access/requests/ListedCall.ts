import type { AwsCall } from '../../aws/calls/AwsCall.ts'
import { type Explanation, explainCall } from '../decisions/explainCall.ts'
import type { Standing } from '../standing/Standing.ts'
import { nameOfKeys } from './describeCall.ts'
import { reasonOf } from './reasonOf.ts'
import { type ResultKind, resultOf } from './resultOf.ts'

/** A call as the list shows it. */
export interface ListedCall {
  call: AwsCall
  /** Undefined for calls that no policy decides, and until the app knows the user's identity. */
  explanation: Explanation | undefined
  /** The user or users whose rows the call asks for. */
  keys: string | undefined
  kind: ResultKind
  /** The result, and the reason of a denial. */
  result: string
}

export function toListedCall(call: AwsCall, standing: Standing | undefined): ListedCall {
  const explanation = standing === undefined ? undefined : explainCall(call, standing)
  const { kind, label } = resultOf(call)
  const reason = explanation === undefined ? undefined : reasonOf(explanation)
  return {
    call,
    explanation,
    keys: nameOfKeys(explanation),
    kind,
    result: reason === undefined ? label : `${label}: ${reason}`,
  }
}

/** Whether the list's row, the call's input or its output contains `words` (in lower case). */
export function containsWords({ call, keys, result }: ListedCall, words: string): boolean {
  const { service, operation, input, result: output } = call
  return [service, operation, keys, result, JSON.stringify([input, output])]
    .join('\n')
    .toLowerCase()
    .includes(words)
}
