import type { AwsCall } from '../../aws/calls/AwsCall.ts'
import { type Explanation, explainCall } from '../decisions/explainCall.ts'
import type { Standing } from '../standing/Standing.ts'
import { nameOfKeys } from './nameOfKeys.ts'
import { reasonOf } from './reasonOf.ts'
import { type ResultKind, resultOf } from './resultOf.ts'

/** A call as the list shows it. */
export interface Row {
  call: AwsCall
  /** Undefined for what no policy decides, and until it is known who asks. */
  explanation: Explanation | undefined
  /** Whose rows were asked for. */
  keys: string | undefined
  kind: ResultKind
  /** How it ended, and on what a denial hangs. */
  result: string
}

/** What the list says of a call. */
export function explainRow(call: AwsCall, standing: Standing | undefined): Row {
  const explanation = standing === undefined ? undefined : explainCall(call, standing)
  const { kind, label } = resultOf(call)
  const reason = explanation === undefined ? undefined : reasonOf(explanation)
  return {
    call,
    explanation,
    keys: nameOfKeys(explanation),
    kind,
    result: reason === undefined ? label : `${label} · ${reason}`,
  }
}
