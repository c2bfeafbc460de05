import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { parseCommandLine, parseCount } from '../../aws/cli/runCommand.ts'
import { queryAgents } from '../support/agentsQuery.ts'
import { signInOverHttp } from '../support/signInOverHttp.ts'
import { startProcess } from '../support/startProcess.ts'
import { complaintAbout } from './complaintAbout.ts'
import { fire, type Hit } from './fire.ts'
import { forgetItems } from './forgetItems.ts'
import { hostileShots, largeShots } from './hostileShots.ts'
import type { Shot } from './Shot.ts'
import type { Targets } from './Targets.ts'

const usage = `npm run fuzz -- [--minutes N] [--seed N]

Fires hostile requests at a local AWS in a process of its own. Fails when an answer is none that AWS could give, when the
process ends, or when it holds over a tenth more memory than after the first minute.

  --minutes N     for how long, up to 50 (10): credentials last an hour
  --seed N        the same requests as a run that printed this seed`

const { minutes, seed } = parseCommandLine(usage, () => {
  const { values } = parseArgs({
    options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } },
  })
  const random = String(Math.floor(Math.random() * 2 ** 31))
  return {
    minutes: parseCount('--minutes', values.minutes, 1, 50),
    seed: parseCount('--seed', values.seed ?? random, 0, 2 ** 31),
  }
})
/** The number of shots made at once, and the number under way at a time. */
const salvo = 200
const hands = 8

const directory = mkdtempSync(join(tmpdir(), 'leading-keys-'))
const local = await startProcess(directory)
/** Each kind of complaint once, with its first shot. */
const complaints = new Map<string, { shot: Shot; hit: string; times: number }>()
const answers = new Map<string, number>()
let slowest = { milliseconds: 0, shot: '' }

console.log(`seed ${seed}, ${minutes} minutes, process ${local.pid}`)
const person = await signInOverHttp(local.config, 'office-south')
const targets: Targets = { config: local.config, operatorKey: local.operatorKey, person }
const failed = await report(await run())
await local.kill()
rmSync(directory, { recursive: true })
process.exit(failed ? 1 : 0)

/** Fires until the time is over or the process has ended. Returns the memory after each minute. */
async function run(): Promise<number[]> {
  const memory: number[] = []
  const begun = Date.now()
  for (let round = 0; memory.length < minutes && local.isAlive(); round += 1) {
    const shots = [
      ...fc.sample(hostileShots(targets), { numRuns: salvo, seed: seed + round }),
      ...fc.sample(largeShots(targets), { numRuns: largeIn(round), seed: seed + round }),
    ]
    await fireAll(shots)
    if (!local.isAlive() || Date.now() - begun < (memory.length + 1) * 60_000) continue
    await forgetItems(targets)
    memory.push(await local.rss())
    console.log(lineOf(memory))
  }
  return memory
}

/** Many large bodies in the first minute, so that it has the peak of the memory; later only a few. */
function largeIn(round: number): number {
  if (round === 0) return 20
  return round % 10 === 0 ? 1 : 0
}

async function fireAll(shots: Shot[]): Promise<void> {
  const worker = async () => {
    for (let shot = shots.pop(); shot !== undefined; shot = shots.pop()) await fireOne(shot)
  }
  await Promise.all(Array.from({ length: hands }, worker))
}

async function fireOne(shot: Shot): Promise<void> {
  const begun = performance.now()
  const hit = await fire(targets, shot).catch((error: Error) => error)
  const milliseconds = performance.now() - begun
  if (shot.is !== 'large' && milliseconds > slowest.milliseconds) {
    slowest = { milliseconds, shot: JSON.stringify(shot).slice(0, 300) }
  }
  const kind = kindOf(hit)
  answers.set(kind, (answers.get(kind) ?? 0) + 1)
  const complaint = hit instanceof Error ? `no answer: ${hit.message}` : hit && complaintAbout(hit)
  if (complaint === undefined) return
  const text = hit instanceof Error ? '' : (hit?.body.slice(0, 200) ?? '')
  const known = complaints.get(complaint + text)
  complaints.set(complaint + text, {
    shot: known?.shot ?? shot,
    hit: `${complaint} ${text}`,
    times: (known?.times ?? 0) + 1,
  })
}

function kindOf(hit: Hit | Error | undefined): string {
  if (hit instanceof Error) return 'failed'
  if (hit === undefined) return 'none due'
  const type = /"__type":"(?:[^"]*#)?(\w+)"/.exec(hit.body)?.[1] ?? ''
  return `${hit.status} ${type}`.trim()
}

function lineOf(memory: readonly number[]): string {
  const total = [...answers.values()].reduce((sum, count) => sum + count, 0)
  const mebibytes = Math.round((memory.at(-1) ?? 0) / 2 ** 20)
  return `minute ${String(memory.length).padStart(2)}  ${mebibytes} MiB resident, ${total} shots, ${complaints.size} complaints`
}

async function report(memory: readonly number[]): Promise<boolean> {
  console.log('\nanswers')
  for (const [kind, count] of [...answers].sort(([, a], [, b]) => b - a)) {
    console.log(`  ${String(count).padStart(8)}  ${kind}`)
  }
  console.log(`\nslowest, large bodies apart: ${Math.round(slowest.milliseconds)} ms  ${slowest.shot}`)
  for (const { shot, hit, times } of complaints.values()) {
    console.log(`\n✗ ${times} × ${hit}\n  ${JSON.stringify(shot).slice(0, 2000)}`)
  }
  const growth = (memory.at(-1) ?? 0) / (memory[0] ?? 1)
  const isAlive =
    local.isAlive() &&
    (await queryAgents(local.config, person, person.identityId).then(
      () => true,
      () => false,
    ))
  console.log(`\nprocess ${isAlive ? 'alive and serving' : 'DEAD'}, memory ${growth.toFixed(2)} × minute one`)
  return complaints.size > 0 || !isAlive || growth > 1.1
}
