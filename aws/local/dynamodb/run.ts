import { NotKeptError } from '../state/NotKeptError.ts'
import type { Operation, Store } from './Dynalite.ts'
import { toAwsError } from './validateInput.ts'

/**
 * Runs an operation of the engine.
 *
 * @throws AwsError, NotKeptError
 */
export function run(store: Store, operation: Operation, input: object): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    operation(store, input, (error, output = {}) => {
      if (error instanceof NotKeptError) reject(error)
      else if (error) reject(toAwsError(error))
      else resolve(output)
    })
  })
}
