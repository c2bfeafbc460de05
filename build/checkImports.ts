import { readdirSync, readFileSync } from 'node:fs'
import { findCrossings } from './findCrossings.ts'
import { importOrder } from './importOrder.ts'

/**
 * Second half of `npm run lint`: checks every import of the app, of aws/ and of the build against
 * build/importOrder.ts.
 */
const root = new URL('..', import.meta.url)
const files = ['aws', 'build', 'src']
  .flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file.replaceAll('\\', '/')}`,
    ),
  )
  .filter((file) => /\.tsx?$/.test(file))
const crossings = findCrossings(
  importOrder,
  new Map(files.map((file) => [file, readFileSync(new URL(file, root), 'utf8')])),
)
for (const { where, problem } of crossings) console.error(`${where}  ${problem}`)
if (crossings.length > 0) {
  console.error(`\n${crossings.length} imports go against the order in build/importOrder.ts.`)
  process.exitCode = 1
}
