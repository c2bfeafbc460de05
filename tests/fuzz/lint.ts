import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { parseCommandLine, parseCount } from '../../aws/cli/runCommand.ts'
import { lintDocument } from '../../aws/policy/lint/lintDocument.ts'
import { complaintAboutVerdict } from './complaintAboutVerdict.ts'
import { spoiledDocuments } from './spoiledDocuments.ts'

const usage = `npm run fuzz:lint -- [--minutes N] [--seed N]

Gives spoiled documents to the policy linter. Fails when it throws, hangs, calls a document clean of which it read
nothing, or names a place that the document does not have.

  --minutes N     for how long, up to 60 (10)
  --seed N        the same documents as a run that printed this seed`

/** No document may take longer, in milliseconds: it would hold up the page on which somebody types. */
const patience = 20_000
/** Documents that are made at once. */
const salvo = 50

interface Shot {
  text: string
  milliseconds: number
  complaint: string | undefined
}

if (process.send === undefined) await fuzz()
else answer()

/** Hands documents to a process of its own, and ends that one when it answers no more. */
async function fuzz(): Promise<void> {
  const { minutes, seed } = parseCommandLine(usage, () => {
    const { values } = parseArgs({
      options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } },
    })
    const random = String(Math.floor(Math.random() * 2 ** 31))
    return {
      minutes: parseCount('--minutes', values.minutes, 1, 60),
      seed: parseCount('--seed', values.seed ?? random, 0, 2 ** 31),
    }
  })
  console.log(`seed ${seed}, ${minutes} minutes`)
  const end = Date.now() + minutes * 60_000
  const complaints = new Map<string, string>()
  let [shots, slowest] = [0, 0]
  let linter = fork(fileURLToPath(import.meta.url))
  for (let round = 0; Date.now() < end; round += 1) {
    for (const text of fc.sample(spoiledDocuments, { numRuns: salvo, seed: seed + round })) {
      const shot = await shoot(linter, text)
      shots += 1
      slowest = Math.max(slowest, shot.milliseconds)
      if (shot.complaint === undefined) continue
      if (!complaints.has(shot.complaint)) complaints.set(shot.complaint, text)
      if (shot.complaint !== hangs) continue
      linter.kill()
      linter = fork(fileURLToPath(import.meta.url))
    }
  }
  linter.kill()
  console.log(`${shots} documents, the slowest ${Math.round(slowest)} ms, ${complaints.size} complaints`)
  for (const [complaint, text] of complaints) console.log(`\n${complaint}\n${JSON.stringify(text)}`)
  process.exitCode = complaints.size > 0 ? 1 : 0
}

const hangs = `takes more than ${patience / 1000} seconds`

function shoot(linter: ChildProcess, text: string): Promise<Shot> {
  return new Promise((resolve) => {
    const take = (shot: Shot) => {
      clearTimeout(timer)
      resolve(shot)
    }
    const timer = setTimeout(() => {
      linter.off('message', take)
      resolve({ text, milliseconds: patience, complaint: hangs })
    }, patience)
    linter.once('message', take)
    linter.send(text)
  })
}

/** In that process: lints each document that comes. */
function answer(): void {
  process.on('message', (text: string) => {
    const begun = performance.now()
    let complaint: string | undefined
    try {
      complaint = complaintAboutVerdict(text, lintDocument(text, 'it'))
    } catch (error) {
      complaint = `throws ${error instanceof Error ? error.message : String(error)}`
    }
    process.send?.({ text, milliseconds: performance.now() - begun, complaint })
  })
}
