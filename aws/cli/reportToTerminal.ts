import type { LocalEvent } from '../local/LocalEvent.ts'
import { NotEmulatedError } from '../local/NotEmulatedError.ts'
import { NotKeptError } from '../local/state/NotKeptError.ts'
import { explain } from '../policy/explain.ts'
import { print, printError } from './print.ts'
import { printable } from './printable.ts'

/** Prints why a request was denied. AWS does not tell this. */
export function reportToTerminal(event: LocalEvent): void {
  switch (event.kind) {
    case 'decision':
      if (event.decision.outcome !== 'allowed')
        print(`  ✗ ${printable(explain(event.decision, event.request))}`)
      return
    case 'refusal':
      if (!/(^|#)AccessDeniedException$/.test(event.type)) {
        const type = event.type.split('#').at(-1) ?? ''
        print(`  ✗ ${printable(`${event.operation}: ${type} ${event.message}`)}`)
      }
      return
    case 'failure':
      printError(`  ! ${printable(`${event.operation}: ${String(event.error)}`)}`)
      if (isFault(event.error)) printError(stackOf(event.error))
  }
}

/** Whether an error is a fault of the local AWS. A full disk and a missing feature are not. */
function isFault(error: unknown): boolean {
  return !(error instanceof NotKeptError || error instanceof NotEmulatedError)
}

/** The place of the error, without the message, which may contain the caller's input. */
function stackOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const frames = stack.split('\n').filter((line) => /^ {4}at /.test(line))
  return frames
    .slice(0, 10)
    .map((frame) => printable(frame))
    .join('\n')
}
