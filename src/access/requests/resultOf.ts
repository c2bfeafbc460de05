import type { AwsCall } from '../../aws/calls/AwsCall.ts'

export type ResultKind = 'pending' | 'allowed' | 'denied' | 'failed'

interface ResultWords {
  kind: ResultKind
  label: string
}

/** The result of a call, in a word or two. */
export function resultOf({ service, result }: AwsCall): ResultWords {
  switch (result.is) {
    case 'pending':
      return { kind: 'pending', label: 'Under way' }
    case 'unanswered':
      return { kind: 'failed', label: result.reason }
    case 'refused':
      return result.type === 'AccessDeniedException'
        ? { kind: 'denied', label: 'Denied' }
        : { kind: 'failed', label: result.type.replace(/Exception$/, '') }
    case 'succeeded': {
      const { Count } = result.output
      if (typeof Count === 'number') {
        return { kind: 'allowed', label: `Allowed · ${Count} ${Count === 1 ? 'item' : 'items'}` }
      }
      return { kind: 'allowed', label: service === 'dynamodb' ? 'Allowed' : 'OK' }
    }
  }
}
