import type { StackChange } from './changeStack.ts'
import { deploy } from './deploy.ts'
import { dryRun } from './dryRun.ts'
import type { BuildFile } from './uploadBuild.ts'

/** Prints what a first deployment would do, call by call, and does none of it. */
export async function printCalls(
  change: StackChange,
  files: readonly BuildFile[],
  print: (line: string) => void,
): Promise<void> {
  const surroundings = {
    call: dryRun(print),
    // What AWS answers is made up: only the headings are of interest.
    say: (line: string) => line.startsWith('  ') || print(line),
    pause: async () => {},
  }
  await deploy(surroundings, {
    ...change,
    region: 'REGION',
    async build() {
      print('  npm run build')
      return [...files]
    },
    write: () => 'config.json',
  })
  print('\nNone of this was done.')
}
